"""What becomes of the criterion and of the total, before it is recorded: `4,02 → 3,68`."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.operations.meeting.agreeing import Weighed
from evalapp.words.scores import MISSING, figure
from ui.look import theme
from ui.widgets.text import ElidedLabel, Label

WhatWould = Callable[[int | None], Weighed]
_DECIMALS = 2


class EffectTable(QWidget):
    """No place and no outcome: a jury scores the dossier, not the result."""

    def __init__(self, criterion: Criterion, would: WhatWould) -> None:
        super().__init__()
        self._would = would
        self._now = would(None)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self._rows: list[tuple[Label, Label]] = []
        for n, name in enumerate((criterion.head, _("Total"))):
            before, after = Label(type="table"), Label(type="table-strong")
            grid.addWidget(ElidedLabel(name, type="table", tone="dim"), n, 0)
            grid.addWidget(before, n, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Label("→", type="table", tone="dim"), n, 2)
            grid.addWidget(after, n, 3, Qt.AlignmentFlag.AlignRight)
            self._rows.append((before, after))
        self.show_value(None)

    def show_value(self, steps: int | None) -> None:
        then = self._now if steps is None else self._would(steps)
        said = []
        for (before, after), was, becomes in zip(self._rows, self._now, then):
            before.setText(_figure(was))
            after.setText(_figure(becomes) if steps is not None else MISSING)
            said.append(f"{before.text()} → {after.text()}")
        self.setAccessibleName(
            _("Criterion {criterion}; total {total}").format(criterion=said[0], total=said[1])
        )


def _figure(value: Fraction | None) -> str:
    return figure(value, _DECIMALS)
