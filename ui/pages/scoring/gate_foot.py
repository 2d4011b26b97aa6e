"""What stands at the foot of the gate: as high as it needs, and scrolled where the page has not that much."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class Foot(QScrollArea):
    """`least_above`: pixels that it leaves to what stands above it; `widest`: no more of its width is used for words.

    Qt forgets the greatest width of a widget when it asks how high it is.
    """

    def __init__(self, body: QWidget, *, least_above: int, widest: int) -> None:
        super().__init__()
        self._least_above, self._widest, self._wanted = least_above, widest, 0
        self.setWidgetResizable(True)
        # The keyboard scrolls it by going to the controls in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.take_height()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take_height()

    def take_height(self) -> None:
        parent, body = self.parentWidget(), self.widget()
        if parent is None or body is None:
            return
        width = min(self.viewport().width(), self._widest)
        needed = body.heightForWidth(width) if body.hasHeightForWidth() else body.sizeHint().height()
        body.setMinimumHeight(needed)  # Qt would press it into the room there is, and cut its words
        room = max(parent.height() - self._least_above, self._least_above)
        self.setMaximumHeight(min(needed, room))
        if self._wanted != min(needed, room):
            self._wanted = min(needed, room)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Little: held at what it wants, it would keep the page higher than a window that became lower."""
        return QSize(super().minimumSizeHint().width(), min(self._wanted, self._least_above))
