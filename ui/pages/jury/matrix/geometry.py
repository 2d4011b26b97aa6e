"""Where the rows, columns and headings of the assignment matrix lie in its viewport."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRect, QSize

from ui.look import theme

_ROW, _COLUMN, _ROOMY, _WIDEST, _HEAD, _LEFT, _SHORT = 20, 48, 62, 84, 96, 272, 212


@dataclass(frozen=True, kw_only=True)
class Geometry:
    """`rows` × `columns` in a viewport of `size`, scrolled by (`x`, `y`) pixels; made anew for each painting.

    `titles` and `names`: how wide the headings of the rows and of the columns are that say all they have to say.
    """

    rows: int
    columns: int
    size: QSize
    x: int = 0
    y: int = 0
    titles: int = 0
    names: int = 0

    @cached_property
    def row(self) -> int:
        return theme.pixels(_ROW)

    @cached_property
    def head(self) -> int:
        return theme.pixels(_HEAD)

    @cached_property
    def left(self) -> int:
        """Of the headings of the rows: what they need, as far as the columns can be narrower for it.

        Somewhat less where that brings the last column into sight.
        """
        least = min(theme.pixels(_LEFT), max(self.size.width() // 2, 1))
        rest = self.size.width() - self.columns * self._narrowest
        if theme.pixels(_SHORT) <= rest < least:
            return rest
        return max(least, min(rest, self.titles))

    @property
    def _narrowest(self) -> int:
        """A column holds its name: a title gives way to it, for that stands whole beside the matrix."""
        return max(theme.pixels(_COLUMN), min(self.names, theme.pixels(_WIDEST)))

    @cached_property
    def column(self) -> int:
        room = (self.size.width() - self.left) // max(self.columns, 1)
        return max(self._narrowest, min(room, theme.pixels(_ROOMY)))

    @property
    def most(self) -> tuple[int, int]:
        """How far it scrolls."""
        width = self.left + self.columns * self.column - self.size.width()
        height = self.head + self.rows * self.row - self.size.height()
        return max(width, 0), max(height, 0)

    def cell(self, row: int, column: int) -> QRect:
        return QRect(
            self.left + column * self.column - self.x,
            self.head + row * self.row - self.y,
            self.column,
            self.row,
        )

    def row_head(self, row: int) -> QRect:
        return QRect(0, self.head + row * self.row - self.y, self.left, self.row)

    def column_head(self, column: int) -> QRect:
        return QRect(self.left + column * self.column - self.x, 0, self.column, self.head)

    @property
    def corner(self) -> QRect:
        return QRect(0, 0, self.left, self.head)

    def at(self, x: int, y: int) -> tuple[int, int]:
        """(row, column) there; -1 in a heading, and beyond the last one what lies beyond."""
        row = (y - self.head + self.y) // self.row if y >= self.head else -1
        column = (x - self.left + self.x) // self.column if x >= self.left else -1
        return row, column

    @property
    def shown_rows(self) -> range:
        first = max(self.y // self.row, 0)
        last = (self.y + max(self.size.height() - self.head, 0)) // self.row + 1
        return range(first, min(last, self.rows))

    @property
    def shown_columns(self) -> range:
        first = max(self.x // self.column, 0)
        last = (self.x + max(self.size.width() - self.left, 0)) // self.column + 1
        return range(first, min(last, self.columns))
