"""Answers to the checklist, supplements and hearings: recorded, refused, undone, written out and taken in again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue, KnownError
from evalapp.operations.admissibility.answering import AnswerItem, TakeBackAnswer
from evalapp.operations.admissibility.checklist import Standing, checklist_of, proposed_reason, standing_of
from evalapp.operations.admissibility.hearings import PlanHearing, RecordHearing
from evalapp.operations.admissibility.kept_file import TakeInChecks, checks_of, read_checks
from evalapp.operations.admissibility.supplements import AskSupplement, RecordSupplement
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.hanging import hanging_on
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, dossier, put_dossiers, small_panel

LATER = "2099-03-01"
YES, NO, LATER_ANSWER = CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.TO_COMPLETE


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def answers(panel: Workspace, number: str = "A-1") -> dict[str, tuple[str, str]]:
    return {each.item: (each.answer.value, each.until) for each in panel.view.checks.answers(number)}


def standing(panel: Workspace, number: str = "A-1") -> Standing:
    application = panel.view.dossier(number).application
    return standing_of(application, panel.view.checks.answers(number))


def test_an_answer_says_who_and_when_and_can_be_undone(panel: Workspace) -> None:
    panel.execute(AnswerItem(application="A-1", item="complete", answer=YES))
    (answer,) = panel.view.checks.answers("A-1")
    assert (SECRETARY.name, True) == (answer.by, bool(answer.at))
    panel.execute(AnswerItem(application="A-1", item="complete", answer=LATER_ANSWER, until=LATER))
    assert {"complete": ("to-complete", LATER)} == answers(panel)
    assert "yes → to complete until 1 March 2099" in panel.view.history(limit=1)[0].summary.replace(
        "\xa0", " "
    )
    panel.undo()
    assert ({"complete": ("yes", "")}, True) == (answers(panel), prove(panel).is_sound)
    panel.execute(TakeBackAnswer(application="A-1", item="complete"))
    assert ({}, True) == (answers(panel), prove(panel).is_sound)


def test_saying_the_same_again_changes_nothing(panel: Workspace) -> None:
    same = AnswerItem(application="A-1", item="complete", answer=YES)
    panel.execute(same)
    before = panel.view.checks.answers()
    panel.execute(same)
    assert (before, True) == (panel.view.checks.answers(), prove(panel).is_sound)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"answer": NO}, "Say why the answer is no"),
        ({"answer": LATER_ANSWER}, "Say until when"),
        ({"answer": LATER_ANSWER, "until": "2015-01-01"}, "is past"),
        ({"answer": LATER_ANSWER, "until": "18/12"}, "is not a day"),
        ({"answer": YES, "until": LATER}, "goes with “to complete” only"),
        ({"answer": YES, "item": "colour"}, "There is no item “colour”"),
        ({"answer": YES, "application": "Z-9"}, "There is no application “Z-9”"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    panel: Workspace, given: dict[str, object], why: str
) -> None:
    whole: dict[str, object] = {"application": "A-1", "item": "complete"}
    with pytest.raises(BadValue, match=why):
        panel.execute(AnswerItem(**(whole | given)))  # type: ignore[arg-type]
    assert [] == panel.view.checks.answers()


def test_an_answer_that_was_never_given_cannot_be_taken_back(panel: Workspace) -> None:
    panel.execute(AnswerItem(application="A-2", item="complete", answer=YES))
    before = panel.view.history()
    with pytest.raises(BadValue, match="Nothing was answered to that yet"):
        panel.execute(TakeBackAnswer(application="A-1", item="complete"))
    assert before == panel.view.history()


def test_a_no_proposes_its_reason_and_decides_nothing(panel: Workspace) -> None:
    panel.execute(AnswerItem(application="A-1", item="complete", answer=NO, reason="No pact."))
    panel.execute(AnswerItem(application="A-1", item="on-time", answer=YES))
    reason = proposed_reason(checklist_of(panel.view.call().scheme), panel.view.checks.answers("A-1"))
    assert "Application complete: No pact." == reason
    assert Admissibility.OPEN is panel.view.dossier("A-1").application.admissibility


def test_to_complete_follows_from_the_answers_and_withdrawn_goes_before_it(panel: Workspace) -> None:
    assert Standing.OPEN is standing(panel)
    panel.execute(AnswerItem(application="A-1", item="complete", answer=LATER_ANSWER, until=LATER))
    assert Standing.TO_COMPLETE is standing(panel)
    panel.execute(Withdraw(application="A-1", on="2016-06-01", reason="So."))
    assert Standing.WITHDRAWN is standing(panel)


def test_a_supplement_is_asked_of_several_at_once_and_each_gets_its_own_result(panel: Workspace) -> None:
    panel.execute(AskSupplement(applications=("A-1", "A-2"), item="complete", asked="The pact.", until=LATER))
    assert [{"complete": ("to-complete", LATER)}] * 2 == [answers(panel, each) for each in ("A-1", "A-2")]
    assert prove(panel).is_sound
    (asked,) = panel.view.checks.supplements("A-1")
    panel.execute(
        RecordSupplement(
            application="A-1", nth=1, outcome=Came.COMPLETE, came_on=asked.asked_on, note="In one file."
        )
    )
    states = [(each.application, each.outcome) for each in panel.view.checks.supplements()]
    assert [("A-1", Came.COMPLETE), ("A-2", Came.WAITING)] == states
    assert {"complete": ("to-complete", LATER)} == answers(panel), "a person still answers the item"
    assert prove(panel).is_sound
    with pytest.raises(BadValue, match="on which day it came in"):
        panel.execute(RecordSupplement(application="A-2", nth=1, outcome=Came.PARTLY))
    with pytest.raises(BadValue, match="There is no supplement 2"):
        panel.execute(RecordSupplement(application="A-2", nth=2, outcome=Came.NOTHING))


def test_nothing_is_asked_of_one_that_is_withdrawn_and_then_of_none(panel: Workspace) -> None:
    panel.execute(Withdraw(application="A-2", on="2016-06-01", reason="So."))
    with pytest.raises(BadValue, match="A-2: withdrawn"):
        panel.execute(AskSupplement(applications=("A-1", "A-2"), item="", asked="x", until=LATER))
    assert [] == panel.view.checks.supplements()


def test_a_hearing_is_planned_and_recorded_with_what_was_said(panel: Workspace) -> None:
    panel.execute(PlanHearing(application="A-1", planned_at="2016-03-01T10:00:00+01:00", place="Brussel"))
    with pytest.raises(BadValue, match="what was said"):
        panel.execute(RecordHearing(application="A-1", nth=1, state=HearingState.HELD))
    panel.execute(
        RecordHearing(application="A-1", nth=1, state=HearingState.HELD, present="An", record="Budget.")
    )
    (hearing,) = panel.view.checks.hearings("A-1")
    assert (HearingState.HELD, "An", "Budget.") == (hearing.state, hearing.present, hearing.record)
    assert prove(panel).is_sound
    panel.undo()
    assert (HearingState.PLANNED, True) == (panel.view.checks.hearings()[0].state, prove(panel).is_sound)
    with pytest.raises(BadValue, match="is not a time"):
        panel.execute(PlanHearing(application="A-1", planned_at="tomorrow"))


def test_a_hearing_that_is_still_to_come_or_was_cancelled_was_not_held(panel: Workspace) -> None:
    held = RecordHearing(application="A-1", nth=1, state=HearingState.HELD, record="Budget.")
    panel.execute(PlanHearing(application="A-1", planned_at="2099-03-01T10:00:00+01:00"))
    with pytest.raises(BadValue, match="planned on 1 March 2099"):
        panel.execute(held)
    panel.execute(RecordHearing(application="A-1", nth=1, state=HearingState.CANCELLED, record="Ill."))
    with pytest.raises(BadValue, match="was cancelled"):
        panel.execute(held)
    assert HearingState.CANCELLED is panel.view.checks.hearings("A-1")[0].state


def test_what_was_checked_comes_back_from_an_export(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(AskSupplement(applications=("A-1",), item="complete", asked="Pact.", until=LATER))
    panel.execute(AnswerItem(application="A-2", item="smes", answer=NO, reason="None."))
    panel.execute(PlanHearing(application="A-2", planned_at="2099-03-01T10:00:00+01:00"))
    panel.execute(Withdraw(application="A-2", on="2016-06-01", reason="So."))
    export(panel, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "applications.json").read_text("utf-8"))
    assert not [name for each in told for name in each if name.startswith("withdrawn")]
    with create_panel(tmp_path / "again.evalpanel", scheme_text=SCHEME, title="T") as again:
        again.actor = SECRETARY
        kept = read_checks(tmp_path / "out" / "checklist.json")
        with pytest.raises(BadValue, match="Not in this call: A-1"):
            again.execute(TakeInChecks(kept=kept, file="checklist.json"))
        again.execute(put_dossiers([dossier("A-1"), dossier("A-2")]))
        again.execute(TakeInChecks(kept=kept, file="checklist.json"))
        assert checks_of(panel.view) == checks_of(again.view)
        assert prove(again).is_sound


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nothing", "is not JSON"),
        ("[]", "is not a checklist"),
        ('{"answers": {}}', "answers: it is not a list"),
        ('{"answers": [{"application": "A-1", "item": "x", "answer": "perhaps"}]}', "answers\\[1\\].answer"),
        ('{"answers": [{"item": "x", "answer": "yes"}]}', "something is missing"),
        ('{"hearings": [{"application": 7}]}', "hearings\\[1\\].application: it is not a text"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "checklist.json").write_text(text, "utf-8")
    with pytest.raises(KnownError, match=why):
        read_checks(tmp_path / "checklist.json")


def test_a_checklist_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"“checklist\.json” cannot be read: "):
        read_checks(tmp_path / "checklist.json")


def test_what_was_answered_or_withdrawn_keeps_the_number_from_becoming_anothers(panel: Workspace) -> None:
    before = set(hanging_on(panel.view)["A-1"])
    panel.execute(AskSupplement(applications=("A-1",), item="complete", asked="Pact.", until=LATER))
    panel.execute(PlanHearing(application="A-1", planned_at="2099-03-01T10:00:00+01:00"))
    panel.execute(Withdraw(application="A-1", on="2016-06-01", reason="So."))
    found = set(hanging_on(panel.view)["A-1"]) - before
    assert {"withdrawal", "answer to the checklist", "supplement", "hearing"} == found
