"""A window that waits: what is pressed or typed in it goes nowhere, but for one part of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_INPUT = frozenset(
    (
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut,
        QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.Drop, QEvent.Type.Close,
        QEvent.Type.TouchBegin, QEvent.Type.InputMethod,
    )
)  # fmt: skip


class Waiting(QObject):
    """From `begin(part)` to `end()` only `part` and what it holds is there for mouse and keyboard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._part: QWidget | None = None

    def begin(self, part: QWidget) -> None:
        self._part = part
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        part.setFocus()

    def end(self) -> None:
        self._part = None
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._part is None or event.type() not in _INPUT:
            return False
        if event.type() is QEvent.Type.Shortcut:
            return True
        if not isinstance(watched, QWidget):
            return False  # a window of the system, which hands it on to one
        is_its = watched is self._part or self._part.isAncestorOf(watched)
        if not is_its:
            event.ignore()
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                event.accept()
                QApplication.beep()
        return not is_its
