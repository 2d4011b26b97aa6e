from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.sitting import CloseMeeting
from tests.operations.meeting.room_samples import in_meeting
from ui.projector.clock import MeetingClock
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks


class Now:
    """Goes on only when it is told to."""

    def __init__(self) -> None:
        self.is_at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.is_at

    def pass_(self, **time: float) -> None:
        self.is_at += timedelta(**time)


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def session(tmp_path: Path, tasks: Tasks) -> Iterator[Session]:
    with in_meeting(tmp_path) as panel:
        made = Session(panel, tasks, Settings(tmp_path / "settings.json"))
        yield made
        made.let_go()


def discussing(session: Session, now: Now, application: str = "A-1") -> MeetingClock:
    """From `now` on."""
    session.run(Discuss(application=application))
    clock = MeetingClock(session, now)
    assert clock.item is not None
    now.is_at = datetime.fromisoformat(clock.item.since)
    return clock


def test_it_counts_from_when_the_discussion_began(session: Session, now: Now) -> None:
    clock = discussing(session, now)
    now.pass_(minutes=8, seconds=46.9)
    assert (clock.position, clock.elapsed, clock.allotted, clock.left) == (1, 526, 720, 194)
    assert not clock.is_over
    now.pass_(minutes=4)
    assert (clock.left, clock.is_over) == (-46, True)


def test_a_pause_takes_no_time(session: Session, now: Now) -> None:
    clock = discussing(session, now)
    now.pass_(minutes=3)
    clock.pause()
    now.pass_(minutes=20)
    clock.pause()  # twice is once
    assert (clock.is_paused, clock.elapsed) == (True, 180)
    clock.go_on()
    now.pass_(minutes=1)
    clock.go_on()
    assert (clock.is_paused, clock.elapsed) == (False, 240)


def test_minutes_are_added_to_this_dossier_alone(session: Session, now: Now) -> None:
    clock = discussing(session, now)
    clock.add_minutes(5)
    clock.add_minutes(5)
    assert clock.allotted == 22 * 60
    session.run(Discuss(application="A-3", ends=ItemState.DONE))
    assert (clock.position, clock.allotted, clock.is_paused) == (3, 720, False)


def test_what_is_taken_up_again_begins_anew(session: Session, now: Now) -> None:
    clock = discussing(session, now)
    clock.add_minutes(5)
    clock.pause()
    session.run(End(application="A-1", ends=ItemState.PARKED, reason="Cijfers gevraagd."))
    assert (clock.item, clock.elapsed, clock.is_paused, clock.is_over) == (None, 0, False, False)
    session.run(Discuss(application="A-1"))
    assert (clock.allotted, clock.is_paused) == (720, False)


def test_pause_and_minutes_outlive_the_program(session: Session, now: Now) -> None:
    clock = discussing(session, now)
    now.pass_(minutes=1)
    clock.add_minutes(5)
    clock.pause()
    now.pass_(minutes=9)
    again = MeetingClock(session, now)
    assert (again.elapsed, again.allotted, again.is_paused) == (60, 17 * 60, True)
    again.go_on()
    assert MeetingClock(session, now).elapsed == 60


@pytest.mark.long
@pytest.mark.parametrize(
    "kept",
    [
        [],
        "x",
        {"application": "A-1"},
        {"application": "A-1", "since": "?", "paused": -1.0, "paused_at": "", "added": 0},
        {"application": "A-1", "since": "?", "paused": 0.0, "paused_at": "gisteren", "added": 0},
        {"application": "A-1", "since": "?", "paused": 0.0, "paused_at": "2016-01-01T10:00:00", "added": 0},
        {"application": "A-1", "since": "?", "paused": float("nan"), "paused_at": "", "added": 0},
    ],
)
def test_what_was_kept_and_is_damaged_is_as_good_as_nothing(session: Session, now: Now, kept: object) -> None:
    clock = discussing(session, now)
    assert clock.item is not None
    if isinstance(kept, dict) and "since" in kept:
        kept["since"] = clock.item.since
    session.settings.note(f"timer {session.call.panel}", kept)
    again = MeetingClock(session, now)
    assert (again.elapsed, again.allotted, again.is_paused) == (0, 720, False)


def test_it_ticks_while_something_is_discussed_and_then_never(session: Session, qtbot: QtBot) -> None:
    clock = MeetingClock(session)
    assert not clock._timer.isActive()
    session.run(Discuss(application="A-1"))
    with qtbot.waitSignal(clock.ticked, timeout=3000):
        pass
    session.run(End(application="A-1", ends=ItemState.DONE))
    assert not clock._timer.isActive()
    session.run(CloseMeeting())
    assert (clock.item, clock.pace) == (None, None)


def test_nothing_is_paused_or_added_between_dossiers(session: Session, now: Now) -> None:
    clock = MeetingClock(session, now)
    clock.pause()
    clock.go_on()
    clock.add_minutes(5)
    assert (clock.is_paused, clock.allotted) == (False, 720)


def test_whoever_leaves_the_file_stops_it(session: Session) -> None:
    session.run(Discuss(application="A-1"))
    clock = session.clock
    assert session.clock is clock
    assert clock._timer.isActive()
    session.left.emit()
    assert not clock._timer.isActive()
