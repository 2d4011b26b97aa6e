"""What a correction for the severity of jurors adds: how much better differences between applications are told.

For a pair, the gain of an estimate is 1 − E(error of the difference)² / 2σ²ᵤ: the share of the true difference
that it tells. Here that of the corrected estimate (the conditional modes of the crossed model) less that of the
best use of the two plain means, μ and the variances given, averaged over all pairs. Both follow from the same model
and the former uses more, so it is never negative; in a complete design, where every juror weighs on all alike, and
where jurors do not differ, both are the same and it is exactly 0.
"""

from __future__ import annotations

from scipy.sparse import coo_array, csr_array

from evalapp.analytics.lenses.mixed.mixed import MixedFit
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ratings import Floats

_ROWS = 512  # of pairs at a time, against memory


def gain_of(fit: MixedFit) -> float:
    """0 … 1."""
    variance = fit.variance
    if fit.ratings.is_complete or not variance.juror or not variance.application:
        return 0.0
    n = len(fit.ratings.applications)
    corrected = 1.0 - mean_squared_difference(fit.posterior) / (2.0 * variance.application)
    plain = variance.application / 2.0 * _told_by_means(fit) / (n * (n - 1) / 2.0)
    return max(0.0, corrected - plain)


def mean_squared_difference(posterior: Posterior) -> float:
    """E(θᵢ − θₖ − its mean)² averaged over all pairs: 2/(n − 1) · (trace − sum / n) of the covariance."""
    n = len(posterior.mean)
    trace = total = float(posterior.diagonal.sum())
    for block in posterior.blocks:
        sums = block.loadings.sum(axis=0)
        total += float(sums @ block.inner @ sums)
        trace += float(block.loadings.multiply(block.loadings @ block.inner).sum())
    return 2.0 / (n - 1) * (trace - total / n)


def _told_by_means(fit: MixedFit) -> float:
    """Sum over pairs of tᵀV⁻¹t = (a + b + 2x)/(ab − x²), t = (1, −1), V = [[a, x], [x, b]] that of their two means.

    x, what shared jurors add, is 0 for most pairs, for which it is 1/a + 1/b.
    """
    ratings, variance = fit.ratings, fit.variance
    counts = ratings.per_application
    own = variance.application + (variance.juror + variance.residual) / counts
    incidence = csr_array((1.0 / counts[ratings.application], (ratings.application, ratings.juror)))
    told = (len(counts) - 1) * float((1.0 / own).sum())
    for start in range(0, len(counts), _ROWS):
        pairs = coo_array(incidence[start : start + _ROWS] @ incidence.T)
        row, column = pairs.coords
        later = column > row + start
        told += _told_more(own[row[later] + start], own[column[later]], variance.juror * pairs.data[later])
    return told


def _told_more(a: Floats, b: Floats, x: Floats) -> float:
    return float(((a + b + 2.0 * x) / (a * b - x * x) - (a + b) / (a * b)).sum())
