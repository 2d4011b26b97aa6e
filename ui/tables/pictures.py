"""Rows of dots inside table cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ui.look import theme
from ui.look.measuring import width
from ui.tables.cells import Dots, Fill, Mark

_DOT = 4.0  # radius
_GAP = 3.0  # after a dot
_LETTERED_GAP = 7.0  # after the number of a mark, which belongs to the dot before it


def dots_width(dots: Dots) -> float:
    return sum(_width(mark) for mark in dots.marks)


def paint_dots(painter: QPainter, rect: QRectF, dots: Dots, ground: QColor) -> None:
    """What does not fit is counted behind the rest as +n, so that nothing is left out unsaid."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("caption"))
    x = rect.left()
    shown = fitting(dots.marks, rect.width())
    for mark in shown:
        colour = theme.colour(mark.role)
        painter.setPen(QPen(colour, 1.4))
        room = QRectF(x + 0.7, rect.center().y() - _DOT + 0.7, 2 * _DOT - 1.4, 2 * _DOT - 1.4)
        shape = shape_of(mark.role, room)
        painter.setBrush(colour if mark.fill is Fill.WHOLE else ground)
        painter.drawPath(shape)
        if mark.fill is Fill.HALF:
            half = QPainterPath()
            half.addRect(QRectF(room.left(), room.top(), room.width() / 2, room.height()))
            painter.fillPath(shape.intersected(half), colour)
        if mark.is_lettered:
            _write(painter, rect, x + 2 * _DOT + _GAP, mark.letters, mark)
        x += _width(mark)
    rest = sum(mark.count for mark in dots.marks[len(shown) :])
    if rest:
        _write(painter, rect, x, f"+{rest}")
    painter.restore()


def shape_of(role: str, room: QRectF) -> QPainterPath:
    """A side of the helix is known by its shape too: a circle, a square, a triangle; any other role is a circle."""
    path = QPainterPath()
    if role == "knowledge":
        path.addRect(room.adjusted(0.4, 0.4, -0.4, -0.4))
    elif role == "government":
        top = QPointF(room.center().x(), room.top())
        path.addPolygon(QPolygonF([top, room.bottomRight(), room.bottomLeft()]))
        path.closeSubpath()
    else:
        path.addEllipse(room)
    return path


def fitting(marks: Sequence[Mark], room: float) -> tuple[Mark, ...]:
    """The first of `marks` that fit, with room kept for the number of those that do not."""
    return max(_beginnings(marks, room), key=len, default=())


def _beginnings(marks: Sequence[Mark], room: float) -> Iterator[tuple[Mark, ...]]:
    for most in range(len(marks) + 1):
        rest = sum(mark.count for mark in marks[most:])
        tail = width(f"+{rest}", "caption") if rest else -_GAP
        if sum(_width(mark) for mark in marks[:most]) + tail <= room + 0.5:
            yield tuple(marks[:most])


def _width(mark: Mark) -> float:
    if not mark.is_lettered:
        return 2 * _DOT + _GAP
    return 2 * _DOT + _GAP + width(mark.letters, "caption") + _LETTERED_GAP


def _write(painter: QPainter, rect: QRectF, left: float, text: str, mark: Mark | None = None) -> None:
    painter.setPen(theme.colour(mark.tone if mark is not None else "dim"))
    room = QRectF(left, rect.top(), rect.right() - left + 1, rect.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
