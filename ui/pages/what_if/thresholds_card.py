"""The thresholds that the scheme has, and others that it could have: by slider and by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import parse_decimal
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.attainable import attainable
from evalapp.domain.scoring.targets import TOTAL, Target, TargetKind
from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.what_if.lever import Lever
from ui.pages.what_if.track import Scale
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField
from ui.widgets.text import Label

if TYPE_CHECKING:
    from evalapp.analytics.what_if.shifting import Shifting

_TENTH, _PER_CENT = Fraction(1, 10), Fraction(1)
Put = Callable[[str, Threshold | None], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """Between which points a threshold means something, and by how much a key moves it."""

    low: Fraction
    high: Fraction
    step: Fraction
    is_percent: bool

    @property
    def scale(self) -> Scale:
        return Scale(low=round(self.low / self.step), high=round(self.high / self.step), page=5)


class ThresholdsCard(Card):
    """`put(target, threshold)`; None takes it away."""

    def __init__(self, put: Put) -> None:
        super().__init__(_("Thresholds"))
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.body.setSpacing(theme.XS)
        self._put = put
        self._scheme: Scheme | None = None
        self.levers: dict[str, Lever] = {}
        self._at: dict[str, Threshold | None] = {}  # as they stand, or stood officially
        self._asked: list[str] = []  # those that somebody wanted to see beside those of the scheme
        self.body.addWidget(
            Label(_("An empty field is no threshold."), type="caption", tone="dim", wrap=True)
        )
        self.more = ChoiceField()
        self.more.setAccessibleName(_("Another threshold"))
        self.more.activated.connect(self._take)
        self.body.addWidget(self.more)

    def set_scheme(self, scheme: Scheme) -> None:
        if scheme is not self._scheme:
            self._scheme, self._asked = scheme, []
            self._make()

    def _make(self) -> None:
        assert self._scheme is not None
        for lever in self.levers.values():
            self.body.removeWidget(lever)
            lever.hide()
            lever.deleteLater()
        self.levers = {}
        self.more.clear()
        self.more.addItem(_("Another threshold…"), "")
        for target in targets_of(self._scheme):
            name = str(target)
            if target.threshold(self._scheme) is None and name not in self._asked:
                self.more.addItem(title_of(target, self._scheme), name)
                continue
            lever = self.levers[name] = Lever(title_of(target, self._scheme), id=name, field_width=64)
            lever.moved.connect(self._slide)
            lever.typed.connect(self._type)
            self.body.insertWidget(self.body.count() - 1, lever)
        self.more.setVisible(self.more.count() > 1)

    def _take(self, row: int) -> None:
        name = self.more.itemData(row)
        if name:
            self._asked.append(str(name))
            self._make()
            self._put(str(name), None)
            self.levers[str(name)].track.setFocus()

    def show_thresholds(self, shifting: Shifting) -> None:
        official_scheme = shifting.live.material.scheme
        for name, lever in self.levers.items():
            target = Target.parse(name)
            official, now = target.threshold(official_scheme), target.threshold(shifting.scheme)
            self._at[name] = now or official
            reach = reach_of(target, official_scheme, now or official)
            at = reach.low if now is None else now.value
            was = reach.low if official is None else official.value
            note = ""
            if now != official:
                note = _("officially {threshold}").format(threshold=official or _("none"))
            lever.show_value(
                "" if now is None else str(now),
                _widened(reach, at),
                round(at / reach.step),
                round(was / reach.step),
                words=_("no threshold") if now is None else str(now),
                is_moved=now != official,
                note=" · ".join(filter(None, (word_of(target, official_scheme, now), note))),
            )

    def _slide(self, name: str, steps: int) -> None:
        """In percent where it is in percent now; at the step where the official one stands it is that exactly."""
        assert self._scheme is not None
        target, now = Target.parse(name), self._at.get(name)
        official, reach = target.threshold(self._scheme), reach_of(target, self._scheme, now)
        if (
            official is not None
            and official.percent == reach.is_percent
            and steps == round(official.value / reach.step)
        ):
            self._try(name, official)
        else:
            # The ends are no whole number of steps everywhere, and beyond them a threshold means nothing.
            value = min(max(reach.step * steps, reach.low), reach.high)
            self._try(name, Threshold(value=value, percent=reach.is_percent))

    def _type(self, name: str, text: str) -> None:
        if not text:
            self._try(name, None)
            return
        try:
            value = parse_decimal(text.removesuffix("%"))
        except KnownError as error:
            self.levers[name].show_error(str(error))
            return
        self._try(name, Threshold(value=value, percent=text.endswith("%")))

    def _try(self, name: str, threshold: Threshold | None) -> None:
        try:
            self._put(name, threshold)
        except KnownError as error:
            self.levers[name].show_error(str(error))


def targets_of(scheme: Scheme) -> Iterator[Target]:
    """Whatever can have a threshold: criteria that count, groups in which some do, the total."""
    yield from (Target.criterion(each.id) for each in scheme.counting)
    yield from (Target.group(each.id) for each in scheme.groups if each.counting)
    yield TOTAL


def title_of(target: Target, scheme: Scheme) -> str:
    if target.kind is TargetKind.TOTAL:
        return _("Total")
    if target.kind is TargetKind.GROUP:
        return _("Group: {title}").format(title=target.title(scheme))
    return target.title(scheme)


def reach_of(target: Target, scheme: Scheme, threshold: Threshold | None) -> Reach:
    if threshold is not None and threshold.percent:
        return Reach(low=Fraction(0), high=Fraction(100), step=_PER_CENT, is_percent=True)
    step = _TENTH
    if target.kind is TargetKind.CRITERION and not scheme.ranking.thresholds_on_weighted:
        step = scheme.criterion(target.id).scale.step
    low, high = attainable(target, scheme)
    return Reach(low=low, high=high, step=step, is_percent=False)


def word_of(target: Target, scheme: Scheme, threshold: Threshold | None) -> str:
    """What a scale of words calls it; empty on any other, and between two words."""
    if threshold is None or threshold.percent or target.kind is not TargetKind.CRITERION:
        return ""
    scale = scheme.criterion(target.id).scale
    steps = threshold.value / scale.step
    word = scale.word(int(steps)) if steps.denominator == 1 else None
    return str(word.title) if word else ""


def _widened(reach: Reach, value: Fraction) -> Scale:
    scale, at = reach.scale, round(value / reach.step)
    return Scale(low=min(scale.low, at), high=max(scale.high, at), page=scale.page)
