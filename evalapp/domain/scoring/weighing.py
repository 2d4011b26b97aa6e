"""How criteria add up to the score of a group or to the total: the one place that reads the scheme's rule for it.

The ranking applies these factors to arrays, the window and the thresholds to a handful of scores. Only the recount,
which checks the ranking, works it out for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scheme.rules import RankingRules, Total


def factors(
    chosen: Sequence[Criterion], rules: RankingRules, *, weighted: bool = True
) -> tuple[Fraction, ...]:
    """What a point on each of the `chosen` criteria adds to their weighted mean or sum."""
    weights = [each.weight if weighted else Fraction(1) for each in chosen]
    if rules.total is Total.WEIGHTED_SUM:
        return tuple(weights)
    whole = sum(weights, Fraction())
    return tuple(weight / whole for weight in weights)


def combined(
    scored: Iterable[tuple[Criterion, Fraction]], rules: RankingRules, *, weighted: bool = True
) -> Fraction:
    """Criteria with their scores in points, as one score."""
    pairs = list(scored)
    parts = factors([criterion for criterion, _points in pairs], rules, weighted=weighted)
    return sum((factor * points for factor, (_criterion, points) in zip(parts, pairs)), Fraction())


def highest(chosen: Sequence[Criterion], rules: RankingRules, *, weighted: bool = True) -> Fraction:
    """The highest that the `chosen` criteria together can reach, which a percentage refers to."""
    return combined([(each, each.scale.highest) for each in chosen], rules, weighted=weighted)


def lowest(chosen: Sequence[Criterion], rules: RankingRules, *, weighted: bool = True) -> Fraction:
    return combined([(each, each.scale.lowest) for each in chosen], rules, weighted=weighted)
