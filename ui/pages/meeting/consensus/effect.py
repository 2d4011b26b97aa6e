"""What becomes of the criterion and of the total, before it is recorded: `4,02 → 3,68`."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.agreeing import Weighed
from evalapp.operations.meeting.pushing import Effects, Pushing
from evalapp.words.places import Mood
from evalapp.words.scores import MISSING, figure
from ui.look import theme
from ui.widgets.text import ElidedLabel, Label

WhatWould = Callable[[int | None], Weighed]
_DECIMALS = 2
_MOST_PUSHED = 3
_TONES = {Mood.GOOD: "good", Mood.BAD: "bad", Mood.OPEN: "attention"}


class EffectTable(QWidget):
    """No place and no outcome, since a jury scores the dossier and not the result; unless the call has them shown, as
    `pushing` says.
    """

    def __init__(self, criterion: Criterion, would: WhatWould, pushing: Pushing | None = None) -> None:
        super().__init__()
        self._would, self._pushing = would, pushing
        self._now = would(None)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._rows = [self._row(n, name) for n, name in enumerate((criterion.head, _("Total")))]
        self._further: list[QWidget] = []
        self.show_value(None)

    def _row(self, n: int, name: str) -> tuple[Label, Label]:
        before, after = Label(type="table"), Label(type="table-strong")
        self._put(n, ElidedLabel(name, type="table", tone="dim"), before, after)
        return before, after

    def _put(self, n: int, name: QWidget, before: QWidget, after: QWidget) -> list[QWidget]:
        arrow = Label("→", type="table", tone="dim")
        self._grid.addWidget(name, n, 0)
        self._grid.addWidget(before, n, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(arrow, n, 2)
        self._grid.addWidget(after, n, 3, Qt.AlignmentFlag.AlignRight)
        return [name, before, arrow, after]

    def show_value(self, steps: int | None) -> None:
        then = self._now if steps is None else self._would(steps)
        said = []
        for (before, after), was, becomes in zip(self._rows, self._now, then):
            before.setText(_figure(was))
            after.setText(_figure(becomes) if steps is not None else MISSING)
            said.append(f"{before.text()} → {after.text()}")
        words = _("Criterion {criterion}; total {total}").format(criterion=said[0], total=said[1])
        self.setAccessibleName("; ".join([words, *self._show_further(steps)]))

    def _show_further(self, steps: int | None) -> list[str]:
        """In words."""
        for each in self._further:
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._further = []
        if self._pushing is None or steps is None:
            return []
        effects = self._pushing.with_value(steps)
        said: list[str] = []
        for name, before, after, tone in _lines(effects):
            widgets = (
                ElidedLabel(name, type="table", tone="dim"),
                Label(before, type="table"),
                Label(after, type="table-strong", tone=tone),
            )
            self._further += self._put(len(self._rows) + len(said), *widgets)
            said.append(f"{name}: {before} → {after}")
        rest = len(effects.pushed) - _MOST_PUSHED
        if rest > 0:
            text = ngettext("and {n} other application", "and {n} other applications", rest).format(n=rest)
            label = Label(text, type="table", tone="dim", wrap=True)
            self._grid.addWidget(label, len(self._rows) + len(said), 0, 1, 4)
            self._further.append(label)
            said.append(text)
        return said


def _lines(effects: Effects) -> list[tuple[str, str, str, str]]:
    """Name, before, after, and the tone of what it becomes."""
    lines = []
    if effects.place != (MISSING, MISSING):
        lines.append((_("Place"), *effects.place, "text"))
    was, becomes = effects.outcome
    lines.append((_("Outcome"), was.words, becomes.words, _TONES.get(becomes.mood, "text")))
    for each in effects.pushed[:_MOST_PUSHED]:
        name = _("So {application}").format(application=each.application)
        lines.append((name, each.before.words, each.after.words, _TONES.get(each.after.mood, "text")))
    return lines


def _figure(value: Fraction | None) -> str:
    return figure(value, _DECIMALS)
