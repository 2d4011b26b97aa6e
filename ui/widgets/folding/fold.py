"""When to fold: whenever the room is another, or what stands in it needs another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Folding(QObject):
    """Calls `fold` where `widget` got another size, and where something in it came, went or said something else."""

    def __init__(self, widget: QWidget, fold: Callable[[], None]) -> None:
        super().__init__(widget)
        self._fold = fold
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return False
