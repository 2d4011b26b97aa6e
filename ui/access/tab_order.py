"""The way of the Tab key through what is made anew while the window stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.access.announcing import tell_focus

_AT_TIMES = "stops-at-times"


def put_in_tab_order(after: QWidget, within: QWidget) -> QWidget:
    """Have Tab go from `after` through `within`: Qt puts new widgets at the end of the window. Gives the last stop."""
    last = after
    for widget in _stops(within):
        policy = widget.focusPolicy()
        if not policy.value & Qt.FocusPolicy.TabFocus.value:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves what takes no keyboard where it is
        QWidget.setTabOrder(last, widget)
        widget.setFocusPolicy(policy)
        last = widget
    return last


def stops_now_and_then(widget: QWidget) -> None:
    """Tab comes to it at some times only: it gets its place in the way with the others, whether or not it is one.

    It gives the keyboard on to what it holds, and that is heard then.
    """
    widget.setProperty(_AT_TIMES, True)
    widget.installEventFilter(_Passing(widget))


class _Passing(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            tell_focus()
        return super().eventFilter(watched, event)


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
        if (each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value or each.property(_AT_TIMES))
        and each.window() is within.window()
    ]
