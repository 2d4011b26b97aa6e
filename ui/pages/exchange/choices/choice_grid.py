"""The versions of a score beside each other, each choice under its column; in pairs where four have no room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.exchange.choices.choice_card import ChoiceCard, VersionCard
from ui.widgets.text import Label

_LEAST_CARD = 176  # pixels as designed in which a motivation can still be read


class ChoiceGrid(QWidget):
    """`versions`: what both began with, what the panel holds, what came in, what becomes of it; `choices`: of the
    last three, in that order."""

    def __init__(self, versions: Sequence[VersionCard], choices: Sequence[ChoiceCard]) -> None:
        super().__init__()
        self._versions, self._choices = tuple(versions), tuple(choices)
        self._holds = QWidget()
        holds = QVBoxLayout(self._holds)
        holds.setContentsMargins(0, 0, 0, 0)
        holds.setSpacing(0)
        holds.addWidget(Label(_("What holds?"), type="strong"))
        holds.addWidget(
            Label(_("score and justification, always together"), type="caption", tone="dim", wrap=True)
        )
        self.keys = Label(
            _("keys 1, 2, 3: choose, then on to the next"), type="caption", tone="accent", wrap=True
        )
        policy = self.keys.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.keys.setSizePolicy(policy)
        self.keys.hide()
        holds.addWidget(self.keys)
        self._is_folded: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.M)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        needed = 4 * theme.pixels(_LEAST_CARD) + 3 * theme.M
        if self._is_folded == (self.width() < needed):
            return
        self._is_folded = self.width() < needed
        base, stored, incoming, result = self._versions
        keep, take, leave_open = self._choices
        rows: tuple[tuple[QWidget, ...], ...] = (
            (base, stored, incoming, result),
            (self._holds, keep, take, leave_open),
        )
        if self._is_folded:
            rows = ((stored, incoming), (keep, take), (base, result), (self._holds, leave_open))
        for n, row in enumerate(rows):
            for column, widget in enumerate(row):
                top = Qt.AlignmentFlag.AlignTop if isinstance(widget, ChoiceCard) else Qt.AlignmentFlag(0)
                self._grid.addWidget(widget, n, column, top)
        for n in range(4):
            self._grid.setColumnStretch(n, 1 if n < len(rows[0]) else 0)
            self._grid.setRowStretch(n, 1 if n < len(rows) and n % 2 == 0 else 0)
        self._order_tabs(rows)

    def _order_tabs(self, rows: Sequence[Sequence[QWidget]]) -> None:
        shown = (widget for row in rows for widget in row if widget is not self._holds)
        stops = [each.motivation if isinstance(each, VersionCard) else each for each in shown]
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)
