"""What a row has no room for stands below its table, to be read, reached and copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.whole_row import WholeRow

REASON = "“veel” is no amount: write it as 150.000 or 150.000,50. " * 12


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = Column(head="Why", cell=lambda row: Cell(text=row), stretches=True)
    table: RowTable[str] = RowTable(RowsModel((column,), key=lambda row: row), "Table")
    layout = QVBoxLayout(made)
    layout.addWidget(table)
    layout.addWidget(WholeRow("All of it", table, lambda row: f"Row {row}"))
    table.set_rows(["short", REASON])
    made.resize(500, 300)
    made.show()
    return made


def test_it_follows_the_choice_and_moves_nothing(page: QWidget) -> None:
    table, whole = page.findChild(RowTable), page.findChild(WholeRow)
    assert isinstance(table, RowTable)
    assert isinstance(whole, WholeRow)
    table.choose_first()
    before = (table.geometry(), whole.geometry())
    assert "Row short" == whole.toPlainText()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (f"Row {REASON}", before) == (whole.toPlainText(), (table.geometry(), whole.geometry()))


def test_what_it_says_of_the_chosen_row_is_what_the_row_says_now(qtbot: QtBot) -> None:
    column = Column(head="Why", cell=lambda row: Cell(text=row[1]), stretches=True)
    table: RowTable[tuple[str, str]] = RowTable(RowsModel((column,), key=lambda row: row[0]), "Table")
    whole = WholeRow("All of it", table, lambda row: row[1])
    for each in (table, whole):
        qtbot.addWidget(each)
    table.set_rows([("A-1", "refused")])
    table.choose_first()
    table.set_rows([("A-1", "added")])
    assert "added" == whole.toPlainText()


def test_the_keyboard_gets_there_and_copies_it(page: QWidget) -> None:
    table, whole = page.findChild(RowTable), page.findChild(WholeRow)
    assert isinstance(table, RowTable)
    assert isinstance(whole, WholeRow)
    table.choose_first()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert whole.hasFocus()
    for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
        QTest.keySequence(whole, QKeySequence(keys))
    assert "Row short" == QGuiApplication.clipboard().text()
