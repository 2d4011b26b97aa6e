"""The column of cards beside a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.look import theme

_DESIGNED_ROOM = 1308  # of a page in a window of 1440
_LEAST, _SCROLL_BAR = 240, 10


class Aside(QScrollArea):
    """Cards under each other, each as high as it needs; scrolls where the window is too low.

    `width` as designed, for a window of 1440; in a smaller one it leaves the table its share.
    """

    def __init__(self, width: int, *cards: QWidget) -> None:
        super().__init__()
        self._designed = width
        inner = QWidget()
        column = self._column = QVBoxLayout(inner)
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
        inner.installEventFilter(self)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def bring(self, card: QWidget) -> None:
        """Put a card that has something new to say in sight, from its first line, with the keyboard on it."""
        inner = self.widget()
        assert inner is not None
        self._column.activate()  # else a card that was hidden stands where it never was
        self.verticalScrollBar().setRange(0, max(0, inner.sizeHint().height() - self.viewport().height()))
        self.verticalScrollBar().setValue(card.y())
        card.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_width()
        elif event.type() is QEvent.Type.ParentChange:
            parent = self.parentWidget()
            if parent is not None:
                parent.installEventFilter(self)
                self._take_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Not before it is shown: what its cards need takes long to work out, and they change until then."""
        asks = QEvent.Type.Resize if watched is self.parentWidget() else QEvent.Type.LayoutRequest
        if event.type() is asks and self.isVisible():
            self._take_width()
        return super().eventFilter(watched, event)

    def _take_width(self) -> None:
        parent = self.parentWidget()
        room = parent.width() if parent is not None else _DESIGNED_ROOM
        share = round(self._designed * room / _DESIGNED_ROOM)
        inner = self.widget()
        needed = inner.minimumSizeHint().width() + _SCROLL_BAR if inner is not None else 0
        self.setFixedWidth(min(max(theme.pixels(max(share, _LEAST)), needed), theme.pixels(self._designed)))
