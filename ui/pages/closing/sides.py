"""Two columns of cards; one below the other where the window is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.look import theme

_ASIDE = 404  # pixels as designed
_NARROW = 1000
_UNLIMITED = 16_777_215  # of Qt


class Sides(QWidget):
    """`left` takes what the column at the `right` leaves. `cards`: all of them, as they are read."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self.cards = (*left, *right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, theme.XS, 0)
        self._row.setSpacing(theme.L)
        self._aside = _column(right)
        self._row.addWidget(_column(left), 1)
        self._row.addWidget(self._aside)

    def minimumSizeHint(self) -> QSize:
        """As high as its words are at its width: what they would be at their narrowest would only make it scroll."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.pixels(_NARROW)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._aside.setMinimumWidth(theme.pixels(_ASIDE) if is_wide else 0)
        self._aside.setMaximumWidth(theme.pixels(_ASIDE) if is_wide else _UNLIMITED)


def _column(cards: Iterable[QWidget]) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.M)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return side
