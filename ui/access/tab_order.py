"""The way of the Tab key through what is made anew while the window stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(after: QWidget, within: QWidget) -> QWidget:
    """Have Tab go from `after` through `within`: Qt puts new widgets at the end of the window. Gives the last stop."""
    last = after
    for widget in _stops(within):
        QWidget.setTabOrder(last, widget)
        last = widget
    return last


def put_after(before: QWidget, within: QWidget) -> None:
    """The same, from the last stop in `before`, which was made anew too."""
    stops = _stops(before)
    if stops:
        put_in_tab_order(stops[-1], within)


def _stops(within: QWidget) -> list[QWidget]:
    """Not those in a window of their own, such as the list of a choice."""
    return [
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and each.window() is within.window()
    ]
