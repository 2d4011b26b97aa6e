"""What is looked for in the history: words, and boxes of what and who, which go below where words have no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.fields import LineField

_LEAST_SEARCH = 200  # pixels as designed


class Filters(QWidget):
    def __init__(self, search: LineField, boxes: Sequence[QComboBox]) -> None:
        super().__init__()
        self._search, self._boxes = search, tuple(boxes)
        self._is_folded: bool | None = None
        # Its width is what there is: otherwise the table below would have to be as wide as the unfolded row.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.M)
        for box in self._boxes:  # where it is folded they share the width
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        boxes = sum(box.sizeHint().width() + theme.M for box in self._boxes)
        is_folded = self.width() < boxes + theme.pixels(_LEAST_SEARCH)
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        n = len(self._boxes)
        self._grid.addWidget(self._search, 0, 0, 1, n if is_folded else 1)
        for column, box in enumerate(self._boxes):
            self._grid.addWidget(box, *((1, column) if is_folded else (0, column + 1)))
            self._grid.setColumnStretch(column, 1 if is_folded or not column else 0)


def offer(box: QComboBox, everything: str, choices: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
