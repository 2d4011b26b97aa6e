"""Words for who hears the screen instead of seeing it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.access.tracing import trace


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` once it has finished what it is saying; nothing without one."""
    trace("said", words)
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
