"""The record of a meeting as minutes tell it, read from the journal: what was taken back did not happen."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.faults import FaultKind, faults_of
from evalapp.domain.meeting.values import ItemState, ReasonSource, Voice
from evalapp.domain.people import ConflictKind
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End
from evalapp.operations.meeting.correcting import CorrectTime
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.recorded import record_of
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.workspace import Workspace
from evalapp.words.formats import clock as hour
from tests.operations.meeting.evening_samples import evening, played
from tests.operations.meeting.room_samples import AN, JAN, LUC, MIA


def course(panel: Workspace) -> list[tuple[str, str, str, str]]:
    return [
        (each.application, hour(each.began), hour(each.ended), each.ends)
        for each in record_of(panel.view).discussions
    ]


def test_discussions_stand_in_the_order_in_which_they_were(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        assert course(panel) == [
            ("A-1", "19:05", "19:12", ItemState.PARKED),
            ("A-2", "19:13", "19:25", ItemState.DONE),
            ("A-3", "19:30", "19:50", ItemState.DONE),
            ("A-1", "19:51", "20:02", ItemState.DONE),
        ]
        assert record_of(panel.view).discussed == ("A-1", "A-2", "A-3")


def test_what_was_undone_did_not_happen_and_what_was_redone_did(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        clock.at(19, 5)
        panel.execute(Discuss(application="A-3"))
        panel.undo()
        assert course(panel) == []
        panel.redo()
        assert course(panel) == [("A-3", "19:05", "", ItemState.NOW)]
        panel.undo()
        assert course(panel) == []
        panel.undo(panel.view.last_change())  # by its number, as the history offers
        assert course(panel) == [("A-3", "19:05", "", ItemState.NOW)]
        panel.undo(panel.view.last_change())
        assert course(panel) == []
        panel.execute(Discuss(application="A-4"))
        assert [each[0] for each in course(panel)] == ["A-4"]


def test_what_is_parked_without_a_discussion_was_not_discussed(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        clock.at(19, 5)
        panel.execute(End(application="A-3", ends=ItemState.PARKED, reason="Later."))
        (parked,) = record_of(panel.view).discussions
        assert (parked.began, parked.ends, parked.reason) == ("", ItemState.PARKED, "Later.")
        assert record_of(panel.view).discussed == ()


def test_who_left_for_what_and_came_back_when(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        (left,) = record_of(panel.view).recusals
        assert (left.application, left.person) == ("A-2", JAN)
        assert (hour(left.left_at), hour(left.back_at)) == ("19:14", "19:26")


def test_who_leaves_in_the_minute_of_coming_in_did_not_come_back(tmp_path: Path) -> None:
    at = "2016-06-27T19:06:00+02:00"
    with evening(tmp_path) as (panel, clock):
        clock.at(19, 0)
        panel.execute(OpenMeeting(present=(AN, LUC, MIA)))
        clock.at(19, 10)
        panel.execute(ComeIn(people=(JAN,), at=at))
        panel.execute(Discuss(application="A-2"))
        panel.execute(GoOut(people=(JAN,), at=at))
        (left,) = record_of(panel.view).recusals
        assert (hour(left.left_at), left.back_at) == ("19:06", "")


def test_a_corrected_hour_is_the_one_that_was_put(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        clock.at(19, 0)
        panel.execute(OpenMeeting(present=(AN, LUC, MIA)))
        clock.at(19, 30)
        panel.execute(ComeIn(people=(JAN,)))
        panel.execute(CorrectTime(person=JAN, came_at="2016-06-27T19:20:00+02:00"))
        assert [hour(each.came_at) for each in record_of(panel.view).stays if each.person == JAN] == ["19:20"]


def test_each_consensus_has_the_one_before_it_and_the_source_of_its_reason(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        assert [(each.before, each.value, each.source) for each in record_of(panel.view).agreed] == [
            (None, 6, ReasonSource.HEARING),
            (6, 5, ReasonSource.DOSSIER),
        ]


def test_a_consensus_that_is_recorded_once_more_as_it_was_is_none(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        same = SetConsensus(
            application="A-3", criterion="sme", value=5, reason="Herlezen.", source=ReasonSource.DOSSIER
        )
        panel.execute(same)
        assert [each.value for each in record_of(panel.view).agreed] == [6, 5]


def test_an_ordinary_meeting_has_no_fault(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        assert faults_of(record_of(panel.view)) == ()


def test_a_vote_by_who_had_to_leave_is_a_fault_also_where_that_was_found_afterwards(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        panel.execute(DeclareConflict(juror=JAN, application="A-3", kind=ConflictKind.EMPLOYER))
        assert found(panel) == [
            (FaultKind.AT_CONSENSUS, "A-3", 0, (JAN,)),
            (FaultKind.AT_VOTE, "A-3", 1, (JAN,)),
            (FaultKind.HANDS, "A-3", 1, ()),
            (FaultKind.AT_CONSENSUS, "A-3", 0, (JAN,)),
            (FaultKind.VOTED, "A-3", 2, (JAN,)),
        ]


def test_who_stayed_for_a_reason_is_told_too(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        clock.at(19, 5)
        panel.execute(Discuss(application="A-2"))
        panel.execute(BeginAnyway(application="A-2", reason="Hij antwoordt op vragen."))
        clock.at(19, 9)
        panel.execute(End(application="A-2", ends=ItemState.DONE))
        assert found(panel) == [(FaultKind.AT_END, "A-2", 0, (JAN,))]
        (left,) = record_of(panel.view).recusals
        assert (left.person, left.left_at) == (JAN, "")


def test_who_leaves_in_the_minute_of_the_vote_was_outside(tmp_path: Path) -> None:
    at = "2016-06-27T19:06:00+02:00"
    with evening(tmp_path) as (panel, clock):
        clock.at(19, 0)
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        clock.at(19, 5)
        panel.execute(Discuss(application="A-2"))
        clock.at(19, 10)
        panel.execute(GoOut(people=(JAN,), at=at))
        panel.execute(CastVote(application="A-2", voices={AN: Voice.FOR}, at=at))
        assert found(panel) == []


def test_somebody_who_stays_outside_for_two_is_told_of_at_each(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        panel.execute(DeclareConflict(juror=JAN, application="A-3", kind=ConflictKind.EMPLOYER))
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        clock.at(19, 5)
        panel.execute(Discuss(application="A-2"))
        panel.execute(GoOut(people=(JAN,)))
        panel.execute(Discuss(application="A-3", ends=ItemState.DONE))
        panel.execute(End(application="A-3", ends=ItemState.DONE))
        panel.execute(CloseMeeting())
        told = [
            (each.application, bool(each.left_at), each.back_at) for each in record_of(panel.view).recusals
        ]
        assert told == [("A-2", True, ""), ("A-3", False, "")]


def found(panel: Workspace) -> list[tuple[FaultKind, str, int, tuple[PersonId, ...]]]:
    return [(each.kind, each.application, each.nth, each.people) for each in faults_of(record_of(panel.view))]
