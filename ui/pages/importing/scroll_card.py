"""A card with a head that stays and a body that scrolls: as high as its neighbour, or as high as it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.scrolling import scrolling

_BAR = 12  # pixels that the bar takes of the width


class ScrollCard(QFrame):
    """Fill `self.body` (a QVBoxLayout); `self.head` (likewise) stays above it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        held = QWidget()
        self.body = QVBoxLayout(held)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(theme.L, theme.S, theme.L, 0)
        self.head.setSpacing(theme.XS)
        self.area = scrolling(held, is_down_alone=True, is_see_through=True)
        # What is around it says how high it is: its own least height would be a whole screen.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(self.area, 1)

    def scroll_by_itself(self, *, is_on: bool) -> None:
        """Not where the page around it does."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_on else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.area.verticalScrollBarPolicy() is not policy:
            self.area.setVerticalScrollBarPolicy(policy)
        # Qt takes words that wrap for as high as they are in the narrowest column: room with nothing in it.
        holder, viewport = self.area.widget(), self.area.viewport()
        assert holder is not None
        most = max(_height(self.body, viewport.width()), viewport.height())
        if holder.maximumHeight() != most:
            holder.setMaximumHeight(most)

    def needed(self, width: int) -> int:
        """The height at which nothing of it has to be scrolled to."""
        frame = 2 * self.frameWidth()
        room = max(1, width - frame)
        head = _height(self.head, room)
        body = _height(self.body, room)
        if body > self.area.viewport().height():
            body = max(body, _height(self.body, room - _BAR))
        return head + body + frame


def _height(layout: QVBoxLayout, width: int) -> int:
    wrapped = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
    return wrapped if wrapped >= 0 else layout.totalSizeHint().height()
