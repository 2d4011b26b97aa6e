"""Work under way: a bar, words beside it, and a button that asks it to stop."""

from __future__ import annotations

from collections.abc import Callable

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
        self._words = Label(type="caption", tone="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self.bar, 1)
        row.addWidget(self._words)
        self.stop = Button(_("Stop"), stop)
        row.addWidget(self.stop)

    def show_progress(self, done: int, whole: int, words: str) -> None:
        self._words.setText(words)
        self.bar.set_progress(done, whole, words)
