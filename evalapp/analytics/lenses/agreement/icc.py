"""Intraclass correlations of a complete design, with 95 % confidence intervals (Shrout & Fleiss 1979)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.special import fdtri

from evalapp.analytics.lenses.ratings import Floats, Ratings

_UPPER = 0.975
_ROUNDING = 1e-9
_DIGITS = 1e-12
"""Differences smaller than this share of the span, or of the scores themselves, are rounding."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coefficient:
    """A correlation and the ends of its 95 % interval; an end is None where the formula sets no bound."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeanSquares:
    """Of n applications × k jurors, in points².

    `between` the applications (n − 1 degrees of freedom), `within` them (n(k − 1)), between the `jurors` (k − 1)
    and what is left, `error` ((n − 1)(k − 1)).
    """

    applications: int
    raters: int
    between: float
    within: float
    jurors: float
    error: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ShroutFleiss:
    """The six coefficients of Shrout & Fleiss 1979 (Psychological Bulletin 86: 420–428).

    1: other jurors for each application; 2: the same jurors, a sample of those who might have sat (absolute
    agreement); 3: these jurors only (consistency). `…k` is the reliability of the mean of all k jurors. `icc2k` is
    None where agreement is so far below chance that its formula has no meaning.
    """

    icc1: Coefficient
    icc2: Coefficient
    icc3: Coefficient
    icc1k: Coefficient
    icc2k: Coefficient | None
    icc3k: Coefficient
    mean_squares: MeanSquares


def shrout_fleiss(ratings: Ratings) -> ShroutFleiss | None:
    """None unless every juror rated every application, at least two of each, and the means are not all equal."""
    shape = n, k = len(ratings.applications), len(ratings.jurors)
    span = float(np.ptp(ratings.value)) if len(ratings) else 0.0
    if not ratings.is_complete or min(shape) < 2 or not span:
        return None
    squares = mean_squares(ratings.value.reshape(shape))
    if squares.between <= (_ROUNDING * span + _DIGITS * float(np.abs(ratings.value).max())) ** 2:
        return None
    error = (n - 1) * (k - 1)
    icc1, icc1k = _one_way(squares.between, squares.within, k, (n - 1, n * (k - 1)))
    icc3, icc3k = _one_way(squares.between, squares.error, k, (n - 1, error))
    icc2 = _agreement(squares)
    return ShroutFleiss(
        icc1=icc1,
        icc2=icc2,
        icc3=icc3,
        icc1k=icc1k,
        icc2k=_stepped_up(icc2, k),
        icc3k=icc3k,
        mean_squares=squares,
    )


def mean_squares(scores: Floats) -> MeanSquares:
    """Two-way analysis of variance of `scores` (n × k), n and k at least 2."""
    n, k = scores.shape
    centred = scores - scores.mean()
    rows, columns = centred.mean(axis=1), centred.mean(axis=0)
    left = centred - rows[:, None] - columns
    return MeanSquares(
        applications=n,
        raters=k,
        between=k * float(np.sum(rows**2)) / (n - 1),
        within=float(np.sum((centred - rows[:, None]) ** 2)) / (n * (k - 1)),
        jurors=n * float(np.sum(columns**2)) / (k - 1),
        error=float(np.sum(left**2)) / ((n - 1) * (k - 1)),
    )


def _one_way(
    between: float, noise: float, k: int, degrees: tuple[int, int]
) -> tuple[Coefficient, Coefficient]:
    """ICC(1) and ICC(1,k), or with the error as `noise` ICC(3) and ICC(3,k): their intervals are those of F."""
    return _on_bounds(partial(_single, k), between, noise, degrees), _on_bounds(
        _mean, between, noise, degrees
    )


def _on_bounds(
    formula: Callable[[float, float], float], between: float, noise: float, degrees: tuple[int, int]
) -> Coefficient:
    return Coefficient(
        value=formula(between, noise),
        low=formula(between, noise * _critical(*degrees)),
        high=formula(between * _critical(*reversed(degrees)), noise),
    )


def _single(k: int, between: float, noise: float) -> float:
    return (between - noise) / (between + (k - 1) * noise)


def _mean(between: float, noise: float) -> float:
    return (between - noise) / between


def _critical(numerator: float, denominator: float) -> float:
    return float(fdtri(numerator, denominator, _UPPER))


def _agreement(squares: MeanSquares) -> Coefficient:
    """ICC(2), with the interval of McGraw & Wong 1996 (Satterthwaite's degrees of freedom, at least one)."""
    n, k, between, error = squares.applications, squares.raters, squares.between, squares.error
    value = (between - error) / (between + (k - 1) * error + k * (squares.jurors - error) / n)
    of_jurors = k * value * squares.jurors
    of_error = (n * (1 + (k - 1) * value) - k * value) * error
    spread = of_jurors**2 / (k - 1) + of_error**2 / ((n - 1) * (k - 1))
    degrees = max((of_jurors + of_error) ** 2 / spread, 1.0) if spread else float(k - 1)
    noise = k * squares.jurors + (k * n - k - n) * error
    lower, upper = _critical(n - 1, degrees), _critical(degrees, n - 1)
    return Coefficient(
        value=value,
        low=n * (between - lower * error) / (lower * noise + n * between),
        high=n * (upper * between - error) / (noise + n * upper * between),
    )


def _stepped_up(single: Coefficient, k: int) -> Coefficient | None:
    """The same of a mean of k (Spearman & Brown)."""

    def step(value: float | None) -> float | None:
        room = 0.0 if value is None else 1 + (k - 1) * value
        return None if value is None or room <= _ROUNDING else k * value / room

    value = step(single.value)
    return None if value is None else Coefficient(value=value, low=step(single.low), high=step(single.high))
