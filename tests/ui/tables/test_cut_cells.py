"""What a cell, or a head, has no room for is its tooltip; the box below the table shows whole lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.tables.cell_delegate import cell_width, tip_of, words_in
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.whole_row import WholeRow

LONG = (
    "Import of applications: three were added, two were updated, one was refused and waits on the work list"
)


@pytest.fixture
def table(qtbot: QtBot) -> RowTable[str]:
    columns: tuple[Column[str], ...] = (
        Column(head="No.", cell=lambda row: Cell(text=row[:3])),
        Column(head="What", cell=lambda row: Cell(text=row), stretches=True, least=60),
    )
    made = RowTable(RowsModel(columns, key=lambda row: row), "Changes")
    qtbot.addWidget(made)
    made.set_rows([LONG, "short"])
    made.resize(220, 120)
    made.show()
    QApplication.processEvents()
    return made


def test_words_that_do_not_fit_are_the_tooltip(table: RowTable[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _pos, text, *_more: said.append(text))
    for line in (0, 1):
        index = table.rows_model.index(line, 1)
        event = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
        table.itemDelegate().helpEvent(event, table, QStyleOptionViewItem(), index)
    assert LONG in said[0].replace("\n", " ").replace("<wbr>", "")
    assert "" == said[1]


def test_a_cell_with_a_tip_of_its_own_still_tells_the_words_that_are_cut() -> None:
    assert "late" == tip_of(Cell(text=LONG, tip="late"), is_cut=False)
    assert f"{LONG}\nlate" == tip_of(Cell(text=LONG, tip="late"), is_cut=True)
    assert f"D3: {LONG}" == tip_of(Cell(text=LONG, tip=f"D3: {LONG}"), is_cut=True)


def test_the_longer_one_of_two_texts_in_a_cell_is_cut(qtbot: QtBot) -> None:
    """A number keeps its room beside a long title, whichever of them comes first."""
    number, title = "IBN-2015-033", LONG
    for cell, at in ((Cell(text=number, after=title), 0), (Cell(text=title, after=number), 1)):
        shown = words_in(160, cell)
        assert (number, "…") == (shown[at], shown[1 - at][-1])
        assert (cell.text, cell.after) == words_in(cell_width(cell), cell)


def test_a_head_tells_its_words(table: RowTable[str]) -> None:
    model = table.rows_model
    tip = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "What" == tip


@pytest.mark.parametrize("lines", [2, 3])
def test_no_sliver_of_a_line_stands_at_the_foot_of_the_box(table: RowTable[str], lines: int) -> None:
    box = WholeRow("All of it", table, lambda row: "\n".join([row] * 6), lines=lines)
    theme.dress(box)
    box.resize(600, box.height())
    box.show()
    table.choose(LONG)
    QApplication.processEvents()
    line = QFontMetricsF(box.font()).lineSpacing()
    spare = box.viewport().height() - lines * line
    assert 0 <= spare < line / 6
    box.close()
