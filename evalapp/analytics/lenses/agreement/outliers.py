"""Where the jurors lie far apart: the disagreement, never the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evalapp.analytics.lenses.ratings import Ratings, ratings_of
from evalapp.analytics.table import ScoreTable
from evalapp.domain.scheme.model import Criterion, Group, Scheme
from evalapp.domain.scheme.rules import RankingRules

SPREAD = 0.4
"""Ours: scores that lie further apart than this share of the attainable range are marked."""
DISTANCE = 0.2
"""Ours: an extreme counts as standing alone only this far, as a share of the range, from the nearest score."""
_DIXON = (0.941, 0.765, 0.642, 0.560, 0.507, 0.468, 0.437, 0.412, 0.392, 0.376, 0.361, 0.349, 0.338)
_CRITICAL = np.array([np.inf, np.inf, np.inf, *_DIXON, np.inf])
"""Dixon's Q (r₁₀), two-sided 90 %, for 3 to 15 scores (Rorabacher 1991, Analytical Chemistry 63: 139–146)."""
_ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class WideSpread:
    """One application on one criterion, or on the total where `criterion` is empty. It names no juror.

    `spread`: highest minus lowest of the `scores` scores, in points; `share`: of the attainable range.
    `is_one_extreme`: one score lies far from all the others, which lie together.
    """

    application: str
    criterion: str
    scores: int
    spread: float
    share: float
    is_one_extreme: bool


def wide_spreads(
    ratings: Ratings, criterion: str = "", *, limit: float = SPREAD, distance: float = DISTANCE
) -> tuple[WideSpread, ...]:
    """The widest first: spread above `limit`, or Dixon's Q above its critical value and the gap above `distance`.

    Both limits are shares of what can be attained. Of two scores neither stands alone, and of more than fifteen
    Dixon's table says nothing; there the spread decides. Empty without scores or where nothing else can be given.
    """
    room = ratings.highest - ratings.lowest
    if not len(ratings) or not room > 0:
        return ()
    value = ratings.value[np.lexsort((ratings.value, ratings.application))]
    size = ratings.per_application
    end = np.cumsum(size)
    first, last = end - size, end - 1
    spread = value[last] - value[first]
    below = value[np.minimum(first + 1, last)] - value[first]
    gap = np.maximum(below, value[last] - value[np.maximum(last - 1, first)])
    # Scores are decimal fractions, so what lies exactly on a limit must not cross it by rounding.
    margin = _ROUNDING * room
    dixon = gap / np.where(spread > 0, spread, 1.0)
    is_alone = (gap > distance * room + margin) & (dixon > _CRITICAL[np.minimum(size, len(_CRITICAL) - 1)])
    found = [
        WideSpread(
            application=ratings.applications[n],
            criterion=criterion,
            scores=int(size[n]),
            spread=float(spread[n]),
            share=float(spread[n] / room),
            is_one_extreme=bool(is_alone[n]),
        )
        for n in np.flatnonzero((spread > limit * room + margin) | is_alone).tolist()
    ]
    return _widest_first(found)


def all_wide_spreads(
    scheme: Scheme,
    table: ScoreTable,
    applications: Sequence[str],
    *,
    conflicts: Iterable[tuple[str, str]] = (),
    limit: float = SPREAD,
    distance: float = DISTANCE,
) -> tuple[WideSpread, ...]:
    """Of every criterion, and of the total where several criteria make it up; `conflicts` as (juror, application)."""
    barred = list(conflicts)
    found: list[WideSpread] = []
    for n, criterion in enumerate(scheme.criteria):
        own = ratings_of(_alone(scheme, criterion), _column(table, n), applications, conflicts=barred)
        found += wide_spreads(own, criterion.id, limit=limit, distance=distance)
    if len(scheme.counting) > 1:
        total = ratings_of(scheme, table, applications, conflicts=barred)
        found += wide_spreads(total, limit=limit, distance=distance)
    return _widest_first(found)


def _alone(scheme: Scheme, criterion: Criterion) -> Scheme:
    """The scheme as if this were its only criterion, so that the total is its score."""
    counting = replace(criterion, counts=True)
    group = Group(id=criterion.group, title=criterion.title, criteria=(counting,))
    return replace(scheme, groups=(group,), ranking=RankingRules())


def _column(table: ScoreTable, n: int) -> ScoreTable:
    is_own = table.criterion == n
    return replace(
        table,
        criteria=(table.criteria[n],),
        application=table.application[is_own],
        juror=table.juror[is_own],
        criterion=np.zeros(int(is_own.sum()), dtype=np.int64),
        value=table.value[is_own],
        reason=table.reason[is_own],
    )


def _widest_first(found: Iterable[WideSpread]) -> tuple[WideSpread, ...]:
    return tuple(sorted(found, key=lambda each: (-each.share, each.application, each.criterion)))
