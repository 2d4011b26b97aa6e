"""Rows of dots inside table cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

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
        circle = QRectF(x + 0.7, rect.center().y() - _DOT + 0.7, 2 * _DOT - 1.4, 2 * _DOT - 1.4)
        painter.setBrush(colour if mark.fill is Fill.WHOLE else ground)
        painter.drawEllipse(circle)
        if mark.fill is Fill.HALF:
            painter.setBrush(colour)
            painter.drawChord(circle, 90 * 16, 180 * 16)
        if mark.is_lettered:
            _write(painter, rect, x + 2 * _DOT + _GAP, str(mark.count))
        x += _width(mark)
    rest = sum(mark.count for mark in dots.marks[len(shown) :])
    if rest:
        _write(painter, rect, x, f"+{rest}")
    painter.restore()


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
    return 2 * _DOT + _GAP + width(str(mark.count), "caption") + _LETTERED_GAP


def _write(painter: QPainter, rect: QRectF, left: float, text: str) -> None:
    painter.setPen(theme.colour("dim"))
    room = QRectF(left, rect.top(), rect.right() - left + 1, rect.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
