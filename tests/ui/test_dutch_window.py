"""A whole Dutch desk, and a whole Dutch office: no English sentence, whoever says it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from evalapp.domain.application import PROVINCES
from evalapp.domain.letters.placeholders import PLACEHOLDERS
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.workspace import Workspace
from evalapp.words.sectors import short_province
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from tests.ui.reading import Heard, in_marked_dutch
from tests.ui.window.changing import JUROR_ACTS, JUROR_PAGES, OFFICE_ACTS, OFFICE_PAGES, shown
from ui.app import Application
from ui.dialogs.overlay import Overlay
from ui.pages.reports.page import ReportsPage
from ui.settings import Settings
from ui.tables.row_table import RowTable
from ui.tasks import SynchronousPool, Tasks

# What is the same in every language; what was typed into the acts that are played, or lies beside the file.
KEYS = ("Ctrl", "Alt", "Shift", "Tab", "Esc", "Return", "PgUp", "PgDown")
NAMES = (
    *(*KEYS, "Evalapp", "English", "Nederlands", "PDF", "Word", "XXXXX"),
    *(f"{{{each}}}" for each in PLACEHOLDERS),
)
TYPED = ("Cut.", "panel-backups", "personeel", "personeel: 400", "steun")
PLACES = (*PROVINCES, *(short_province(each) for each in PROVINCES))
# These close the file, the window, or play a whole call; the last draw everything anew, and say nothing that they
# did not say as an entry of the palette.
# The guide is a text of its own in each language, and no sentence of the program.
COLOURS = {f"theme-{name}" for name in ("system", "light", "dark", "contrast")}
NOT_DONE = {
    "quit",
    "close",
    "new",
    "demo",
    "demo-juror",
    "demo-secretary",
    "demo-chair",
    "language-nl",
    "language-en",
    "larger",
    "smaller",
    "help",
    "start-again",  # after which somebody else is at work: who this machine knows
    *COLOURS,
}
ASKED = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What file dialogs were given to say; nobody chooses a file in them."""
    said: list[str] = []
    for name in ASKED:
        nothing: object = "" if name == "getExistingDirectory" else ([] if name.endswith("s") else "", "")

        def ask(_parent: QWidget, *given: str, nothing: object = nothing) -> object:
            said.extend(given)
            return nothing

        monkeypatch.setattr(QFileDialog, name, ask)

    def print_nothing(_parent: QWidget, name: str) -> None:
        said.append(name)

    monkeypatch.setattr(ReportsPage, "ask_printer", staticmethod(print_nothing))
    return said


class Person:
    """Goes through the program in Dutch, and hears all that it says."""

    def __init__(self, application: Application, heard: Heard) -> None:
        self.application, self.heard = application, heard

    def look(self) -> None:
        settle()
        self.heard.hear(self.application.window)

    def go_through(self, pages: tuple[str, ...]) -> None:
        for page_id in pages:
            page = shown(self.application.window, page_id)
            self.look()
            for table in page.findChildren(RowTable):
                if table.isVisibleTo(page) and table.rows_model.rowCount():
                    table.selectRow(0)
                    self.look()

    def do_all(self) -> None:
        window = self.application.window
        for action in window.offered.known():
            if action.id not in NOT_DONE and not action.id.startswith("go:"):
                window.trigger(action.id)
                self.look()
                for sheet in window.findChildren(Overlay):
                    sheet.close_over()


@contextmanager
def person_at_work(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    with in_marked_dutch((*NAMES, *TYPED, *PLACES, tmp_path.name)) as heard:
        made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
        made.window.show()
        yield Person(made, heard)
        made.window.close()
        made.window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_secretary_reads_no_english(qapp: QApplication, tmp_path: Path, asked: list[str]) -> None:
    path = tmp_path / "panel.evalpanel"
    panel = small_panel(path)
    with person_at_work(qapp, tmp_path) as secretary:
        secretary.look()
        secretary.application.window.start(panel)
        for act in OFFICE_ACTS.values():
            act(panel)
        secretary.go_through(OFFICE_PAGES)
        secretary.do_all()
        secretary.application.do("new")
        secretary.look()
        secretary.application.do("close")
        secretary.look()
    secretary.heard.said.update(asked)
    secretary.heard.learn(path)
    assert not secretary.heard.outside(), "\n".join(secretary.heard.outside())


def test_a_juror_reads_no_english(
    qapp: QApplication, tmp_path: Path, pack: HandedPack, fresh_work: Workspace, asked: list[str]
) -> None:
    path = Path(fresh_work.path)
    with person_at_work(qapp, tmp_path) as juror:
        juror.application.open(pack.path)
        juror.look()
        juror.application.window.start(fresh_work)
        juror.go_through(JUROR_PAGES)
        for act in JUROR_ACTS.values():
            act(fresh_work)
        juror.go_through(JUROR_PAGES)
        juror.do_all()
        juror.application.do("close")
        juror.look()
    juror.heard.said.update(asked)
    juror.heard.learn(path)
    assert not juror.heard.outside(), "\n".join(juror.heard.outside())


def test_menus_and_file_dialogs_of_qt_speak_dutch_too(qapp: QApplication, tmp_path: Path) -> None:
    with in_marked_dutch(
        (*NAMES, "Type", "OK", "Help", "Reset", "bare", "list.xlsx", tmp_path.name)
    ) as heard:
        line, text, browser = QLineEdit(), QPlainTextEdit(), QTextBrowser()
        line.setText("x")
        (tmp_path / "list.xlsx").touch()
        (tmp_path / "bare").touch()
        dialogs = []
        for mode in QFileDialog.FileMode:
            for accept in QFileDialog.AcceptMode:
                dialog = QFileDialog(directory=str(tmp_path))
                dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
                dialog.setFileMode(mode)
                dialog.setAcceptMode(accept)
                dialogs.append(dialog)
        box = QDialogButtonBox()
        for button in QDialogButtonBox.StandardButton:
            if button is not QDialogButtonBox.StandardButton.NoButton:
                box.addButton(button)
        for widget in (
            line,
            text,
            line.createStandardContextMenu(),
            text.createStandardContextMenu(),
            browser.createStandardContextMenu(),
            box,
            *dialogs,
        ):
            widget.show()
            settle()
            heard.hear(widget)
            widget.close()
            widget.deleteLater()
    assert not heard.outside(), "\n".join(heard.outside())
