"""The set of applications with the highest sum of totals under the budget: only ever a what-if.

It is the knapsack problem. It may drop the best application for two cheap ones, so it is never the rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from evalapp.analytics.what_if.knapsack import best_choice
from evalapp.analytics.what_if.selection import NoSelection, Obstacle
from evalapp.domain.ranking import Outcome, Place, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money, score
from evalapp.words.phrases import join_names


@dataclass(frozen=True, kw_only=True, slots=True)
class Portfolio:
    """What would be `funded`, in the order of the ranking; amounts in cents, `total` is the sum of their totals.

    `dropped` are funded by the rule of the call but not here, `added` the other way round.
    """

    funded: tuple[str, ...]
    total: Fraction
    spent: int
    available: int
    dropped: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def left(self) -> int:
        return self.available - self.spent


def best_portfolio(scheme: Scheme, ranking: Ranking) -> Portfolio | NoSelection:
    """A set of ranked applications, each funded in full, with the highest sum of totals: proved, not estimated.

    Who has no place, and whom the panel grants nothing, takes no part. Of several best sets always the same one
    comes out. There is none without places, a budget or an amount; where lower is better or a total is below 0,
    since a sum of totals is no merit then; and where too many sets are almost equally good to prove one the best.
    """
    candidates = [place for place in ranking.places if place.is_ranked and not _is_declined(place)]
    available = ranking.available
    obstacle = _obstacle(scheme, ranking, candidates)
    if obstacle or available is None:
        return obstacle or NoSelection(obstacle=Obstacle.NO_BUDGET)
    totals = [place.total or Fraction() for place in candidates]
    amounts = [_amount(place) or 0 for place in candidates]
    shared = lcm(*(total.denominator for total in totals))
    chosen = best_choice([int(total * shared) for total in totals], amounts, available)
    if chosen is None:
        return NoSelection(obstacle=Obstacle.TOO_ALIKE)
    return _portfolio(ranking, [candidates[n] for n in chosen], sum(amounts[n] for n in chosen), available)


def _portfolio(ranking: Ranking, chosen: Sequence[Place], spent: int, available: int) -> Portfolio:
    funded = [place.application for place in chosen]
    officially = [place.application for place in ranking.places if place.outcome is Outcome.FUNDED]
    here, there = set(funded), set(officially)
    return Portfolio(
        funded=tuple(funded),
        total=sum((place.total or Fraction() for place in chosen), Fraction()),
        spent=spent,
        available=available,
        dropped=tuple(number for number in officially if number not in here),
        added=tuple(number for number in funded if number not in there),
    )


def _obstacle(scheme: Scheme, ranking: Ranking, candidates: Sequence[Place]) -> NoSelection | None:
    if not ranking.is_ready:
        return NoSelection(obstacle=Obstacle.BLOCKED)
    if not candidates:
        return NoSelection(obstacle=Obstacle.NO_APPLICATIONS)
    if not scheme.higher_is_better:
        return NoSelection(obstacle=Obstacle.LOWER_IS_BETTER)
    if any(place.total is not None and place.total < 0 for place in candidates):
        return NoSelection(obstacle=Obstacle.BELOW_ZERO)
    unknown = tuple(place.application for place in candidates if _amount(place) is None)
    return NoSelection(obstacle=Obstacle.AMOUNT_UNKNOWN, applications=unknown) if unknown else None


def _amount(place: Place) -> int | None:
    return place.decided.amount if place.decided is not None else place.entitled


def _is_declined(place: Place) -> bool:
    return place.decided is not None and place.decided.amount == 0


def portfolio_sentence(portfolio: Portfolio) -> str:
    """What the set is, whom it would drop, and that it is not the rule."""
    n = len(portfolio.funded)
    parts = [
        ngettext(
            "What if the sum of totals decided: {n} application proposed, sum {total}, {spent} of {available}.",
            "What if the sum of totals decided: {n} applications proposed, sum {total}, {spent} of {available}.",
            n,
        ).format(
            n=n,
            total=score(portfolio.total, 2),
            spent=money(portfolio.spent),
            available=money(portfolio.available),
        )
    ]
    if portfolio.dropped:
        words = ngettext(
            "It would drop {names}, which the ranking funds.",
            "It would drop {names}, which the ranking funds.",
            len(portfolio.dropped),
        )
        parts.append(words.format(names=join_names(portfolio.dropped)))
    else:
        parts.append(_("It would drop no application that the ranking funds."))
    parts.append(_("This is a what-if and never the rule: a ranking funds from the top."))
    return " ".join(parts)
