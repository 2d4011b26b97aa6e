"""Between which values a weight may lie before the funded group or the order gives way, exactly.

One weight t goes from 0 to 1, the others are scaled by (1 − t)/(1 − w); every total is a line in t. The least total
of a group minus the greatest of the next is concave, so that nobody of the next passes on one interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from evalapp.analytics.lenses.stability.line import first_over_line
from evalapp.analytics.lenses.stability.order import first_in_order
from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.swaps import Pair, Swap, swap_by


class NoLine(StrEnum):
    """Why no interval is given for the funded group."""

    NO_BUDGET = "no-budget"
    EVERYONE = "everyone-funded"
    NOBODY = "nobody-funded"
    NOT_BY_TOTAL = "not-by-total"  # an application is funded ahead of one with a better total


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """From `low` to `high`, both included: at an end totals may be equal, none is passed.

    `fall` and `rise` are what happens beyond the ends; None where the end is 0 or 1 and nothing does.
    """

    low: Fraction
    high: Fraction
    fall: Swap | None = None
    rise: Swap | None = None

    @property
    def nearest(self) -> Swap | None:
        """The swap that the smallest change of the weight brings about."""
        return min((each for each in (self.fall, self.rise) if each), key=lambda s: s.change, default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class WeightStability:
    """`funded`: nobody passes a funded application; `order`: nobody passes anybody with a better total."""

    criterion: str
    weight: Fraction
    funded: Interval | None
    order: Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Stability:
    """One entry per criterion that counts. `tied` applications share their total with another.

    Between those the order is not looked at: no total decides it. `no_line` is None where `funded` is given.
    """

    applications: int
    criteria: tuple[WeightStability, ...]
    tied: int
    no_line: NoLine | None

    @property
    def most_fragile(self) -> Swap | None:
        """The smallest change of a weight by which someone passes a funded application; of anyone without a line."""
        intervals = [each.order if self.no_line else each.funded for each in self.criteria]
        swaps = [interval.nearest for interval in intervals if interval]
        return min((swap for swap in swaps if swap), key=lambda swap: swap.change, default=None)


def find_stability(profile: Profile) -> Stability:
    """Both intervals for every weight; never fails: a sole criterion or application gives [0, 1]."""
    no_line = _no_line(profile)
    order = [_interval(profile, n, *pairs) for n, pairs in enumerate(first_in_order(profile))]
    funded: list[Interval | None] = [None for _each in profile.criteria]
    if profile.funded is not None and no_line is None:
        over_line = first_over_line(profile, profile.funded)
        funded = [_interval(profile, n, *pairs) for n, pairs in enumerate(over_line)]
    sizes = np.bincount(profile.block)
    return Stability(
        applications=len(profile),
        criteria=tuple(
            WeightStability(criterion=criterion, weight=weight, funded=funded[n], order=order[n])
            for n, (criterion, weight) in enumerate(zip(profile.criteria, profile.weights))
        ),
        tied=int(sizes[sizes > 1].sum()),
        no_line=no_line,
    )


def _interval(profile: Profile, criterion: int, falling: Pair | None, rising: Pair | None) -> Interval:
    """Up to where the two pairs swap; one that does not swap within [0, 1] is no limit."""
    fall, rise = (each and swap_by(profile, *each, criterion) for each in (falling, rising))
    return Interval(
        low=fall.at if fall else Fraction(0), high=rise.at if rise else Fraction(1), fall=fall, rise=rise
    )


def _no_line(profile: Profile) -> NoLine | None:
    if profile.funded is None:
        return NoLine.NO_BUDGET
    if not profile.funded.any():
        return NoLine.NOBODY
    if profile.funded.all():
        return NoLine.EVERYONE
    last, first = profile.block[profile.funded].max(), profile.block[~profile.funded].min()
    return NoLine.NOT_BY_TOTAL if last > first else None
