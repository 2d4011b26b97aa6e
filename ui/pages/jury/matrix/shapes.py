"""The shapes of the assignment matrix: one for each state, never a colour alone; drawn once for each theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.look import icons, theme

SEATED, LOCKED, COMES, LEAVES = "seated", "locked", "comes", "leaves"
CONFLICT, SUSPECTED, SUSPECTED_SEAT = "conflict", "suspected", "suspected-seat"
_MORE = 0.22  # of the accent in the ground of more than one keyword


def tint(tags: int) -> QColor:
    """The ground of a cell whose juror knows of so many of its keywords."""
    ground = theme.colour("accent-ground")
    if tags < 2:
        return ground
    accent = theme.colour("accent")
    mixed = [
        round(one + (other - one) * _MORE)
        for one, other in (
            (ground.red(), accent.red()),
            (ground.green(), accent.green()),
            (ground.blue(), accent.blue()),
        )
    ]
    return QColor(*mixed)


class Shapes:
    """Pixmaps by name, in the theme and size of the moment."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, float, float, float], QPixmap] = {}

    def get(self, name: str, size: QSizeF, ratio: float) -> QPixmap:
        key = (name, theme.name(), size.width(), size.height(), ratio)
        if key not in self._drawn:
            self._drawn[key] = _draw(name, size, ratio)
        return self._drawn[key]


def _draw(name: str, size: QSizeF, ratio: float) -> QPixmap:
    found = QPixmap((size * ratio).toSize())
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, name, QRectF(QPointF(0, 0), size))
    painter.end()
    return found


def paint(painter: QPainter, name: str, room: QRectF) -> None:
    """In the middle of `room`."""
    radius = room.height() * 0.27
    middle = room.center()
    accent, attention = theme.colour("accent"), theme.colour("attention")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if name in (SEATED, LOCKED):
        if name == LOCKED:
            middle -= QPointF(radius * 1.1, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(middle, radius, radius)
        if name == LOCKED:
            side = radius * 2.3
            icons.paint_icon(
                painter, "lock", QRectF(middle.x() + radius * 1.3, middle.y() - side / 2, side, side), accent
            )
    elif name in (COMES, LEAVES):
        pen = QPen(accent if name == COMES else theme.colour("dim"), 1.4)
        if name == LEAVES:
            pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        painter.drawEllipse(middle, radius + 0.8, radius + 0.8)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        arm = radius * 0.55
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        if name == COMES:
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
    elif name == CONFLICT:
        painter.fillRect(room.adjusted(3, 1.5, -3, -1.5), theme.colour("attention-ground"))
        painter.setPen(QPen(attention, 2))
        arm = radius * 0.75
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm))
    elif name in (SUSPECTED, SUSPECTED_SEAT):
        pen = QPen(attention, 1.2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRect(room.adjusted(3.5, 2, -3.5, -2))
        if name == SUSPECTED:
            painter.setFont(theme.font("table-strong"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "?")
        else:
            paint(painter, SEATED, room)
