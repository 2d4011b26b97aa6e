"""The exact knapsack: whole numbers in, a proven best choice out.

List of undominated states (Nemhauser and Ullmann 1969) over the items by falling value per cost, with every state
dropped that even a fraction of the next item (Dantzig 1957) cannot lift above the best choice found so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd

import numpy as np

from evalapp.analytics.table import Exact, Flags, Integers

_MOST_INT64 = 2**63 - 1
_MOST_STATES = 1_500_000


@dataclass(frozen=True, kw_only=True, eq=False)
class _Items:
    """Values and costs, the most value per cost first, and the sums before each item (one entry more)."""

    value: Exact
    cost: Exact
    values_before: Exact
    costs_before: Exact
    budget: int

    @classmethod
    def of(cls, values: Sequence[int], costs: Sequence[int], budget: int) -> _Items:
        fits = max(max(values) * max(costs), sum(values), sum(costs) + budget) <= _MOST_INT64
        kind: type = np.int64 if fits else object
        value: Exact = np.array(values, dtype=kind)
        cost: Exact = np.array(costs, dtype=kind)
        zero: Exact = np.zeros(1, dtype=kind)
        return cls(
            value=value,
            cost=cost,
            values_before=np.concatenate([zero, np.cumsum(value)]),
            costs_before=np.concatenate([zero, np.cumsum(cost)]),
            budget=budget,
        )

    def __len__(self) -> int:
        return len(self.value)

    def bounds(self, states: _States, item: int) -> tuple[Integers, Exact, Exact]:
        """Per state: up to where the items from `item` on fit whole, the value with those, and the upper bound."""
        room = self.budget - states.cost
        until = np.searchsorted(self.costs_before, self.costs_before[item] + room, side="right") - 1
        whole = states.value + self.values_before[until] - self.values_before[item]
        room = room - (self.costs_before[until] - self.costs_before[item])
        following = np.minimum(until, len(self) - 1)
        part = np.where(until < len(self), room * self.value[following] // self.cost[following], 0)
        return until, whole, whole + part


@dataclass(frozen=True, kw_only=True, eq=False)
class _States:
    """Choices among the first items; each came from state `parent` one item earlier, with that item or without."""

    value: Exact
    cost: Exact
    parent: Integers
    is_taken: Flags

    def kept(self, where: Flags | Integers) -> _States:
        return _States(
            value=self.value[where],
            cost=self.cost[where],
            parent=self.parent[where],
            is_taken=self.is_taken[where],
        )

    def grown(self, value: int, cost: int, budget: int) -> _States:
        """Every state without the next item, and with it where it fits; dominated ones are dropped."""
        here = np.arange(len(self.value))
        both = _States(
            value=np.concatenate([self.value, self.value + value]),
            cost=np.concatenate([self.cost, self.cost + cost]),
            parent=np.concatenate([here, here]),
            is_taken=np.repeat([False, True], len(here)),
        )
        both = both.kept(np.asarray(both.cost <= budget, dtype=bool))
        # Stable, so that of two equal states the one without the item stays, on every machine.
        both = both.kept(np.argsort(both.cost, kind="stable"))
        best_before = np.maximum.accumulate(both.value)
        is_better = np.ones(len(both.value), dtype=bool)
        is_better[1:] = both.value[1:] > best_before[:-1]
        return both.kept(is_better)


def best_choice(values: Sequence[int], costs: Sequence[int], budget: int) -> list[int] | None:
    """The indices, ascending, of a choice with the highest sum of values whose costs stay within `budget`.

    No value or cost is negative. Of several best choices always the same one comes out, though which is not
    said. None where proving the best would take too long: then too many choices are almost equally good.
    """
    free = [n for n, cost in enumerate(costs) if cost == 0]
    paid = [n for n, cost in enumerate(costs) if 0 < cost <= budget and values[n] > 0]
    if not paid:
        return free
    paid.sort(key=lambda n: Fraction(values[n], costs[n]), reverse=True)
    unit, mark = gcd(*(costs[n] for n in paid)), gcd(*(values[n] for n in paid))
    items = _Items.of([values[n] // mark for n in paid], [costs[n] // unit for n in paid], budget // unit)
    chosen = _search(items)
    return None if chosen is None else sorted([*free, *(paid[n] for n in chosen)])


def _search(items: _Items) -> list[int] | None:
    """The items of a best choice; None where that takes more states than there may be."""
    zero = np.zeros(1, dtype=items.value.dtype)
    states = _States(
        value=zero, cost=zero, parent=np.zeros(1, dtype=np.int64), is_taken=np.zeros(1, dtype=bool)
    )
    history = [(states.parent, states.is_taken)]
    most, best, seen = -1, (0, 0, 0), 0
    for item in range(len(items) + 1):
        until, whole, upper = items.bounds(states, item)
        at = int(np.argmax(whole))
        if whole[at] > most:
            most, best = int(whole[at]), (item, at, int(until[at]))
        can_win = np.flatnonzero(upper > most)
        seen += len(can_win)
        if not len(can_win):
            break
        if seen > _MOST_STATES:
            return None
        grown = states.kept(can_win).grown(int(items.value[item]), int(items.cost[item]), items.budget)
        states = replace(grown, parent=can_win[grown.parent])
        history.append((states.parent, states.is_taken))
    last, at, until_last = best
    chosen = list(range(last, until_last))
    for item in range(last, 0, -1):
        parent, is_taken = history[item]
        if is_taken[at]:
            chosen.append(item - 1)
        at = int(parent[at])
    return chosen
