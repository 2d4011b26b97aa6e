"""The budget, by slider and by amount, and between which amounts the same are funded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.operations.typed_amount import typed_amount
from evalapp.words import formats
from ui.look import theme
from ui.pages.what_if.lever import Lever
from ui.pages.what_if.track import Scale
from ui.pages.what_if.words import money_range
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label, restyle

if TYPE_CHECKING:
    from evalapp.analytics.what_if.intervals import Intervals
    from evalapp.analytics.what_if.shifting import Shifting

_FINE = 400  # steps that a slider has at least
_STEPS = (1, 2, 5)
_CENTS = 100


class BudgetCard(Card):
    """`spend(cents)` moves it and raises KnownError for what cannot be; None where the call has none."""

    def __init__(self, spend: Callable[[int | None], None]) -> None:
        super().__init__()
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.body.setSpacing(theme.XS)
        self._spend = spend
        self._unit = _CENTS
        self._official: int | None = None
        self._range = (0, 0)
        self._most = 0  # what may be typed: beyond it nothing changes any more
        self.lever = Lever(_("Budget"), field_width=104, heading="section")
        self.lever.moved.connect(self._slide)
        self.lever.typed.connect(self._type)
        self.body.addWidget(self.lever)
        foot = QHBoxLayout()
        self.interval = Label(type="caption", tone="dim")
        self.official = LinkButton("", self._put_back, quiet=True)
        foot.addWidget(self.interval)
        foot.addStretch()
        foot.addWidget(self.official)
        foot.setSpacing(theme.S)
        self.body.addLayout(foot)

    def set_range(self, official: int | None, asked: int) -> None:
        """A quarter around what there is; where there is nothing, to all that is asked."""
        self._most = most = asked + (official or 0)
        low, high = (official * 3 // 4, min(official * 5 // 4, most)) if official else (0, max(asked, _CENTS))
        unit = _CENTS
        while (high - low) // (unit * 10) >= _FINE:
            unit *= 10
        self._unit = next(
            (unit * each for each in reversed(_STEPS) if (high - low) // (unit * each) >= _FINE), unit
        )
        self._range = (low // self._unit, -(-high // self._unit))

    def show_budget(self, shifting: Shifting, intervals: Intervals | None) -> None:
        official, budget = shifting.live.material.budget, shifting.budget
        found = intervals.budget if intervals is not None else None
        low, high = self._range
        at = (budget or 0) // self._unit
        is_outside = (
            found is not None
            and budget is not None
            and not (found.low <= budget and (found.high is None or budget <= found.high))
        )
        note = ""
        if intervals is None and official is not None:
            note = _("being worked out…")
        elif found is not None:
            note = money_range(found.low, found.high)
            if is_outside:
                note = _("outside {range}").format(range=note)
        ends = None
        if found is not None:
            last = None if found.high is None else found.high / self._unit
            ends = (found.low / self._unit if found.low else None, last)
        self.lever.show_value(
            formats.money(budget, missing=""),
            Scale(low=min(low, at), high=max(high, at)),
            at,
            (official or 0) // self._unit,
            words=formats.money(budget, missing=_("no budget")),
            is_moved=budget != official,
            interval=ends,
            is_outside=is_outside,
        )
        self.interval.setText(note)
        restyle(self.interval, tone="attention" if is_outside else "dim")
        self._official = official
        words = _("officially {amount}").format(amount=formats.money(official, missing=_("none")))
        if words != self.official.text():
            self.official.set_text(words)
        self.official.setEnabled(budget != official)

    def _put_back(self) -> None:
        self._spend(self._official)

    def _slide(self, _lever: str, steps: int) -> None:
        """At the step where the official one stands it is that, to the cent."""
        official = self._official
        is_there = official is not None and steps == official // self._unit
        self._spend(official if is_there else steps * self._unit)

    def _type(self, _lever: str, text: str) -> None:
        """An empty field is the budget of the call."""
        if not text:
            self._spend(self._official)
            return
        try:
            cents = typed_amount(text)
        except KnownError as error:
            self.lever.show_error(str(error))
            return
        if cents > self._most:
            self.lever.show_error(
                _(
                    "A budget goes to {most} here, all that is asked and the official budget together; "
                    "more changes nothing."
                ).format(most=formats.money(self._most))
            )
            return
        self._try(cents)

    def _try(self, cents: int) -> None:
        try:
            self._spend(cents)
        except KnownError as error:
            self.lever.show_error(str(error))
