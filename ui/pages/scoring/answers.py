"""The two answers to a question of conscience: of one kind and one size, so that neither is the easier one to give."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap


class Answers(QWidget):
    """Buttons beside each other, equally wide, each with its keys below it; below each other where one is cut."""

    def __init__(self, answers: Sequence[tuple[Button, Sequence[str]]]) -> None:
        super().__init__()
        self._buttons = [button for button, _keys in answers]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, theme.XS, 0, 0)
        self._row.setSpacing(theme.M)
        for button, keys in answers:
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._row.addLayout(_answer(button, keys), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max(button.sizeHint().width() for button in self._buttons)
        needed = len(self._buttons) * (widest + theme.M) - theme.M
        is_wide = self.width() >= needed
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )


def _answer(button: Button, keys: Sequence[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.XS)
    column.addWidget(button)
    caps = QHBoxLayout()
    caps.setSpacing(theme.XS)
    for each in keys:
        caps.addWidget(KeyCap(each))
    caps.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addLayout(caps)
    return column
