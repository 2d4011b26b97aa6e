"""The criteria, what is chosen of them, and the form of a juror: beside each other where each has the room it needs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.look import theme

_WIDE = 1080
"""Pixels as designed from which on the form of a juror stands beside the others; below them otherwise."""
_NARROW = 640
"""Below this two forms do not stand beside each other either."""


def _direction(is_wide: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom


class TwoColumns(QWidget):
    """Each with how much of the width it takes; below each other in a narrow window."""

    def __init__(self, *columns: tuple[QLayout, int]) -> None:
        super().__init__()
        self.row = QBoxLayout(_direction(True), self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.L)
        for column, stretch in columns:
            self.row.addLayout(column, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.row.setDirection(_direction(self.width() >= theme.pixels(_NARROW)))


class ThreeColumns(QWidget):
    """The same, of three; the last one goes below the others before they part too."""

    def __init__(
        self, first: tuple[QLayout, int], second: tuple[QLayout, int], last: tuple[QLayout, int]
    ) -> None:
        super().__init__()
        self._row = QBoxLayout(_direction(True), self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.L)
        self._both = QBoxLayout(_direction(True))
        self._both.setSpacing(theme.L)
        for column, stretch in (first, second):
            self._both.addLayout(column, stretch)
        self._row.addLayout(self._both, first[1] + second[1])
        self._row.addLayout(*last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.setDirection(_direction(self.width() >= theme.pixels(_WIDE)))
        self._both.setDirection(_direction(self.width() >= theme.pixels(_NARROW)))
