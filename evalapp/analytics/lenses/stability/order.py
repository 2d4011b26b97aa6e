"""Who is the first to pass someone with a better total: one look at the borders between the totals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from evalapp.analytics.exact import Scaled
from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.swaps import Pair
from evalapp.analytics.table import Exact, Integers

_MOST_INT64 = 2**63 - 1
_NEARLY = 1 + 16 * float(np.finfo(np.float64).eps)


def first_in_order(profile: Profile) -> list[tuple[Pair | None, Pair | None]]:
    """For each criterion the first pair to swap when its weight falls, and when it rises.

    A total is T + y · s when y is added to the weight of a criterion with score s and the others stay; dividing
    by the sum of the weights changes no order. The applications of a block share one T, so with a rising weight
    the one with the lowest score is always the last of them and the one with the highest score the first. Every
    border between two blocks has one such pair, which meets at |y| = (difference of T) / (difference of s).
    A pair that would swap only with a weight below 0 is given too, where no other swaps before.
    """
    if not len(profile):
        return [(None, None) for _each in profile.criteria]
    start = np.flatnonzero(np.diff(profile.block[profile.order], prepend=-1))
    total = _roomy(profile.total)[profile.order[start]]
    borders = _Borders(order=profile.order, start=start, drop=total[:-1] - total[1:])
    merit = _roomy(profile.merit)[profile.order]
    found = []
    for column in merit.T:
        score = np.ascontiguousarray(column)
        least, most = np.minimum.reduceat(score, start), np.maximum.reduceat(score, start)
        found.append((borders.soonest(score, most, least, -1), borders.soonest(score, least, most, 1)))
    return found


def _roomy(numbers: Scaled) -> Exact:
    """The numerators, in Python integers where a difference of two might not fit in 64 bits."""
    return numbers.numerator if 2 * numbers.bound <= _MOST_INT64 else numbers.numerator.astype(object)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Borders:
    """Blocks of equal totals: the applications in `order`, where each block starts, how far each is above the next."""

    order: Integers
    start: Integers
    drop: Exact

    def soonest(self, score: Exact, last: Exact, first: Exact, direction: int) -> Pair | None:
        """The pair that meets first; per block, the score of who comes to stand last in it, and first.

        Floating point leaves the few that may be meant, fractions choose.
        """
        closing = direction * (first[1:] - last[:-1])
        meeting = np.flatnonzero(closing > 0)
        if not len(meeting):
            return None
        way = np.asarray(self.drop[meeting] / closing[meeting], dtype=np.float64)
        near = meeting[way <= way.min() * _NEARLY].tolist()
        border = min(near, key=lambda n: Fraction(int(self.drop[n]), int(closing[n])))
        return self._who(score, border, last[border]), self._who(score, border + 1, first[border + 1])

    def _who(self, score: Exact, block: int, wanted: int) -> int:
        begin = int(self.start[block])
        return int(self.order[begin + np.flatnonzero(score[begin:] == wanted)[0]])
