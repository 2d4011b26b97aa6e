"""A note under a table: what a mark beside some of its values means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.tables.cells import Band, Cell
from ui.tables.row_table import RowTable
from ui.tables.rows import CELL
from ui.widgets.text import Label


class TableNote(Label):
    """Shown only while a value in sight bears the `mark` after it: columns may leave for want of room.

    `may_bear` says of a row whether any of its values may: the others need not be put into words.
    """

    def __init__(
        self, table: RowTable[Any], mark: str, text: str, *, may_bear: Callable[[Any], bool] | None = None
    ) -> None:
        super().__init__(f"{mark} {text}", type="caption", tone="dim", wrap=True)
        self._table, self._mark, self._may_bear = table, mark, may_bear
        self._bearers: tuple[int, ...] = ()
        table.renewed.connect(self._look)
        table.horizontalHeader().sectionResized.connect(self._hear)
        self.hide()

    def _look(self) -> None:
        model = self._table.rows_model
        rows = [
            n
            for n, row in enumerate(model.lines)
            if self._may_bear is None or (not isinstance(row, Band) and self._may_bear(row))
        ]
        self._bearers = tuple(
            column
            for column in range(len(model.columns))
            if any(self._is_borne_by(model.index(row, column).data(CELL)) for row in rows)
        )
        self.setVisible(any(not self._table.isColumnHidden(column) for column in self._bearers))

    def _is_borne_by(self, cell: object) -> bool:
        return isinstance(cell, Cell) and cell.after == self._mark

    def _hear(self, column: int, _before: int, width: int) -> None:
        """Qt tells it before the column counts as hidden, or as shown again."""
        if column in self._bearers:
            others = (each for each in self._bearers if each != column)
            self.setVisible(width > 0 or any(not self._table.isColumnHidden(each) for each in others))
