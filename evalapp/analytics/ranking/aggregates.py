"""Group scores and totals from criterion scores, and the thresholds that look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from evalapp.analytics.exact import Scaled, Weighing
from evalapp.analytics.ranking.cells import Cells
from evalapp.analytics.table import Flags, Integers
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import RankingRules, Threshold, Total

_ALL = slice(None)


@dataclass(frozen=True, kw_only=True, eq=False)
class Aggregate:
    """A number per application; meaningless where `is_known` is false."""

    score: Scaled
    is_known: Flags

    def values(self) -> list[Fraction | None]:
        known = self.is_known.tolist()
        return [value if is_known else None for value, is_known in zip(self.score.fractions(), known)]


def weighing(
    criteria: Sequence[Criterion], chosen: Sequence[Criterion], rules: RankingRules, *, weighted: bool
) -> Weighing:
    """Steps of every criterion in, points of the weighted mean or sum over the `chosen` ones out."""
    weights = {each.id: each.weight if weighted else Fraction(1) for each in chosen}
    whole = sum(weights.values(), Fraction()) if rules.total is Total.WEIGHTED_MEAN else Fraction(1)
    return Weighing.of([weights.get(each.id, Fraction()) * each.scale.step / whole for each in criteria])


def aggregate(scheme: Scheme, cells: Cells, chosen: Sequence[Criterion], *, weighted: bool) -> Aggregate:
    """The total, or the score of a group, by the scheme's own rule (weighted mean or weighted sum)."""
    is_chosen = np.array([criterion in chosen for criterion in scheme.criteria], dtype=bool)
    return Aggregate(
        score=weighing(scheme.criteria, chosen, scheme.ranking, weighted=weighted).apply(cells.steps),
        is_known=np.asarray(cells.is_known[:, is_chosen].all(axis=1), dtype=bool),
    )


def attainable(
    scheme: Scheme, chosen: Sequence[Criterion], *, weighted: bool, lowest: bool = False
) -> Fraction:
    """The highest that the `chosen` criteria together can reach, which a percentage refers to; or the lowest."""
    factors = weighing(chosen, chosen, scheme.ranking, weighted=weighted)
    ends = [(each.scale.lowest if lowest else each.scale.highest) / each.scale.step for each in chosen]
    return sum(
        (Fraction(each, factors.denominator) * end for each, end in zip(factors.coefficients, ends)),
        Fraction(),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Bar:
    """One threshold: its name as `Place.failed` gives it, and who clears it."""

    name: str
    looked_at: Aggregate
    is_cleared: Flags

    def verdicts(self, applications: Integers | slice = _ALL) -> list[bool | None]:
        """Whether each clears it; None where its score is not known."""
        known, cleared = self.looked_at.is_known[applications], self.is_cleared[applications]
        return [
            is_cleared if is_known else None for is_known, is_cleared in zip(known.tolist(), cleared.tolist())
        ]

    @property
    def is_failed(self) -> Flags:
        return self.looked_at.is_known & ~self.is_cleared


def bars(scheme: Scheme, cells: Cells) -> dict[str, Bar]:
    """Every threshold of the scheme by its name: `criterion:ID`, `group:ID`, `total`.

    Each looks at the unrounded score, unweighted unless the scheme says weighted; then a criterion counts as a
    group of its own, which under a weighted sum is its weight times its score.
    """
    asked: list[tuple[str, Threshold | None, Sequence[Criterion]]] = [
        *((f"criterion:{each.id}", each.threshold, (each,)) for each in scheme.criteria),
        *((f"group:{each.id}", each.threshold, each.counting) for each in scheme.groups),
        ("total", scheme.ranking.threshold, scheme.counting),
    ]
    return {
        name: _bar(scheme, cells, name, threshold, chosen)
        for name, threshold, chosen in asked
        if threshold is not None
    }


def _bar(scheme: Scheme, cells: Cells, name: str, threshold: Threshold, chosen: Sequence[Criterion]) -> Bar:
    weighted = scheme.ranking.thresholds_on_weighted
    looked_at = aggregate(scheme, cells, chosen, weighted=weighted)
    points = threshold.points(attainable(scheme, chosen, weighted=weighted))
    score = looked_at.score
    is_cleared = score.at_least(points) if scheme.higher_is_better else score.at_most(points)
    return Bar(name=name, looked_at=looked_at, is_cleared=is_cleared)
