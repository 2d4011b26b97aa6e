"""Where the call stands on its way, and the one thing to do now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.texts import _
from evalapp.operations.overview.timeline import Timeline
from evalapp.operations.progress.steps import Step, next_step
from ui.look import theme
from ui.pages.overview.stand.timeline_line import TimelineLine, not_in_packs_words, overdue_words
from ui.pages.overview.steps import door
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label


class NextCard(Card):
    """The one thing to do now."""

    taken = Signal(object)  # Step

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self._caption = Label(_("Next step"), type="caption-strong", tone="accent")
        self._advice = Label(wrap=True)
        self.button = PrimaryButton("", self._take)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self._caption)
        row.addWidget(self._advice, 1)
        row.addWidget(self.button)
        self.line = TimelineLine()
        # Low: what the call counts stands below it, and is to be seen without scrolling.
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.body.setSpacing(theme.S)
        self.body.addWidget(self.line)
        self.overdue = Label(type="table", tone="attention", wrap=True)
        self.body.addWidget(self.overdue)
        self.body.addLayout(row)

    def show_steps(self, steps: Sequence[Step], timeline: Timeline) -> None:
        step = self._step = next_step(steps)
        self.line.show_timeline(timeline)
        said = (overdue_words(timeline), not_in_packs_words(timeline))
        self.overdue.setText(" ".join(filter(None, said)))
        self.overdue.setVisible(bool(self.overdue.text()))
        self._advice.setText(step.advice)
        self.button.set_text(door(step.id, step.about).button)

    def _take(self) -> None:
        self.taken.emit(self._step)
