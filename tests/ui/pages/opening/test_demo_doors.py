"""The start page leads into the demo as a juror, a secretary or a chair, and each finds what it promised."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.people import Role
from ui.app import Application
from ui.pages.meeting.page import MeetingPage
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.choice import Choice
from ui.pages.opening.start import StartPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Application:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.demo_folder = tmp_path / "demo"
    made.window.show()
    return made


def go_through(application: Application, heading: str) -> None:
    page = application.window.findChild(StartPage)
    assert page is not None
    door = next(each for each in page.findChildren(Choice) if each.accessibleName() == heading)
    door.setFocus()
    QTest.keyClick(door, Qt.Key.Key_Return)


@pytest.mark.long
def test_the_juror_finds_a_pack_and_reads_its_code(application: Application) -> None:
    go_through(application, "As juror")
    page = application.window.findChild(AccessCodePage)
    assert page is not None
    said = application.window.messages.text.text()
    assert said.startswith("This demo pack opens with the access code ")
    QTest.keyClicks(page.code.edit, said.rstrip(".").rpartition(" ")[2])
    page.open()
    session = application.window.session
    assert session is not None
    assert session.workspace.is_work_file
    application.window.close_session()


@pytest.mark.long
def test_the_secretary_finds_where_to_merge_and_what(application: Application) -> None:
    go_through(application, "As secretary")
    session, page = application.window.session, application.window.page()
    assert session is not None
    assert session.actor.role is Role.SECRETARY
    assert application.window.page_id == "exchange"
    assert page.tabs.currentIndex() == 1
    said = application.window.messages.text.text()
    assert str(application.demo_folder / "secretary" / "returned") in said
    application.window.close_session()


@pytest.mark.long
def test_the_chair_finds_the_meeting_before_its_opening(application: Application) -> None:
    go_through(application, "As chair")
    session, page = application.window.session, application.window.page()
    assert session is not None
    assert session.actor.role is Role.CHAIR
    assert isinstance(page, MeetingPage)
    assert page.open_button.isVisibleTo(page)
    assert page.open_button.isEnabled()
    application.window.close_session()


def test_a_folder_that_cannot_be_written_is_said(application: Application, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file of somebody")
    go_through(application, "As chair")
    assert application.window.session is None
    assert application.window.messages.isVisible()
    assert "demo" in application.window.messages.text.text()
