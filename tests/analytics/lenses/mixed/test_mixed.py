"""The crossed mixed model: a dense computation beside it, what may not matter, and where there is nothing to fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.mixed.mixed import MixedFit, Variance, fit, is_saturated, why_not
from evalapp.analytics.lenses.ratings import Floats, Ratings
from tests.analytics.lenses.rating_tables import Row, ratings_from, renamed

TABLE = [
    [6.0, 4.5, 7.0, 5.0],
    [3.0, 2.0, 5.5, 2.5],
    [8.0, 8.5, 9.0, 6.0],
    [4.0, 4.0, 3.5, 4.5],
    [7.0, 5.0, 7.5, 6.5],
]
TWO_JURIES = [[*row, None, None, None, None] for row in TABLE] + [
    [None, None, None, None, row[1], row[2], row[0], None] for row in TABLE
]


def fitted(ratings: Ratings, *, restricted: bool = True, crossed: bool = True) -> MixedFit:
    result = fit(ratings, restricted=restricted, crossed=crossed)
    assert result is not None
    return result


def dense(got: MixedFit, t: Floats, *, restricted: bool) -> tuple[float, float, Floats]:
    """Deviance, μ and V⁻¹ straight from the definition, at relative sds t."""
    ratings = got.ratings
    of_application = np.eye(len(ratings.applications))[ratings.application]
    of_juror = np.eye(len(ratings.jurors))[ratings.juror]
    size = len(ratings)
    covariance = (
        np.eye(size) + t[0] ** 2 * of_application @ of_application.T + t[1] ** 2 * of_juror @ of_juror.T
    )
    inverse = np.linalg.inv(covariance)
    weight = inverse.sum()
    mean = float(inverse.sum(axis=0) @ ratings.value / weight)
    rest = ratings.value - mean
    freedom = size - restricted
    deviance = np.linalg.slogdet(covariance)[1] + (np.log(weight) if restricted else 0.0)
    deviance += freedom * (1.0 + np.log(2.0 * np.pi * (rest @ inverse @ rest) / freedom))
    return float(deviance), mean, inverse


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """A panel of up to four juries that share nothing, some with many jurors and some with many applications."""
    random = np.random.RandomState(draw(st.integers(0, 2**32 - 1)))
    unit, spreads = (
        draw(st.sampled_from([1e-6, 1.0, 1e6])),
        [draw(st.sampled_from([0.0, 0.6, 1.5])) for _ in "uw"],
    )
    found = []
    for jury in range(draw(st.integers(1, 4))):
        applications, jurors = draw(st.integers(1, 7)), draw(st.integers(1, 7))
        u, w = spreads[0] * random.randn(applications), spreads[1] * random.randn(jurors)
        chosen = random.rand(applications, jurors) < draw(st.sampled_from([0.3, 0.6, 1.0]))
        found += [
            (f"{jury}A{a}", f"{jury}J{j}", unit * round(u[a] + w[j] + random.randn(), 2))
            for a, j in np.argwhere(chosen)
        ]
    return found


@pytest.mark.long
@settings(deadline=None, max_examples=30)
@given(rows(), st.booleans())
def test_every_number_is_that_of_the_dense_definition(panel: list[Row], restricted: bool) -> None:
    got = fit(Ratings.of(panel), restricted=restricted)
    assume(got is not None)
    assert got is not None
    variance, ratings = got.variance, got.ratings
    t = np.sqrt(np.array([variance.application, variance.juror]) / variance.residual)
    deviance, mean, inverse = dense(got, t, restricted=restricted)
    span = float(np.ptp(ratings.value))
    assert pytest.approx(deviance, rel=1e-8, abs=1e-6) == got.deviance
    assert pytest.approx(mean, abs=1e-8 * span) == got.mean
    sides = (
        (
            ratings.application,
            variance.application,
            got.posterior.mean - got.mean,
            got.posterior.covariance(),
        ),
        (ratings.juror, variance.juror, got.offsets, np.diag(got.offset_errors**2)),
    )
    for node, own, modes, covariance in sides:
        incidence = np.eye(len(modes))[node]
        relative = own / variance.residual
        assert (
            pytest.approx(relative * incidence.T @ inverse @ (ratings.value - mean), abs=1e-6 * span) == modes
        )
        expected = own * (np.eye(len(modes)) - relative * incidence.T @ inverse @ incidence)
        if node is ratings.juror:
            expected = np.diag(np.diag(expected))
        assert pytest.approx(expected, abs=1e-6 * span**2) == covariance


@pytest.mark.long
@settings(deadline=None, max_examples=20)
@given(rows())
def test_no_place_nearby_and_none_on_the_edge_is_better(panel: list[Row]) -> None:
    got = fit(Ratings.of(panel))
    # A saturated design may not have a best place at all.
    assume(got is not None and not is_saturated(got.ratings))
    assert got is not None
    t = np.sqrt(np.array([got.variance.application, got.variance.juror]) / got.variance.residual)
    for step in (0.002, 0.05):
        around = [t + step * np.array([x, y]) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        edge = [np.array(each) for each in ((0.0, 0.0), (t[0], 0.0), (0.0, t[1]), (1.0, 0.0), (0.0, 1.0))]
        for place in [*around, *edge]:
            assert dense(got, place, restricted=True)[0] > got.deviance - 1e-5
    assert got.deviance <= got.deviance_without_jurors


@pytest.mark.long
@settings(deadline=None, max_examples=20)
@given(rows(), st.integers(0, 1000))
def test_the_order_and_the_names_of_applications_and_jurors_do_not_matter(
    panel: list[Row], seed: int
) -> None:
    got = fit(Ratings.of(panel))
    assume(got is not None)
    assert got is not None
    ratings, applications, jurors = renamed(panel, seed)
    other = fitted(ratings)
    span = float(np.ptp(ratings.value))
    to = [ratings.applications.index(applications[name]) for name in got.ratings.applications]
    assert pytest.approx(got.posterior.mean, abs=1e-5 * span) == other.posterior.mean[to]
    expected = got.posterior.covariance()
    assert pytest.approx(expected, abs=1e-5 * span**2) == other.posterior.covariance()[np.ix_(to, to)]
    to = [ratings.jurors.index(jurors[name]) for name in got.ratings.jurors]
    assert pytest.approx(got.offsets, abs=1e-5 * span) == other.offsets[to]


@pytest.mark.long
@settings(deadline=None, max_examples=20)
@given(st.integers(3, 9), st.integers(2, 6), st.integers(0, 2**32 - 1))
def test_a_complete_design_gives_the_estimators_of_the_analysis_of_variance(
    n: int, m: int, seed: int
) -> None:
    random = np.random.RandomState(seed)
    table = 2.0 * random.randn(n, 1) + random.randn(1, m) + random.randn(n, m)
    means, offsets = table.mean(axis=1), table.mean(axis=0)
    rest = table - means[:, None] - offsets + table.mean()
    residual = float((rest**2).sum() / ((n - 1) * (m - 1)))
    application = float(means.var(ddof=1)) - residual / m
    juror = float(offsets.var(ddof=1)) - residual / n
    assume(min(application, juror) > 0.01 * residual)
    got = fitted(ratings_from(table.tolist())).variance
    assert pytest.approx([application, juror, residual], rel=1e-4) == [
        got.application,
        got.juror,
        got.residual,
    ]


def test_half_of_what_is_each_ones_own_lets_every_inner_matrix_have_a_cholesky_factor() -> None:
    # Four jurors who all read the same two applications: S⁻¹ between the applications alone would be singular.
    got = fitted(
        Ratings.of([(a, j, v + n) for n, j in enumerate("wxyz") for a, v in (("A", n % 2), ("B", 3.5))])
    )
    assert got.variance.juror > 0
    for block in got.posterior.blocks:
        assert np.linalg.eigvalsh(block.inner)[0] > 0


def test_two_juries_are_two_blocks() -> None:
    got = fitted(ratings_from(TWO_JURIES))
    assert [list(range(5)), list(range(5, 10))] == sorted(
        each.index.tolist() for each in got.posterior.blocks
    )
    assert 0.0 == np.abs(got.posterior.covariance()[:5, 5:]).max()


def test_a_juror_with_one_score_hardly_gets_an_offset() -> None:
    table: list[list[float | None]] = [[*row, None] for row in TABLE]
    table[1][4] = 9.0
    got = fitted(ratings_from(table))
    assert got.offset_errors[4] > got.offset_errors[:4].max()
    assert got.offset_errors[4] < got.variance.juror**0.5


def test_jurors_with_one_score_each_are_part_of_the_residual() -> None:
    got = fitted(Ratings.of([(a, f"{a}{n}", v) for a, vs in zip("ABC", TABLE) for n, v in enumerate(vs)]))
    assert 0.0 == got.variance.juror
    means = np.array(TABLE[:3]).mean(axis=1)
    within = float(np.array(TABLE[:3]).var(axis=1, ddof=1).mean())
    expected = [float(means.var(ddof=1)) - within / 4, within]
    assert pytest.approx(expected, rel=1e-5) == [got.variance.application, got.variance.residual]


def test_a_design_without_a_circle_leaves_severity_in_the_residual_where_it_could_explain_everything() -> (
    None
):
    chain = [
        ("A", "x", 4.0),
        ("A", "y", 6.0),
        ("B", "y", 3.0),
        ("B", "z", 2.0),
        ("C", "z", 9.0),
        ("C", "w", 7.0),
    ]
    got = fitted(Ratings.of(chain))
    alone = fitted(Ratings.of(chain), crossed=False)
    assert is_saturated(got.ratings)
    assert (0.0, alone.variance) == (got.variance.juror, got.variance)
    assert not is_saturated(Ratings.of([*chain, ("A", "z", 5.0)]))


def test_offsets_say_who_gives_higher_numbers_whichever_is_better() -> None:
    table = [[v + 2.0 * (j == 2) for j, v in enumerate(row)] for row in TABLE]
    for higher in (True, False):
        got = fitted(replace(ratings_from(table), higher_is_better=higher))
        assert 2 == int(np.argmax(got.offsets))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([], "Fewer than two applications"),
        ([[4.0, 5.0, 6.0]], "Fewer than two applications"),
        ([[4.0], [5.0], [3.0]], "Fewer than two jurors"),
        ([[4.0, None], [None, 5.0], [3.0, None]], "No application has scores of two jurors"),
        ([[4.0, 4.0], [4.0, 4.0], [4.0, 4.0]], "All scores are equal"),
        ([[-1.0, -1.0], [-1.0, -1.0]], "All scores are equal"),
        ([[4.0, 5.0, 3.0], [2.0, 3.0, 1.0], [6.0, 7.0, 5.0]], "lie so close together"),
        ([[4.0, 4.0], [2.0, 2.0], [5.0, 5.0]], "lie so close together"),
    ],
)
def test_nothing_to_estimate_is_said_in_a_sentence(table: list[list[float | None]], reason: str) -> None:
    ratings = ratings_from(table)
    assert fit(ratings) is None
    assert reason in why_not(ratings)


def test_what_can_be_fitted_has_no_reason_not_to_be() -> None:
    assert "" == why_not(ratings_from(TABLE))


def test_variances_as_reliability_and_as_the_least_difference() -> None:
    variance = Variance(application=3.0, juror=0.5, residual=0.5)
    assert pytest.approx([0.75, 0.9]) == [variance.single, variance.of_mean(3)]
    assert pytest.approx(1.96 * 2**0.5 * 0.5) == variance.least_difference(4)
    assert 0.0 == Variance(application=0.0, juror=0.0, residual=0.0).single


def test_more_jurors_than_fit_in_a_shared_batch() -> None:
    random = np.random.RandomState(4)
    table = np.where(
        random.rand(90, 70) < 0.2, random.randn(90, 1) + 0.7 * random.randn(70) + random.randn(90, 70), np.nan
    )
    got = fitted(ratings_from([[None if np.isnan(v) else v for v in row] for row in table]))
    t = np.sqrt(np.array([got.variance.application, got.variance.juror]) / got.variance.residual)
    deviance, mean, _inverse = dense(got, t, restricted=True)
    assert pytest.approx(deviance, abs=1e-6) == got.deviance
    assert pytest.approx(mean, abs=1e-9) == got.mean
    assert 70 == got.posterior.blocks[0].inner.shape[0]
