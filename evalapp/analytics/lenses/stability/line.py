"""Who is the first to pass a funded application: Newton's steps on a concave function.

The least total of the funded minus the greatest of the rest is concave in a weight. From any weight at which it is
below 0 a step goes to where the worst pair meets; it never goes too far. Floating point only proposes pairs: where
it cannot tell for certain, whole numbers do.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from evalapp.analytics.exact import Scaled, Weighing
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.lenses.stability.profile import Profile, meeting
from evalapp.analytics.lenses.stability.swaps import Pair
from evalapp.analytics.table import Exact, Flags, Integers


def first_over_line(profile: Profile, funded: Flags) -> list[tuple[Pair | None, Pair | None]]:
    """For each criterion the first pair to swap across the line when its weight falls, and when it rises.

    Some but not all are funded, and none of the rest has a better total.
    """
    if len(profile.criteria) == 1:
        return [(None, None)]  # the sole weight scales every total alike
    in_order = funded[profile.order]
    order = np.concatenate([profile.order[in_order], profile.order[~in_order]])
    points = profile.points[order]
    others = points @ _proportions(profile)
    # Each total is a sum of C products with weights that add up to 1; twice the usual bound, to be safe.
    margin = 8 * (len(profile.criteria) + 8) * np.finfo(np.float64).eps * float(np.abs(points).max())
    found = []
    for n in range(len(profile.criteria)):
        line = _Line(
            profile=profile,
            criterion=n,
            order=order,
            funded=int(funded.sum()),
            at_none=np.ascontiguousarray(others[:, n]),
            slope=points[:, n] - others[:, n],
            margin=margin,
        )
        found.append((line.first_passing(Fraction(0)), line.first_passing(Fraction(1))))
    return found


def _proportions(profile: Profile) -> Floats:
    """C × C: column n holds the other weights, scaled to add up to 1."""
    parts, whole = profile.parts, sum(profile.parts)
    return np.array(
        [
            [0.0 if row == n else part / (whole - parts[n]) for n in range(len(parts))]
            for row, part in enumerate(parts)
        ],
        dtype=np.float64,
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Line:
    """All totals while one weight goes from 0 to 1, the `funded` first in `order`.

    At weight t a total is `at_none` + t · `slope` in points, off by no more than `margin`.
    """

    profile: Profile
    criterion: int
    order: Integers
    funded: int
    at_none: Floats
    slope: Floats
    margin: float

    def first_passing(self, weight: Fraction) -> Pair | None:
        """The first pair to swap on the way from the declared weight to this one."""
        pair = None
        while (worst := self._passing(weight)) is not None:
            pair, weight = worst, meeting(self.profile.leads(*worst)[self.criterion])
        return pair

    def _passing(self, weight: Fraction) -> Pair | None:
        """Who is passed by whom at this weight, the worst case; None where nobody is."""
        total = self.at_none + float(weight) * self.slope
        own, other = total[: self.funded], total[self.funded :]
        ahead, behind = own.argmin(), other.argmax()
        gap = own[ahead] - other[behind]
        if gap > 2 * self.margin:
            return None
        if gap >= -2 * self.margin:
            return self._passing_exactly(
                weight,
                np.flatnonzero(own <= own[ahead] + 2 * self.margin),
                np.flatnonzero(other >= other[behind] - 2 * self.margin) + self.funded,
            )
        return int(self.order[ahead]), int(self.order[behind + self.funded])

    def _passing_exactly(self, weight: Fraction, ahead: Integers, behind: Integers) -> Pair | None:
        """The same, among those that may be the least of the funded and the greatest of the rest."""
        own, other = self._exactly(ahead, weight), self._exactly(behind, weight)
        if own.min() >= other.max():
            return None
        return int(self.order[ahead[own.argmin()]]), int(self.order[behind[other.argmax()]])

    def _exactly(self, rows: Integers, weight: Fraction) -> Exact:
        """The totals at `weight`, in one unit."""
        parts, merit = self.profile.parts, self.profile.merit
        rest = weight.denominator - weight.numerator
        coefficients = [part * rest for part in parts]
        coefficients[self.criterion] = weight.numerator * (sum(parts) - parts[self.criterion])
        chosen = Scaled(numerator=merit.numerator[self.order[rows]], denominator=1, bound=merit.bound)
        return Weighing(coefficients=tuple(coefficients), denominator=1).apply(chosen).numerator
