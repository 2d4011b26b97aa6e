"""Ranks drawn at random from what the scores leave open: bands of places, and the chance to be above the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ranks.expected_rank import narrowed
from evalapp.analytics.lenses.ranks.joint_draws import samples
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _

DRAWS = 4_000
_LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True, kw_only=True, eq=False)
class DrawnRanks:
    """Per competing application (1 is the best): the places that hold 5, 25, 75 and 95 % of the draws.

    The q-th place is the first at which at least q % of the draws are reached. `above`: the share of the draws
    in which it takes one of the places above the line; they sum to the number of those places. None without line.
    """

    low: Integers
    lower: Integers
    upper: Integers
    high: Integers
    above: Floats | None


def drawn_ranks(
    posteriors: Sequence[Posterior],
    *,
    seed: int,
    draws: int = DRAWS,
    line: int | None = None,
    higher_is_better: bool = True,
    among: Integers | None = None,
    alike: Integers | None = None,
) -> DrawnRanks:
    """In the order of `among`, the indices of the applications that compete for `line` places.

    Draws are shared out over the posteriors by weight. Those with one label in `alike` (equal evidence) get equal
    numbers: their draws are pooled. Memory: n × draws of 2 bytes. Raises BadValue for wrong settings.
    """
    _check(seed, draws, line)
    narrow = narrowed(posteriors, among)
    n = len(narrow[0].mean)
    ranks = np.empty((n, draws), dtype=np.uint16 if n < 2**16 else np.uint32)
    one_to_n, at = np.arange(1, n + 1, dtype=ranks.dtype), 0
    for values in samples(narrow, seed, draws, higher_is_better):
        places = np.empty(values.shape, dtype=ranks.dtype)
        for row, order in zip(places, np.argsort(values, axis=1)):
            row[order] = one_to_n
        ranks[:, at : at + len(values)] = places.T
        at += len(values)
    above = None
    if line is not None:
        above = _pooled((ranks <= line).sum(axis=1, dtype=np.int64), alike, draws)
    low, lower, upper, high = _percentiles(ranks, alike, (5, 25, 75, 95))
    return DrawnRanks(low=low, lower=lower, upper=upper, high=high, above=above)


def chances_above(
    posteriors: Sequence[Posterior],
    *,
    line: int,
    seed: int,
    draws: int = DRAWS,
    higher_is_better: bool = True,
    among: Integers | None = None,
    alike: Integers | None = None,
) -> Floats:
    """`DrawnRanks.above` alone, from the same draws, without sorting them: a quarter of the time."""
    _check(seed, draws, line)
    narrow = narrowed(posteriors, among)
    n = len(narrow[0].mean)
    hits = np.zeros(n, dtype=np.int64)
    if not 0 < line < n:
        return _pooled(hits + (draws if line else 0), alike, draws)
    for values in samples(narrow, seed, draws, higher_is_better):
        first = np.argpartition(values, line - 1, axis=1)[:, :line]
        hits += np.bincount(first.ravel(), minlength=n)
    return _pooled(hits, alike, draws)


def same_evidence(ratings: Ratings, among: Integers | None = None) -> Integers:
    """A label per application (of `among`): equal for those that got the same values from the same jurors."""
    ends = np.cumsum(ratings.per_application)
    starts = ends - ratings.per_application
    chosen = np.arange(len(ends)) if among is None else among
    value = ratings.value + 0.0  # one zero, not two
    labels: dict[tuple[bytes, bytes], int] = {}
    return np.array(
        [
            labels.setdefault((ratings.juror[a:b].tobytes(), value[a:b].tobytes()), len(labels))
            for a, b in zip(starts[chosen].tolist(), ends[chosen].tolist())
        ],
        dtype=np.int64,
    )


def checked_seed(seed: int) -> int:
    """Raises BadValue for what the generator does not take."""
    if not 0 <= seed <= _LARGEST_SEED:
        raise BadValue(_("The seed must be a whole number from 0 to {most}.").format(most=_LARGEST_SEED))
    return seed


def _check(seed: int, draws: int, line: int | None) -> None:
    checked_seed(seed)
    if draws < 1:
        raise BadValue(_("At least one draw is needed."))
    if line is not None and line < 0:
        raise BadValue(_("The number of places above the line cannot be negative."))


def _pooled(hits: Integers, alike: Integers | None, draws: int) -> Floats:
    if alike is None:
        return hits / draws
    share: Floats = np.bincount(alike, weights=hits) / (np.maximum(np.bincount(alike), 1) * draws)
    return share[alike]


def _percentiles(
    ranks: NDArray[np.unsignedinteger], alike: Integers | None, percents: Sequence[int]
) -> Integers:
    """len(percents) × n, over the pooled rows of those alike. Sorts `ranks` in place."""
    ranks.sort(axis=1, kind="stable")  # radix sort for 16 bits
    found = ranks[:, _at(percents, ranks.shape[1])].T.astype(np.int64)
    if alike is not None:
        together = np.split(np.argsort(alike, kind="stable"), np.cumsum(np.bincount(alike))[:-1])
        for rows in together:
            if len(rows) > 1:
                pooled = np.sort(ranks[rows], axis=None, kind="stable")
                found[:, rows] = pooled[_at(percents, len(pooled))][:, None]
    return found


def _at(percents: Sequence[int], draws: int) -> list[int]:
    """Where in the sorted draws each percentile lies."""
    return [-(-percent * draws // 100) - 1 for percent in percents]
