"""The smallest change of one weight that swaps the two at the funding line, and a way to try it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.texts import _
from evalapp.words import formats
from ui.access.spoken import heard
from ui.look import theme
from ui.pages.what_if.words import in_percent
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

if TYPE_CHECKING:
    from evalapp.analytics.what_if.intervals import Intervals
    from evalapp.analytics.what_if.live import Live


class SwapCard(Card):
    def __init__(self, share: Callable[[str, Fraction], None]) -> None:
        super().__init__()
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._share = share
        self._swap: tuple[str, Fraction] | None = None
        self.head, self.change = Label(type="table", wrap=True), Label(type="table", wrap=True)
        self.button = LinkButton(_("Apply"), self._apply)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.change, 1)
        row.addWidget(self.button)
        self.body.setSpacing(theme.XS)
        self.body.addWidget(self.head)
        self.body.addLayout(row)

    def show_swap(self, live: Live, intervals: Intervals | None) -> None:
        """Of the official order: what is moved since then changes nothing of it."""
        from evalapp.analytics.lenses.stability.swaps_words import neighbours_sentence, past

        self._swap = None
        at_line = intervals.at_line if intervals is not None else None
        self.setVisible(intervals is None or at_line is not None)
        self.button.setVisible(at_line is not None and at_line.smallest is not None)
        if intervals is None or at_line is None:
            self.head.setText(_("The smallest change that swaps the two at the line"))
            self.change.setText(_("being worked out…"))
            return
        ahead, behind = (
            int(live.official.place[live.numbers.index(each)]) for each in (at_line.ahead, at_line.behind)
        )
        swap = at_line.smallest
        if swap is None:
            self.head.setText(neighbours_sentence(live.material.scheme, at_line))
            self.change.setText("")
            return
        new, _decimals = past(swap)
        self._swap = (swap.criterion, new)
        self.head.setText(
            _("The smallest change that swaps {ahead} and {behind}").format(ahead=ahead, behind=behind)
        )
        self.change.setText(
            _("{criterion} {now} → {new}").format(
                criterion=live.material.scheme.criterion(swap.criterion).title,
                now=in_percent(swap.weight),
                new=formats.percent(formats.score(new * 100)),
            )
        )
        self.button.setAccessibleDescription(f"{self.head.text()}: {heard(self.change.text())}")

    def _apply(self) -> None:
        if self._swap is not None:
            self._share(*self._swap)
