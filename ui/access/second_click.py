"""The second click of a double click is meant for what was there at the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_PRESS, _RELEASE, _SECOND = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class SecondClick(QObject):
    """Lets a window take it only where the first one fell; what appeared under the mouse meanwhile is not hit.

    It looks at what the system tells the window, before Qt finds the widget: one place for fields, lists and cards.
    """

    def __init__(self, whole: QWidget) -> None:
        super().__init__(whole)
        self._whole = whole
        self._first: QWidget | None = None
        self._is_taken = False  # the second press was, and its release goes the same way

    def watch(self) -> None:
        """Once the window is on the screen; it may have got another handle since."""
        handle = self._whole.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (_PRESS, _RELEASE, _SECOND) or not isinstance(event, QMouseEvent):
            return False
        if kind is _RELEASE:
            was_taken, self._is_taken = self._is_taken, False
            return was_taken
        # Qt tells a second press twice, first as a plain one.
        if kind is _PRESS and not event.flags() & Qt.MouseEventFlag.MouseEventCreatedDoubleClick:
            self._first, self._is_taken = self._under(event), False
        elif kind is _SECOND:
            self._is_taken = self._under(event) is not self._first
        return self._is_taken

    def _under(self, event: QMouseEvent) -> QWidget | None:
        return self._whole.childAt(event.position().toPoint())
