"""The room that a page has in the window: less than it can do with, as with enlarged text, and it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Room(QScrollArea):
    """What it holds is as high as the room, or as high as it must be: a layout that has less cuts words, and puts
    things over each other. It gets no more than it must: on most pages tables and cards scroll by themselves. Nothing
    scrolls across.
    """

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(held)
        held.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        held.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        held = self.widget()
        if held is None:
            return
        whole = self.maximumViewportSize()
        height = _least_height(held, whole.width())
        bar = self.verticalScrollBar().sizeHint().width() if height > whole.height() else 0
        if bar:
            height = _least_height(held, whole.width() - bar)
        held.resize(whole.width() - bar, max(whole.height(), height))


def _least_height(held: QWidget, width: int) -> int:
    layout = held.layout()
    if layout is None:
        return held.minimumSizeHint().height()
    of_words = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else 0
    return max(layout.totalMinimumSize().height() if of_words <= 0 else of_words, held.minimumHeight())
