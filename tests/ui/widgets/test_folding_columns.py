"""Two columns that have no room beside each other stand below each other, and nothing of them is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.folding.columns import FoldingColumns


@pytest.mark.parametrize(("width", "is_folded"), [(1000, False), (700, True)])
def test_the_narrow_column_comes_first_where_there_is_no_room_beside(
    qtbot: QtBot, width: int, is_folded: bool
) -> None:
    wide, side = QPushButton("Missing"), QLineEdit()
    columns = FoldingColumns(wide, side, width=432)
    qtbot.addWidget(columns)
    for each in (1000 if is_folded else 700, width):  # there and back
        columns.resize(each, 400)
        columns.show()
        qtbot.wait(1)

    left = wide.mapTo(columns, wide.rect().topLeft())
    right = side.mapTo(columns, side.rect().topLeft())
    assert is_folded is columns.is_folded
    assert is_folded is (right.y() < left.y())
    assert not is_folded or side.width() > 600
    assert wide.isVisible()
    assert side.isVisible()
