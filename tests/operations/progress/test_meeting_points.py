"""What closing asks of the meeting: in the window, on the command line and in `status` alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.progress.moving import (
    NotReady,
    kept_open,
    may_be_reasoned_away,
    missing_before,
    points_of,
)
from evalapp.operations.progress.points import ATTENDANCE, MEETING, STAYED, State
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.room_samples import AN, JAN, LUC, in_meeting
from tests.operations.ranking.decision_samples import CHAIR, deliberating
from tests.samples import SECRETARY


def with_quorum(folder: Path, quorum: int) -> Workspace:
    panel = deliberating(folder)
    panel.actor = SECRETARY
    edit_call(panel, {"quorum": str(quorum)}, reason="Vergeten.")
    panel.actor = CHAIR
    return panel


def point(panel: Workspace, item: str) -> tuple[State, str] | None:
    return next(((each.state, each.words) for each in points_of(panel.view) if each.item == item), None)


def discuss_all(panel: Workspace) -> None:
    for number in ("A-1", "A-2", "A-3", "A-4"):
        panel.execute(Discuss(application=number))
        panel.execute(End(application=number, ends=ItemState.DONE))


def test_a_jury_may_meet_without_the_program(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        assert (point(panel, MEETING), point(panel, ATTENDANCE)) == (None, None)


def test_an_open_meeting_that_finished_nothing_is_one_all_the_same(tmp_path: Path) -> None:
    """“No meeting is recorded here” stood below what that meeting had not finished."""
    with with_quorum(tmp_path, 2) as panel:
        assert "no meeting is recorded here" in (point(panel, ATTENDANCE) or (None, ""))[1]
        panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
        panel.execute(Discuss(application="A-1"))
        state, words = point(panel, ATTENDANCE) or (None, "")
        assert (State.UNKNOWN, True) == (state, "before the meeting finishes an application" in words)


def test_a_parked_application_keeps_the_assessment_open(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
        discuss_all(panel)
        panel.execute(End(application="A-3", ends=ItemState.PARKED, reason="Cijfers gevraagd."))
        panel.execute(CloseMeeting())
        state, words = point(panel, MEETING) or (None, "")
        assert (state, "A-3 (parked: Cijfers gevraagd.)" in words) == (State.OPEN, True)
        with pytest.raises(NotReady, match="A-3"):
            move_to_phase(panel, Phase.CLOSED, "Geen tijd.")


def test_many_are_counted_and_the_first_of_them_named(tmp_path: Path) -> None:
    scores = {f"A-{n}": (4, 4) for n in range(1, 34)}
    with deliberating(tmp_path, scores) as panel:
        numbers = [each.number for each in panel.view.applications()]
        panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
        panel.execute(Discuss(application=numbers[0]))
        panel.execute(End(application=numbers[0], ends=ItemState.PARKED, reason="Cijfers."))
        found = next(each for each in points_of(panel.view) if each.item == MEETING)
        first = ", ".join(numbers[1:4])
        assert found.words == (
            f"The meeting has not finished: 32 to do: {first} and 29 others; {numbers[0]} (parked: Cijfers.)"
        )
        assert set(found.applications) == set(numbers)


def test_a_meeting_that_goes_on_keeps_it_open(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
        discuss_all(panel)
        assert point(panel, MEETING) == (State.OPEN, "The meeting is still open")
        panel.execute(CloseMeeting())
        assert point(panel, MEETING) == (State.DONE, "The meeting has discussed every application")


def test_attendance_that_nobody_recorded_is_not_known_and_a_reason_answers_for_it(tmp_path: Path) -> None:
    with with_quorum(tmp_path, 2) as panel:
        state, _words = point(panel, ATTENDANCE) or (None, "")
        assert state is State.UNKNOWN
        panel.execute(DrawLot(seed="4 1 6 2 5"))
        with pytest.raises(KnownError, match="no meeting is recorded"):
            move_to_phase(panel, Phase.CLOSED)


def test_a_meeting_with_nobody_noted_is_no_tick_without_a_quorum_either(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        panel.execute(OpenMeeting())
        discuss_all(panel)
        panel.execute(CloseMeeting())
        expected = "No attendance is noted at the end of: A-1, A-2, A-3 and A-4"
        assert (State.UNKNOWN, expected) == point(panel, ATTENDANCE)
        panel.execute(DrawLot(seed="4 1 6 2 5"))
        with pytest.raises(NotReady, match="No attendance is noted"):
            move_to_phase(panel, Phase.CLOSED)
        (attendance,) = [each for each in points_of(panel.view) if each.item == ATTENDANCE]
        assert may_be_reasoned_away(attendance)  # as minutes on paper that name them


def test_too_few_of_the_jury_at_one_application_is_named(tmp_path: Path) -> None:
    with with_quorum(tmp_path, 3) as panel:
        panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
        for number in ("A-1", "A-2"):
            panel.execute(Discuss(application=number))
            if number == "A-2":
                panel.execute(GoOut(people=(JAN,)))
            panel.execute(End(application=number, ends=ItemState.DONE))
        assert point(panel, ATTENDANCE) == (
            State.OPEN,
            "Fewer than 3 of the jury were in the room when it was finished: A-2",
        )


def test_enough_of_the_jury_is_a_tick(tmp_path: Path) -> None:
    with with_quorum(tmp_path, 2) as panel:
        panel.execute(OpenMeeting(present=(AN, JAN, LUC)))
        discuss_all(panel)
        state, _words = point(panel, ATTENDANCE) or (None, "")
        assert state is State.DONE


def test_who_stayed_in_spite_of_a_conflict_is_named_and_keeps_nothing_from_closing(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        discuss_all(panel)  # in the presence of Jan, who had to leave for A-2
        points = points_of(panel.view)
        (stayed,) = [each for each in points if each.item == STAYED]
        assert (State.OPEN, ("A-2",)) == (stayed.state, stayed.applications)
        assert stayed.words.endswith("in spite of a conflict of interest: Jan Claes (A-2)")
        assert stayed in kept_open(points)
        assert stayed not in (
            *missing_before(Phase.CLOSED, points),
            *missing_before(Phase.DELIBERATION, points),
        )


def test_nobody_is_named_who_was_outside(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        panel.execute(GoOut(people=(JAN,)))
        panel.execute(End(application="A-2", ends=ItemState.DONE))
        assert point(panel, STAYED) is None
