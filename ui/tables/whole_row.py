"""What a table has no room for: all that is to be said of the chosen row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from ui.tables.cells import Row
from ui.tables.row_table import RowTable
from ui.widgets.fields import TextField

_LINES = 3  # as high as that whatever is chosen: nothing moves while somebody goes through the rows


class WholeRow(TextField, Generic[Row]):
    """Below `table`: to be read, scrolled and copied, by mouse or keyboard. `words` of a row that is chosen.

    One that stays chosen while the rows are renewed may have other words then.
    """

    def __init__(
        self, name: str, table: RowTable[Row], words: Callable[[Row], str], *, lines: int = _LINES
    ) -> None:
        super().__init__(name, lines=lines, most_lines=lines)
        self.make_still(is_still=True)
        # Of what is scrolled to there is no sliver: below the last line in sight no room for part of one.
        self.document().setDocumentMargin(0)
        self._grow()
        self._table, self._words = table, words
        table.chosen.connect(self.show_row)
        table.renewed.connect(self._renew)
        self.show_row(table.chosen_row)

    def _renew(self) -> None:
        self.show_row(self._table.chosen_row)

    def show_row(self, row: Row | None) -> None:
        text = self._words(row) if row is not None else ""
        if text != self.toPlainText():
            self.setPlainText(text)
