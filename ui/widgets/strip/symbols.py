"""The strokes and symbols of a picture of scores, drawn by pyqtgraph: one look for the strip and for cells of tables.

A thin ground line, the range as a thicker quiet line, scores as open circles, total or median as an accent tick.
Imported when the first picture is drawn: pyqtgraph takes a third of a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from pyqtgraph.graphicsItems.ScatterPlotItem import ScatterPlotItem, renderSymbol
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from evalapp.domain.scoring.picture import ScoreLine
from ui.look import theme

PEN = 1.4
_CIRCLE = 4.3  # radius in a cell, up to the outer edge
_TICK = 3.0  # width
_REACH = 8.0  # of the tick above and below the line, in a cell
_INSET = 6.0
_MARK = 3.0  # reach of the mark of a point of the scale, above and below the line


def stroke(painter: QPainter, y: float, left: float, right: float, role: str, width: float) -> None:
    painter.setPen(QPen(theme.colour(role), width))
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def paint_ground(
    painter: QPainter, y: float, ends: tuple[float, float], reach: tuple[float, float] | None
) -> None:
    """`ends` of the line and, where there are scores, of their range: all x."""
    stroke(painter, y, *ends, "line", 2)
    if reach is not None:
        stroke(painter, y, *reach, "strong-line", 3)


def paint_tick(painter: QPainter, x: float, top: float, height: float) -> None:
    painter.fillRect(QRectF(x - _TICK / 2, top, _TICK, height), theme.colour("accent"))


def circles(ground: QColor, radius: float, ratio: float) -> ScatterPlotItem:
    """Open circles whose outer edge is at `radius`, without points as yet; `ratio`: device pixels to a pixel."""
    pen = _pen(theme.colour("dim"), PEN, ratio)
    return ScatterPlotItem(symbol="o", size=_size(radius), pen=pen, brush=QBrush(ground))


def filled(ground: QColor, radius: float, ratio: float) -> ScatterPlotItem:
    """The circle of what is at hand, with a rim of the ground that parts it from its neighbours."""
    pen = _pen(ground, 1.5, ratio)
    return ScatterPlotItem(symbol="o", size=2 * radius, pen=pen, brush=QBrush(theme.colour("accent")))


def ring(ratio: float, *, is_firm: bool) -> ScatterPlotItem:
    """Around the point under the keyboard (firm) or the mouse."""
    pen = _pen(theme.colour("accent" if is_firm else "dim"), 2 if is_firm else PEN, ratio)
    return ScatterPlotItem(symbol="o", size=17, pen=pen, brush=QBrush(Qt.BrushStyle.NoBrush))


def paint_score_line(
    painter: QPainter, rect: QRectF, line: ScoreLine, ground: QColor, points: Iterable[float] = ()
) -> None:
    """A whole picture within a cell of a table, which has no room for a view of its own.

    `points` of the scale are marked on the line.
    """
    left, width, middle = rect.left() + _INSET, rect.width() - 2 * _INSET, rect.center().y()

    def at(share: float) -> float:
        return left + width * share

    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    reach = line.range
    paint_ground(painter, middle, (at(0), at(1)), (at(reach[0]), at(reach[1])) if reach else None)
    painter.setPen(QPen(theme.colour("strong-line"), 1))
    for point in points:
        x = at(line.share(point))
        painter.drawLine(QPointF(x, middle - _MARK), QPointF(x, middle + _MARK))
    stamp = _stamp(theme.colour("dim").name(), ground.name(), painter.device().devicePixelRatio())
    half = stamp.deviceIndependentSize().width() / 2
    for value, n in Counter(line.values).items():
        # Where several say the same, as many circles as there is room for, above each other.
        shown = max(1, min(n, int(rect.height() / (2 * half))))
        for place in range(shown):
            y = middle + (place - (shown - 1) / 2) * (2 * half - 1)
            painter.drawImage(QPointF(at(line.share(value)) - half, y - half), stamp)
    if line.total is not None:
        paint_tick(painter, at(line.share(line.total)), middle - _REACH, 2 * _REACH)
    painter.restore()


@lru_cache(maxsize=32)
def _stamp(ink: str, ground: str, ratio: float) -> QImage:
    """A circle as `circles` draws them, once for all cells."""
    pen = _pen(QColor(ink), PEN, ratio)
    image: QImage = renderSymbol("o", _size(_CIRCLE), pen, QBrush(QColor(ground)), dpr=ratio)
    return image


def _size(radius: float) -> float:
    """The diameter of the path whose pen reaches to `radius`."""
    return 2 * radius - PEN


def _pen(colour: QColor, width: float, ratio: float) -> QPen:
    """pyqtgraph scales the symbol; a cosmetic pen keeps its width, which is in device pixels then."""
    pen = QPen(colour, width * ratio)
    pen.setCosmetic(True)
    return pen
