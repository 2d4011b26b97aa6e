"""How far something is: a thin bar for the whole, dots for its parts. Words always stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import theme

DOT = 8
DOT_STEP = 11
_PER_DEGREE = 16  # of an angle, for Qt


class ProgressBar(QWidget):
    """4 px high. `set_progress(done, of, words)`; the words are what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(theme.XS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, of: int, words: str) -> None:
        self._share = min(done / of, 1.0) if of else 0.0
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(theme.colour("panel" if theme.is_contrast() else "line"))
        if theme.is_contrast():
            painter.setPen(theme.colour("line"))
        painter.drawRoundedRect(whole, 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, whole.width() * self._share, whole.height()), 2, 2)


def dots_width(count: int) -> int:
    return max(count * DOT_STEP - (DOT_STEP - DOT), 0)


class Dot(Enum):
    """Told apart by shape, not by colour alone."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


def paint_dots(painter: QPainter, right: float, middle: float, states: Sequence[Dot]) -> None:
    """Filled for done, filled by half for begun, open for to do; drawn to end at x = `right`, centred on `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = right - dots_width(len(states))
    for n, state in enumerate(states):
        centre = QPointF(left + n * DOT_STEP + DOT / 2, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        if state is Dot.DONE:
            painter.drawEllipse(centre, DOT / 2, DOT / 2)
            continue
        if state is Dot.BEGUN:
            around = QRectF(centre.x() - DOT / 2, centre.y() - DOT / 2, DOT, DOT)
            painter.drawPie(around, 90 * _PER_DEGREE, 180 * _PER_DEGREE)
        painter.setPen(QPen(theme.colour("accent" if state is Dot.BEGUN else "edge"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, DOT / 2 - 0.6, DOT / 2 - 0.6)
    painter.restore()
