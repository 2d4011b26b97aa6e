"""The budget line: what each application is entitled to, and how far the money goes down the ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate, chain

from evalapp.analytics.ranking.undecided import Fate, fates
from evalapp.domain.application import Application
from evalapp.domain.ranking import Outcome, TiedBlock
from evalapp.domain.scheme.rules import BudgetRules, Cut

_CENTS = 100


def unknown_for_ceilings(rules: BudgetRules, application: Application) -> tuple[str, ...]:
    """The fields of an application that a ceiling of the scheme needs and that are empty."""
    needed = (
        ("years", rules.most_per_year is not None and application.years is None),
        ("total_budget", rules.support_rate is not None and application.total_budget is None),
    )
    return tuple(name for name, is_unknown in needed if is_unknown)


def ceiling(rules: BudgetRules, application: Application) -> int | None:
    """The most that the scheme allows it, in cents; None where no ceiling applies.

    Nothing may be empty that a ceiling needs: see `unknown_for_ceilings`.
    """
    limits = []
    if rules.most_per_year is not None and application.years is not None:
        longest = application.years if rules.most_years is None else min(application.years, rules.most_years)
        limits.append(rules.most_per_year * _CENTS * longest)
    if rules.support_rate is not None and application.total_budget is not None:
        limits.append(int(application.total_budget * rules.support_rate / 100))
    return min(limits, default=None)


def entitlement(rules: BudgetRules, application: Application) -> int | None:
    """What is asked, within the ceilings; None where that is not known: what it asks, or what a ceiling needs."""
    asked = application.requested_support
    if asked is None or unknown_for_ceilings(rules, application):
        return None
    limit = ceiling(rules, application)
    return asked if limit is None else min(asked, limit)


@dataclass
class Funding:
    """What the line decides, by application number; who is not in `outcomes` is not decided yet.

    `anyhow` are those that are funded under every order of the tie at the line.
    """

    left: int
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    granted: dict[str, int] = field(default_factory=dict)
    reserve: dict[str, int] = field(default_factory=dict)
    tied_at_line: TiedBlock | None = None
    anyhow: set[str] = field(default_factory=set)

    def grant(self, number: str, amount: int) -> None:
        self.outcomes[number], self.granted[number] = Outcome.FUNDED, amount
        self.left -= amount


def draw_line(
    blocks: Sequence[Sequence[str]],
    amounts: dict[str, int | None],
    rules: BudgetRules,
    budget: int,
    *,
    declined: Set[str] = frozenset(),
) -> Funding:
    """Go down the ranking, block of equal places by block, and spend `budget` cents.

    Nobody in a block that fits only in part is funded before the tie is settled: it becomes `tied_at_line` and
    the line stands there. So it does at an application whose amount is unknown; those below it stay open, as does
    the tied block itself. Below a tied block only what is the same under every order of it is decided, and nobody
    is funded there: the tie comes first. To those in `declined` the panel gives nothing: they keep their place and
    the line passes them over.
    """
    funding = Funding(left=budget, outcomes=dict.fromkeys(declined, Outcome.NOT_FUNDED))
    waiting: list[Sequence[str]] = []
    place, ended = 1, False
    offered = [[number for number in block if number not in declined] for block in blocks]
    for n, block in enumerate(offered):
        asked = [amounts[number] for number in block]
        known = [amount for amount in asked if amount is not None]
        if ended:
            waiting.append(block)
        elif len(known) < len(asked):
            _put_on_reserve(funding, waiting, rules.reserve)
            return funding
        elif sum(known) <= funding.left:
            for number, amount in zip(block, known):
                funding.grant(number, amount)
        elif len(block) == 1:
            ended = _cut(funding, block[0], rules.cut, waiting)
        elif _is_open(known, funding.left, rules.cut):
            affordable = _affordable(known, funding.left)
            funding.tied_at_line = TiedBlock(
                applications=tuple(block), place=place, affordable=affordable, left=funding.left
            )
            _put_on_reserve(funding, waiting, rules.reserve)
            _decide_below(
                funding,
                offered[n + 1 :],
                fates(
                    block,
                    offered[n + 1 :],
                    amounts,
                    rules.cut,
                    left=funding.left,
                    waiting=sum(map(len, waiting)),
                    reserve=rules.reserve,
                ),
                rules.reserve,
            )
            return funding
        else:
            waiting.append(block)
            ended = rules.cut is not Cut.SKIP
        place += len(blocks[n])
    _put_on_reserve(funding, waiting, rules.reserve)
    return funding


def _cut(funding: Funding, number: str, cut: Cut, waiting: list[Sequence[str]]) -> bool:
    """Deal with the application that no longer fits; whether the line ends here."""
    if cut is Cut.PARTIAL and funding.left > 0:
        funding.grant(number, funding.left)
    else:
        waiting.append([number])
    return cut is not Cut.SKIP


def _is_open(amounts: Sequence[int], left: int, cut: Cut) -> bool:
    """Whether it matters who of a tied block comes first: some of it fits, or what is left would go to one."""
    return _affordable(amounts, left) > 0 or (cut is Cut.PARTIAL and left > 0)


def _affordable(amounts: Sequence[int], left: int) -> int:
    return sum(total <= left for total in accumulate(sorted(amounts)))


def _decide_below(
    funding: Funding, blocks: Sequence[Sequence[str]], possible: Mapping[str, Fate], longest: int
) -> None:
    """Say of those under an open tie what holds under every order of it, and of the others that it is open."""
    for number in chain.from_iterable(blocks):
        fate = possible.get(number)
        if fate is None or (fate.is_passed_over and min(fate.positions) > longest):
            funding.outcomes[number] = Outcome.NOT_FUNDED
        elif fate.is_passed_over and max(fate.positions) <= longest:
            funding.outcomes[number] = Outcome.RESERVE
            if len(fate.positions) == 1:
                funding.reserve[number] = min(fate.positions)
        else:
            funding.outcomes[number] = Outcome.UNDECIDED
            if fate.is_funded:
                funding.anyhow.add(number)


def _put_on_reserve(funding: Funding, waiting: Sequence[Sequence[str]], longest: int) -> None:
    """Equal places share a position; a block that starts within the list is on it as a whole."""
    position = 1
    for block in waiting:
        for number in block:
            if position <= longest:
                funding.outcomes[number], funding.reserve[number] = Outcome.RESERVE, position
            else:
                funding.outcomes[number] = Outcome.NOT_FUNDED
        position += len(block)
