"""Words with what is chosen about them at their right; below them where they would be a column of single words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.look import theme

_LEAST_WORDS = 220  # pixels as designed that words need beside the choices


class WordsBeside(QWidget):
    """`words` in lines below each other; `choices` in one row."""

    def __init__(self, words: Sequence[QWidget], choices: Sequence[QWidget]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.S)
        lines, row = QVBoxLayout(), QHBoxLayout()
        lines.setSpacing(0)
        row.setSpacing(theme.S)
        for each in words:
            lines.addWidget(each)
        for each in choices:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        self._both.addLayout(lines, 1)
        self._both.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        taken = sum(each.sizeHint().width() + theme.S for each in self._choices)
        is_wide = self.width() - taken >= theme.pixels(_LEAST_WORDS)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() is not direction:
            self._both.setSpacing(theme.S if is_wide else theme.XS)
            self._both.setDirection(direction)
            self.updateGeometry()  # Qt tells nobody of that
