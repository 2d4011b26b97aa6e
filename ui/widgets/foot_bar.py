"""The foot of a page that asks for a decision: what holds until then, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.folding.fold import Folding
from ui.widgets.text import Label

_LEAST_WORDS = 240  # pixels as designed beside the buttons


class FootBar(QWidget):
    """`words` at the left, which wrap, and `buttons` at the right; below the words where these would be a column.

    The last buttons, which decide, stand in a row of their own where there is no room for all in one.
    """

    def __init__(self, words: Label, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        # Its width is what there is: otherwise the page would have to be as wide as the unfolded bar.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        rows = QVBoxLayout()
        rows.setSpacing(theme.S)
        self._first, self._last = QHBoxLayout(), QHBoxLayout()
        self._above: int | None = None  # how many buttons stand in the first row
        for row in (self._first, self._last):
            row.setSpacing(theme.M)
            row.addStretch()
            rows.addLayout(row)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.M)
        self._layout.addWidget(words, 1)
        self._layout.addLayout(rows)
        self._part(0)
        Folding(self, self._fold)

    def _fold(self) -> None:
        shown = [each for each in self._buttons if not each.isHidden()]
        needed = sum(each.sizeHint().width() + theme.M for each in shown) + theme.pixels(_LEAST_WORDS)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(beside if self.width() >= needed else below)
        self._part(self._without_room())

    def _without_room(self) -> int:
        """How many of the first buttons do not fit into the row of the last ones."""
        room = self.width() + theme.M
        for number in reversed(range(len(self._buttons))):
            each = self._buttons[number]
            room -= 0 if each.isHidden() else each.sizeHint().width() + theme.M
            if room < 0:
                return min(number + 1, len(self._buttons) - 1)
        return 0

    def _part(self, above: int) -> None:
        if above == self._above:
            return
        self._above = above
        for number, each in enumerate(self._buttons):
            (self._first if number < above else self._last).addWidget(each)
