"""How far a budget reaches, without a word on those it does not reach: what a line that moves has to know.

All that fits whole is found at once; where something does not, the funding line of the official ranking decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from evalapp.analytics.ranking.funding import draw_line
from evalapp.analytics.table import Exact, Integers
from evalapp.domain.ranking import TiedBlock
from evalapp.domain.scheme.rules import BudgetRules, Cut

UNKNOWN = -1
"""Of an application of which a ceiling cannot be computed."""
_MOST = 2**62


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach:
    """`funded`: positions in the order that was given."""

    funded: Integers
    left: int
    tied_at_line: TiedBlock | None


class Purse:
    """What each application of a panel costs, by number: the same whatever the order and however much there is."""

    def __init__(
        self,
        numbers: Sequence[str],
        amounts: Mapping[str, int | None],
        declined: Set[str],
        rules: BudgetRules,
    ) -> None:
        self._numbers, self._amounts, self._declined, self.rules = numbers, dict(amounts), declined, rules
        asked = [amounts[number] for number in numbers]
        fits = max((each or 0 for each in asked), default=0) * max(len(asked), 1) < _MOST
        self.cost: Exact = np.array(
            [UNKNOWN if each is None else each for each in asked], dtype=np.int64 if fits else object
        )
        self.is_declined = np.array([number in declined for number in numbers], dtype=bool)

    def spend(self, order: Integers, blocks: Integers, budget: int) -> Reach:
        """`order`: who has a place, best first; `blocks`: the block of each, in that order."""
        starts = np.flatnonzero(np.diff(blocks, prepend=-1))
        if not len(order):
            return Reach(funded=order, left=budget, tied_at_line=None)
        cost = self.cost[order]
        is_unknown = np.logical_or.reduceat(cost == UNKNOWN, starts)
        sums = np.add.reduceat(np.maximum(cost, 0), starts)
        spent = np.cumsum(sums)
        stops = np.flatnonzero((spent > budget) | is_unknown)
        stop = int(stops[0]) if len(stops) else len(starts)
        left = budget - (int(spent[stop - 1]) if stop else 0)
        begin = int(starts[stop]) if stop < len(starts) else len(order)
        whole = np.flatnonzero(~self.is_declined[order[:begin]])
        if stop == len(starts):
            return Reach(funded=whole, left=left, tied_at_line=None)
        least = np.minimum.reduceat(cost, starts)
        last = len(starts) if self.rules.cut is Cut.SKIP else stop + 1
        ends = np.append(starts[1:], len(order))
        # What costs more than is left now never fits: of a list that is gone through to its end few are left to ask.
        asked = [n for n in range(stop, last) if n == stop or least[n] <= left or is_unknown[n]]
        positions = [list(range(int(starts[n]), int(ends[n]))) for n in asked]
        named = [[self._numbers[order[each]] for each in block] for block in positions]
        funding = draw_line(named, self._amounts, self.rules, left, declined=self._declined)
        further = [
            each
            for block, names in zip(positions, named)
            for each, name in zip(block, names)
            if name in funding.granted
        ]
        tied = funding.tied_at_line
        if tied is not None:
            at = next(n for n, names in zip(asked, named) if tied.applications[0] in names)
            tied = replace(tied, place=int(starts[at]) + 1)
        return Reach(
            funded=np.concatenate([whole, np.array(further, dtype=np.int64)]),
            left=funding.left,
            tied_at_line=tied,
        )
