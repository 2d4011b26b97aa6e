"""Work under way: a bar, words beside it, and a button that asks it to stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.progress import ProgressBar
from ui.widgets.text import Label


class StoppableProgress(QWidget):
    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self.bar = ProgressBar()
        self._words, self._room = Label(type="caption", tone="dim"), QSize()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self.bar, 1)
        row.addWidget(self._words)
        self.stop = Button(_("Stop"), stop)
        row.addWidget(self.stop)

    def show_progress(self, done: int, whole: int, words: str) -> None:
        self._words.setText(words)
        self._make_room()
        self.bar.set_progress(done, whole, words)

    def _make_room(self) -> None:
        """Of a size that does not change with each number: else all around it is laid out and painted with each."""
        asked = self._words.sizeHint()
        if asked.width() > self._room.width() or asked.height() != self._room.height():
            self._room = QSize(max(asked.width(), self._room.width()), asked.height())
            self._words.setFixedSize(self._room)
