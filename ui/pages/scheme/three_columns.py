"""The criteria, what is chosen of them, and the form of a juror: beside each other where each has the room it needs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

from ui.look import theme

_WIDE = 1080
"""Pixels as designed from which on the form of a juror stands beside the others; below them otherwise."""


class ThreeColumns(QWidget):
    """Each with how much of the width it takes; the last one goes below the others in a narrow window."""

    def __init__(
        self, first: tuple[QLayout, int], second: tuple[QLayout, int], last: tuple[QLayout, int]
    ) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.L)
        both = QHBoxLayout()
        both.setSpacing(theme.L)
        for column, stretch in (first, second):
            both.addLayout(column, stretch)
        self._row.addLayout(both, first[1] + second[1])
        self._row.addLayout(*last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.pixels(_WIDE)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
