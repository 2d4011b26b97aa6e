from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.app import Application
from ui.dialogs.palette import Palette
from ui.dialogs.shortcuts import ShortcutSheet
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.new_call import NewCallPage
from ui.pages.opening.start import StartPage
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
from ui.window.frame import MainWindow


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


def test_the_first_page_is_start(application: Application) -> None:
    assert isinstance(application.window.stack.currentWidget(), StartPage)


def test_a_pack_asks_for_its_code_and_opens(application: Application, pack: HandedPack, qtbot: QtBot) -> None:
    application.open(pack.path)
    page = application.window.stack.currentWidget()
    assert isinstance(page, AccessCodePage)

    qtbot.keyClicks(page.code.edit, pack.code)
    qtbot.keyClick(page.code.edit, Qt.Key.Key_Return)

    assert isinstance(application.window.page(), DossiersPage)
    assert application.settings.recent() == [pack.path.with_suffix(".evalwork")]


def test_the_code_of_another_is_refused_beside_the_field(
    application: Application, pack: HandedPack, qtbot: QtBot
) -> None:
    from evalapp.exchange.sealed.codes import new_code

    application.open(pack.path)
    page = application.window.stack.currentWidget()
    assert isinstance(page, AccessCodePage)
    qtbot.keyClicks(page.code.edit, new_code())

    page.open()

    assert page.code.note.text()
    assert page.code.edit.property("wrong") == "true"
    assert application.window.session is None


def test_a_file_of_another_kind_is_refused_in_words(application: Application, tmp_path: Path) -> None:
    application.open(tmp_path / "holiday.jpg")

    assert "holiday.jpg" in application.window.messages.text.text()


def test_a_damaged_file_says_so_and_the_window_stays(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "broken.evalpanel"
    path.write_bytes(b"nothing of the kind")

    application.open(path)

    assert application.window.session is None
    assert application.window.messages.isVisible()


def test_a_new_call_is_made_from_a_template(application: Application, tmp_path: Path) -> None:
    page = NewCallPage(Settings(tmp_path / "settings.json"))
    made: list[Workspace] = []
    page.opened.connect(made.append)
    page.form.fields["title"].setText("My call")
    page.form.fields["budget"].setText("1000")
    edit = page.form.read()
    assert edit is not None

    page.create_at(tmp_path / "call.evalpanel", edit)
    page.deleteLater()

    with made[0] as workspace:
        assert (workspace.view.call().title, workspace.view.call().budget) == ("My call", 1_000_00)


def test_a_wrong_budget_is_said_beside_its_field(application: Application, tmp_path: Path) -> None:
    page = NewCallPage(Settings(tmp_path / "settings.json"))
    page.form.fields["budget"].setText("a lot")

    page.ask_where()

    assert "not an amount" in page.form.errors["budget"].text()
    page.deleteLater()


def test_the_theme_is_remembered(application: Application) -> None:
    application.do("theme-dark")

    assert application.settings.theme == "dark"
    assert application.settings.theme == Settings(application.settings._path).theme


def test_the_palette_goes_to_an_application(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    window.start(work)
    window.show_palette()
    palette = window.findChild(Palette)
    assert palette is not None

    qtbot.keyClicks(palette.field, "A-3")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    page = window.page()
    assert isinstance(page, DossiersPage)
    current = page.list.current()
    assert current is not None
    assert current.number == "A-3"


def test_the_palette_covers_the_window_and_escape_closes_it(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.start(work)
    window.show_palette()
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.size() == window.size()

    qtbot.keyClick(palette, Qt.Key.Key_Escape)

    assert not palette.isVisible()


def test_the_shortcut_sheet_opens_by_its_key(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    window.start(work)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)

    assert window.findChild(ShortcutSheet) is not None


def test_every_control_of_the_jurors_desk_has_a_name(window: MainWindow, work: Workspace) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

    window.start(work)
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit):
        for widget in window.findChildren(kind):
            is_named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            assert is_named or not widget.isVisible(), widget


def test_settings_that_cannot_be_read_are_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("[1, 2")

    assert Settings(path).theme == "system"


@pytest.mark.long
def test_who_was_at_work_in_a_panel_is_at_work_in_it_the_next_time(
    application: Application, tmp_path: Path
) -> None:
    path = tmp_path / "panel.evalpanel"
    small_panel(path).close()
    application.open(path)
    window = application.window
    assert window.session is not None
    assert window.session.actor.id not in {"C1", "S-01"}

    window.act_as("S-01")
    application.do("close")
    application.open(path)

    assert window.session is not None
    assert window.session.actor.id == "S-01"


def test_somebody_who_left_the_panel_is_not_at_work_in_it(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "panel.evalpanel"
    with small_panel(path) as panel:
        application.settings.remember_person(panel.view.call().panel, "S-99")

    application.open(path)

    assert application.window.session is not None
    assert application.window.session.actor.id != "S-99"


@pytest.mark.long
@pytest.mark.parametrize(("page", "after"), [("ranking", "ranking"), ("exchange", "overview")])
def test_another_name_stays_on_the_page_where_it_has_it(
    application: Application, tmp_path: Path, page: str, after: str
) -> None:
    window = application.window
    window.start(small_panel(tmp_path / "panel.evalpanel"))
    window.show_page(page)

    window.act_as("C1")

    assert window.page_id == after


def test_what_another_program_left_in_a_file_is_told_when_it_opens(
    application: Application, tmp_path: Path
) -> None:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE INDEX by_title ON application (title)")
    application.open(path)
    assert "by_title" in application.window.messages.text.text()
