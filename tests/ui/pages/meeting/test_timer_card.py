"""The time of the dossier at hand, beside the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.agenda import Discuss, End
from tests.operations.meeting.room_samples import in_meeting
from tests.ui.access.sweeping import settle
from tests.ui.window.test_at_rest import counted
from ui.pages.meeting.room.timer import TimerCard
from ui.projector.clock import MeetingClock
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks


class Time:
    def __init__(self) -> None:
        self.is_at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.is_at


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def session(tmp_path: Path, tasks: Tasks) -> Iterator[Session]:
    with in_meeting(tmp_path) as panel:
        made = Session(panel, tasks, Settings(tmp_path / "settings.json"))
        yield made
        made.let_go()


@pytest.fixture
def card(session: Session, time: Time, qtbot: QtBot) -> TimerCard:
    session.run(Discuss(application="A-3"))
    clock = MeetingClock(session, time)
    assert clock.item is not None
    time.is_at = datetime.fromisoformat(clock.item.since) + timedelta(minutes=8, seconds=46)
    made = TimerCard(clock)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def said(card: TimerCard) -> tuple[str, ...]:
    return tuple(each.text() for each in (card.which, card.elapsed, card.allotted, card.left))


def test_it_says_how_long_how_much_is_meant_and_what_is_left(card: TimerCard) -> None:
    assert said(card) == ("Dossier 3", "08:46", "of 12:00", "03:14 left")
    assert card.begun.text().startswith("begun ")
    assert card.elapsed.accessibleName() == "Time: 8 minutes of 12"


def test_over_time_is_said_in_words_and_not_by_colour_alone(card: TimerCard, time: Time) -> None:
    time.is_at += timedelta(minutes=5)
    card.show_time()
    assert said(card)[1:] == ("13:46", "of 12:00", "01:46 over time")
    assert card.left.property("tone") == card.elapsed.property("tone") == "attention"


def test_its_buttons_pause_and_add_and_are_pressed_by_keys(card: TimerCard, time: Time, qtbot: QtBot) -> None:
    card.more_button.setFocus()
    qtbot.keyClick(card.more_button, Qt.Key.Key_Return)
    assert said(card)[2:] == ("of 17:00", "08:14 left")
    qtbot.keyClick(card.pause_button, Qt.Key.Key_Space)
    time.is_at += timedelta(minutes=5)
    card.show_time()
    assert said(card)[1:] == ("08:46", "of 17:00", "paused · 08:14 left")
    assert card.pause_button.text() == "Go on"
    qtbot.keyClick(card.pause_button, Qt.Key.Key_Space)
    assert card.pause_button.text() == "Pause"
    assert "this computer alone" in card.pause_button.toolTip()


def test_between_dossiers_only_the_meeting_is_told(card: TimerCard, session: Session) -> None:
    session.run(End(application="A-3", ends=ItemState.DONE))
    assert not card.elapsed.isVisible()
    assert card.meeting.text().startswith("Meeting: ")
    assert "3 dossiers left · at this pace until " in card.meeting.text()


def test_a_second_that_changes_nothing_draws_nothing(card: TimerCard) -> None:
    settle()
    with counted() as found:
        card.show_time()
        settle()
    assert not found
    assert "if each takes 12 min" in card.meeting.text()
