"""The weights: each by slider and by number, the others scaled along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import parse_decimal, rounded_text
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.words import formats
from ui.look import theme
from ui.pages.what_if.legend import Legend
from ui.pages.what_if.lever import Lever
from ui.pages.what_if.track import Scale
from ui.pages.what_if.words import in_percent
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

if TYPE_CHECKING:
    from evalapp.analytics.what_if.intervals import Intervals
    from evalapp.analytics.what_if.shifting import Shifting

_UNIT = 1000  # steps of a slider: tenths of a percent
_HALF, _WHOLE = 500, 1000  # where sliders end
_MANY = 350  # an official share from which on a slider to a half leaves too little room


class WeightsCard(Card):
    """`share(criterion, share)` moves one; it raises KnownError for a share that cannot be."""

    back_asked = Signal()

    def __init__(self, share: Callable[[str, Fraction], None]) -> None:
        super().__init__()
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.body.setSpacing(theme.XS)
        self._share = share
        self.levers: dict[str, Lever] = {}
        self._top = _HALF
        self._official: Mapping[str, Fraction] = {}
        self.back = LinkButton(_("Restore"), self.back_asked.emit)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(Label(_("Weights"), type="section"))
        head.addWidget(
            Label(_("together {whole}").format(whole=formats.percent("100")), type="caption", tone="dim")
        )
        head.addStretch()
        head.addWidget(self.back)
        self.body.addLayout(head)
        self.about = Label(type="caption", tone="dim", wrap=True)
        self.body.addWidget(self.about)
        self.legend = Legend()
        self.body.addWidget(self.legend)
        self._above = self.body.count() - 1

    def set_scheme(self, scheme: Scheme) -> None:
        """A lever for each criterion that counts; made anew only where they are others."""
        counting = scheme.counting
        if list(self.levers) == [each.id for each in counting]:
            return
        for lever in self.levers.values():
            self.body.removeWidget(lever)
            lever.hide()
            lever.deleteLater()
        self.levers = {}
        for n, criterion in enumerate(counting):
            lever = self.levers[criterion.id] = Lever(str(criterion.title), id=criterion.id)
            lever.moved.connect(self._slide)
            lever.typed.connect(self._type)
            lever.setEnabled(len(counting) > 1)
            self.body.insertWidget(self._above + n, lever)
        self.about.setText(
            _("You move one; the others scale along in proportion.")
            if len(counting) > 1
            else _("Only one criterion counts, so its weight cannot change the order.")
        )

    def show_weights(self, shifting: Shifting, intervals: Intervals | None) -> None:
        official, shares = shifting.official_shares, shifting.shares
        self._official = official
        most = max((max(official[each], shares[each]) for each in official), default=Fraction(0))
        if most * _UNIT > _MANY and (
            self._top == _WHOLE or most * _UNIT > _HALF or max(official.values()) * _UNIT > _MANY
        ):
            self._top = _WHOLE
        scale = Scale(low=1, high=self._top if self._top < _WHOLE else _WHOLE - 1, page=50)
        for id, lever in self.levers.items():
            ends = intervals.weights.get(id) if intervals is not None else None
            is_outside = ends is not None and not ends[0] <= shares[id] <= ends[1]
            note = _("being worked out…") if intervals is None else ""
            if ends is not None:
                note = _("{low} – {high}").format(
                    low=_inside(ends[0], is_high=False), high=_inside(ends[1], is_high=True)
                )
                if is_outside:
                    note = _("outside {range}").format(range=note)
            lever.show_value(
                in_percent(shares[id]),
                scale,
                round(shares[id] * _UNIT),
                round(official[id] * _UNIT),
                words=formats.percent(in_percent(shares[id])),
                is_moved=id in shifting.hands,
                note=note,
                interval=None if ends is None else _in_steps(ends),
                is_outside=is_outside,
            )
        self.back.setEnabled(bool(shifting.hands))
        self.legend.show_kind(is_of_order=intervals is not None and intervals.is_of_order)

    def _slide(self, criterion: str, steps: int) -> None:
        """At the step where the official one stands it is that exactly, also a third."""
        official = self._official.get(criterion, Fraction(0))
        is_there = steps == round(official * _UNIT)
        self._try(criterion, official if is_there else Fraction(max(1, min(steps, _UNIT - 1)), _UNIT))

    def _type(self, criterion: str, text: str) -> None:
        """To a tenth of a percent, which is what the field shows; an empty field is the weight of the call."""
        lever, number = self.levers[criterion], text.removesuffix("%").strip()
        if not number:
            self._try(criterion, self._official[criterion])
            return
        try:
            typed = parse_decimal(number)
        except KnownError as error:
            lever.show_error(str(error))
            return
        steps = int(rounded_text(typed * _UNIT / 100, 0))
        is_moved = self._try(criterion, Fraction(steps, _UNIT))
        if is_moved and Fraction(steps * 100, _UNIT) != typed:
            lever.show_remark(
                _("{typed} counts as {counted}: weights are taken to one decimal.").format(
                    typed=formats.score(typed), counted=in_percent(Fraction(steps, _UNIT))
                )
            )

    def _try(self, criterion: str, share: Fraction) -> bool:
        """Whether it could be; if not, why not stands beside it."""
        try:
            self._share(criterion, share)
        except KnownError as error:
            self.levers[criterion].show_error(str(error))
            return False
        return True


def _inside(end: Fraction, *, is_high: bool) -> str:
    """Rounded to the side on which it stays true."""
    tenths = end * _UNIT
    return formats.score(Fraction(int(tenths // 1) if is_high else -int(-tenths // 1), 10))


def _in_steps(ends: tuple[Fraction, Fraction]) -> tuple[float | None, float | None]:
    """An end at nothing or at the whole is none."""
    low, high = ends
    return (float(low * _UNIT) if low > 0 else None, float(high * _UNIT) if high < 1 else None)
