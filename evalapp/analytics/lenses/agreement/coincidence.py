"""Agreement of jurors beyond chance, where not everybody scored everything: Krippendorff, Gwet and their kin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log

import numpy as np

from evalapp.analytics.lenses.agreement.concordance import midranks
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers

_MOST_CATEGORIES = 500
_LEAST, _MOST, _STEP = 1e-9, 25.0, 0.25
"""Where the integrals of a ratio scale begin and end, as a multiple of the values, and their step."""


class Level(StrEnum):
    """What two scores that differ have between them: a difference, a number of others, of points, or a share."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff_alpha(ratings: Ratings, level: Level = Level.INTERVAL) -> float | None:
    """1 − observed / expected disagreement (Krippendorff 2011, “Computing Krippendorff's alpha-reliability”).

    Applications with one rating do not count. None where no application has two, where all ratings that count are
    equal, and on a ratio scale where one is negative. The sums over the coincidence matrix are taken directly from
    the ratings, so that thousands of different values cost no more than ten.
    """
    is_paired = ratings.per_application[ratings.application] > 1
    value = ratings.value[is_paired]
    if not len(value) or value.min() == value.max() or (level is Level.RATIO and value.min() < 0):
        return None
    _kept, unit = np.unique(ratings.application[is_paired], return_inverse=True)
    everything = np.zeros(len(value), dtype=np.int64)
    if level is Level.ORDINAL:
        # Half the values equal to either, and all those between: the distance of their mean ranks.
        value = midranks(everything, value)[0]
    sums = {Level.NOMINAL: _unequal, Level.RATIO: _ratios}.get(level, _squares)
    observed = np.sum(sums(unit, value) / (_sizes(unit) - 1))
    return 1 - float((len(value) - 1) * observed / sums(everything, value)[0])


def _sizes(group: Integers) -> Floats:
    return np.bincount(group).astype(np.float64)


def _totals(group: Integers, value: Floats) -> Floats:
    return np.bincount(group, weights=value).astype(np.float64, copy=False)


def _unequal(group: Integers, value: Floats) -> Floats:
    """How many ordered pairs within each group differ."""
    return _totals(group, _sizes(group)[group] - midranks(group, value)[1])


def _squares(group: Integers, value: Floats) -> Floats:
    """Σ (a − b)² over the ordered pairs of each group: 2 m Σ (a − mean)²."""
    size = _sizes(group)
    mean = _totals(group, value) / size
    return 2 * size * _totals(group, (value - mean[group]) ** 2)


def _ratios(group: Integers, value: Floats) -> Floats:
    """Σ ((a − b) / (a + b))² over the ordered pairs of each group, for values of 0 and more.

    A pair gives 1 − 4ab/(a + b)², two zeros 0; and ab/(a + b)² = ∫ a eˣ exp(−a eˣ) · b eˣ exp(−b eˣ) dx over the whole
    line, so that the sum over the pairs is the integral of the square of a sum. The trapezium rule with this step is
    exact to rounding for such a function (Trefethen & Weideman 2014), and every node costs only one pass.
    """
    positive = value[value > 0]
    equal = _totals(group, value == 0) ** 2
    for at in np.arange(log(_LEAST / positive.max()), log(_MOST / positive.min()), _STEP):
        part = value * exp(at)
        equal = equal + 4 * _STEP * _totals(group, part * np.exp(-part)) ** 2
    return _sizes(group) ** 2 - equal


class Nearness(StrEnum):
    """How far two scores that differ agree: not at all, by how many lie between, by their distance or its square."""

    IDENTITY = "identity"
    ORDINAL = "ordinal"
    LINEAR = "linear"
    QUADRATIC = "quadratic"

    def weights(self, categories: Floats) -> Floats:
        """q × q, 1 for equal and 0 for the ends of the scale (Gwet 2014, chapter 3); q is at least 2."""
        place = np.arange(len(categories), dtype=np.float64)
        values = place if self is Nearness.ORDINAL else (categories - categories[0]) / np.ptp(categories)
        apart = np.abs(values[:, None] - values)
        weights: Floats = (
            1
            - {
                Nearness.IDENTITY: np.ceil(apart),
                Nearness.ORDINAL: apart * (apart + 1) / (len(place) * (len(place) - 1)),
                Nearness.LINEAR: apart,
                Nearness.QUADRATIC: apart**2,
            }[self]
        )
        return weights


@dataclass(frozen=True, kw_only=True, slots=True)
class ChanceCorrected:
    """The share of agreement between two jurors, and what is left of it beyond chance in three opinions on chance.

    `gwet`: AC1, or AC2 where near scores agree in part; Brennan & Prediger 1981; Fleiss 1971; and `alpha`, Gwet's
    form of Krippendorff's, None where only applications with one rating differ. With identity and quadratic weights
    it is the nominal and the interval alpha; with ordinal weights it is not the ordinal one, since Krippendorff's
    distance looks at how often the scores between occur.
    """

    agreement: float
    gwet: float
    brennan_prediger: float
    fleiss: float
    alpha: float | None


def chance_corrected(
    ratings: Ratings, nearness: Nearness = Nearness.IDENTITY, categories: Sequence[float] = ()
) -> ChanceCorrected | None:
    """Gwet 2014, “Handbook of Inter-Rater Reliability”, 4th edition, for scores with gaps.

    `categories`: the points of the scale; those that occur are always among them. None where no application has
    two ratings, with one category (nothing could differ), and above 500 (those are no categories).
    """
    points = np.union1d(ratings.value, np.array(categories, dtype=np.float64))
    size = ratings.per_application
    if not 2 <= len(points) <= _MOST_CATEGORIES or size.max(initial=0) < 2:
        return None
    weights, q = nearness.weights(points), len(points)
    cell = ratings.application * q + np.searchsorted(points, ratings.value)
    counts = np.bincount(cell, minlength=len(size) * q).reshape(len(size), q)
    share = (counts / size[:, None]).mean(axis=0)
    paired, m = counts[size > 1], size[size > 1]
    agreeing = np.sum(paired * (paired @ weights - 1), axis=1) / (m - 1)
    agreement, total = float(np.mean(agreeing / m)), float(weights.sum())

    def beyond(agreement: float, chance: float) -> float:
        return (agreement - chance) / (1 - chance)

    pooled = paired.sum(axis=0) / m.sum()
    lone = 1 / float(m.sum())
    own = (1 - lone) * float(agreeing.sum() / m.sum()) + lone
    return ChanceCorrected(
        agreement=agreement,
        gwet=beyond(agreement, total * float(np.sum(share * (1 - share))) / (q * (q - 1))),
        brennan_prediger=beyond(agreement, total / q**2),
        fleiss=beyond(agreement, float(share @ weights @ share)),
        alpha=beyond(own, float(pooled @ weights @ pooled)) if pooled.max() < 1 else None,
    )
