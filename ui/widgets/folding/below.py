"""What stands beside each other, below each other where there is no room for two: with text twice as large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.look import theme

LEAST_FOR_TWO = 620  # pixels as designed
UNLIMITED = 16_777_215


class FoldsBelow(QObject):
    """Turns `row` of `whole` to a column where that is narrower than `least`, as designed.

    `parts`: the widgets in it that have a width of their own there or scroll by themselves, each with the height that
    it needs to be of use as one of a column; the page scrolls then.
    """

    def __init__(
        self,
        whole: QWidget,
        row: QBoxLayout,
        parts: Sequence[tuple[QWidget, int]],
        *,
        least: int = LEAST_FOR_TWO,
    ) -> None:
        super().__init__(whole)
        self._whole, self._row, self._parts, self._least = whole, row, parts, least
        self._widths = {part: (part.minimumWidth(), part.maximumWidth()) for part, _height in parts}
        self.is_below = False
        whole.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        is_below = self._whole.width() < theme.pixels(self._least)
        if is_below is self.is_below:
            return
        self.is_below = is_below
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_below else direction.LeftToRight)
        for part, height in self._parts:
            narrowest, widest = (0, UNLIMITED) if is_below else self._widths[part]
            part.setMinimumWidth(narrowest)
            part.setMaximumWidth(widest)
            part.setMinimumHeight(theme.pixels(height) if is_below else 0)


def side_by_side(whole: QWidget, wide: tuple[QWidget, int], narrow: tuple[QWidget, int]) -> None:
    """`narrow` at the right of `wide`, which takes the room there is; each with its height below each other."""
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.XL)
    row.addWidget(wide[0], 1)
    row.addWidget(narrow[0])
    FoldsBelow(whole, row, (wide, narrow))
