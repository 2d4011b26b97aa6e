"""What asks why a dossier waits stands where there is room for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.pages.meeting.pages import meeting_page
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MeetingPage:
    window.resize(1440, 900)
    window.show()
    page = meeting_page(window, tmp_path)
    page.go_on()
    QApplication.processEvents()
    return page


def cut(page: MeetingPage) -> list[str]:
    QApplication.processEvents()
    buttons = page.rail.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisible() and each.width() < each.sizeHint().width()]


def test_no_button_is_cut_while_the_reason_is_typed(page: MeetingPage) -> None:
    assert cut(page) == []
    page.park_now()
    assert page.rail.park_line.reason.isVisible()
    assert cut(page) == []


def test_what_goes_on_is_beside_it_again_afterwards(page: MeetingPage) -> None:
    rail = page.rail
    before = rail.next_button.geometry()
    page.park_now()
    QApplication.processEvents()
    assert rail.next_button.geometry().top() > rail.park_line.geometry().bottom()
    rail.park_line.give_up()
    QTest.qWait(0)
    assert rail.next_button.geometry() == before
