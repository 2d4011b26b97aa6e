"""The keyboard stays on the page when what had it goes: hidden, switched off or deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.page import Page


class StayingFocus(QObject):
    """Left to itself Qt gives it to whatever comes next in the window, and after the last of a page that is the bar.

    `current`: the page at hand, None without one.
    """

    def __init__(self, current: Callable[[], Page | None], parent: QObject) -> None:
        super().__init__(parent)
        self._current = current
        self._lost: QWidget | None = None
        # Only once everything has its place again: often the page gives the keyboard to something itself.
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(0)
        self._after.timeout.connect(self._bring_back)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        page = self._current()
        if page is None or before is None or not _is_on(page, before):
            return
        # Of one that is being deleted only the time after tells.
        if now is None or _is_gone(before):
            self._lost = before
            self._after.start()

    def _bring_back(self) -> None:
        page, now, lost = self._current(), QApplication.focusWidget(), self._lost
        self._lost = None
        if page is None or not isValid(page) or not page.isVisible() or not page.isActiveWindow():
            return
        if lost is not None and _is_gone(lost) and (now is None or not _is_on(page, now)):
            page.take_focus()


def _is_on(page: Page, widget: QWidget) -> bool:
    return isValid(page) and isValid(widget) and (widget is page or page.isAncestorOf(widget))


def _is_gone(widget: QWidget) -> bool:
    return not isValid(widget) or not widget.isVisible() or not widget.isEnabled()
