"""A sentence right where somebody typed, for the eye and for the ear."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QToolTip, QWidget

from ui.access.announcing import announce
from ui.widgets.text import as_tooltip


class _Going(QObject):
    """Takes the sentence away as soon as the keyboard leaves the field: Qt leaves it there for seconds."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            QToolTip.hideText()
        return False


def tell_below(field: QWidget, words: str) -> None:
    """Show `words` under `field` until the person goes on, and have a screen reader say them."""
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), as_tooltip(words), field)
    if field.findChild(_Going) is None:
        field.installEventFilter(_Going(field))
    announce(field, words)
