"""Rows of dots inside table cells."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.look import theme
from ui.tables.cells import Dots

_DOT = 4.0


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
