"""Jury, conflicts and assignment from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.operations.scores import SetScore
from tests.samples import small_panel

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.fixture
def suspected(run: Run, played: Played) -> Played:
    """J1 works where A-1 comes from."""
    table = played.folder / "jury.csv"
    table.write_text("id,name,organisation\nJ1,An Peeters,Organisation of A-1\n", encoding="utf-8")
    applications = played.folder / "applications.csv"
    applications.write_text("number,organisation\nA-1,Organisation of A-1 nv\n", encoding="utf-8")
    run("import", played.panel, applications)
    assert "1 suspected conflict of interest is undecided" in run("jury", played.panel, table).out
    return played


def test_suspected_conflicts(run: Run, suspected: Played) -> None:
    ran = run("conflict", suspected.panel, "--suspected", "--json")
    told = {"juror": "J1", "application": "A-1", "because": "organisation", "with": "Organisation of A-1 nv"}
    assert (1, [told | {"side": "applicant", "decided": None}]) == (ran.status, ran.json)


@pytest.mark.parametrize(
    ("decision", "decided"),
    [(("--dismiss", "--reason", "Left in 2012"), "dismissed"), (("--kind", "employer"), "conflict")],
)
def test_a_suspicion_is_decided(run: Run, suspected: Played, decision: tuple[str, ...], decided: str) -> None:
    assert 0 == run("conflict", suspected.panel, "--juror", "J1", "--application", "A-1", *decision).status
    ran = run("conflict", suspected.panel, "--suspected", "--json")
    assert (0, [decided]) == (ran.status, [each["decided"] for each in ran.json])
    assert 0 == run("assign", suspected.panel, "--per-application", "1", "--json").json["undecided"]


@pytest.mark.long
@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--juror", "J1"),
        ("--juror", "J1", "--application", "A-1"),
        ("--suspected", "--juror", "J1"),
        ("--dismiss", "--juror", "J1", "--application", "A-1"),
        ("--dismiss", "--juror", "J1", "--application", "A-1", "--kind", "family", "--reason", "R"),
    ],
)
def test_a_conflict_that_is_half_said_changes_nothing(
    run: Run, suspected: Played, options: tuple[str, ...]
) -> None:
    ran = run("conflict", suspected.panel, *options)
    assert (2, "") == (ran.status, ran.out)
    assert [None] == [
        each["decided"] for each in run("conflict", suspected.panel, "--suspected", "--json").json
    ]


def test_another_name_under_an_id_stops_unless_it_is_confirmed(run: Run, played: Played) -> None:
    table = played.folder / "jury.csv"
    table.write_text("id,name\nJ1,Bart Thijs\nJ9,Eva Nys\n", encoding="utf-8")
    refused = run("jury", played.panel, table, "--dry-run")
    assert (1, True) == (refused.status, "In this panel J1 is An Peeters" in refused.out)
    confirmed = run("jury", played.panel, table, "--rename", "J1", "--json").json
    told = [
        (each["id"], each["outcome"], [tuple(c.values()) for c in each["changes"]])
        for each in confirmed["rows"]
    ]
    assert [("J1", "updated", [("name", "An Peeters", "Bart Thijs")]), ("J9", "added", [])] == told


def test_a_seat_taken_from_who_holds_a_pack_says_so(run: Run, played: Played) -> None:
    table = played.folder / "pairs.csv"
    table.write_text("juror,application\nJ1,A-1\nJ1,A-2\nJ2,A-1\nJ2,A-2\nJ2,A-3\n", encoding="utf-8")
    assert (
        "The pack of An Peeters is out of date: still has A-3."
        in run("assign", played.panel, "--from", table).out
    )
    told = run("status", played.panel, "--json").json
    assert [{"juror": "J1", "why": "still has A-3"}] == told["packs_out_of_date"]


def test_what_must_be_said_of_a_table_of_pairs_is_said(run: Run, played: Played) -> None:
    table = played.folder / "pairs.csv"
    table.write_text("juror,application,since\nJ1,A-1,x\nTotaal,,1\n", encoding="utf-8")
    told = run("assign", played.panel, "--from", table, "--json").json["notes"]
    assert [True, True] == ["holds totals" in told[0], told[1] == "Columns not used: since"]
    assert run("assign", played.panel, "--from", table).out.startswith("\n".join(told))


def test_a_conflict_that_is_recorded_again_says_what_it_replaces_and_keeps_the_note(
    run: Run, suspected: Played
) -> None:
    pair = ("conflict", suspected.panel, "--juror", "J1", "--application", "A-1")
    assert "already" not in run(*pair, "--kind", "family", "--note", "his sister").out
    assert "already" not in run(*pair, "--kind", "family").out
    ran = run(*pair, "--kind", "other")
    assert "It was recorded already: “family (his sister)” is now “other (his sister)”." in ran.out
    assert "now “other (an uncle)”" in run(*pair, "--kind", "other", "--note", "an uncle").out
    told = [each["summary"] for each in run("history", suspected.panel, "--json").json]
    assert any("A-1: family · his sister → other · his sister" in each for each in told)


def test_a_name_that_needed_no_confirming_and_a_row_that_is_not_hidden_are_said(
    run: Run, played: Played
) -> None:
    table = played.folder / "again.csv"
    table.write_text("id,name\nJ1,An Peeters\n")
    told = run("jury", played.panel, table, "--rename", "J1", "--row", "hand=leave-out", "--json")
    assert (0, 2) == (told.status, sum("no question hangs on it" in each for each in told.json["notes"]))
    assert "“--rename J1” changes nothing here" in run("jury", played.panel, table, "--rename", "J1").out


def test_a_list_that_cannot_be_read_without_an_answer_is_read_with_it(run: Run, played: Played) -> None:
    """Whether another answer is idle is looked at without it; which then says nothing against this one."""
    table = played.folder / "twice.csv"
    table.write_text("id,name,role,final role\nJ7,Eva Nys,juror,chair\n")
    told = run(
        "jury", played.panel, table, "--read", "final role=keep", "--rename", "J7", "--dry-run", "--json"
    )
    assert (0, "chair") == (told.status, told.json["people"][0]["role"])
    assert ["“--rename J7” changes nothing here: no question hangs on it."] == [
        each for each in told.json["notes"] if "changes nothing" in each
    ]


def test_single_seats_are_one_change(run: Run, played: Played) -> None:
    applications = played.folder / "applications.csv"
    applications.write_text("number,title,organisation\nA-4,Four,X vzw\n", encoding="utf-8")
    run("import", played.panel, applications)
    options = ("--seat", "J1:A-4", "--seat", "J2:A-4", "--lock", "J1:A-4", "--at-most", "4")
    done = run("assign", played.panel, *options, "--json").json
    assert {
        *("change", "seat", "unseat", "lock", "unlock", "assignments", "per_application", "at_most", "empty"),
        *("outdated", "undecided"),
    } == set(done)
    assert (4, ["J1", "J2"], [{"juror": "J1", "application": "A-4"}]) == (
        done["at_most"],
        [each["juror"] for each in done["seat"]],
        [
            {"juror": each["juror"], "application": each["application"]}
            for each in done["assignments"]
            if each["locked"]
        ],
    )
    assert ["J1", "J2"] == done["outdated"]
    assert None is run("assign", played.panel, "--lock", "J1:A-4", "--json").json["change"]
    refused = run("assign", played.panel, "--unseat", "J1:A-4")
    assert (2, True) == (refused.status, "is locked; unlock it first" in refused.err)
    taken = run("assign", played.panel, "--unseat", "J1:A-4", "--unlock", "J1:A-4")
    assert "Seat unlocked: An Peeters, A-4; Seat taken away: An Peeters, A-4" in taken.out
    assert "An Peeters is out of date: still has A-1" in run("assign", played.panel, "--unseat", "J1:A-1").out


def test_the_limit_is_kept_with_the_call(run: Run, played: Played) -> None:
    refused = run("assign", played.panel, "--at-most", "2").err
    assert "already has 3 applications, and the limit would be 2" in refused
    assert "seat somebody else" not in refused  # no seat was asked
    assert 0 == run("assign", played.panel, "--at-most", "3").status
    applications = played.folder / "applications.csv"
    applications.write_text("number,title,organisation\nA-4,Four,X vzw\n", encoding="utf-8")
    run("import", played.panel, applications)
    for options in (("--seat", "J1:A-4"), ("--per-application", "2")):
        assert 2 == run("assign", played.panel, *options).status
    assert 0 == run("assign", played.panel, "--per-application", "2", "--at-most", "0").status


def test_a_conflict_says_what_goes_with_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=4))
    conflict = ("conflict", path, "--juror", "J1", "--kind", "other", "--note", "n", "--application")
    assert "The seat is gone, and 1 score with it; it stays in the history." in run(*conflict, "A-1").out
    assert "The seat is gone.\n" in run(*conflict, "A-2").out
