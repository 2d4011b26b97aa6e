"""A consensus that is typed: the value that the digits say, and the reason that stood there goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.permissions import Phase
from evalapp.operations.ranking.consensus import SetConsensus
from tests.samples import small_panel
from ui.pages.meeting.card import CriterionCard
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MeetingPage:
    """With a consensus of 3 on the first criterion of A-1."""
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION)
    panel.act_as("C1")
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=6, reason="Heard them"))
    window.start(panel)
    window.show_page("meeting", "A-1")
    shown = window.page()
    assert isinstance(shown, MeetingPage)
    return shown


def changing(page: MeetingPage) -> CriterionCard:
    card = page.cards["helix"]
    card.open_button.click()
    assert "3" == card.value.currentText()
    return card


def test_the_value_that_stands_there_stays_when_it_is_typed(page: MeetingPage) -> None:
    card = changing(page)
    QTest.keyClicks(card.value, "3")
    assert "3" == card.value.currentText()


def test_what_was_recorded_is_named(page: MeetingPage, window: MainWindow) -> None:
    card = changing(page)
    QTest.keyClicks(card.value, "4.5")
    card._store()
    assert "Consensus recorded: 4.5 for Triple helix, A-1." == window.messages.text.text()


def test_tab_goes_on_behind_the_reason(page: MeetingPage) -> None:
    card = changing(page)
    QTest.keyClick(card.value, Qt.Key.Key_Tab)
    assert card.reason.hasFocus()
    QTest.keyClicks(card.reason, " twice")
    assert "Heard them twice" == card.reason.text()
