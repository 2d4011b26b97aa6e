"""What may be higher than its place scrolls there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolling(widget: QWidget, *, width: int = 0) -> QScrollArea:
    """`widget` in an area that scrolls, at the top of it; `width` fixes that of the area."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    # The keyboard scrolls it by going to the controls in it.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    if width:
        area.setFixedWidth(width)
    return area
