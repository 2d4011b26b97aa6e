"""Every table of every page has the whole kit; what is meant to be otherwise stands here, with the reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from evalapp.domain.people import Role
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from ui.tables.row_table import RowTable
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

UI = Path(__file__).parents[3] / "ui"
_VIEWS = {"QTableView", "QTableWidget", "QTreeView", "QTreeWidget", "QListView", "QListWidget", "QColumnView"}
OTHER_VIEWS = {
    "tables/choosing.py": "what every table is made of",
    "tables/columns/sheet.py": "the columns of a table, to be ticked and moved",
    "dialogs/guide_window.py": "the chapters of a guide, in the order in which it is read",
    "pages/scoring/dossier_list.py": "a list of cards, in the order in which a juror works",
    "pages/meeting/agenda/view.py": "the agenda, in the order laid at the opening, which a person alters",
    "pages/scheme/outline.py": "groups with their criteria, in the order of the form",
    "pages/applications/editing/grid.py": "cells that are typed in: rows of a form, as they were entered",
    "pages/reports/choices.py": "applications to tick, a line each",
    "pages/opening/earlier_call.py": "applications to tick, a line each",
    "pages/hand_in/choice.py": "applications to tick, a line each",
}
"""By file the views that are no tables."""
FIXED_ORDER = {
    "What was signed": "rows stand under the application that their band names",
    "What was found": "what fits best stands first",
}
"""By name the tables that are not sorted by their heads."""


@pytest.mark.long
def test_no_view_but_the_known_ones_is_made_without_the_kit() -> None:
    found = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bases = node.bases if isinstance(node, ast.ClassDef) else ()
            called = [node.func] if isinstance(node, ast.Call) else []
            named = {ast.unparse(each).partition("[")[0] for each in (*bases, *called)}
            if named & _VIEWS:
                found.add(path.relative_to(UI).as_posix())
    assert OTHER_VIEWS.keys() == found


def _tables(window: MainWindow) -> Iterator[RowTable[object]]:
    for view in window.findChildren(QAbstractItemView):
        if isinstance(view, RowTable):
            yield view
        else:
            assert type(view) is not QTableView, view.accessibleName()


def _faults(table: RowTable[object]) -> Iterator[str]:
    """What of the kit this table has not."""
    model, header = table.rows_model, table.horizontalHeader()
    if not table.accessibleName():
        yield "no name, under which its columns are remembered"
    if any(each.head for each in model.columns):
        sortable = any(model.is_sortable(n) for n in range(len(model.columns)))
        if sortable is (table.accessibleName() in FIXED_ORDER):
            yield f"sorted by its heads: {sortable}"
    if not (header.sectionsMovable() and header.sectionsClickable()):
        yield "columns cannot be moved or clicked"
    if header.contextMenuPolicy() is not Qt.ContextMenuPolicy.CustomContextMenu:
        yield "no menu at its heads"
    if table.selectionMode() is not QAbstractItemView.SelectionMode.ExtendedSelection:
        yield "one row alone"
    if table.focusPolicy() is Qt.FocusPolicy.NoFocus:
        yield "no keyboard"
    if model.shown_rows and table.isVisible():
        yield from _faults_of_rows(table)


def _faults_of_rows(table: RowTable[object]) -> Iterator[str]:
    model = table.rows_model
    table.setFocus()
    table.choose_first()
    before = table.currentIndex().row()
    QTest.keyClick(table, Qt.Key.Key_Down)
    if len(model.shown_rows) > 1 and table.currentIndex().row() == before:
        yield "the arrows go nowhere"
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if len(table.selected_rows) != len(model.shown_rows):
        yield "not all rows at once"
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    shown = sum(not table.isColumnHidden(n) for n in range(len(model.columns)))
    if len(lines) < 1 + len(model.shown_rows) or lines[0].count("\t") != shown - 1:
        yield f"copied otherwise than as a table: {lines[:1]}"
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    table.contextMenuEvent(event)
    menus = table.findChildren(QMenu)
    if not menus:
        yield "no menu"
    for each in menus:
        each.close()
    table.choose_first()


def _walk(window: MainWindow, role: Role) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for entry in entries_for(role):
        window.show_page(entry.id)
        settle()
        for table in _tables(window):
            name = table.accessibleName()
            if found := list(_faults(table)):
                wrong[name] = found
            names = tuple(sorted(table.rows_model.names))
            if columns.setdefault(name, names) != names:
                wrong.setdefault(name, []).append("two tables of one name remember their columns together")
    return wrong


@pytest.mark.long
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
def test_every_table_of_the_office_has_the_kit(window: MainWindow, tmp_path: Path, role: Role) -> None:
    window.resize(1440, 900)
    window.start(small_panel(tmp_path / "panel.evalpanel"))
    assert window.session is not None
    window.act_as(next(each.id for each in window.session.view.people() if each.role is role))
    assert {} == _walk(window, role)


@pytest.mark.long
def test_every_table_of_a_juror_has_the_kit(window: MainWindow, work: Workspace) -> None:
    window.resize(1440, 900)
    window.start(work)
    assert {} == _walk(window, Role.JUROR)


def test_a_width_and_an_order_are_remembered(window: MainWindow, tmp_path: Path) -> None:
    window.resize(1440, 900)
    window.start(small_panel(tmp_path / "panel.evalpanel"))
    window.show_page("jury")
    settle()
    table = next(each for each in _tables(window) if each.isVisible())
    name = table.rows_model.names[0]
    table.arranging.widen(name, 3)
    settle()
    table.arranging.save()
    kept = window.settings.layout_of(table.arranging._name)
    assert kept is not None
    assert name in kept["widths"]
