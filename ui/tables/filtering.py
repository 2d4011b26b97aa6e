"""When a table has a line that filters it, and what is typed there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.finding import folded
from ui.tables.filter_line import FilterLine, stand_above
from ui.tables.rows import RowsModel

LONG = 20  # rows that are still looked through by eye
_SLICE = 0.008  # seconds of reading ahead at a time
_REST = 150  # milliseconds before it begins: the page is painted first


class Filtering(QObject):
    """Brings the line once there are many rows; `searched(words)` by which they are filtered now, folded."""

    searched = Signal(object)

    def __init__(self, table: QWidget, model: RowsModel[Any], *, is_wanted: bool) -> None:
        super().__init__(table)
        self._table, self._model, self._is_wanted = table, model, is_wanted
        self.line: FilterLine | None = None
        self._words: tuple[str, ...] = ()
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._read_ahead)

    def make_line(self, words: str = "") -> FilterLine:
        """For a page that puts it where it likes, and has it always."""
        self._is_wanted = False
        return self._made(words)

    def _made(self, words: str) -> FilterLine:
        self.line = FilterLine(self._table.accessibleName(), words)
        self.line.searched.connect(self._search)
        self.line.left.connect(self._table.setFocus)
        return self.line

    def follow(self) -> None:
        """There are other rows, or the table came on the screen."""
        if self._is_wanted and self._table.isVisible():
            is_long = self._model.total > LONG
            if self.line is None and is_long:
                self._is_wanted = stand_above(self._made(""), self._table)
                if not self._is_wanted and self.line is not None:
                    self.line.deleteLater()
                    self.line = None
            if self.line is not None:
                self.line.setVisible(is_long or bool(self.line.text))
        if self.line is not None:
            self._count()
            if self._model.total > LONG:
                self._ahead.start(_REST)

    def take_focus(self) -> bool:
        if self.line is None or not self.line.isVisible():
            return False
        self.line.field.setFocus()
        self.line.field.selectAll()
        return True

    def _search(self, text: str) -> None:
        words = tuple(folded(text).split())
        if words != self._words:
            self._words = words
            self.searched.emit(words)
        self._count()

    def _count(self) -> None:
        if self.line is not None:
            self.line.show_count(len(self._model.shown_rows), len(self._model.rows))

    def _read_ahead(self) -> None:
        """While nobody waits, so that the first letter typed finds them read."""
        if self._model.texts.gather(_SLICE):
            self._ahead.stop()
        else:
            self._ahead.setInterval(0)
