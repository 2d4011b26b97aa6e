"""`evalapp status` on a call that was handed out, and once everything is in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.store.history import journal

if TYPE_CHECKING:
    from conftest import Played, Run

DATA = Path(__file__).parents[1] / "data"
AHEAD, AGAIN = "2099-01-01T00:00:00.000+00:00", "2098-01-01T00:00:00.000+00:00"
CONFLICT = ("--juror", "J1", "--application", "A-3", "--kind", "family")


def test_the_document_has_the_promised_keys(run: Run, played: Played) -> None:
    ran = run("status", played.panel, "--json")
    told = ran.json
    assert set(told) == {
        "phase", "next", "coverage", "ready", "blockers", "open_choices", "closing", "notes", "packs_out_of_date",
        "lacking", "to_complete", "signatures", "decisions", "handed_over",
    }  # fmt: skip
    assert told["handed_over"] is None
    assert set(told["next"]) == {"step", "text"}
    counts = {"scores", "of", "abstentions", "other_reasons", "no_longer_counted"}
    assert set(told["coverage"]) == counts | {"jurors", "applications"}
    assert set(told["coverage"]["jurors"][0]) == {"juror", "scores", "of", "state"}
    assert set(told["coverage"]["applications"][0]) == {"application", "scores", "of"}
    assert set(told["blockers"][0]) == {"what", "application", "juror", "text"}
    assert set(told["closing"][0]) == {"item", "state", "text", "applications"}


def test_a_panel_of_another_desk_says_whose_and_that_nothing_is_done_here(run: Run, played: Played) -> None:
    over = played.folder / "piet.evalhandover"
    assert 0 == run("handover", played.panel, "--to", "Piet", "-o", over).status
    told = run("status", played.panel, "--json").json
    assert {"to", "since", "file"} == set(told["handed_over"])
    assert ("Piet", "piet.evalhandover") == (told["handed_over"]["to"], told["handed_over"]["file"])
    assert "take-back" == told["next"]["step"]
    assert "was handed over to Piet on " in told["next"]["text"]
    assert "Next: Another desk writes now. " in run("status", played.panel).out
    for how in ((), ("--dry-run",)):
        merged = run("merge", played.panel, played.folder / "nothing.evalreturn", *how)
        assert (2, True) == (merged.status, "handed over to Piet" in merged.err)
    assert "back to scoring" not in merged.err
    assert 0 == run("handover", played.panel, "--take-back", "--reason", "Ziek.").status
    assert run("status", played.panel, "--json").json["handed_over"] is None


def test_a_call_that_waits_says_for_whom(run: Run, played: Played) -> None:
    ran = run("status", played.panel, "--json")
    told = ran.json
    assert (ran.status, told["phase"], told["next"]["step"], told["ready"]) == (1, "scoring", "admit", False)
    assert told["coverage"]["jurors"] == [
        {"juror": juror, "scores": 0, "of": 6, "state": "handed-out"} for juror in ("J1", "J2")
    ]
    assert {(each["what"], each["juror"]) for each in told["blockers"]} == {
        ("missing-scores", "J1"),
        ("missing-scores", "J2"),
    }
    assert {each["state"] for each in told["closing"]} == {"open", "unknown", "done"}


def test_blockers_are_those_of_the_ranking(run: Run, played: Played) -> None:
    told = run("status", played.panel, "--json").json
    assert [each["text"] for each in told["blockers"]] == run("rank", played.panel, "--json").json["blockers"]


def test_a_call_with_everything_in_is_ready(run: Run, merged: Played) -> None:
    ran = run("status", merged.panel, "--json")
    told = ran.json
    assert (ran.status, told["ready"], told["blockers"], told["open_choices"]) == (0, True, [], 0)
    assert {each["state"] for each in told["coverage"]["jurors"]} == {"complete"}
    assert {each["item"]: each["state"] for each in told["closing"]}["open-choices"] == "done"


def test_a_reader_sees_the_same_in_words(run: Run, played: Played) -> None:
    ran = run("status", played.panel)
    assert (ran.status, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Phase: Scoring"
    assert "Coverage: 0 of 12 scores (0%)" in lines
    assert "An Peeters  0/6     handed out" in lines
    assert "  An Peeters has not yet given 6 scores: A-1, A-2, A-3" in lines


def test_the_work_of_one_juror_does_not_say_where_the_call_stands(run: Run) -> None:
    ran = run("status", DATA / "format-1.evalwork")
    assert (ran.status, ran.out) == (2, "")
    assert "panel file" in ran.err


@pytest.mark.long
def test_a_clock_far_ahead_and_one_set_back_are_said_once_and_kept(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = run("history", played.panel, "--json").json[0]["id"]
    monkeypatch.setattr(journal, "now", lambda: AHEAD)
    first = run("conflict", played.panel, *CONFLICT)
    monkeypatch.setattr(journal, "now", lambda: AGAIN)
    second = run("undo", played.panel)
    assert (0, 0) == (first.status, second.status)
    assert "more than a year after the last change in this file" in first.err
    assert "and the last change in this file was made on 1 January 2099, 01:00" in second.err

    proof = run("verify", played.panel, "--json")
    to_come, note = proof.json["notes"]
    assert f"Change {number + 1} says {AHEAD}, a time that has not come yet." == to_come
    assert (0, []) == (proof.status, proof.json["findings"])
    assert f"Between changes {number + 1} and {number + 2} the clock of the computer went back" in note
    assert note in run("verify", played.panel).out
    assert [note] == run("status", played.panel, "--json").json["notes"]
    assert note in run("status", played.panel).out
    assert note.split(", from ")[0] in run("history", played.panel).out


def test_a_command_that_only_reads_says_nothing_of_the_clock(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "now", lambda: AHEAD)
    assert "" == run("history", played.panel).err


def test_a_right_clock_is_not_spoken_of(run: Run, played: Played) -> None:
    assert "clock" not in run("conflict", played.panel, *CONFLICT).err
