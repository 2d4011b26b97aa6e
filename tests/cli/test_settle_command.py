"""`evalapp settle` and `evalapp register`: what merges left open, and all that went out and came back."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.fixture
def open_call(run: Run, merged: Played) -> Path:
    """A table says something else than what J1 handed in, on two applications; nobody has chosen."""
    table = merged.folder / "later.csv"
    table.write_text(
        "juror,application,criterion,value,comment\nJ1,A-1,helix,2,from paper\nJ1,A-2,helix,1,\n",
        encoding="utf-8",
    )
    assert 1 == run("merge", merged.panel, table).status
    return merged.panel


def test_the_document_gives_three_versions_of_each(run: Run, open_call: Path) -> None:
    ran = run("settle", open_call, "--json")
    assert (1, 2) == (ran.status, len(ran.json))
    first = ran.json[0]
    assert {"juror": "J1", "application": "A-1", "criterion": "helix"}.items() <= first.items()
    assert first["base"] is None
    assert ("4.5", "J1 on A-1", "J1.evalreturn") == tuple(
        first["stored"][key] for key in ("value", "comment", "file")
    )
    assert ("2", "from paper", "later.csv") == tuple(
        first["incoming"][key] for key in ("value", "comment", "file")
    )
    assert {"value", "comment", "file", "device", "at"} == set(first["stored"])


def test_the_list_reads_as_sentences(run: Run, open_call: Path) -> None:
    ran = run("settle", open_call)
    assert (1, "") == (ran.status, ran.err)
    assert "2 choices are open." in ran.out
    assert "in the panel: 4.5, “J1 on A-1” (J1.evalreturn" in ran.out
    assert "came in: 2, “from paper” (later.csv)" in ran.out


def test_status_counts_them(run: Run, open_call: Path) -> None:
    told = run("status", open_call, "--json").json
    assert (2, False) == (told["open_choices"], told["ready"])
    assert {"open-choice"} == {each["what"] for each in told["blockers"]}


@pytest.mark.long
@pytest.mark.parametrize("criterion", ["helix", "triple HELIX"])
def test_one_is_settled_by_name(run: Run, open_call: Path, criterion: str) -> None:
    place = ("--juror", "J1", "--application", "A-1", "--criterion", criterion)
    ran = run("settle", open_call, *place, "--take", "incoming", "--json")
    assert (1, ["A-2"]) == (ran.status, [each["application"] for each in ran.json])


def test_all_of_a_file_are_settled_together(run: Run, open_call: Path) -> None:
    ran = run("settle", open_call, "--all-from", "later.csv", "--take", "stored")
    assert (0, "No choice is open.") == (ran.status, ran.out.strip())
    assert run("status", open_call, "--json").json["ready"]


@pytest.mark.long
@pytest.mark.parametrize(
    "options",
    [
        ("--take", "stored"),
        ("--juror", "J1", "--take", "stored"),
        ("--all-from", "later.csv"),
        ("--juror", "J1", "--application", "A-1", "--criterion", "helix"),
    ],
)
def test_half_a_command_changes_nothing(run: Run, open_call: Path, options: tuple[str, ...]) -> None:
    ran = run("settle", open_call, *options)
    assert (2, "") == (ran.status, ran.out)
    assert 2 == len(run("settle", open_call, "--json").json)


@pytest.mark.long
@pytest.mark.parametrize(
    "options",
    [
        ("--all-from", "other.csv"),
        ("--juror", "J2", "--application", "A-1", "--criterion", "helix"),
    ],
)
def test_what_is_not_open_cannot_be_settled(run: Run, open_call: Path, options: tuple[str, ...]) -> None:
    ran = run("settle", open_call, *options, "--take", "stored")
    assert 2 == ran.status
    assert "o open choice" in ran.err
    assert 2 == len(run("settle", open_call, "--json").json)


def test_the_register_has_the_keys_that_scripts_rely_on(run: Run, merged: Played) -> None:
    ran = run("register", merged.panel, "--json")
    promised = {"issued", "sent", "received", "declarations", "undertakings", "own_parts"}
    assert (0, promised) == (ran.status, set(ran.json))
    issued, received = ran.json["issued"], ran.json["received"]
    assert [("J1", 1, "pack", True), ("J2", 1, "pack", True)] == [
        (each["juror"], each["number"], each["kind"], each["up_to_date"]) for each in issued
    ]
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in merged.packs.values()] == [
        each["sha256"] for each in issued
    ]
    keys = {"juror", "file", "device", "at", "kind", "complete", "scores", "of"}
    assert [True, True] == [keys <= set(each) for each in received]
    assert {("J1", "J1.evalreturn", "signed"), ("J2", "J2.evalreturn", "signed")} == {
        (each["juror"], each["file"], each["kind"]) for each in received
    }


def test_a_table_is_vouched_for_in_the_register(run: Run, merged: Played) -> None:
    table = merged.folder / "later.csv"
    table.write_text("juror,application,criterion,value,comment\nJ1,A-1,helix,4.5,J1 on A-1\n", "utf-8")
    run("merge", merged.panel, table)
    received = run("register", merged.panel, "--json").json["received"]
    assert [("later.csv", "vouched", False)] == [
        (each["file"], each["kind"], each["complete"]) for each in received if each["kind"] == "vouched"
    ]


def test_the_register_is_read_by_people_too(run: Run, merged: Played) -> None:
    ran = run("register", merged.panel)
    assert 0 == ran.status
    for words in ("An Peeters", "J1.evalreturn", "sealed with the access code of Jan Claes", "up to date"):
        assert words in ran.out


def test_an_empty_register_says_so(run: Run, played: Played) -> None:
    panel = played.folder / "new.evalpanel"
    run("new", panel, "--template", "ibn-2015", "--title", "T", "--reference", "R")
    ran = run("register", panel)
    assert (0, "Nothing went out and nothing came back yet.") == (ran.status, ran.out.strip())
