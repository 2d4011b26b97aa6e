"""Leaving a file of which something typed could not be stored: asked first, and then on with what was wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.app import Application
from ui.page import Message
from ui.pages.opening.new_call import NewCallPage
from ui.pages.opening.start import StartPage
from ui.saving import refused
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path, work: Workspace) -> Iterator[Application]:
    """At work in a file with something that cannot be stored."""
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    made.window.start(work)
    refuse(made)
    yield made
    made.window.close_session()
    made.window.close()


def refuse(application: Application) -> None:
    page = application.window.page()
    assert page is not None
    page.session.savings.watch(lambda: refused("No room."))


def asked(application: Application) -> bool:
    bar = application.window.messages
    return bar.isVisible() and "could not be stored" in bar.text.text()


def go_on(application: Application) -> None:
    application.window.messages._act.click()


@pytest.mark.long
def test_another_file_is_opened_after_it(application: Application, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()

    application.open(tmp_path / "other.evalpanel")
    assert asked(application)
    go_on(application)

    assert application.window.isVisible()
    assert application.window.session is not None
    assert application.window.session.path.name == "other.evalpanel"


def test_the_start_page_is_shown_after_it(application: Application) -> None:
    application.do("close")
    assert asked(application)
    go_on(application)

    assert application.window.isVisible()
    assert isinstance(application.window.stack.currentWidget(), StartPage)


def test_a_new_call_is_begun_after_it(application: Application) -> None:
    application.do("new")
    assert asked(application)
    go_on(application)

    assert application.window.isVisible()
    assert isinstance(application.window.stack.currentWidget(), NewCallPage)


def test_what_needs_the_file_closed_is_done_after_it(application: Application) -> None:
    done: list[str] = []

    def remove() -> Message:
        done.append("removed")
        return Message(text="Gone.")

    application.leave(remove)
    assert (asked(application), done) == (True, [])
    go_on(application)

    assert done == ["removed"]
    assert application.window.messages.text.text() == "Gone."


def test_the_window_closes_after_it(application: Application) -> None:
    application.window.close()
    assert asked(application)
    assert application.window.isVisible()
    go_on(application)

    assert not application.window.isVisible()
    assert application.window.session is None


@pytest.mark.long
def test_the_next_file_is_asked_about_again(application: Application, tmp_path: Path, qtbot: QtBot) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    application.open(tmp_path / "other.evalpanel")
    go_on(application)
    refuse(application)

    application.window.close()

    assert application.window.isVisible()
    assert asked(application)


def test_a_file_that_does_not_open_leaves_the_one_on_the_screen(
    application: Application, tmp_path: Path
) -> None:
    application.open(tmp_path / "holiday.jpg")
    go_on(application)

    assert application.window.session is not None
    assert "holiday.jpg" in application.window.messages.text.text()
