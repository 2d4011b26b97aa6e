"""The picture of parts of a whole beside each other, each named below with its number."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from ui.look import theme
from ui.widgets.charts.values import BAR, LEGEND, Slice
from ui.widgets.charts.view import PictureView, Words, Writing

_GAP, _SQUARE = 2, 10


class StackPicture(PictureView):
    def draw(self, slices: Sequence[Slice]) -> None:
        self.begin_anew()
        shown = [each for each in slices if each.amount > 0]
        whole, width = sum(each.amount for each in shown), float(self.width())
        if not whole or width < 1:
            return
        room, lefts, widths = width - _GAP * (len(shown) - 1), [], []
        left = 0.0
        for each in shown:
            widths.append(room * each.amount / whole)
            lefts.append(left)
            left += widths[-1] + _GAP
        brushes = [theme.colour(each.role) for each in shown]
        self._put(lefts, 0.0, widths, BAR, brushes)
        named = [each for each in shown if each.label]
        words, x, metrics = [], 0.0, QFontMetricsF(theme.font("caption"))
        top, height = float(BAR), float(theme.pixels(LEGEND))
        for each in named:
            self._put([x], top + (height - _SQUARE) / 2, [_SQUARE], _SQUARE, [theme.colour(each.role)])
            advance = metrics.horizontalAdvance(each.label) + 1
            place = QRectF(x + _SQUARE + 6, top, advance, height)
            words.append(Words(text=each.label, room=place, type="caption", tone="dim"))
            x += _SQUARE + 6 + advance + theme.L
        self.addItem(Writing(QRectF(0, 0, width, top + height), words))

    def _put(
        self, lefts: list[float], top: float, widths: list[float], height: float, brushes: list[QColor]
    ) -> None:
        item = pyqtgraph.BarGraphItem(
            x0=lefts, y0=top, width=widths, height=height, brushes=brushes, pen=None
        )
        self.addItem(item)
