"""`evalapp meeting`: everything that happens in a meeting, without the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from tests.cli.conftest import Run
from tests.operations.meeting.room_samples import in_deliberation, in_meeting
from tests.operations.meeting.triage_samples import in_triage
from tests.operations.ranking.decision_samples import deliberating
from tests.samples import SECRETARY


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with in_deliberation(tmp_path) as workspace:
        return workspace.path


def test_the_document_has_the_keys_that_were_promised(run: Run, panel: Path) -> None:
    assert run("meeting", panel, "--json").json["state"] == "none"
    told = run("meeting", panel, "open", "--present", "J1", "--present", "J2", "--json").json
    assert told["state"] == "open"
    assert {"state", "agenda", "present", "moves", "votes", "notes"} <= set(told)
    assert {"application", "state", "leaves"} <= set(told["agenda"][0])
    assert {"person", "from", "until"} <= set(told["present"][0])
    assert [each["leaves"] for each in told["agenda"]] == [[], ["J2"], [], []]
    assert told["moves"] == 2


@pytest.mark.long
def test_a_meeting_is_held_from_the_command_line(run: Run, panel: Path) -> None:
    run("meeting", panel, "open", "--order", "moves")
    run("meeting", panel, "present", "J1", "J2", "C1")
    run("meeting", panel, "discuss", "A-2")
    assert "must leave: Jan Claes" in run("meeting", panel).out
    run("meeting", panel, "away", "J2")
    run("meeting", panel, "vote", "A-2", "--for", "2", "--about", "Consensus 3")
    run("meeting", panel, "note", "A-2", "Tekenden", "ze?")
    run("meeting", panel, "park", "A-2", "--reason", "Cijfers gevraagd.")
    told = run("meeting", panel, "--json").json
    assert [each["application"] for each in told["agenda"]] == ["A-1", "A-3", "A-4", "A-2"]
    assert {each["application"]: each["state"] for each in told["agenda"]}["A-2"] == "parked"
    assert [(each["person"], each["for"]) for each in told["present"] if each["until"]] == [("J2", "A-2")]
    assert [(each["for"], each["about"]) for each in told["votes"]] == [(2, "Consensus 3")]
    assert [each["text"] for each in told["notes"]] == ["Tekenden ze?"]


def test_the_minutes_tell_what_the_jury_proposes_otherwise(run: Run, panel: Path) -> None:
    run("meeting", panel, "open")
    told_by = ("--as", "C1")
    run("advise", panel, "--application", "A-1", "--outcome", "reject", "--reason", "Te smal.", *told_by)
    run("flag", panel, "--application", "A-3", "--flag", "young", "--reason", "Drie jaar oud.")
    assert "A-1: reject (the jury’s own proposal) – Te smal." in run("meeting", panel).out
    told = run("meeting", panel, "--json").json
    assert [(each["application"], each["outcome"], each["by"]) for each in told["proposals"]] == [
        ("A-1", "reject", "Luc Maes")
    ]
    assert [(each["application"], each["flag"]) for each in told["flags"]] == [("A-3", "young")]
    assert "Proposal of the jury for A-1" in run("history", panel).out


def test_triage_puts_aside_and_takes_back(run: Run, tmp_path: Path) -> None:
    with in_triage(tmp_path) as workspace:
        path = workspace.path
    run("meeting", path, "aside", "A-1", "--reason", "Onder de helft.")
    told = run("meeting", path, "aside", "A-3", "--reason", "Onder de helft.", "--json").json
    assert [(each["state"], each["reason"]) for each in told["agenda"][:1]] == [
        ("not-discussed", "Onder de helft.")
    ]
    assert "A-1 – not discussed" in run("meeting", path).out
    assert "3 applications" not in run("meeting", path).out
    run("meeting", path, "back", "A-3")
    places = {each["application"]: each for each in run("rank", path, "--json").json["places"]}
    assert (places["A-1"]["outcome"], places["A-1"]["place"]) == ("not-discussed", None)
    assert (places["A-1"]["total"], places["A-3"]["outcome"] != "not-discussed") == (None, True)


@pytest.mark.long
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dance",), "nothing that a meeting does"),
        (("discuss",), "Name one application"),
        (("open", "A-1"), "takes nothing behind it"),
        (("note", "A-1"), "give the text"),
        (("present",), "Name at least one"),
        (("aside", "A-1", "--reason", "Laag."), "knows no triage"),
        (("back", "A-1"), "nothing to take back"),
        (("done", "A-1", "--for", "2"), "--for goes with: vote"),
        (("present", "J1", "--at", "25:99"), "no hour of a day"),
        (("present", "J1", "--at", "tomorrow"), "is no hour of a day; write it as 14:32"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    with in_meeting(tmp_path) as workspace:
        path, before = workspace.path, workspace.view.last_change()
    ran = run("meeting", path, *arguments)
    assert ran.status == 2
    assert said in ran.err
    from evalapp.operations.workspace import Workspace

    with Workspace.open(path) as workspace:
        assert workspace.view.last_change() == before


def test_verify_finds_nothing_wrong_with_a_meeting(run: Run, panel: Path) -> None:
    run("meeting", panel, "open", "--present", "J1", "--present", "J2")
    run("meeting", panel, "discuss", "A-2")
    run("meeting", panel, "away", "J2")
    run("meeting", panel, "done", "A-2")
    run("meeting", panel, "close")
    assert run("verify", panel, "--json").json["chain"] == "whole"


def test_who_is_suspected_and_in_the_room_is_named(run: Run, tmp_path: Path) -> None:
    with deliberating(tmp_path) as workspace:
        path = workspace.path
        workspace.actor = SECRETARY
        move_to_phase(workspace, Phase.SCORING, "A juror moved.")
        juror = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
        workspace.execute(ImportJury(people=(juror,), reason="Verbeterd."))
        move_to_phase(workspace, Phase.DELIBERATION)
    run("meeting", path, "open", "--present", "J1")
    assert "A-1: a conflict of interest is suspected, not decided, and in the room: An Peeters" in (
        run("meeting", path, "discuss", "A-1").out
    )
    told = run("meeting", path, "--json").json
    assert {each["application"]: each["suspected"] for each in told["agenda"]}["A-1"] == ["J1"]


@pytest.mark.long
def test_the_hour_of_an_arrival_is_put_right(run: Run, panel: Path) -> None:
    run("meeting", panel, "open", "--present", "J1", "--at", "1/1/2016 13:00")
    run("meeting", panel, "present", "J2", "--at", "1/1/2016 13:30")
    run("meeting", panel, "correct", "J2", "--from", "1/1/2016 13:20")
    told = run("meeting", panel, "--json").json
    assert {each["person"]: each["from"][11:16] for each in told["present"]} == {"J1": "12:00", "J2": "12:20"}
    assert "goes with: correct" in run("meeting", panel, "away", "J2", "--from", "13:20").err
    assert "Name one person" in run("meeting", panel, "correct").err
    run("meeting", panel, "away", "J2", "--at", "1/1/2016 14:00")
    run("meeting", panel, "correct", "J2", "--until", "1/1/2016 13:50")
    told = run("meeting", panel, "--json").json
    assert [each["until"][11:16] for each in told["present"] if each["until"]] == ["12:50"]


def test_a_second_vote_stands_beside_the_first_and_both_are_told(run: Run, panel: Path) -> None:
    run("meeting", panel, "open", "--present", "J1", "--present", "C1")
    run("meeting", panel, "vote", "A-1", "--for", "2", "--about", "Consensus 3")
    out = run("meeting", panel, "vote", "A-1", "--for", "1", "--against", "1").out
    assert "Vote 1 on A-1: 2 for, 0 against, 0 abstained (Consensus 3)" in out
    assert "Vote 2 on A-1: 1 for, 1 against, 0 abstained" in out


def test_minutes_for_each_application_are_set_when_it_opens(run: Run, panel: Path) -> None:
    assert run("meeting", panel, "--json").json["minutes"] == 12
    told = run("meeting", panel, "open", "--minutes", "15", "--json").json
    assert (told["minutes"], told["sittings"][0]["minutes"]) == (15, 15)
    refused = run("meeting", panel, "discuss", "A-1", "--minutes", "5")
    assert "--minutes goes with: open." in refused.err
