"""The column of cards beside a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import theme

_DESIGNED_ROOM = 1308  # of a page in a window of 1440
_LEAST = 240


class Aside(QScrollArea):
    """Cards under each other, each as high as it needs; scrolls where the window is too low.

    `width` as designed, for a window of 1440; in a smaller one it leaves the table its share.
    """

    def __init__(self, width: int, *cards: QWidget) -> None:
        super().__init__()
        self._designed = width
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._take_width()
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_width()
        elif event.type() is QEvent.Type.ParentChange and self.parentWidget() is not None:
            self.parentWidget().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._take_width()
        return super().eventFilter(watched, event)

    def _take_width(self) -> None:
        parent = self.parentWidget()
        room = parent.width() if parent is not None else _DESIGNED_ROOM
        share = round(self._designed * room / _DESIGNED_ROOM)
        least = max(_LEAST, self._designed * 3 // 4)
        self.setFixedWidth(theme.pixels(min(max(share, least), self._designed)))
