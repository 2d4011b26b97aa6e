"""Intervals of the variances, against a likelihood that is written out in full."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from scipy.stats import chi2

from evalapp.analytics.lenses.mixed.mixed import MixedFit, fit
from evalapp.analytics.lenses.mixed.spans import Spans, spans_of
from evalapp.analytics.lenses.ratings import Ratings

RISE = 3.841459


def drawn(seed: int, *, application: float, juror: float, n: int = 14, m: int = 6, k: int = 3) -> Ratings:
    random = np.random.RandomState(seed)
    worth, severity = random.normal(0, application, n), random.normal(0, juror, m)
    return Ratings.of(
        (f"A{i:02d}", f"J{j}", 3 + worth[i] + severity[j] + random.normal())
        for i in range(n)
        for j in random.choice(m, k, replace=False).tolist()
    )


def fitted(ratings: Ratings) -> tuple[MixedFit, Spans]:
    found = fit(ratings)
    assert found is not None
    return found, spans_of(found)


def deviance(ratings: Ratings, application: float, juror: float) -> float:
    """REML, with V relative to the residual variance, by dense algebra."""
    size = len(ratings)
    worth = np.equal.outer(ratings.application, ratings.application)
    severity = np.equal.outer(ratings.juror, ratings.juror)
    v = np.eye(size) + application * worth + juror * severity
    inverse, ones, y = np.linalg.inv(v), np.ones(size), ratings.value
    information = ones @ inverse @ ones
    left = y - ones * (ones @ inverse @ y) / information
    freedom = size - 1
    return float(
        np.linalg.slogdet(v)[1]
        + np.log(information)
        + freedom * (1 + np.log(2 * np.pi * (left @ inverse @ left) / freedom))
    )


def least_at_share(ratings: Ratings, share: float) -> float:
    """Over a fine grid of what jurors may differ."""
    return min(
        deviance(ratings, share / (1 - share) * (juror**2 + 1), juror**2) for juror in np.linspace(0, 3, 121)
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_ends_are_where_the_profile_of_the_deviance_has_risen_enough(seed: int) -> None:
    ratings = drawn(seed, application=1.0, juror=0.5)
    found, spans = fitted(ratings)
    low, high = spans.single
    assert 0 < low < found.variance.single < high < 1
    least = least_at_share(ratings, found.variance.single)
    for end in (low, high):
        assert least_at_share(ratings, end) - least == pytest.approx(RISE, abs=0.06)


def test_where_the_jurors_show_no_differences_there_may_still_be_some() -> None:
    ratings = next(
        each
        for each in (drawn(seed, application=1.0, juror=0.0) for seed in range(20))
        if (made := fit(each)) is not None and not made.variance.juror
    )
    _found, spans = fitted(ratings)
    assert spans.juror is not None
    assert spans.juror[0] == 0.0
    assert 0.2 < spans.juror[1] < 2.0


def test_where_the_applications_show_no_differences_there_may_still_be_some() -> None:
    ratings = next(
        each
        for each in (drawn(seed, application=0.0, juror=0.5) for seed in range(20))
        if (made := fit(each)) is not None and not made.variance.application
    )
    _found, spans = fitted(ratings)
    assert spans.single[0] == 0.0
    assert 0.05 < spans.single[1] < 0.6


@pytest.mark.long
def test_the_true_values_lie_within_nearly_always() -> None:
    held = []
    for seed in range(40):
        _found, spans = fitted(drawn(seed, application=1.0, juror=0.5, n=20))
        assert spans.juror is not None
        held.append((spans.single[0] < 1 / 2.25 < spans.single[1], spans.juror[0] < 0.5 < spans.juror[1]))
    share = np.mean(held, axis=0)
    assert (share >= 0.85).all()


def test_the_interval_of_a_mean_is_that_of_one_score_stepped_up() -> None:
    spans = Spans(single=(0.2, 0.5), juror=None)
    assert (0.2, 0.5) == spans.of_mean(1)
    assert (3 * 0.2 / 1.4, 1.5 / 2.0) == pytest.approx(spans.of_mean(3))


def test_jurors_with_one_score_each_have_no_spread_of_their_own() -> None:
    ratings = Ratings.of(
        (f"A{n // 2}", f"J{n:02d}", float(value)) for n, value in enumerate([3, 4, 1, 2, 5, 5, 2, 4])
    )
    found, spans = fitted(ratings)
    assert spans.juror is None
    assert spans.single[0] <= found.variance.single <= spans.single[1]


def test_of_one_juror_a_score_the_noise_has_the_interval_of_a_chi_square() -> None:
    """One-way: the residual sum of squares over σ² is χ² with N − n degrees of freedom."""
    random = np.random.RandomState(5)
    worth = random.normal(0, 1, 40)
    ratings = Ratings.of(
        (f"A{i:02d}", f"J{i}-{j}", 3 + worth[i] + random.normal(0, 0.7)) for i in range(40) for j in range(3)
    )
    found, spans = fitted(ratings)
    freedom = len(ratings) - 40
    exact = sqrt(found.variance.residual) * np.sqrt(freedom / chi2.ppf([0.975, 0.025], freedom))
    assert spans.noise == pytest.approx(tuple(exact), rel=0.03)


@pytest.mark.long
def test_the_interval_of_the_noise_holds_it_about_as_often_as_it_says() -> None:
    true, held = sqrt(0.6**2 + 1.0), 0
    for seed in range(40):
        _found, spans = fitted(drawn(seed, application=1.0, juror=0.6, n=20, m=10))
        assert spans.noise is not None
        held += spans.noise[0] <= true <= spans.noise[1]
    assert 34 <= held <= 40  # 38 are expected


def test_the_smallest_difference_has_the_ends_of_the_noise() -> None:
    spans = Spans(single=(0.2, 0.5), juror=None, noise=(0.8, 1.25))
    assert spans.least_difference(2) == pytest.approx((1.96 * 0.8, 1.96 * 1.25), rel=1e-3)
    assert Spans(single=(0.2, 0.5), juror=None).least_difference(2) is None


def test_jurors_that_fit_best_alike_still_widen_the_upper_end() -> None:
    alike = next(
        (found, spans)
        for found, spans in (fitted(drawn(seed, application=1.0, juror=0.0)) for seed in range(20))
        if found.variance.juror < 1e-9
    )
    found, spans = alike
    assert spans.noise is not None
    assert spans.juror is not None
    middle = sqrt(found.variance.residual)
    assert 0 < spans.juror[1]
    assert spans.noise[1] == pytest.approx(np.hypot(middle**2 / spans.noise[0], spans.juror[1]), rel=1e-6)
