from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.pace import expected_of, pace_of
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.room_samples import AN, in_deliberation, meeting

OPENED = datetime.fromisoformat("2016-06-27T12:00:00+00:00")


def after(minutes: int) -> datetime:
    return OPENED + timedelta(minutes=minutes)


def opened(folder: Path) -> Workspace:
    panel = in_deliberation(folder)
    panel.execute(OpenMeeting(present=(AN,), at=OPENED.isoformat(), minutes=10))
    return panel


def test_there_is_none_without_a_meeting(tmp_path: Path) -> None:
    with in_deliberation(tmp_path) as panel:
        assert pace_of(meeting(panel), after(0)) is None


def test_before_the_first_dossier_is_done_each_takes_what_is_meant_for_it(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        pace = pace_of(meeting(panel), after(5))
        assert pace is not None
        assert (pace.lasts, pace.left, pace.each, pace.is_measured) == (300, 4, 600, False)
        assert datetime.fromisoformat(pace.ends_at) == after(45)

        panel.execute(Discuss(application="A-1", at=after(5).isoformat()))
        pace = pace_of(meeting(panel), after(9))
        assert pace is not None
        assert datetime.fromisoformat(pace.ends_at) == after(9 + 6 + 30)


def test_then_as_long_as_those_of_this_sitting_took_with_their_pauses(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        panel.execute(Discuss(application="A-1", at=after(4).isoformat()))
        panel.execute(End(application="A-1", ends=ItemState.DONE, at=after(20).isoformat()))
        pace = pace_of(meeting(panel), after(22))
        assert pace is not None
        assert (pace.left, pace.each, pace.is_measured) == (3, 1200, True)
        assert datetime.fromisoformat(pace.ends_at) == after(22 + 60)


def test_what_an_earlier_sitting_finished_says_nothing_of_this_one(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        panel.execute(Discuss(application="A-1", at=after(0).isoformat()))
        panel.execute(End(application="A-1", ends=ItemState.DONE, at=after(60).isoformat()))
        panel.execute(CloseMeeting(at=after(61).isoformat()))
        assert pace_of(meeting(panel), after(62)) is None
        panel.execute(OpenMeeting(present=(AN,), at=after(100).isoformat()))
        pace = pace_of(meeting(panel), after(110))
        assert pace is not None
        assert (pace.lasts, pace.left, pace.each, pace.is_measured) == (600, 3, 600, False)


def test_each_is_expected_after_the_one_before_it_in_the_order_of_the_agenda(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        panel.execute(Discuss(application="A-1", at=after(0).isoformat()))
        panel.execute(End(application="A-1", ends=ItemState.DONE, at=after(20).isoformat()))
        panel.execute(Discuss(application="A-3", at=after(20).isoformat()))
        found = pace_of(meeting(panel), after(25))
        assert found is not None
        expected = expected_of(meeting(panel), found)
        assert [*expected] == ["A-4", "A-2"]
        assert [datetime.fromisoformat(each) for each in expected.values()] == [after(40), after(60)]
        assert datetime.fromisoformat(found.ends_at) == after(80)
