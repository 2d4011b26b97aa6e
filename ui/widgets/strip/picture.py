"""The picture of a strip chart, in pixels of the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.look import theme
from ui.widgets.charts.view import PictureView
from ui.widgets.strip.layout import GAP
from ui.widgets.strip.paint import labelled, paint_axis, paint_line, paint_row_ground, paint_title
from ui.widgets.strip.place import PlacedRow
from ui.widgets.strip.symbols import circles, filled, ring

_INKS = ("panel", "selection", "line", "strong-line", "text", "dim", "accent")


@dataclass(frozen=True, kw_only=True)
class Marks:
    """`chosen`: key of the application at hand; `current`: the row that has the keyboard; where the rings stand."""

    chosen: str = ""
    current: int | None = None
    under_keyboard: QPointF | None = None
    under_mouse: QPointF | None = None


class StripPicture(PictureView):
    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._look: object = None
        self._rings: list[pyqtgraph.ScatterPlotItem] = []

    def draw(self, rows: Sequence[PlacedRow], marks: Marks) -> None:
        """All anew, but for a mouse or a keyboard that just moves within its row."""
        inks = [theme.colour(role).name() for role in _INKS]
        look = (tuple(rows), marks.chosen, marks.current, self.devicePixelRatioF(), inks)
        if look != self._look:
            self._look = look
            self._rings.clear()
            self.begin_anew()
            for n, placed in enumerate(rows):
                self._draw_row(placed, marks.chosen, is_current=marks.current == n)
        self.remove(self._rings)
        self._rings.clear()
        for spot, is_firm in ((marks.under_keyboard, True), (marks.under_mouse, False)):
            if spot is not None:
                self._rings.append(self._put(ring(self.devicePixelRatioF(), is_firm=is_firm), [spot]))

    def _draw_row(self, placed: PlacedRow, chosen: str, *, is_current: bool) -> None:
        self.addItem(_Line(placed, is_current=is_current))
        ground, ratio = theme.colour("selection" if is_current else "panel"), self.devicePixelRatioF()
        at_hand = [point.key == chosen for point in placed.row.points]
        others = [dot for dot, is_at_hand in zip(placed.dots, at_hand, strict=True) if not is_at_hand]
        self._put(circles(ground, placed.radius, ratio), others)
        if True in at_hand:
            own = filled(ground, placed.radius + GAP, ratio)  # as far as its neighbours, which stay in sight
            self._put(own, [placed.dots[at_hand.index(True)]])

    def _put(self, item: pyqtgraph.ScatterPlotItem, spots: Sequence[QPointF]) -> pyqtgraph.ScatterPlotItem:
        item.setData(x=[spot.x() for spot in spots], y=[spot.y() for spot in spots])
        self.addItem(item)
        return item


class _Line(pyqtgraph.GraphicsObject):  # type: ignore[misc]
    """All of a row but its circles: title, ground line, range, median and axis."""

    def __init__(self, placed: PlacedRow, *, is_current: bool) -> None:
        super().__init__()
        self._placed, self._is_current = placed, is_current

    def boundingRect(self) -> QRectF:
        band = self._placed.band
        return band.united(self._placed.axis) if self._placed.axis is not None else band

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        placed = self._placed
        ticks = labelled(placed.row.ticks, placed.right - placed.left)
        paint_row_ground(painter, placed, is_current=self._is_current)
        paint_title(painter, placed)
        paint_line(painter, placed, ticks)
        if placed.axis is not None:
            paint_axis(painter, placed, placed.axis, ticks)
