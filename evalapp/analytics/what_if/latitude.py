"""Between which budgets the same applications are funded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from evalapp.analytics.table import Integers
from evalapp.analytics.what_if.reach import UNKNOWN, Purse
from evalapp.domain.scheme.rules import Cut


@dataclass(frozen=True, kw_only=True, slots=True)
class Latitude:
    """From `low` to `high` cents, both included; `high` is None where more money changes nothing."""

    low: int
    high: int | None


def latitude_of(purse: Purse, order: Integers, blocks: Integers, budget: int) -> Latitude:
    """Around `budget`, for applications in one order (see `Purse.spend`).

    Where the last one may get a part, who is funded stays the same though the amount does not.
    """
    low, high, spent = 0, None, 0
    cut = purse.rules.cut
    offered = _offered(purse, order, blocks)
    last = 0  # what the last one costs that is funded whole, and is not tied with another
    for n, block in enumerate(offered):
        if UNKNOWN in block:
            break
        whole = sum(block)
        if spent + whole <= budget:
            spent += whole
            last = whole if len(block) == 1 else 0
            continue
        if cut is Cut.PARTIAL and len(block) == 1:
            # With nothing left nobody else is reached; with one cent this one is.
            if budget > spent:
                return Latitude(low=spent + 1, high=spent + whole if n + 1 < len(offered) else None)
            high = spent
            break
        if cut is not Cut.SKIP:
            high = spent + whole - 1
            break
        least = spent + min(block)  # from here on one of them fits: funded, or a tie where the line stands
        if len(block) > 1 and least <= budget:
            low, high = max(low, least), _lower(high, spent + whole - 1)
            break
        high = _lower(high, least - 1)
    # Where the last one may get a part, it is funded from its first cent on.
    least = spent - last + 1 if cut is Cut.PARTIAL and last else spent
    return Latitude(low=max(low, least), high=high)


def _offered(purse: Purse, order: Integers, blocks: Integers) -> list[list[int]]:
    """What each block costs, one by one, without those to whom the panel gives nothing."""
    is_offered = ~purse.is_declined[order]
    cost, blocks = purse.cost[order][is_offered].tolist(), blocks[is_offered]
    starts = np.flatnonzero(np.diff(blocks, prepend=-1)).tolist()
    return [cost[start:end] for start, end in pairwise([*starts, len(cost)])]


def _lower(high: int | None, other: int) -> int:
    return other if high is None else min(high, other)
