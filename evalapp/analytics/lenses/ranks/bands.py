"""What the order would be if all jurors were equally strict: expected ranks, and how far they may be off.

It asks for the worth of the applications corrected for their jurors, and knows nothing of thresholds, ties and amounts.
Whether another panel would decide the same is another question: see `another_panel`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ranks.draws import DRAWS, drawn_ranks, same_evidence
from evalapp.analytics.lenses.ranks.expected_rank import ExpectedRanks, expected_ranks
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers


@dataclass(frozen=True, kw_only=True, eq=False)
class Prior:
    """How much jurors differ in the full model: an sd in points set beforehand, and what half and double of it give."""

    spread: float
    half: Sequence[Posterior]
    double: Sequence[Posterior]


@dataclass(frozen=True, kw_only=True, eq=False)
class PriorRanks:
    """The expected ranks with half the `spread` of the jurors (points) and with double."""

    spread: float
    half: Floats
    double: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class RankOutlook:
    """Per competing application; ranks count from 1, the best. `ranks.words` puts it in sentences.

    `percentile` is PCER (low is good), `sucra` the share of the others that are probably worse; nine draws out of
    ten lie from `rank_low` to `rank_high`, and in the share `above` the application is among the first `line` (None
    where no line is drawn). Draws can be repeated with `seed`. `prior` is there for the full model only.
    """

    applications: tuple[str, ...]
    expected_rank: Floats
    percentile: Floats
    sucra: Floats
    rank_low: Integers
    rank_high: Integers
    line: int | None
    above: Floats | None
    seed: int
    draws: int
    prior: PriorRanks | None


def outlook(
    ratings: Ratings,
    posteriors: Sequence[Posterior],
    *,
    among: Integers | None,
    line: int | None,
    seed: int,
    draws: int = DRAWS,
    prior: Prior | None = None,
) -> RankOutlook:
    """Of the applications `among` (indices into `ratings.applications`, None for all), in that order.

    The numbers do not depend on the order, and equal evidence gives equal numbers. `line` counts the places to be
    had by those. Without applications everything is empty. Raises BadValue without posteriors, for a negative
    line, for no draws, or for a seed outside 0 … 2³² − 1.
    """
    chosen = np.arange(len(ratings.applications)) if among is None else among
    names = [ratings.applications[n] for n in chosen.tolist()]
    # Draws are dealt out in the order of the numbers, whatever order the list has.
    sorting = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    back = np.argsort(sorting)
    competing = chosen[sorting]
    alike = same_evidence(ratings, competing)
    higher = ratings.higher_is_better

    def expected_under(each: Sequence[Posterior]) -> ExpectedRanks:
        return expected_ranks(each, higher_is_better=higher, among=competing, alike=alike)

    expected = expected_under(posteriors)
    drawn = drawn_ranks(
        posteriors,
        seed=seed,
        draws=draws,
        line=line,
        higher_is_better=higher,
        among=competing,
        alike=alike,
    )
    return RankOutlook(
        applications=tuple(names),
        expected_rank=expected.rank[back],
        percentile=expected.percentile[back],
        sucra=expected.sucra[back],
        rank_low=drawn.low[back],
        rank_high=drawn.high[back],
        line=line,
        above=None if drawn.above is None else drawn.above[back],
        seed=seed,
        draws=draws,
        prior=PriorRanks(
            spread=prior.spread,
            half=expected_under(prior.half).rank[back],
            double=expected_under(prior.double).rank[back],
        )
        if prior
        else None,
    )
