"""A wide column and a narrower one beside it, each scrolling by itself; one below the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.scrolling import scrolling

LEAST = 300  # of the wide column beside the other


class FoldingColumns(QWidget):
    """`side` is `width` wide beside `wide`; folded, it comes first. `folded` when that changed."""

    folded = Signal()

    def __init__(self, wide: QWidget, side: QWidget, *, width: int) -> None:
        super().__init__()
        self._side, self._width = side, width
        self.is_folded = False
        self.area, self._side_area = scrolling(wide), scrolling(side, width=width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addWidget(self.area, 1)
        row.addWidget(self._side_area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._width + theme.pixels(LEAST) + theme.XL
        if is_narrow is self.is_folded:
            return
        self.is_folded = is_narrow
        holder = (self.area if is_narrow else self._side_area).widget()
        column = holder.layout() if holder else None
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self._side)
        column.setSpacing(theme.L)
        self._side_area.setHidden(is_narrow)
        self.folded.emit()
