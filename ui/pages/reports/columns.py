"""How the page lies: what is asked at the left, what it is of and whether it is ready at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.scrolling import scrolling


def in_two_columns(asked: Iterable[QWidget], above: QWidget, filling: QWidget) -> QWidget:
    """Each column scrolls by itself; `filling` takes what `above` leaves of the right one."""
    left_side, right_side = QWidget(), QWidget()
    left, right = QVBoxLayout(left_side), QVBoxLayout(right_side)
    for column in (left, right):
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.L)
    for widget in asked:
        left.addWidget(widget)
    right.addWidget(above)
    right.addWidget(filling, 1)
    right.addStretch()
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.L)
    row.addWidget(scrolling(left_side, is_down_alone=True), 1)
    row.addWidget(scrolling(right_side, is_down_alone=True, fills=True), 1)
    return whole
