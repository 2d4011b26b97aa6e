"""Small pictures inside table cells: the scores of jurors as a strip, rows of dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.look import theme
from ui.tables.cells import Dots, Strip

_CIRCLE = 3.6
_DOT = 4.0


def paint_strip(painter: QPainter, rect: QRectF, strip: Strip, ground: QColor) -> None:
    """Thin ground line, the range of the jurors thicker, jurors as open circles, the total as an accent tick."""
    left, width, middle = rect.left() + 6, rect.width() - 12, rect.center().y()

    def at(value: float) -> float:
        share = (value - strip.lowest) / ((strip.highest - strip.lowest) or 1)
        return left + width * (share if strip.is_rising else 1 - share)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line"), 2))
    painter.drawLine(QPointF(left, middle), QPointF(left + width, middle))
    if strip.values:
        painter.setPen(QPen(theme.colour("strong-line"), 3))
        painter.drawLine(QPointF(at(min(strip.values)), middle), QPointF(at(max(strip.values)), middle))
    painter.setPen(QPen(theme.colour("dim"), 1.4))
    painter.setBrush(ground)
    for value in strip.values:
        painter.drawEllipse(QPointF(at(value), middle), _CIRCLE, _CIRCLE)
    if strip.total is not None:
        painter.fillRect(QRectF(at(strip.total) - 1.5, middle - 8, 3, 16), theme.colour("accent"))
    painter.restore()


def dots_width(dots: Dots) -> float:
    return len(dots.marks) * (2 * _DOT + 3)


def paint_dots(painter: QPainter, rect: QRectF, dots: Dots, ground: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = rect.left() + _DOT
    for role, is_filled in dots.marks:
        colour = theme.colour(role)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if is_filled else ground)
        painter.drawEllipse(QPointF(x, rect.center().y()), _DOT - 0.7, _DOT - 0.7)
        x += 2 * _DOT + 3
    painter.restore()
