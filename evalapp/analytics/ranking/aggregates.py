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
from evalapp.domain.scheme.rules import RankingRules, Threshold
from evalapp.domain.scoring.targets import thresholds_of
from evalapp.domain.scoring.weighing import factors, highest

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
    parts = dict(zip((each.id for each in chosen), factors(chosen, rules, weighted=weighted)))
    return Weighing.of([parts.get(each.id, Fraction()) * each.scale.step for each in criteria])


def aggregate(scheme: Scheme, cells: Cells, chosen: Sequence[Criterion], *, weighted: bool) -> Aggregate:
    """The total, or the score of a group, by the scheme's own rule (weighted mean or weighted sum)."""
    is_chosen = np.array([criterion in chosen for criterion in scheme.criteria], dtype=bool)
    return Aggregate(
        score=weighing(scheme.criteria, chosen, scheme.ranking, weighted=weighted).apply(cells.steps),
        is_known=np.asarray(cells.is_known[:, is_chosen].all(axis=1), dtype=bool),
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
    """Every threshold of the scheme by the name of its target.

    Each looks at the unrounded score, unweighted unless the scheme says weighted; then a criterion counts as a
    group of its own, which under a weighted sum is its weight times its score.
    """
    return {
        str(target): _bar(scheme, cells, str(target), threshold, chosen)
        for target, threshold, chosen in thresholds_of(scheme)
    }


def _bar(scheme: Scheme, cells: Cells, name: str, threshold: Threshold, chosen: Sequence[Criterion]) -> Bar:
    weighted = scheme.ranking.thresholds_on_weighted
    looked_at = aggregate(scheme, cells, chosen, weighted=weighted)
    points = threshold.points(highest(chosen, scheme.ranking, weighted=weighted))
    score = looked_at.score
    is_cleared = score.at_least(points) if scheme.higher_is_better else score.at_most(points)
    return Bar(name=name, looked_at=looked_at, is_cleared=is_cleared)
