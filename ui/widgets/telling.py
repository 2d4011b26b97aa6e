"""A sentence right where somebody typed, for the eye and for the ear."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.access.announcing import announce
from ui.widgets.text import as_tooltip

GAP = 2  # pixels between the field and what is said of it


class _Going(QObject):
    """Takes the sentence away as soon as the keyboard leaves the field: Qt leaves it there for seconds."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            QToolTip.hideText()
        return False


def tell_above(field: QWidget, words: str) -> None:
    """Show `words` above `field`, of which what is chosen and what is written of it stand below, until the person goes
    on; and have a screen reader say them.
    """
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), as_tooltip(words), field)
    _lift_above(field)
    if field.findChild(_Going) is None:
        field.installEventFilter(_Going(field))
    announce(field, words)


def _lift_above(field: QWidget) -> None:
    """Qt has no say in where a tip stands but below a place, and knows how high one is only once it is there."""
    top = field.mapToGlobal(field.rect().topLeft())
    for tip in QApplication.topLevelWidgets():
        if tip.objectName() == "qtooltip_label" and tip.isVisible():
            above = top.y() - tip.height() - GAP
            if above >= field.screen().availableGeometry().top():
                tip.move(tip.x(), above)
