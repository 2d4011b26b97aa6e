"""The hour beside a name is pressed and put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.operations.meeting.presence import GoOut
from evalapp.words import formats
from tests.operations.meeting.room_samples import AN
from tests.ui.access.sweeping import LEAST_TARGET, settle
from tests.ui.pages.meeting.pages import meeting_page
from ui.window.frame import MainWindow


@pytest.mark.long
def test_an_hour_is_put_right_where_it_stands(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(GoOut(people=(AN,)))
    before = next(each for each in page.acts.meeting.stays if each.person == AN)
    badge, line = page.rail.presence.times[AN]
    badge.click()
    assert line.field.text() == formats.clock(before.left_at)
    line.field.setText("25:99")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert "no hour of a day" in line.error.text()
    line.field.setText("")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert "Type the hour" in line.error.text()
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert next(each for each in page.acts.meeting.stays if each.person == AN) == before


@pytest.mark.long
def test_escape_gives_the_keyboard_back_to_the_hour(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(GoOut(people=(AN,)))
    badge, line = page.rail.presence.times[AN]
    QTest.keyClick(badge, Qt.Key.Key_Return)
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert badge.hasFocus()


def test_an_hour_is_high_enough_to_be_hit(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(GoOut(people=(AN,)))
    settle()
    badge, _line = page.rail.presence.times[AN]
    assert min(badge.width(), badge.height()) >= LEAST_TARGET
