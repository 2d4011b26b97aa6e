"""A desk whose dossiers were not opened yet, and everything of a window that a screen reader can reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.application import BudgetLine, Helix, Partner
from evalapp.domain.permissions import Action
from evalapp.operations.workspace import Workspace
from tests.samples import put_dossiers
from ui.pages.scoring.page import DossiersPage
from ui.window.frame import MainWindow

NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NAMES = ("A-2", "Title of A-2", "Organisation of A-2 (DEMO)", "Geheime Partner bv", "Stad Genk")
CONTENT = (
    "A summary of the pumps",
    "PUMPS",
    "West-Vlaanderen",
    "Sarah Lievens",
    "equipment of the greenhouse",
    "€ 4,321",
    "100,000",
)


def enrich(work: Workspace) -> None:
    """A-2 with content that can be told from its names."""
    dossier = work.view.dossier("A-2")
    full = replace(
        dossier,
        application=replace(
            dossier.application,
            summary=CONTENT[0],
            acronym=CONTENT[1],
            contact=CONTENT[3],
            province="West-Vlaanderen",
        ),
        partners=(
            Partner(name=NAMES[3], helix=Helix.COMPANY, cash=4_321_00),
            Partner(name=NAMES[4], helix=Helix.GOVERNMENT),
        ),
        budget=(BudgetLine(year=2016, line=CONTENT[4], amount=100_000_00, source="steun"),),
    )
    work.execute(put_dossiers([full], Action.OPEN_PACK))


def desk_of(window: MainWindow, work: Workspace) -> DossiersPage:
    window.start(work)
    window.activateWindow()
    page = window.page()
    assert isinstance(page, DossiersPage)
    page.take_focus()
    return page


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    qtbot.keyClick(focus, key, modifier)


def type_in(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def heard(window: QWidget) -> str:
    """Every name, description, value and text in the accessible tree, hidden parts included."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    return "\n".join(_heard(root))


def _heard(found: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield found.text(kind)
    text = found.textInterface()
    if text is not None:
        yield text.text(0, text.characterCount())
    for n in range(found.childCount()):
        child = found.child(n)
        if child is not None:
            yield from _heard(child)
