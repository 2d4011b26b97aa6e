"""The foot of a page that asks for a decision: what holds until then, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.folding import Folding
from ui.widgets.text import Label

_LEAST_WORDS = 240  # pixels as designed beside the buttons


class FootBar(QWidget):
    """`words` at the left, which wrap, and `buttons` at the right; below the words where these would be a column."""

    def __init__(self, words: Label, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        # Its width is what there is: otherwise the page would have to be as wide as the unfolded bar.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addStretch()
        for button in self._buttons:
            row.addWidget(button)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.M)
        self._layout.addWidget(words, 1)
        self._layout.addLayout(row)
        Folding(self, self._fold)

    def _fold(self) -> None:
        shown = [each for each in self._buttons if not each.isHidden()]
        needed = sum(each.sizeHint().width() + theme.M for each in shown) + theme.pixels(_LEAST_WORDS)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(beside if self.width() >= needed else below)
