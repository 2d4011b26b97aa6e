"""A table on a page that scrolls shows some of its rows, and is never higher than all of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_so_many_rows_are_in_sight_and_never_more_than_there_are(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    column: Column[str] = Column(head="Word", cell=lambda row: Cell(text=row), stretches=True)
    made = RowTable(RowsModel((column,), key=id), "Table")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.show_at_least(3)
    heights = []
    for number in (0, 1, 3, 4, 3, 1):
        made.set_rows([f"row {n}" for n in range(number)])
        assert made.minimumHeight() <= made.maximumHeight()
        heights.append((made.minimumHeight(), made.maximumHeight()))
    least = [each for each, _most in heights]
    assert [heights[1], heights[2]] == [heights[5], heights[4]]
    assert least[0] < least[1] < least[2] == least[3] < heights[3][1]
