"""A person who goes through the whole program, in either language, and hears all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from evalapp.domain.application import PROVINCES
from evalapp.domain.letters.placeholders import PLACEHOLDERS
from evalapp.domain.texts import current_language
from evalapp.words.sectors import short_province
from tests.ui.access.sweeping import settle
from tests.ui.reading import Heard, in_marked
from tests.ui.window.changing import shown
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
TYPED = ("Cut.", "Minister", "panel-backups", "personeel", "personeel: 400", "steun")
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
    "usual-size",
    "help",
    "start-again",  # after which somebody else is at work: who this machine knows
    *COLOURS,
}
ASKED = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What file dialogs were given to say, and in which language; nobody chooses a file in them."""
    said: list[tuple[str, str]] = []
    for name in ASKED:
        nothing: object = "" if name == "getExistingDirectory" else ([] if name.endswith("s") else "", "")

        def ask(_parent: QWidget, *given: str, nothing: object = nothing) -> object:
            said.extend((current_language(), each) for each in given)
            return nothing

        monkeypatch.setattr(QFileDialog, name, ask)

    def print_nothing(_parent: QWidget, name: str) -> None:
        said.append((current_language(), name))

    monkeypatch.setattr(ReportsPage, "ask_printer", staticmethod(print_nothing))
    return said


class Person:
    """Goes through the program, and hears all that it says."""

    def __init__(self, application: Application, heard: Heard) -> None:
        self.application, self.heard = application, heard

    def look(self) -> None:
        settle()
        self.heard.hear(self.application.window)

    def switch_to(self, language: str) -> None:
        """By the action that everybody has."""
        self.application.do(f"language-{language}")
        assert current_language() == language

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
def person_at_work(qapp: QApplication, tmp_path: Path, language: str = "nl") -> Iterator[Person]:
    with in_marked(language, (*NAMES, *TYPED, *PLACES, tmp_path.name)) as heard:
        made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
        made.window.show()
        yield Person(made, heard)
        made.window.close()
        made.window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        made._speech.be_silent()
