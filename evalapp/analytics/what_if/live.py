"""One panel ranked again and again under other weights, thresholds and budgets: what does not depend on them is counted
once, and the rest by the very functions of the official ranking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType

import numpy as np

from evalapp.analytics.exact import Scaled, places_of
from evalapp.analytics.ranking.aggregates import aggregate, bars
from evalapp.analytics.ranking.answers import collect
from evalapp.analytics.ranking.blockers import ceiling_blockers, find_blockers
from evalapp.analytics.ranking.funding import entitlement
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.ranking.placing import Panel, decimals_of, final_blocks, total_of
from evalapp.analytics.ranking.ranking import judge
from evalapp.analytics.ranking.verdict import Verdict
from evalapp.analytics.table import Flags, Integers
from evalapp.analytics.what_if.reach import Purse
from evalapp.domain.application import Application
from evalapp.domain.deciding.values import Advice, Proposal
from evalapp.domain.order import sorted_by_number
from evalapp.domain.ranking import Blocker, TiedBlock
from evalapp.domain.scheme.model import Scheme


@dataclass(frozen=True, kw_only=True, eq=False)
class Order:
    """n applications in one order, all by index into those of `Live`.

    `order`: who has a place, best first, then the others by number. `place`: 1, 2, 2, 4, or 0 without one, and
    `row` where each stands in `order`. `total` of all, unknown where `is_known` is false; `decimals` that tell it from
    its neighbours. `line`: how many rows stand above the funding line, None where no budget draws one. `spent` and
    `budget` in cents; `blocks`: of those with a place, which share one. While `blockers` are there nobody has a place.
    """

    order: Integers
    place: Integers
    row: Integers
    ranked: int
    total: Scaled
    is_known: Flags
    decimals: Integers
    is_funded: Flags
    line: int | None
    spent: int
    budget: int | None
    tied_at_line: TiedBlock | None
    blockers: tuple[Blocker, ...]
    blocks: Integers

    @property
    def is_ready(self) -> bool:
        return not self.blockers

    @property
    def left(self) -> int:
        return 0 if self.budget is None else self.budget - self.spent


class Live:
    """`official` is the order as the rules and the budget of the call have it; `applications` are by number.

    `own` is what the jury proposes of some of them itself, whatever moves.
    """

    own: Mapping[str, Advice] = MappingProxyType({})

    def __init__(self, material: Material) -> None:
        self.material = material
        self.applications: Sequence[Application] = sorted_by_number(
            material.applications, attrgetter("number")
        )
        self.numbers = [each.number for each in self.applications]
        scheme = material.scheme
        answers = collect(
            scheme,
            material.table,
            self.numbers,
            consensus=material.consensus,
            assignments=material.assignments,
            conflicts=material.conflicts,
        )
        self._panel, self._verdict = judge(
            scheme,
            self.applications,
            answers,
            {each.number: entitlement(scheme.budget, each) for each in self.applications},
            lot_seed=material.lot_seed,
            decisions=material.decisions,
        )
        # None of them looks at a weight, a threshold or how much money there is; the ceilings ask whether there is any.
        self._blockers = find_blockers(
            scheme,
            self.numbers,
            self._verdict,
            answers,
            self._panel.cells,
            material.open_choices,
            material.own_words,
        )
        discussed = [each for each, may in zip(self.applications, self._verdict.is_discussed) if may]
        self._of_ceilings = ceiling_blockers(scheme.budget, discussed)
        self.purse = Purse(self.numbers, self.amounts, self._panel.declined, scheme.budget)
        self.official = self.ordered(scheme, material.budget)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def panel(self) -> Panel:
        """As the call has it."""
        return self._panel

    @property
    def amounts(self) -> dict[str, int | None]:
        """What the line pays where it reaches, by number."""
        return self._panel.amounts

    def ordered(self, scheme: Scheme, budget: int | None) -> Order:
        """The order under a scheme that differs from the official one in weights and thresholds alone."""
        panel, verdict = self._under(scheme)
        blockers = self._blockers + (self._of_ceilings if budget is not None else ())
        candidates = np.flatnonzero(verdict.may_be_ranked) if not blockers else np.zeros(0, dtype=np.int64)
        blocks = final_blocks(panel, candidates)
        in_order = np.argsort(blocks, kind="stable")
        place = np.zeros(len(self), dtype=np.int64)
        place[candidates] = places_of(blocks)
        order = np.concatenate([candidates[in_order], np.flatnonzero(place == 0)])
        reach = None
        if not blockers and budget is not None and scheme.is_ranked:
            reach = self.purse.spend(candidates[in_order], blocks[in_order], budget)
        is_funded = np.zeros(len(self), dtype=bool)
        if reach is not None:
            is_funded[order[reach.funded]] = True
        decimals = np.full(len(self), scheme.ranking.decimals, dtype=np.int64)
        decimals[candidates] = decimals_of(
            scheme.ranking, total_of(panel, candidates), scheme.higher_is_better
        )
        row = np.empty(len(self), dtype=np.int64)
        row[order] = np.arange(len(self))
        return Order(
            order=order,
            place=place,
            row=row,
            ranked=len(candidates),
            total=panel.total.score,
            is_known=panel.total.is_known,
            decimals=decimals,
            is_funded=is_funded,
            line=int(reach.funded.max(initial=-1)) + 1 if reach is not None and len(candidates) else None,
            spent=budget - reach.left if reach is not None and budget is not None else 0,
            budget=budget,
            tied_at_line=reach.tied_at_line if reach is not None else None,
            blockers=blockers,
            blocks=blocks[in_order],
        )

    def proposed(self, order: Order) -> int:
        """Cents: what `order` gives, and in its stead what the jury proposes itself of those of which it does."""
        amounts = [self.amounts[number] or 0 for number in self.numbers]
        given = np.where(order.is_funded, np.array(amounts, dtype=np.int64), 0)
        funded = order.order[np.flatnonzero(order.is_funded[order.order])]
        if len(funded):  # a line that divides the last one leaves it less
            given[funded[-1]] -= int(given.sum()) - order.spent
        whole = order.spent
        for n, number in enumerate(self.numbers):
            if (own := self.own.get(number)) is not None:
                wanted = own.amount or int(given[n]) or amounts[n]
                whole += (wanted if own.outcome is Proposal.APPROVE else 0) - int(given[n])
        return whole

    def crossed(self, order: Order) -> Integers:
        """1 of who is funded in `order` and not officially, −1 of who is officially alone; 0 of all others, and of
        those of whom the jury proposes something itself, who stand on neither side of a line.
        """
        found = order.is_funded.astype(np.int64) - self.official.is_funded
        found[[n for n, number in enumerate(self.numbers) if number in self.own]] = 0
        return found

    def queue(self, order: Order) -> tuple[Integers, Integers]:
        """Who has a place, best first, and the block of each, as a purse takes them."""
        return order.order[: order.ranked], order.blocks

    def _under(self, scheme: Scheme) -> tuple[Panel, Verdict]:
        if scheme is self._panel.scheme:
            return self._panel, self._verdict
        cells = self._panel.cells
        panel = replace(
            self._panel, scheme=scheme, total=aggregate(scheme, cells, scheme.counting, weighted=True)
        )
        return panel, replace(self._verdict, bars=bars(scheme, cells))
