"""What a lens says in sentences, and the figures that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label

_LONGEST = 600  # characters: a sentence that names thousands of applications takes the room of all others


class SaidCard(Card):
    """One paragraph a sentence, or a few; a `warning` comes first. What is very long ends in …"""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.sentences: tuple[str, ...] = ()

    def say(self, sentences: Sequence[str], *, warning: str = "") -> None:
        self.sentences = tuple(shorten(each, _LONGEST) for each in (warning, *sentences) if each)
        empty(self.body, keep=1)
        for n, each in enumerate(self.sentences):
            is_warning = bool(warning) and n == 0
            self.body.addWidget(
                Label(each, type="table", tone="attention" if is_warning else "text", wrap=True)
            )
        self.setVisible(bool(self.sentences))


class FactsCard(Card):
    """Names with their figures, what stands below them, and a note."""

    def __init__(self, *below: QWidget) -> None:
        super().__init__(_("What it rests on"))
        self._rows: list[QWidget] = []
        self.figures: tuple[tuple[str, str], ...] = ()
        self.note = Label(type="caption", tone="dim", wrap=True)
        if below:
            row = QHBoxLayout()
            row.setSpacing(theme.M)
            for widget in below:
                row.addWidget(widget)
            row.addStretch()
            self.body.addLayout(row)
        self.body.addWidget(self.note)

    def show_figures(self, figures: Sequence[tuple[str, str]], note: str = "") -> None:
        self.figures = tuple(figures)
        for each in self._rows:
            self.body.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = []
        for n, (name, figure) in enumerate(self.figures):
            row = QWidget()
            row.setAccessibleName(f"{name}: {figure}")
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.S)
            line.addWidget(ElidedLabel(name, type="table", tone="dim"), 1)
            line.addWidget(Label(figure, type="table-strong"), 0, Qt.AlignmentFlag.AlignRight)
            self.body.insertWidget(1 + n, row)
            self._rows.append(row)
        self.note.setText(note)
        self.note.setVisible(bool(note))
