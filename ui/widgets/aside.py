"""The column of cards beside a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.access.sheets import is_under_sheet
from ui.look import theme

_DESIGNED_ROOM = 1308  # of a page in a window of 1440
_LEAST, _SCROLL_BAR = 240, 10
_UNLIMITED = 16_777_215
_LEAST_FOR_TWO = 620  # of the room of both, as designed
_LEAST_ABOVE = 300  # of what it stands below


class Aside(QScrollArea):
    """Cards under each other, each as high as it needs; scrolls where the window is too low.

    `width` as designed, for a window of 1440, or what the cards need; in a smaller one it leaves the table its share.
    Where that is no room for two, as with text twice as large, it stands below the table, as high as its cards, and the
    page scrolls.
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
        if not is_under_sheet():
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

    def hideEvent(self, event: QHideEvent) -> None:
        """Of several faces of a page the highest would else decide for all."""
        super().hideEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.setMinimumHeight(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Not before it is shown: what its cards need takes long to work out, and they change until then."""
        asks = QEvent.Type.Resize if watched is self.parentWidget() else QEvent.Type.LayoutRequest
        if event.type() is asks and self.isVisible():
            self._take_width()
        return super().eventFilter(watched, event)

    def _take_width(self) -> None:
        parent = self.parentWidget()
        if parent is not None and self._fold(parent):
            return
        room = parent.width() if parent is not None else _DESIGNED_ROOM
        share = round(self._designed * room / _DESIGNED_ROOM)
        inner = self.widget()
        needed = inner.minimumSizeHint().width() + _SCROLL_BAR if inner is not None else 0
        given = theme.pixels(min(max(share, _LEAST), self._designed))
        # Two long buttons beside each other need more than it was drawn with: less would cut off the right of the card.
        self.setFixedWidth(max(given, min(needed, room // 2)))

    def _fold(self, parent: QWidget) -> bool:
        """Whether it stands below what it stood beside."""
        box = _box_of(self, parent.layout())
        if box is None:
            return False
        is_below = parent.width() < theme.pixels(_LEAST_FOR_TWO)
        direction = QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight
        if box.direction() is not direction:
            box.setDirection(direction)
            self.setMinimumSize(0, 0)
            self.setMaximumSize(_UNLIMITED, _UNLIMITED)
            parent.setMinimumHeight(0)
            box.setStretch(0, 0 if is_below else 1)  # no gap above it
        if is_below:
            self._be_whole(parent, box)
        return is_below

    def _be_whole(self, parent: QWidget, box: QBoxLayout) -> None:
        inner = self.widget()
        held = self._column
        width = parent.width()
        height = (
            held.totalHeightForWidth(width) if held.hasHeightForWidth() else held.totalSizeHint().height()
        )
        if inner is not None and height != self.minimumHeight():
            self.setFixedHeight(height)
        whole = height + box.spacing() + theme.pixels(_LEAST_ABOVE)
        if whole != parent.minimumHeight():
            parent.setMinimumHeight(whole)


def _box_of(widget: QWidget, layout: QLayout | None) -> QBoxLayout | None:
    """The layout in which it stands beside something."""
    if layout is None:
        return None
    if isinstance(layout, QBoxLayout) and layout.indexOf(widget) >= 0:
        return layout
    within = (layout.itemAt(n) for n in range(layout.count()))
    found = (_box_of(widget, each.layout()) for each in within if each is not None)
    return next((each for each in found if each is not None), None)
