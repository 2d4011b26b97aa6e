"""Every command once as it should go, and the JSON keys that scripts rely on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from tests.samples import SCHEME

if TYPE_CHECKING:
    from conftest import Played, Run

FOREIGN = "juror,application,criterion,value,comment\nJ1,A-1,helix,5,Better\n"


def keys(document: Any) -> set[str]:
    return set(document)


def test_templates(run: Run) -> None:
    ran = run("templates", "--json")
    assert [{"id", "title", "procedure"}] * 8 == [keys(each) for each in ran.json]


def test_a_template_is_printed_as_a_scheme_file(run: Run) -> None:
    assert parse_scheme(run("templates", "--show", "ibn-2015").out) == parse_scheme(template_text("ibn-2015"))


def test_a_new_panel_from_a_template(run: Run, tmp_path: Path) -> None:
    panel = tmp_path / "new.evalpanel"
    made = run(
        "new", panel, "--template", "ibn-2015", "--title", "T", "--reference", "R", "--budget", "€ 4.000.000"
    )
    budget = run("rank", panel, "--json").json["budget"]
    assert (0, "", "4000000") == (made.status, made.err, budget["available"])


def test_a_new_panel_from_a_scheme_of_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(SCHEME, encoding="utf-8")
    assert run("new", tmp_path / "new.evalpanel", "--scheme", tmp_path / "own.toml").status == 0


def test_import(run: Run, played: Played) -> None:
    table = played.folder / "applications.csv"
    table.write_text(
        "number,title,organisation\nB-1,Title,Org\nA-1,New title,Org\n,Nothing,Org\n", encoding="utf-8"
    )
    ran = run("import", played.panel, table, "--json")
    told = ran.json
    assert {"change", "added", "updated", "unchanged", "refused", "rows"} <= keys(told)
    assert {"file", "row", "number", "outcome", "reason", "column"} <= keys(told["rows"][0])
    assert (1, 1, 1, 0, 1) == (ran.status, told["added"], told["updated"], told["unchanged"], told["refused"])


def test_importing_the_same_again_changes_nothing(run: Run, played: Played) -> None:
    table = played.folder / "applications.csv"
    table.write_text("number,title,organisation\nB-1,Title,Org\n", encoding="utf-8")
    run("import", played.panel, table)
    again = run("import", played.panel, table, "--json").json
    assert (None, 0, 0, 1) == (again["change"], again["added"], again["updated"], again["unchanged"])


def test_an_import_that_is_tried_leaves_no_trace(run: Run, played: Played) -> None:
    table = played.folder / "applications.csv"
    table.write_text("number,title,organisation\nB-1,Title,Org\n", encoding="utf-8")
    before = played.panel.read_bytes()
    told = run("import", played.panel, table, "--dry-run", "--json").json
    assert (None, 1, before) == (told["change"], told["added"], played.panel.read_bytes())


def test_jury(run: Run, played: Played) -> None:
    table = played.folder / "jury.csv"
    table.write_text(
        "id,name,email,role,organisation,expertise\nJ9,Eva,,juror,,\nJ8,,,juror,,\n", encoding="utf-8"
    )
    ran = run("jury", played.panel, table, "--json")
    promised = {
        "change",
        "people",
        "refused",
        "added",
        "updated",
        "unchanged",
        "rows",
        "row_uses",
        "notes",
        "undecided",
    }
    assert (1, promised, "J9", 3) == (
        ran.status,
        keys(ran.json),
        ran.json["people"][0]["id"],
        ran.json["refused"][0]["row"],
    )


def test_a_conflict_takes_the_application_from_the_juror(run: Run, played: Played) -> None:
    command = (
        "conflict",
        played.panel,
        "--juror",
        "J1",
        "--application",
        "A-1",
        "--kind",
        "family",
        "--note",
        "Aunt",
    )
    assert run(*command).status == 0
    run("export", played.panel, played.folder / "out")
    assert "J1,A-1" not in (played.folder / "out" / "assignment.csv").read_text(encoding="utf-8-sig")


def test_assign(run: Run, played: Played) -> None:
    told = run("assign", played.panel, "--per-application", "2", "--seed", "7", "--json").json
    assert {"change", "seed", "assignments", "undecided", "notes"} <= keys(told)
    assert (7, 6, {"juror", "application", "locked"}) == (
        told["seed"],
        len(told["assignments"]),
        keys(told["assignments"][0]),
    )


def test_a_given_assignment_is_taken(run: Run, played: Played) -> None:
    table = played.folder / "pairs.csv"
    table.write_text("juror,application\nJ1,A-1\nJ2,A-2\n", encoding="utf-8")
    told = run("assign", played.panel, "--from", table, "--json").json
    assert [("J1", "A-1"), ("J2", "A-2")] == [
        (each["juror"], each["application"]) for each in told["assignments"]
    ]


def test_the_phase_moves_on_and_back_with_a_reason(run: Run, played: Played) -> None:
    assert "Deliberation" in run("phase", played.panel, "deliberation").out
    assert run("phase", played.panel, "scoring").status == 2
    assert "Scoring" in run("phase", played.panel, "scoring", "--reason", "A late return").out


def test_handout(run: Run, played: Played) -> None:
    told = run("handout", played.panel, played.folder / "again", "--juror", "J1", "--json").json
    assert {"opened_scoring", "codes", "packs"} == keys(told)
    assert (False, ["J1"], 3) == (
        told["opened_scoring"],
        [pack["juror"] for pack in told["packs"]],
        told["packs"][0]["applications"],
    )


def test_merge(run: Run, played: Played) -> None:
    told = run("merge", played.panel, *played.returns.values(), "--json").json
    counts = {"new", "updated", "unchanged", "conflicts", "refused"}
    assert {"change", "files", "unseated"} == keys(told)
    assert {"file", "juror", "outcome", "reason", "details"} | counts <= keys(told["files"][0])
    assert ["merged", "merged"] == [each["outcome"] for each in told["files"]]


def test_a_detail_of_a_merge(run: Run, merged: Played) -> None:
    (merged.folder / "other.csv").write_text(FOREIGN, encoding="utf-8")
    told = run("merge", merged.panel, merged.folder / "other.csv", "--json").json
    assert {"application", "criterion", "what", "reason", "row"} <= keys(told["files"][0]["details"][0])


def test_consensus(run: Run, merged: Played) -> None:
    run("phase", merged.panel, "deliberation")
    command = ("--application", "A-1", "--criterion", "helix", "--value", "2,5", "--reason", "Discussed")
    assert run("consensus", merged.panel, *command).status == 0
    first = next(
        each for each in run("rank", merged.panel, "--json").json["places"] if each["application"] == "A-1"
    )
    assert "2.50" == first["criteria"]["helix"]["score"]


def test_a_lot_is_recorded(run: Run, merged: Played) -> None:
    run("phase", merged.panel, "deliberation")
    assert run("lot", merged.panel, "--seed", "2016-06-27").status == 0
    assert "2016-06-27" == run("rank", merged.panel, "--json").json["lot_seed"]


def test_rank(run: Run, merged: Played) -> None:
    ran = run("rank", merged.panel, "--json")
    told = ran.json
    assert {"panel", "fingerprint", "state", "blockers", "places", "budget"} <= keys(told)
    assert (0, "ready", []) == (ran.status, told["state"], told["blockers"])
    assert {"available", "granted", "left"} == keys(told["budget"])


def test_a_place_of_the_ranking(run: Run, merged: Played) -> None:
    places = run("rank", merged.panel, "--json").json["places"]
    assert {
        "place", "application", "title", "total", "exact", "groups", "criteria", "outcome", "requested", "granted",
        "tied_with", "reason", "unweighted", "entitled", "decided", "reserve", "on_list", "proposal", "decision",
    } == keys(places[0])  # fmt: skip
    assert {"score", "met"} == keys(places[0]["groups"]["all"])
    assert {"score", "exact", "met", "scores"} == keys(places[0]["criteria"]["helix"])
    assert [("A-1", 1, "4.25", "17/4"), ("A-2", 2, "3.50", "7/2"), ("A-3", 3, "3.25", "13/4")] == [
        (each["application"], each["place"], each["total"], each["exact"]) for each in places
    ]


@pytest.mark.long
def test_the_analysis_of_a_panel(run: Run, merged: Played) -> None:
    ran = run("analyse", merged.panel, "--json", "--seed", 7)
    told = ran.json
    assert (0, "", 7) == (ran.status, ran.err, told["seed"])
    assert {"icc2_1", "icc2_k", "krippendorff_alpha", "kendall_w", "jurors", "applications"} <= keys(
        told["agreement"]
    )
    assert {"juror", "offset", "standard_error", "scores"} <= keys(told["severity"][0])
    assert {
        "application", "mean", "calibrated", "standard_error", "expected_rank", "sucra", "percentile",
        "rank_interval", "funded_probability",
    } <= keys(told["applications"][0])  # fmt: skip
    assert {"criterion", "weight", "stable_from", "stable_to"} <= keys(told["sensitivity"]["weights"][0])
    assert ["A-1", "A-2", "A-3"] == [each["application"] for each in told["applications"]]
    assert told == run("analyse", merged.panel, "--json", "--seed", 7).json


def test_the_analysis_says_in_words_what_it_refuses(run: Run, played: Played) -> None:
    ran = run("analyse", played.panel)
    assert (0, "") == (ran.status, ran.err)
    assert "There are no scores yet, so the agreement of the jurors cannot be measured." in ran.out


def test_a_seed_that_no_generator_takes_is_refused(run: Run, merged: Played) -> None:
    ran = run("analyse", merged.panel, "--seed", -1)
    assert (2, 1) == (ran.status, ran.err.count("\n"))


def test_a_ranking_of_the_past_is_that_of_its_change(run: Run, merged: Played) -> None:
    now = run("rank", merged.panel, "--json").json
    change = run("history", merged.panel, "--json").json[0]["id"]
    run("phase", merged.panel, "deliberation")
    run(
        "consensus",
        merged.panel,
        "--application",
        "A-3",
        "--criterion",
        "helix",
        "--value",
        "5",
        "--reason",
        "x",
    )
    past = run("rank", merged.panel, "--as-of", change, "--json").json
    assert now == past


def test_history(run: Run, merged: Played) -> None:
    told = run("history", merged.panel, "--json", "--limit", "1").json
    assert {"id", "at", "actor", "role", "action", "summary", "hash"} <= keys(told[0])
    assert 2 == run("history", merged.panel, "--json", "--juror", "nobody").status


def test_an_undone_merge_leaves_no_score(run: Run, merged: Played) -> None:
    assert "Undone: Merged 2 files" in run("undo", merged.panel).out
    assert "blocked" == run("rank", merged.panel, "--json").json["state"]


def test_verify(run: Run, merged: Played) -> None:
    ran = run("verify", merged.panel, "--json")
    expected = {
        "chain": "whole",
        "broken_at": None,
        "integrity": "ok",
        "ranking": "reproduced",
        "report": None,
        "noted": None,
        "returns": "agree",
        "differing": [],
        "notes": [],
        "findings": [],
    }
    assert (0, expected) == (ran.status, ran.json)


def test_export(run: Run, merged: Played) -> None:
    ran = run("export", merged.panel, merged.folder / "out")
    names = {Path(line).name for line in ran.out.splitlines()}
    assert {
        "call.json",
        "applications.json",
        "history.json",
        "ranking.json",
        "scheme.toml",
        "scores.csv",
    } <= names


def test_files_are_attached(run: Run, played: Played) -> None:
    (played.folder / "plan.pdf").write_bytes(b"%PDF plan")
    assert run("attach", played.panel, "--application", "A-1", played.folder / "plan.pdf").status == 0
    run("export", played.panel, played.folder / "out")
    assert b"%PDF plan" == (played.folder / "out" / "attachments" / "A-1" / "plan.pdf").read_bytes()
