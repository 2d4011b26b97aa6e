"""What may be higher than its place scrolls there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_SCROLL_BAR = 10


class _Down(QScrollArea):
    """Never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        held = self.widget()
        needed = held.minimumSizeHint().width() + _SCROLL_BAR if held is not None else 0
        return super().minimumSizeHint().expandedTo(QSize(needed, 0))


def scrolling(
    widget: QWidget, *, width: int = 0, is_down_alone: bool = False, fills: bool = False
) -> QScrollArea:
    """`widget` in an area that scrolls: at the top of it, or with `fills` at least as high.

    `width` fixes that of the area; one that scrolls `is_down_alone` is never narrower than `widget`.
    """
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget, 1 if fills else 0)
    if not fills:
        column.addStretch()
    area = _Down() if is_down_alone else QScrollArea()
    area.setWidgetResizable(True)
    # The keyboard scrolls it by going to the controls in it.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    if width:
        area.setFixedWidth(width)
    return area
