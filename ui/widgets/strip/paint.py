"""What stands around the circles of a strip chart: titles, ground lines with their range and median, axes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.look import theme
from ui.widgets.strip.place import INSET, PlacedRow
from ui.widgets.strip.symbols import paint_ground, paint_tick
from ui.widgets.strip.values import Tick

_EDGE = 3
_MARK = 3.5  # half the height of a mark on the ground line
_STEM = 11  # the median, below the ground line
_LABEL = 32.0  # a label takes at least this
_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100)


def labelled(ticks: Sequence[Tick], width: float) -> list[Tick]:
    """The ticks that find room for their words, at even distances and always with both ends."""
    metrics = QFontMetricsF(theme.font("caption"))
    widest = max(_LABEL, *(metrics.horizontalAdvance(tick.text) + theme.M for tick in ticks))
    last = len(ticks) - 1
    strides = [n for n in _STRIDES if last and last % n == 0 and width * n / last >= widest]
    return list(ticks[:: strides[0]] if strides else (ticks[0], ticks[-1]))


def paint_row_ground(painter: QPainter, placed: PlacedRow, *, is_current: bool) -> None:
    """`is_current`: the keyboard is in this row."""
    if is_current:
        painter.fillRect(placed.band, theme.colour("selection"))
        edge = QRectF(placed.band.left(), placed.band.top(), _EDGE, placed.band.height())
        painter.fillRect(edge, theme.colour("accent"))
    if placed.axis is None or placed.is_beside:
        painter.fillRect(
            QRectF(placed.band.bottomLeft(), QSizeF(placed.band.width(), -1)), theme.colour("line")
        )


def paint_title(painter: QPainter, placed: PlacedRow) -> None:
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


def paint_line(painter: QPainter, placed: PlacedRow, ticks: Sequence[Tick]) -> None:
    row, y = placed.row, placed.line
    points = row.points
    reach = (placed.x_of(float(points[0].at)), placed.x_of(float(points[-1].at))) if points else None
    ends = placed.x_of(float(row.lowest)), placed.x_of(float(row.highest))
    paint_ground(painter, y, ends, reach)
    painter.setPen(QPen(theme.colour("strong-line"), 1))
    for tick in ticks:
        x = round(placed.x_of(float(tick.at))) + 0.5
        painter.drawLine(QPointF(x, y - _MARK), QPointF(x, y + _MARK))
    if row.median is not None:
        paint_tick(painter, placed.x_of(float(row.median)), y, _STEM)


def paint_axis(painter: QPainter, placed: PlacedRow, room: QRectF, ticks: Sequence[Tick]) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("dim"))
    metrics = QFontMetricsF(painter.font())
    for tick in ticks:
        width = metrics.horizontalAdvance(tick.text)
        left = placed.x_of(float(tick.at)) - width / 2
        left = min(max(left, placed.left - INSET + 2), room.right() - width - 2)
        spot = QRectF(left, room.top(), width + 1, room.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.text)
