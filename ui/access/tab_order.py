"""The way of the Tab key through what is made anew while the window stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(after: QWidget, within: QWidget) -> None:
    """Have Tab go from `after` through `within`: Qt puts new widgets at the end of the window."""
    last = after
    for widget in within.findChildren(QWidget):
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            QWidget.setTabOrder(last, widget)
            last = widget
