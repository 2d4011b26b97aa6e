"""SMAA-2: what the ranking would be if nothing were known of the weights (Lahdelma and Salminen 2001).

Weights are drawn uniformly from all that add up to 1; the share of the draws in which an application reaches a rank
is its acceptability. Applications with equal scores tie in every draw and share the better rank (1, 1, 3), and those
are the only ties: totals that differ for one weighting are equal for almost none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.table import Exact, Integers
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _

DRAWS = 1_000
SEED = 1
MOST_FOR_RANKS = 200
_MOST_DRAWS_AT_A_TIME = 50
_MOST_PRODUCTS = (
    400_000  # at a time: totals stay in the processor's cache, and BLAS on one thread (others only spin)
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Acceptability:
    """Shares of `draws`, each between 0 and 1, for n applications.

    `first`: how often at rank 1; `among_top`: how often at rank `top` or better, None without a `top`;
    `central` (n × C): the mean of the weights with which it is first, zeros where it never is. Up to 200
    applications also `ranks` (n × n): how often at rank 1, 2, …; and `beats` (n × n): how often the row has a
    better total than the column.
    """

    applications: tuple[str, ...]
    criteria: tuple[str, ...]
    draws: int
    seed: int
    first: Floats
    central: Floats
    top: int | None = None
    among_top: Floats | None = None
    ranks: Floats | None = None
    beats: Floats | None = None


def draw_weights(criteria: Sequence[str], draws: int, seed: int) -> Floats:
    """draws × C, uniform on the simplex: exponential numbers divided by their sum (Devroye 1986, V.2).

    A criterion gets the same weights wherever it stands in the list.
    """
    numbers = np.random.RandomState(seed % 2**32).standard_exponential(size=(draws, len(criteria)))
    order = np.argsort(np.array(criteria))
    weights = np.empty_like(numbers)
    weights[:, order] = numbers / numbers.sum(axis=1, keepdims=True)
    return weights


def try_weights(
    profile: Profile, *, draws: int = DRAWS, seed: int = SEED, top: int | None = None
) -> Acceptability:
    """Rank all applications under `draws` random weightings.

    `top` is the number of funded applications unless it is given. Without applications the shares are empty.
    Raises BadValue for no draws, or for a `top` below 1.
    """
    if draws < 1 or (top is not None and top < 1):
        raise BadValue(_("The number of draws and of places looked at must be 1 or more."))
    if top is None and profile.funded is not None:
        top = int(profile.funded.sum()) or None
    of, sample = _distinct(profile.merit.numerator)
    size, points = np.bincount(of, minlength=len(sample)), profile.points[sample]
    is_small = len(profile) <= MOST_FOR_RANKS
    weights = draw_weights(profile.criteria, draws, seed)
    best = np.zeros(draws, dtype=np.int64)
    reached = np.zeros(len(sample))
    ranks, beats = (np.zeros((len(sample), n if is_small else 0)) for n in (len(profile), len(sample)))
    chunk = min(max(_MOST_PRODUCTS // max(points.size, 1), 1), _MOST_DRAWS_AT_A_TIME)
    for start in range(0, draws if len(sample) else 0, chunk):
        drawn = slice(start, start + chunk)
        total = weights[drawn] @ points.T
        best[drawn] = total.argmax(axis=1)
        if top is not None:
            reached += (total >= _least_among(total[:, of], top)).sum(axis=0)
        if is_small:
            ranks += _ranks(total, size)
            beats += (total[:, :, None] > total[:, None, :]).sum(axis=0)
    first, central = _firsts(best, weights, len(sample))
    return Acceptability(
        applications=profile.applications,
        criteria=profile.criteria,
        draws=draws,
        seed=seed,
        first=first[of],
        central=central[of],
        top=top,
        among_top=None if top is None else reached[of] / draws,
        ranks=ranks[of] / draws if is_small else None,
        beats=beats[np.ix_(of, of)] / draws if is_small else None,
    )


def _distinct(scores: Exact) -> tuple[Integers, list[int]]:
    """Which distinct row of scores each application has, and an application that has each."""
    found: dict[tuple[int, ...], int] = {}
    of = [found.setdefault(tuple(row), len(found)) for row in scores.tolist()]
    _kinds, sample = np.unique(np.array(of, dtype=np.int64), return_index=True)
    return np.array(of, dtype=np.int64), sample.tolist()


def _least_among(total: Floats, top: int) -> Floats:
    """The `top`-th best total of each draw, as a column; who has as much has rank `top` or better."""
    last = max(total.shape[1] - top, 0)
    return np.partition(total, last, axis=1)[:, last : last + 1]


def _ranks(total: Floats, size: Integers) -> Floats:
    """How many of the draws give each distinct row the ranks 1, 2, …; `size` applications have it."""
    order = np.argsort(-total, axis=1)
    rank = np.cumsum(size[order], axis=1) - size[order]
    whole = int(size.sum())
    counts = np.bincount((order * whole + rank).ravel(), minlength=len(size) * whole)
    return counts.reshape(len(size), whole).astype(np.float64)


def _firsts(best: Integers, weights: Floats, rows: int) -> tuple[Floats, Floats]:
    """How often each distinct row is first, as a share, and the mean of the weights with which it is."""
    if not rows:
        return np.zeros(0), np.zeros((0, weights.shape[1]))
    count = np.bincount(best, minlength=rows)
    sums = np.stack([np.bincount(best, weights=each, minlength=rows) for each in weights.T], axis=1)
    return count / len(best), sums / np.maximum(count, 1)[:, None]
