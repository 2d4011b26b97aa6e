"""Where the columns and marks of a picture of lines stand, in pixels."""

from __future__ import annotations

from collections.abc import Sequence

from ui.look import theme
from ui.widgets.charts.line_values import FOOT, LINE, TOP, Axis, Beside

BAR = 44  # of a share
_MARGIN, _GAP, _INSET = 16, 14, 16  # _INSET: on either side of the marks, for the words of their ends
_LEAST, _TITLE = 170, 0.24  # of the marks at least; of the room at most for a column that stretches


class LinePlaces:
    """`rooms`: x and width of each column that is shown, by its number; `left` and `right` are the ends of the axis."""

    def __init__(self, before: Sequence[Beside], after: Sequence[Beside], axis: Axis, width: float) -> None:
        self.width, self.axis = width, axis
        self.top, self.row, self.foot = (float(theme.pixels(each)) for each in (TOP, LINE, FOOT))
        columns = (*before, *after)
        shown = [n for n in range(len(columns)) if not columns[n].drops or _fits(columns, width)]
        needed = {n: _needs(columns[n]) for n in shown}
        spare = width - 2 * _MARGIN - sum(needed.values()) - _GAP * len(shown) - theme.pixels(_LEAST)
        stretching = [n for n in shown if columns[n].stretches]
        for n in stretching:
            most = width * _TITLE - needed[n]
            needed[n] += max(min(spare / len(stretching), most), 40 - needed[n])
        self.rooms: dict[int, tuple[float, float]] = {}
        x = float(_MARGIN)
        for n in (each for each in shown if each < len(before)):
            self.rooms[n] = x, needed[n]
            x += needed[n] + _GAP
        self.left, end = x + _INSET, width - _MARGIN
        for n in reversed([each for each in shown if each >= len(before)]):
            self.rooms[n] = end - needed[n], needed[n]
            end -= needed[n] + _GAP
        self.right = max(end - _INSET, self.left + 1)

    def at(self, value: float) -> float:
        axis = self.axis
        share = (value - axis.low) / ((axis.high - axis.low) or 1.0)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def _needs(column: Beside) -> float:
    return theme.pixels(column.width) + (BAR + _GAP if column.has_bar else 0)


def _fits(columns: Sequence[Beside], width: float) -> bool:
    """Whether all of them have room beside the marks."""
    whole = sum(_needs(each) + _GAP for each in columns)
    return whole + 2 * _MARGIN + theme.pixels(_LEAST) <= width
