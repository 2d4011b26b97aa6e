"""How firm the order is: the expected rank, the band of places and on which side of the line an application belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ranks.draws import DRAWS, drawn_ranks, same_evidence
from evalapp.analytics.lenses.ranks.expected_rank import expected_ranks
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers
from evalapp.domain.texts import _

_CLEARLY_ABOVE, _CLEARLY_BELOW = 0.9, 0.1


class Standing(StrEnum):
    """Where an application stands to the line; all that a report says of its chance."""

    CLEARLY_ABOVE = "clearly-above"
    NOT_DISTINGUISHABLE = "not-distinguishable"
    CLEARLY_BELOW = "clearly-below"

    @classmethod
    def of(cls, chance: float) -> Standing:
        """By the chance to be above: from nine in ten clearly above, up to one in ten clearly below."""
        if chance >= _CLEARLY_ABOVE:
            return cls.CLEARLY_ABOVE
        return cls.CLEARLY_BELOW if chance <= _CLEARLY_BELOW else cls.NOT_DISTINGUISHABLE

    @property
    def label(self) -> str:
        return {
            Standing.CLEARLY_ABOVE: _("clearly above the line"),
            Standing.NOT_DISTINGUISHABLE: _("not distinguishable from the line"),
            Standing.CLEARLY_BELOW: _("clearly below the line"),
        }[self]


@dataclass(frozen=True, kw_only=True, eq=False)
class RankOutlook:
    """Per competing application; ranks count from 1, the best. `bands_words` puts it in sentences.

    `percentile` is PCER (low is good), `sucra` the share of the others that are probably worse; nine draws out of
    ten lie from `rank_low` to `rank_high`. Without `line`, the number of places above it, there is neither a
    `funded_probability` nor a `standing`. Draws can be repeated with `seed`.
    """

    applications: tuple[str, ...]
    expected_rank: Floats
    percentile: Floats
    sucra: Floats
    rank_low: Integers
    rank_high: Integers
    line: int | None
    funded_probability: Floats | None
    standing: tuple[Standing, ...] | None
    seed: int
    draws: int
    is_full_model: bool


def outlook(
    ratings: Ratings,
    posteriors: Sequence[Posterior],
    *,
    among: Integers | None,
    line: int | None,
    seed: int,
    draws: int = DRAWS,
    is_full_model: bool,
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
    expected = expected_ranks(posteriors, higher_is_better=higher, among=competing, alike=alike)
    drawn = drawn_ranks(
        posteriors,
        seed=seed,
        draws=draws,
        line=line,
        higher_is_better=higher,
        among=competing,
        alike=alike,
    )
    above = None if drawn.above is None else drawn.above[back]
    return RankOutlook(
        applications=tuple(names),
        expected_rank=expected.rank[back],
        percentile=expected.percentile[back],
        sucra=expected.sucra[back],
        rank_low=drawn.low[back],
        rank_high=drawn.high[back],
        line=line,
        funded_probability=above,
        standing=None if above is None else tuple(Standing.of(each) for each in above.tolist()),
        seed=seed,
        draws=draws,
        is_full_model=is_full_model,
    )
