"""The letters, what is written of one, and how it is printed: beside each other where each has the room it needs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.folding.below import FoldsBelow
from ui.widgets.scrolling import scrolling

_WIDE = 1060
"""Pixels as designed from which on the letter stands beside what is written of it; below it otherwise."""


class Arranged(QWidget):
    def __init__(self, table: QWidget, written: QWidget, printed: QWidget) -> None:
        super().__init__()
        self._printed = printed
        self.is_wide = True
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, theme.S, 0)
        self._middle.setSpacing(theme.L)
        self._middle.addWidget(written)
        self.area: QScrollArea = scrolling(middle, is_down_alone=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.L)
        self._row.addWidget(table, 10)
        self._row.addWidget(self.area, 10)
        self._row.addWidget(printed, 9)
        FoldsBelow(self, self._row, ((table, 280), (self.area, 460)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.pixels(_WIDE)
        if is_wide is self.is_wide:
            return
        self.is_wide = is_wide
        if is_wide:
            self._middle.removeWidget(self._printed)
            self._row.addWidget(self._printed, 9)
        else:
            self._row.removeWidget(self._printed)
            self._middle.addWidget(self._printed)
