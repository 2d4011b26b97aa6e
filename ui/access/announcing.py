"""Words for who hears the screen instead of seeing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QListView, QTabBar, QTableView, QWidget

from ui.access.tracing import trace


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` once it has finished what it is saying; nothing without one."""
    trace("said", words)
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def tell_focus() -> None:
    """Once what happens now is over: where the keyboard is. A widget that gives it on as it gets it is else heard last,
    for Qt tells of the one that was given it before it is through with the one that gave it.
    """
    if QAccessible.isActive():
        QTimer.singleShot(0, _tell_focus)


def _tell_focus() -> None:
    now = QApplication.focusWidget()
    if now is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(now, QAccessible.Event.Focus))


def follow_parts(app: QApplication) -> None:
    """Have it heard in a table, list or row of tabs where the keyboard is, as it comes there: Qt tells of every row and
    tab but the first one.
    """
    app.focusChanged.connect(_tell_part)


def _tell_part(_before: QWidget | None, now: QWidget | None) -> None:
    if QAccessible.isActive() and isinstance(now, (QTableView, QListView, QTabBar)):
        QTimer.singleShot(0, now, partial(_tell_part_of, now))  # after Qt told of the whole


def _tell_part_of(whole: QTableView | QListView | QTabBar) -> None:
    child = whole.currentIndex() if isinstance(whole, QTabBar) else _child_of(whole)
    if whole.hasFocus() and child >= 0:
        event = QAccessibleEvent(whole, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def _child_of(view: QTableView | QListView) -> int:
    """A table counts its heads with its cells."""
    index = view.currentIndex()
    if not index.isValid():
        return -1
    if isinstance(view, QListView):
        return index.row()
    return (index.row() + 1) * (index.model().columnCount() + 1) + index.column() + 1
