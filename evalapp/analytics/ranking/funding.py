"""The budget line: what each application is entitled to, and how far the money goes down the ranking."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate

from evalapp.domain.application import Application
from evalapp.domain.ranking import Outcome, TiedBlock
from evalapp.domain.scheme.rules import BudgetRules, Cut

_CENTS = 100


def ceiling(rules: BudgetRules, application: Application) -> int | None:
    """The most that the scheme allows it, in cents; None where no ceiling applies or its data are not known.

    Without a stated duration the longest one is taken: the ceiling that holds in any case.
    """
    limits = []
    known = [years for years in (application.years, rules.most_years) if years is not None]
    if rules.most_per_year is not None and known:
        limits.append(rules.most_per_year * _CENTS * min(known))
    if rules.support_rate is not None and application.total_budget is not None:
        limits.append(int(application.total_budget * rules.support_rate / 100))
    return min(limits, default=None)


def entitlement(rules: BudgetRules, application: Application) -> int | None:
    """What is asked, within the ceilings; None where the application does not say what it asks."""
    limit = ceiling(rules, application)
    if application.requested_support is None or limit is None:
        return application.requested_support
    return min(application.requested_support, limit)


@dataclass
class Funding:
    """What the line decides, by application number; who is not in `outcomes` is not decided yet."""

    left: int
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    granted: dict[str, int] = field(default_factory=dict)
    reserve: dict[str, int] = field(default_factory=dict)
    tied_at_line: TiedBlock | None = None

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
    the line stands there. So it does at an application whose amount is unknown; those below it stay undecided,
    as does the tied block itself. Reserve positions below a tied block count its affordable members as funded.
    To those in `declined` the panel gives nothing: they keep their place and the line passes them over.
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
            ahead = len(block) - affordable + sum(len(each) for each in waiting)
            _put_on_reserve(funding, waiting, rules.reserve)
            _put_on_reserve(funding, offered[n + 1 :], rules.reserve, ahead=ahead)
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


def _put_on_reserve(
    funding: Funding, waiting: Sequence[Sequence[str]], longest: int, *, ahead: int = 0
) -> None:
    """Equal places share a position; a block that starts within the list is on it as a whole."""
    position = ahead + 1
    for block in waiting:
        for number in block:
            if position <= longest:
                funding.outcomes[number], funding.reserve[number] = Outcome.RESERVE, position
            else:
                funding.outcomes[number] = Outcome.NOT_FUNDED
        position += len(block)
