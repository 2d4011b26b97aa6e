"""Where everything of two orders beside each other stands, in pixels of what is in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.look import theme

ROW, HEAD, BAND = 36, 30, 30
_LEFT, _GAP = 0.37, 0.135  # of the width: the official order, and the curves beside it


@dataclass(frozen=True, kw_only=True, slots=True)
class Geometry:
    """`rows` applications on either side; `lines`: how many stand above the funding line, officially and now, None
    where none is drawn. `y`: how far down it is scrolled.
    """

    rows: int
    lines: tuple[int | None, int | None]
    width: int
    height: int
    y: int

    @property
    def row(self) -> int:
        return theme.pixels(ROW)

    @property
    def head(self) -> int:
        return theme.pixels(HEAD)

    @property
    def band(self) -> int:
        return theme.pixels(BAND)

    @property
    def left(self) -> float:
        """Where the official order ends."""
        return round(self.width * _LEFT)

    @property
    def right(self) -> float:
        """Where the other one begins."""
        return round(self.width * (_LEFT + _GAP))

    @property
    def whole(self) -> int:
        """The height of all rows."""
        return self.rows * self.row + (self.band if any(each is not None for each in self.lines) else 0)

    def top(self, side: int, row: int) -> int:
        line = self.lines[side]
        return self.head - self.y + row * self.row + (self.band if line is not None and row >= line else 0)

    def middle(self, side: int, row: int) -> float:
        return self.top(side, row) + self.row / 2

    def line_top(self, side: int) -> int | None:
        line = self.lines[side]
        return None if line is None else self.head - self.y + line * self.row

    def shown(self, side: int) -> range:
        """The rows of which something is in sight."""
        first = max(0, (self.y - self.band) // self.row)
        last = min(self.rows, (self.y + self.height - self.head) // self.row + 1)
        return range(first, max(first, last))

    def room(self, side: int, row: int) -> QRectF:
        left, right = (0.0, self.left) if side == 0 else (self.right, float(self.width))
        return QRectF(left, self.top(side, row), right - left, self.row)

    def row_at(self, side: int, y: float) -> int | None:
        """The row under a point; None on the line, in the head and below all."""
        if y < self.head:
            return None
        return next(
            (n for n in self.shown(side) if self.top(side, n) <= y < self.top(side, n) + self.row), None
        )

    @property
    def seen(self) -> int:
        """How many rows of the order as it is now stand above the lower edge, in sight or scrolled past."""
        row = self.shown(1).stop
        while row and self.top(1, row - 1) + self.row > self.height + 1:
            row -= 1
        return row
