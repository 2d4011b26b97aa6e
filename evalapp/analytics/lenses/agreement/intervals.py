"""95 % intervals of agreement where no formula gives one."""

from __future__ import annotations

import numpy as np
from scipy.special import fdtri

from evalapp.analytics.lenses.agreement.coincidence import Level, krippendorff_alpha
from evalapp.analytics.lenses.agreement.concordance import Concordance, midranks
from evalapp.analytics.lenses.ratings import Ratings

_TIMES, _SEED = 2_000, 20_160_304
_AT_A_TIME = 2**22
_PERCENTS = (2.5, 97.5)
_UPPER = 0.975
Span = tuple[float, float]


def alpha_interval(ratings: Ratings, level: Level = Level.INTERVAL) -> Span | None:
    """Of Krippendorff's alpha, from applications drawn again with replacement (Zapf et al. 2016).

    An ordinal alpha keeps the ranks of the whole set. The seed is fixed: equal ratings give equal ends. None where
    there is no alpha, or the draws are all alike.
    """
    if krippendorff_alpha(ratings, level) is None:
        return None
    is_paired = ratings.per_application[ratings.application] > 1
    value = ratings.value[is_paired]
    _kept, unit = np.unique(ratings.application[is_paired], return_inverse=True)
    if level is Level.ORDINAL:
        value = midranks(np.zeros(len(value), dtype=np.int64), value)[0]
    value = value - value.mean()
    # Alpha knows no unit; in this one equal parts are told from others whatever the unit of the scale.
    value = value / max(float(np.abs(value).max()), np.finfo(np.float64).tiny)
    size = np.bincount(unit).astype(np.float64)
    total = np.bincount(unit, weights=value)
    squares = np.bincount(unit, weights=value**2)
    # Of an application: its number of scores, their sum, their squares, and its own disagreement.
    parts = np.column_stack([size, total, squares, 2.0 * (size * squares - total**2) / (size - 1.0)])
    # In an order of their own, so that no order of the list changes an end.
    parts = parts[np.lexsort(np.round(parts.T, 9))]
    random = np.random.RandomState(_SEED)
    most = max(_AT_A_TIME // len(size), 1)
    alphas: list[float] = []
    for first in range(0, _TIMES, most):
        counts = random.multinomial(
            len(size), np.full(len(size), 1.0 / len(size)), size=min(most, _TIMES - first)
        )
        number, sums, square_sums, observed = (counts @ parts).T
        expected = 2.0 * (number * square_sums - sums**2)
        is_known = expected > 1e-12 * number * square_sums
        alphas += (1.0 - (number[is_known] - 1.0) * observed[is_known] / expected[is_known]).tolist()
    if not alphas or np.ptp(alphas) == 0.0:
        return None
    low, high = np.percentile(alphas, _PERCENTS).tolist()
    return low, high


def concordance_interval(found: Concordance) -> Span | None:
    """Of Kendall's W by way of the ranks' own correlation: W = (1 + (m − 1) r) / m.

    r is the consistency of the jurors' ranks, with the interval of Shrout & Fleiss's ICC(3,1) on n − 1 and
    (n − 1)(m − 1) degrees of freedom. None where all orders are the same: there is no spread to judge by.
    """
    m, degrees = found.jurors, found.degrees
    if found.w >= 1.0 or degrees < 1:
        return None
    ratio = (m - 1) * found.w / (1.0 - found.w)
    ends = []
    for f in (
        ratio / float(fdtri(degrees, degrees * (m - 1), _UPPER)),
        ratio * float(fdtri(degrees * (m - 1), degrees, _UPPER)),
    ):
        r = (f - 1.0) / (f + m - 1.0)
        ends.append((1.0 + (m - 1) * r) / m)
    return ends[0], ends[1]
