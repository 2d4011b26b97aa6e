"""What somebody sees of a mistake of the program, and how they go on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.app import Application
from ui.mistakes.faults import Mistake, mistake_of
from ui.mistakes.left_behind import LeftBehind
from ui.mistakes.sheet import MistakeSheet
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.buttons import Button

LEFT = "2026-03-04T09:30:00+00:00"


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path, tasks: Tasks) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), tasks)
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "call.evalpanel"
    small_panel(found).close()
    return found


def mistake() -> Mistake:
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError as error:
        return mistake_of(error)


def sheet(application: Application) -> MistakeSheet:
    (found,) = [each for each in application.window.findChildren(MistakeSheet) if each.isVisible()]
    return found


def words(shown: MistakeSheet) -> str:
    from ui.widgets.text import Label

    return " ".join(each.text() for each in shown.findChildren(Label) if not each.isHidden())


def press(qtbot: QtBot, shown: MistakeSheet, text: str) -> None:
    (button,) = [each for each in shown.findChildren(Button) if each.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_what_is_safe_as_the_file_itself_tells_it(
    application: Application, path: Path, qtbot: QtBot
) -> None:
    application.open(path)
    session = application.window.session
    assert session is not None
    application.show_mistake(mistake())
    shown = sheet(application)
    last = session.view.history(limit=1)[0].id
    assert f"the last change in the file is number {last}" in words(shown)
    assert "ZeroDivisionError: division by zero" in shown.text.toPlainText()
    assert shown.go_on.hasFocus()
    press(qtbot, shown, "Copy the report")
    assert QGuiApplication.clipboard().text() == shown.report
    qtbot.keyClick(shown.go_on, Qt.Key.Key_Space)
    assert not shown.isVisible()
    assert application.window.session is session


def test_a_file_that_cannot_be_asked_is_not_called_safe(
    application: Application, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.open(path)
    session = application.window.session
    assert session is not None

    def fail(*_args: object, **_kept: object) -> None:
        raise RuntimeError("gone")

    monkeypatch.setattr(type(session.view), "history", fail)
    application.show_mistake(mistake())
    assert "could not be asked" in words(sheet(application))


@pytest.mark.long
def test_starting_again_brings_file_and_page_back(application: Application, path: Path, qtbot: QtBot) -> None:
    application.open(path)
    application.window.show_page("history")
    before = application.window
    application.show_mistake(mistake())
    press(qtbot, sheet(application), "Start again")
    assert application.window is not before
    session = application.window.session
    assert session is not None
    assert (session.path, application.window.page_id) == (path, "history")


def test_the_same_again_is_counted_and_another_is_said(application: Application) -> None:
    first = mistake()
    for _n in range(3):
        application.show_mistake(first)
    assert "It happened 3 times." in words(sheet(application))
    application.show_mistake(Mistake(kind="KeyError", report="another"))
    assert "another mistake (KeyError)" in application.window.messages.text.text()
    assert sheet(application).report == first.report


def test_the_report_is_saved_or_why_not_is_said(
    application: Application, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen), ""))
    application.show_mistake(mistake())
    press(qtbot, sheet(application), "Save the report…")
    assert chosen.read_text(encoding="utf-8") == sheet(application).report
    chosen = tmp_path / "report.txt" / "below.txt"
    press(qtbot, sheet(application), "Save the report…")
    assert "“report.txt” is a file and not a folder" in words(sheet(application))


@pytest.mark.long
def test_after_an_end_that_nobody_asked_for_one_goes_on_where_one_was(
    application: Application, path: Path
) -> None:
    application.tell_left_behind(LeftBehind(file=path, page="history", at=LEFT, trace=""))
    said = application.window.messages.text.text()
    assert "Evalapp was broken off while “call.evalpanel” was open" in said
    application.window.messages._do()
    session = application.window.session
    assert session is not None
    assert (session.path, application.window.page_id) == (path, "history")


def test_without_its_file_it_tells_what_happened(application: Application, tmp_path: Path) -> None:
    trace = 'Fatal Python error: Aborted\n  File "/x/y.py", line 1 in z'
    application.tell_left_behind(LeftBehind(file=tmp_path / "gone.evalpanel", page="", at=LEFT, trace=trace))
    application.window.messages._do()
    assert "by a fault of its own" in words(sheet(application))
    assert "Aborted" in sheet(application).text.toPlainText()


@pytest.mark.long
def test_nothing_is_shown_twice_over(application: Application, work: Workspace) -> None:
    application.window.start(work)
    application.show_mistake(mistake())
    application.start_again()
    assert [each for each in application.window.findChildren(MistakeSheet) if each.isVisible()] == []
