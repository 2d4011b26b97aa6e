"""What a person has moved so far, and the order that it makes beside the official one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Integers
from evalapp.analytics.what_if.live import Live, Order
from evalapp.analytics.what_if.rules import (
    ChangedBudget,
    ChangedRule,
    ChangedThreshold,
    ChangedWeight,
    changed,
)
from evalapp.analytics.what_if.shares import moved, reweighed, settled, shares_of
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.attainable import refuse_unattainable
from evalapp.domain.scoring.targets import Target
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """What was moved at one moment, to come back to."""

    scheme: Scheme
    budget: int | None
    shares: Mapping[str, Fraction]
    hands: tuple[str, ...]
    held: Mapping[str, Fraction]


class Shifting:
    """`order` follows what is moved; the file and the official order stay as they are.

    `hands` are the criteria of which a person moved the weight itself, the last one last.
    """

    def __init__(self, material: Material) -> None:
        self.live = Live(material)
        self.official_shares: Mapping[str, Fraction] = shares_of(material.scheme)
        self.reset()

    def reset(self) -> None:
        """Back to what is official."""
        self.scheme: Scheme = self.live.material.scheme
        self.budget: int | None = self.live.material.budget
        self.shares: dict[str, Fraction] = dict(self.official_shares)
        self.hands: list[str] = []
        self.order: Order = self.live.official
        self._held = dict(self.shares)  # as they stood before the weight at hand was taken up
        self._forget()

    def adopt(self, before: Shifting) -> bool:
        """Move what was moved in `before`; False, and nothing moved, where the rules or the budget are others now."""
        old, new = before.live.material, self.live.material
        if old.scheme != new.scheme or old.budget != new.budget:
            return False
        self.go_to(before.moved)
        return True

    @property
    def moved(self) -> Moved:
        return Moved(
            scheme=self.scheme,
            budget=self.budget,
            shares=dict(self.shares),
            hands=tuple(self.hands),
            held=dict(self._held),
        )

    def go_to(self, then: Moved) -> None:
        """Another moment of the same rules and budget."""
        self.budget, self.shares, self.hands = then.budget, dict(then.shares), list(then.hands)
        self._held = dict(then.held)
        self._reckon(then.scheme)

    def share(self, criterion: str, share: Fraction) -> None:
        """Raises BadValue for a share that cannot be."""
        if criterion not in self.hands[-1:]:
            self._held = settled(self.shares) if self.hands else dict(self.shares)
        shares = moved(self._held, criterion, share)
        self.hands = [each for each in self.hands if each != criterion] + [criterion]
        self.shares = shares
        if shares == self.official_shares:
            self.hands = []
        self._reckon(reweighed(self.scheme, shares))

    def put_back_weights(self) -> None:
        self.shares, self._held, self.hands = dict(self.official_shares), dict(self.official_shares), []
        self._reckon(reweighed(self.scheme, self.shares))

    def threshold(self, target: str, threshold: Threshold | None) -> None:
        """None takes it away. Raises BadValue for one that a scheme could not have, or outside the official range.

        The range under the weights of the moment would not do: they may move on, and `changes` must still hold.
        """
        official = self.live.material.scheme
        if threshold is not None:
            refuse_unattainable(Target.parse(target), threshold, official)
        change = ChangedThreshold(target=target, threshold=threshold)
        altered = changed(self._material(self.scheme), [change], official)
        self._reckon(altered.scheme)

    def spend(self, budget: int | None) -> None:
        """In cents. Raises BadValue for less than nothing."""
        if budget is not None and budget < 0:
            raise BadValue(_("A budget is 0 euro or more."))
        self.budget = budget
        self._reckon(self.scheme)

    def _reckon(self, scheme: Scheme) -> None:
        self.scheme = scheme
        is_official = not self.hands and self.budget == self.live.material.budget and not self.thresholds
        if is_official:
            self.scheme = self.live.material.scheme
        self.order = self.live.official if is_official else self.live.ordered(scheme, self.budget)
        self._forget()

    def _material(self, scheme: Scheme) -> Material:
        return replace(self.live.material, scheme=scheme)

    @property
    def thresholds(self) -> tuple[ChangedThreshold, ...]:
        """Those that differ from the official ones."""
        official = self.live.material.scheme
        targets = [Target.criterion(each.id) for each in official.counting]
        targets += [Target.group(each.id) for each in official.groups if each.counting]
        return tuple(
            ChangedThreshold(target=str(each), threshold=each.threshold(self.scheme))
            for each in (*targets, Target.parse("total"))
            if each.threshold(self.scheme) != each.threshold(official)
        )

    @property
    def is_any(self) -> bool:
        return bool(self.hands or self.thresholds or self.budget != self.live.material.budget)

    @property
    def changes(self) -> tuple[ChangedRule, ...]:
        """All that differs, as the command line and the report take it: with them they come to the same ranking."""
        official = self.live.material
        weights = [
            ChangedWeight(criterion=each.id, weight=each.weight)
            for each, before in zip(self.scheme.counting, official.scheme.counting)
            if each.weight != before.weight
        ]
        budget = (
            [ChangedBudget(cents=self.budget)]
            if self.budget != official.budget and self.budget is not None
            else []
        )
        return (*weights, *self.thresholds, *budget)

    # what it makes of the order

    def _forget(self) -> None:
        for name in ("enters", "leaves"):
            self.__dict__.pop(name, None)

    @cached_property
    def enters(self) -> Integers:
        """Funded only now, in the order of now."""
        order = self.order.order
        return order[np.flatnonzero(self.live.crossed(self.order)[order] > 0)]

    @cached_property
    def leaves(self) -> Integers:
        """Funded only officially, in the official order."""
        order = self.live.official.order
        return order[np.flatnonzero(self.live.crossed(self.order)[order] < 0)]
