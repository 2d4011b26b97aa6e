"""The picture of a grid of numbers: each on a ground as strong as it is large, or with a bar as long."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyqtgraph
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.look import theme
from ui.widgets.charts.values import HEAD, ROW, Grid, GridRow
from ui.widgets.charts.view import PictureView, Words, Writing

_BAR, _BAR_HEIGHT, _GAP = 32, 8, 8
_LEFT = 0.4  # of the width, at most, for what the rows are called
_STRONGEST = 0.3  # of the accent in the ground of the largest number: the words on it stay readable


class GridPicture(PictureView):
    """`has_bars`: a bar before each number; else a tint behind it."""

    def draw(self, grid: Grid, *, has_bars: bool) -> None:
        self.begin_anew()
        self.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, False
        )  # a tint ends where its cell does
        width = float(self.width())
        if not grid.rows or width < 1:
            return
        place = _Places(grid, width)
        if has_bars:
            self._draw_bars(grid, place)
        else:
            self._draw_tints(grid, place)
        whole = QRectF(0, 0, width, place.head + place.row * len(grid.lines))
        self.addItem(Writing(whole, list(_words(grid, place)), list(_lines(grid, place))))

    def _draw_tints(self, grid: Grid, place: _Places) -> None:
        shares = np.array([row.shares for row in grid.rows], dtype=float)
        item = pyqtgraph.ImageItem(shares, axisOrder="row-major", levels=(0.0, 1.0))
        item.setLookupTable(_tints())
        item.setRect(QRectF(place.left, place.head, place.cell * len(grid.heads), place.row * len(grid.rows)))
        self.addItem(item)

    def _draw_bars(self, grid: Grid, place: _Places) -> None:
        if place.cell < place.figure + _BAR + 2 * _GAP:
            return  # the figures say it already, and would stand on the bars
        bars = [
            (place.left + place.cell * n + _GAP, place.head + place.row * (m + 0.5) - _BAR_HEIGHT / 2, share)
            for m, row in enumerate(grid.rows)
            for n, share in enumerate(row.shares)
        ]
        for role, full in (("sunk", True), ("accent", False)):
            self.addItem(
                pyqtgraph.BarGraphItem(
                    x0=[x for x, _y, _share in bars],
                    y0=[y for _x, y, _share in bars],
                    width=[_BAR if full else _BAR * share for _x, _y, share in bars],
                    height=_BAR_HEIGHT,
                    brush=theme.colour(role),
                    pen=None,
                )
            )


class _Places:
    """Where the columns and rows of a grid stand, in pixels."""

    def __init__(self, grid: Grid, width: float) -> None:
        metrics = QFontMetricsF(theme.font("table"))
        strong = QFontMetricsF(theme.font("table-strong"))
        rows = grid.lines
        named = max(strong.horizontalAdvance(each) for each in (grid.corner, *(row.label for row in rows)))
        self.total = _GAP + max(
            strong.horizontalAdvance(each) for each in (grid.last, *(row.total for row in rows))
        )
        self.figure = max(metrics.horizontalAdvance(each) for each in (*grid.heads, *_figures(rows)))
        room = width - self.total
        self.left = min(named + _GAP, max(width * _LEFT, room - (self.figure + 2 * _GAP) * len(grid.heads)))
        self.cell = (room - self.left) / max(1, len(grid.heads))
        self.head, self.row, self.width = float(theme.pixels(HEAD)), float(theme.pixels(ROW)), width


def _figures(rows: tuple[GridRow, ...]) -> list[str]:
    return [each for row in rows for each in row.words]


def _words(grid: Grid, place: _Places) -> Iterator[Words]:
    right = Qt.AlignmentFlag.AlignRight
    yield Words(
        text=grid.corner, room=QRectF(0, 0, place.left - _GAP, place.head), type="caption", tone="dim"
    )
    for n, head in enumerate((*grid.heads, grid.last)):
        room = _cell(place, n, len(grid.heads), 0.0, place.head)
        yield Words(text=head, room=room, type="caption", tone="dim", align=right)
    for m, row in enumerate(grid.lines):
        top, is_foot = place.head + place.row * m, row is grid.foot
        strong = "table-strong" if is_foot else "table"
        yield Words(text=row.label, room=QRectF(0, top, place.left - _GAP, place.row), type=strong)
        for n, words in enumerate((*row.words, row.total)):
            room = _cell(place, n, len(grid.heads), top, place.row)
            is_last = n == len(grid.heads)
            tone = "dim" if words == "·" else "text"
            yield Words(
                text=words, room=room, type="table-strong" if is_last else strong, tone=tone, align=right
            )


def _cell(place: _Places, n: int, columns: int, top: float, height: float) -> QRectF:
    if n == columns:
        return QRectF(place.width - place.total, top, place.total, height)
    return QRectF(place.left + place.cell * n, top, place.cell - _GAP, height)


def _lines(grid: Grid, place: _Places) -> Iterator[QLineF]:
    for m in range(len(grid.lines)):
        y = place.head + place.row * m
        yield QLineF(0, y, place.width, y)


def _tints() -> np.ndarray:
    """256 colours from the ground of the card to the strongest tint; what is nothing has none."""
    ground, accent = theme.colour("panel"), theme.colour("accent")
    table = np.empty((256, 3), dtype=np.ubyte)
    for n in range(256):
        share = 0.0 if n == 0 else _STRONGEST * (0.25 + 0.75 * n / 255)
        table[n] = _mixed(ground, accent, share)
    return table


def _mixed(one: QColor, other: QColor, share: float) -> tuple[int, int, int]:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue
