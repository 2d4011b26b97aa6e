"""How a strip chart is drawn: thin ground line, range as a thicker quiet line, open circles, the median as a tick."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from ui.look import theme
from ui.widgets.strip.place import INSET, PlacedRow
from ui.widgets.strip.values import Tick

_EDGE = 3
_MARK = 3.5  # half the height of a mark on the ground line
_STEM = 11  # the median, below the ground line
_PEN = 1.4
_LABEL = 32.0  # a label takes at least this
_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100)


def labelled(ticks: Sequence[Tick], width: float) -> list[Tick]:
    """The ticks that find room for their words, at even distances and always with both ends."""
    metrics = QFontMetricsF(theme.font("caption"))
    widest = max(_LABEL, *(metrics.horizontalAdvance(tick.text) + theme.M for tick in ticks))
    last = len(ticks) - 1
    strides = [n for n in _STRIDES if last and last % n == 0 and width * n / last >= widest]
    return list(ticks[:: strides[0]] if strides else (ticks[0], ticks[-1]))


def paint_row(painter: QPainter, placed: PlacedRow, chosen: str, *, is_current: bool) -> None:
    """`chosen`: key of the application at hand; `is_current`: the keyboard is in this row."""
    if is_current:
        painter.fillRect(placed.band, theme.colour("selection"))
        edge = QRectF(placed.band.left(), placed.band.top(), _EDGE, placed.band.height())
        painter.fillRect(edge, theme.colour("accent"))
    ticks = labelled(placed.row.ticks, placed.right - placed.left)
    _paint_head(painter, placed)
    _paint_line(painter, placed, ticks)
    _paint_dots(painter, placed, chosen, ground="selection" if is_current else "panel")
    if placed.axis is not None:
        _paint_axis(painter, placed, placed.axis, ticks)
    if placed.axis is None or placed.is_beside:
        painter.fillRect(
            QRectF(placed.band.bottomLeft(), QSizeF(placed.band.width(), -1)), theme.colour("line")
        )


def paint_ring(painter: QPainter, dot: QPointF, *, is_firm: bool) -> None:
    """Around the point under the keyboard (firm) or the mouse."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent" if is_firm else "dim"), 2 if is_firm else _PEN))
    painter.drawEllipse(dot, 8.5, 8.5)


def _paint_head(painter: QPainter, placed: PlacedRow) -> None:
    """The title, and what the row comes to at its right or below it."""
    room, said, sides = placed.title, placed.row.caption, Qt.AlignmentFlag
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("dim"))
    used = 0.0
    if placed.is_beside:
        spot, side = QRectF(room).adjusted(0, room.height() / 2, 0, 0), sides.AlignLeft | sides.AlignTop
    else:
        used = min(painter.fontMetrics().horizontalAdvance(said) + theme.M, room.width() * 0.66)
        spot, side = QRectF(room), sides.AlignRight | sides.AlignVCenter
        spot.setLeft(room.right() - used)
    painter.drawText(spot, side, _cut(painter, said, spot.width()))
    painter.setFont(theme.font("table-strong"))
    painter.setPen(theme.colour("text"))
    title = room.adjusted(0, 0, 0, -room.height() / 2) if placed.is_beside else room
    side = sides.AlignLeft | (sides.AlignBottom if placed.is_beside else sides.AlignVCenter)
    painter.drawText(title, side, _cut(painter, placed.row.title, title.width() - used))


def _cut(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(width))


def _paint_line(painter: QPainter, placed: PlacedRow, ticks: Sequence[Tick]) -> None:
    row, y = placed.row, placed.line

    def line(low: float, high: float, role: str, width: float) -> None:
        painter.setPen(QPen(theme.colour(role), width))
        painter.drawLine(QPointF(placed.x_of(low), y), QPointF(placed.x_of(high), y))

    line(float(row.lowest), float(row.highest), "line", 2)
    if row.points:
        line(float(row.points[0].at), float(row.points[-1].at), "strong-line", 3)
    painter.setPen(QPen(theme.colour("strong-line"), 1))
    for tick in ticks:
        x = round(placed.x_of(float(tick.at))) + 0.5
        painter.drawLine(QPointF(x, y - _MARK), QPointF(x, y + _MARK))
    if row.median is not None:
        painter.fillRect(QRectF(placed.x_of(float(row.median)) - 1.5, y, 3, _STEM), theme.colour("accent"))


def _paint_dots(painter: QPainter, placed: PlacedRow, chosen: str, *, ground: str) -> None:
    stamp = _circle(placed.radius, theme.colour(ground), painter.device().devicePixelRatio())
    half = QPointF(placed.radius + 1, placed.radius + 1)
    at_hand = None
    for point, dot in zip(placed.row.points, placed.dots, strict=True):
        if point.key == chosen:
            at_hand = dot
        else:
            painter.drawPixmap(dot - half, stamp)
    if at_hand is not None:
        painter.setPen(QPen(theme.colour(ground), 1.5))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(at_hand, max(placed.radius, 3.5) + 1.5, max(placed.radius, 3.5) + 1.5)


def _circle(radius: float, ground: QColor, ratio: float) -> QPixmap:
    """An open circle drawn once: hundreds of them are then as quick as a line of text, and all alike."""
    side = ceil((2 * radius + 2) * ratio)
    stamp = QPixmap(side, side)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("dim"), _PEN))
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(radius + 1, radius + 1), radius - _PEN / 2, radius - _PEN / 2)
    painter.end()
    return stamp


def _paint_axis(painter: QPainter, placed: PlacedRow, room: QRectF, ticks: Sequence[Tick]) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("dim"))
    metrics = QFontMetricsF(painter.font())
    for tick in ticks:
        width = metrics.horizontalAdvance(tick.text)
        left = placed.x_of(float(tick.at)) - width / 2
        left = min(max(left, placed.left - INSET + 2), room.right() - width - 2)
        spot = QRectF(left, room.top(), width + 1, room.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.text)
