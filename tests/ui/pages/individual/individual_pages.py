"""The page of the individual procedure in a window, and what hands do on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import WITH_THRESHOLD, individual
from ui.pages.individual.page import IndividualPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def made_panel(folder: Path) -> Workspace:
    made = individual(folder / "call.evalpanel", scheme=WITH_THRESHOLD)
    made.act_as("C1")
    return made


def at_page(window: MainWindow, panel: Workspace) -> IndividualPage:
    window.start(panel)
    window.show_page("individual")
    page = window.page()
    assert isinstance(page, IndividualPage)
    return page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, modifier)


def write(text: str) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, text)


def record() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def words(widget: QWidget | None) -> str:
    assert widget is not None
    return " ".join(each.text().replace("\u200b", "") for each in widget.findChildren(Label))
