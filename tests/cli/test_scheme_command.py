"""`evalapp scheme`: what is in force, and what another comes to, as the contract promises it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.permissions import Phase
from tests.operations.scheme.scheme_samples import HEAVIER, IN_WHOLE_POINTS, IN_WORDS, TO_TEN, WITHOUT_TIES
from tests.samples import SCHEME, small_panel

if TYPE_CHECKING:
    from conftest import Played, Run

DECIDED = ("--reason", "Amended.", "--decided-by", "Board", "--decided-on", "2016-01-11")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "other.toml"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT).close()
    return tmp_path / "draft.evalpanel"


def test_in_draft_it_replaces_the_scheme_and_says_so(run: Run, draft: Path, file: Path) -> None:
    file.write_text(HEAVIER, "utf-8")
    ran = run("scheme", draft, "--set", file, "--reason", "Heavier.", "--dry-run", "--json")
    impact = {"kept": 0, "aside": [], "packs": [], "places": []}
    promised = {"version": 1, "applied": False, "impact": impact}
    assert (ran.status, promised.items() <= ran.json.items()) == (0, True)
    assert run("scheme", draft, "--json").json["versions"][0]["changes"] == []

    ran = run("scheme", draft, "--set", file, "--reason", "Heavier.", "--json")
    assert (ran.json["version"], ran.json["applied"], ran.json["impact"]) == (1, True, impact)
    told = run("scheme", draft, "--json").json
    assert (told["version"], told["fixed"], len(told["versions"])) == (1, None, 1)
    assert told["scheme"]["groups"][0]["criteria"][0]["weight"] == "3"


def test_once_scoring_began_the_impact_never_says_who_would_move(
    run: Run, merged: Played, file: Path
) -> None:
    file.write_text(IN_WHOLE_POINTS, "utf-8")
    ran = run("scheme", merged.panel, "--set", file, "--dry-run", "--json")
    assert (ran.status, ran.json["version"], ran.json["applied"]) == (0, 2, False)
    assert ran.json["impact"]["places"] is None
    assert (ran.json["impact"]["kept"], len(ran.json["impact"]["aside"])) == (8, 4)
    assert ran.json["impact"]["aside"][0] == {
        "juror": "J1", "application": "A-1", "criterion": "helix", "why": "value-not-on-scale"
    }  # fmt: skip
    assert ran.json["impact"]["packs"] == ["J1"]


@pytest.mark.long
def test_a_new_version_needs_its_decision_and_is_listed_with_it(run: Run, merged: Played, file: Path) -> None:
    file.write_text(IN_WHOLE_POINTS, "utf-8")
    ran = run("scheme", merged.panel, "--set", file, "--reason", "Amended.")
    assert (ran.status, ran.out) == (2, "")
    assert "what is missing: the body that decided it, the date of that decision." in ran.err
    assert run("scheme", merged.panel, "--set", file, *DECIDED).status == 0
    told = run("scheme", merged.panel, "--json").json
    assert [each["in_force"] for each in told["versions"]] == [False, True]
    newest = told["versions"][1]
    assert (newest["decided_by"], newest["decided_on"], newest["reference"]) == ("Board", "2016-01-11", None)
    assert newest["changes"] == ["Scale “half”: step 0.5 → 1."]
    assert {each["value"] for each in told["aside"]} == {"4.5", "3.5"}
    read = run("scheme", merged.panel)
    assert "decided by Board on 11 January 2016. Amended." in read.out
    assert "4 scores set aside:" in read.out
    assert run("verify", merged.panel).status == 0


def test_another_range_sets_every_score_aside_and_rescales_none(run: Run, merged: Played, file: Path) -> None:
    file.write_text(TO_TEN, "utf-8")
    ran = run("scheme", merged.panel, "--set", file, *DECIDED)
    assert "0 scores stay, 12 scores are set aside; nothing is rescaled." in ran.out
    assert run("status", merged.panel, "--json").json["coverage"]["scores"] == 0


def test_what_stands_in_its_way_is_said_before_and_refused(run: Run, merged: Played, file: Path) -> None:
    file.write_text(WITHOUT_TIES, "utf-8")
    ran = run("scheme", merged.panel, "--set", file, "--dry-run", "--json")
    assert (ran.status, len(ran.json["obstacles"])) == (1, 1)
    ran = run("scheme", merged.panel, "--set", file, *DECIDED)
    assert (ran.status, "all 2 tie-break rules" in ran.err) == (2, True)
    assert run("scheme", merged.panel, "--json").json["version"] == 1


def test_what_changes_nothing_announces_no_version(run: Run, merged: Played, file: Path) -> None:
    file.write_text(SCHEME, "utf-8")
    told = run("scheme", merged.panel, "--set", file, "--dry-run", "--json").json
    assert (told["version"], told["applied"], told["changes"]) == (1, False, [])
    told = run("scheme", merged.panel, "--set", file, "--json", *DECIDED).json
    assert (told["version"], told["applied"]) == (1, False)
    assert run("scheme", merged.panel, "--json").json["version"] == 1


def test_from_points_to_words_it_says_by_criterion_what_is_set_aside(
    run: Run, merged: Played, file: Path
) -> None:
    file.write_text(IN_WORDS, "utf-8")
    told = run("scheme", merged.panel, "--set", file, "--dry-run").out
    assert "0 scores stay, 12 scores are set aside; nothing is rescaled." in told
    (line,) = [each for each in told.splitlines() if "are set aside. The scale became another one" in each]
    assert "Triple helix (6), " in line
    assert ": 12 scores are set aside." in line
    aside = run("scheme", merged.panel, "--set", file, "--dry-run", "--json").json["impact"]["aside"]
    assert {each["why"] for each in aside} == {"scale-changed"}


def test_criteria_of_one_number_are_told_apart(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "call.evalpanel", "--template", "ibn-2015", "--title", "Call")
    told = run("scheme", tmp_path / "call.evalpanel").out
    assert ["1a", "1b", "1c.1", "1c.2", "2a", "2b"] == re.findall(r"^(\d[a-z](?:\.\d)?) ", told, re.MULTILINE)


def test_a_scheme_with_faults_is_refused_with_their_lines(run: Run, draft: Path, file: Path) -> None:
    file.write_text(
        HEAVIER.replace("weight = 3", "weight = 0").replace("highest = 5", "highest = 0"), "utf-8"
    )
    ran = run("scheme", draft, "--set", file)
    assert (ran.status, ran.out) == (2, "")
    assert "other.toml has 2 faults" in ran.err
    assert "Line 10, key “scales.half.highest”" in ran.err


def test_a_decision_without_a_scheme_is_wrong_usage(run: Run, draft: Path) -> None:
    assert run("scheme", draft, "--dry-run").status == 2
    assert run("scheme", draft, "--reason", "x").status == 2
