"""How far the variances of the crossed model may be off: intervals from the profile of its deviance.

An end is where the deviance, at its least given that value, has risen by the 95 % quantile of χ² with one degree of
freedom (Venzon & Moolgavkar 1988). A variance that fits best at 0 has its lower end there and an upper end above it: 0
is the edge of what a variance can be, not a certainty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, hypot, log, sqrt

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from evalapp.analytics.lenses.mixed.design import Part, parts_of, sums_of
from evalapp.analytics.lenses.mixed.mixed import TWO_SIDED_95, MixedFit, is_saturated
from evalapp.analytics.lenses.mixed.search import deviance_of
from evalapp.analytics.lenses.mixed.solve import Solved, solve, solve_one_way
from evalapp.analytics.lenses.ratings import Floats, Ratings

_RISE = 3.841458820694124
_CLOSE, _COARSE = 1e-3, 1e-2
_EDGE = 1e-6
_STEP = 0.05  # of the log of an sd
_FLAT = 1.0  # the variance of such a log beyond which nothing is said
_WIDEST = 30.0  # sd relative to that of the residual, beyond which nothing is looked for
Span = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spans:
    """95 %. `single`: of ICC(A,1), a share. `juror`: of the sd between jurors, in points, None where there is none.

    `noise`: of the sd of what one score has that is not its application's, jurors and chance together, in points; None
    where the deviance is too flat to tell.
    """

    single: Span
    juror: Span | None
    noise: Span | None = None

    def of_mean(self, k: float) -> Span:
        """Of the reliability of a mean of k scores, which rises with that of one (Spearman & Brown)."""
        low, high = (k * each / (1.0 + (k - 1.0) * each) for each in self.single)
        return low, high

    def least_difference(self, k: float) -> Span | None:
        """Of the smallest difference between two means of k scores, which rises with the noise."""
        if self.noise is None:
            return None
        low, high = (TWO_SIDED_95 * sqrt(2.0 / k) * each for each in self.noise)
        return low, high


@dataclass(frozen=True, kw_only=True, eq=False)
class _Surface:
    """The deviance at relative sds of application and juror."""

    ratings: Ratings
    parts: tuple[Part, ...]
    sums: Floats
    products: Floats
    has_jurors: bool

    @classmethod
    def of(cls, fit: MixedFit) -> _Surface:
        ratings = fit.ratings
        values = ratings.value - ratings.value.mean()
        has_jurors = bool(ratings.per_juror.max() > 1) and not is_saturated(ratings)
        return cls(
            ratings=ratings,
            parts=parts_of(ratings, values) if has_jurors else (),
            sums=sums_of(ratings.application, values),
            products=np.array([[values @ values, values.sum()], [values.sum(), len(values)]]),
            has_jurors=has_jurors,
        )

    def solved(self, application: float, juror: float) -> Solved:
        if self.has_jurors:
            return solve(self.parts, application**2, juror**2)
        return solve_one_way(self.sums, self.products, application**2)

    def at(self, application: float, juror: float) -> float:
        return deviance_of(self.solved(application, juror), len(self.ratings), restricted=True)


def spans_of(fit: MixedFit) -> Spans:
    surface, variance = _Surface.of(fit), fit.variance
    limit = fit.deviance + _RISE
    jurors = sqrt(variance.juror / variance.residual) if surface.has_jurors else 0.0

    def at_single(share: float) -> float:
        """Least over the spread of the jurors."""

        def deviance(juror: float) -> float:
            return surface.at(sqrt(share / (1.0 - share) * (juror**2 + 1.0)), juror)

        return _least(deviance, jurors)[1] if surface.has_jurors else deviance(0.0)

    low, high = _ends(at_single, variance.single, limit, 1.0 - _EDGE)
    juror = _of_jurors(surface, fit, limit) if surface.has_jurors else None
    return Spans(single=(low, high), juror=juror, noise=_of_noise(surface, fit, juror))


def _of_jurors(surface: _Surface, fit: MixedFit, limit: float) -> Span:
    variance = fit.variance
    best = sqrt(variance.application / variance.residual)

    def application_at(juror: float) -> tuple[float, float]:
        return _least(lambda application: surface.at(application, juror), best)

    ends = _ends(
        lambda juror: application_at(juror)[1], sqrt(variance.juror / variance.residual), limit, _WIDEST
    )

    def in_points(juror: float) -> float:
        remainder = surface.solved(application_at(juror)[0], juror).remainder
        return juror * sqrt(remainder / (len(surface.ratings) - 1))

    return in_points(ends[0]), in_points(ends[1])


def _of_noise(surface: _Surface, fit: MixedFit, juror: Span | None) -> Span | None:
    """From the curvature of the deviance at its least, in logs: a profile would fit the model a thousand times.

    A spread that fits best at 0 is left at that edge; then the upper end takes in how far the jurors may differ.
    """
    variance, freedom = fit.variance, len(surface.ratings) - 1
    best = np.sqrt([variance.application / variance.residual, variance.juror / variance.residual])
    if not surface.has_jurors:
        best[1] = 0.0
    inside = np.flatnonzero(best > _EDGE)

    def deviance(moved: Floats) -> float:
        relative = best.copy()
        relative[inside] *= np.exp(moved[:-1])
        solved = surface.solved(*relative)
        ratio = solved.remainder / freedom / (variance.residual * exp(2.0 * moved[-1]))
        least = deviance_of(solved, len(surface.ratings), restricted=True)
        return float(least + freedom * (ratio - 1.0 - log(ratio)))

    curvature = _curvature(deviance, len(inside) + 1)
    share = best[1] ** 2 / (1.0 + best[1] ** 2)
    slope = np.array([*(share if n == 1 else 0.0 for n in inside.tolist()), 1.0])
    try:
        square = float(slope @ np.linalg.solve(curvature, slope)) * 2.0
    except np.linalg.LinAlgError:
        return None
    if not 0.0 < square < _FLAT:
        return None
    middle, away = sqrt(variance.juror + variance.residual), exp(TWO_SIDED_95 * sqrt(square))
    high = middle * away
    if juror is not None and best[1] <= _EDGE:
        high = hypot(high, juror[1])
    return middle / away, high


def _curvature(of: Callable[[Floats], float], size: int) -> Floats:
    """The second derivatives at 0, by central differences."""
    found = np.empty((size, size))
    steps = np.eye(size) * _STEP
    for n in range(size):
        for m in range(n, size):
            a, b = steps[n], steps[m]
            found[n, m] = found[m, n] = (of(a + b) - of(a - b) - of(b - a) + of(-a - b)) / (4.0 * _STEP**2)
    return found


def _least(deviance: Callable[[float], float], near: float) -> tuple[float, float]:
    """(where, deviance): the best value from 0 on, looked for around `near`."""
    found = minimize_scalar(
        deviance, bounds=(0.0, 3.0 * near + 1.0), method="bounded", options={"xatol": _COARSE}
    )
    candidates = [(float(found.x), float(found.fun)), (0.0, deviance(0.0)), (near, deviance(near))]
    return min(candidates, key=lambda each: each[1])


def _ends(deviance: Callable[[float], float], best: float, limit: float, most: float) -> Span:
    """Where the deviance reaches `limit` below and above `best`; 0 or `most` where it does not."""

    def excess(value: float) -> float:
        return deviance(value) - limit

    low = high = min(max(best, 0.0), most)
    low = float(brentq(excess, 0.0, low, xtol=_CLOSE)) if low > _EDGE and excess(0.0) > 0 else 0.0
    if excess(most) <= 0:
        return low, most
    return low, float(brentq(excess, high, most, xtol=_CLOSE))
