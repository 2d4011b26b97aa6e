"""Krippendorff's alpha and Gwet's coefficients against published tables and against sums over every pair."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.agreement.coincidence import (
    ChanceCorrected,
    Level,
    Nearness,
    chance_corrected,
    krippendorff_alpha,
)
from evalapp.analytics.lenses.ratings import Ratings
from tests.analytics.lenses.rating_tables import designs, ratings_from, renamed, rows_of, table_in, turned

SOME = settings(deadline=None, max_examples=50)
_ = None
# Both as Krippendorff prints them (2011, “Computing Krippendorff's alpha-reliability”), one line a juror.
THREE_BY_FIFTEEN = [
    [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
    [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
    [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
]
FOUR_BY_TWELVE = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
# 5 observers, 15 units: Gwet 2014, “Handbook of Inter-Rater Reliability”, 4th edition, page 120.
FIVE_BY_FIFTEEN = [
    [1, 1, 2, _, 0, 0, 1, 1, 2, 2, _, 0, 1, 3, 1],
    [1, 1, 3, 0, 0, 0, 0, _, 2, 1, 1, 0, 2, 3, 1],
    [2, 0, 3, 0, 0, 0, 2, 2, 2, 1, 0, 0, 2, 2, 1],
    [_, 1, 3, _, _, _, _, 0, _, 1, 0, 0, 2, 2, _],
    [2, _, _, 0, 0, 0, 1, _, 2, _, _, _, _, 3, 1],
]


@pytest.mark.parametrize(
    ("table", "nominal", "ordinal", "interval", "ratio"),
    [
        (THREE_BY_FIFTEEN, 0.691358, 0.806721, 0.810845, 0.808944),
        (FOUR_BY_TWELVE, 0.743421, 0.815388, 0.849107, 0.797403),
    ],
)
def test_the_published_alphas(
    table: list[list[float | None]], nominal: float, ordinal: float, interval: float, ratio: float
) -> None:
    ratings = ratings_from(turned(table))
    expected = dict(zip(Level, (nominal, ordinal, interval, ratio)))
    assert expected == pytest.approx({level: krippendorff_alpha(ratings, level) for level in Level}, abs=5e-7)


GWET = [
    # nearness, agreement, AC, Brennan-Prediger, Fleiss, alpha
    (Nearness.IDENTITY, 0.81818, 0.77544, 0.77273, 0.76117, 0.74342),
    (Nearness.ORDINAL, 0.96818, 0.89894, 0.88636, 0.85021, 0.83364),
    (Nearness.LINEAR, 0.93939, 0.85874, 0.84848, 0.81794, 0.80038),
    (Nearness.QUADRATIC, 0.97538, 0.914, 0.90152, 0.86494, 0.84911),
]


@pytest.mark.parametrize(("nearness", "agreement", "ac", "bp", "fleiss", "alpha"), GWET)
def test_gwet_on_twelve_units(
    shared_data: Path,
    nearness: Nearness,
    agreement: float,
    ac: float,
    bp: float,
    fleiss: float,
    alpha: float,
) -> None:
    ratings = ratings_from(table_in(shared_data / "agreement" / "gwet_xraw12x4.csv", first=1))
    expected = ChanceCorrected(agreement=agreement, gwet=ac, brennan_prediger=bp, fleiss=fleiss, alpha=alpha)
    assert_near(expected, chance_corrected(ratings, nearness))


@pytest.mark.parametrize(
    ("nearness", "expected"),
    [
        (Nearness.IDENTITY, (0.61556, 0.49662, 0.48741, 0.45762, 0.48053)),
        (Nearness.QUADRATIC, (0.94617, 0.83043, 0.80622, 0.75072, 0.77186)),
    ],
)
def test_gwet_on_fifteen_units(
    nearness: Nearness, expected: tuple[float, float, float, float, float]
) -> None:
    agreement, ac, bp, fleiss, alpha = expected
    published = ChanceCorrected(agreement=agreement, gwet=ac, brennan_prediger=bp, fleiss=fleiss, alpha=alpha)
    assert_near(published, chance_corrected(ratings_from(turned(FIVE_BY_FIFTEEN)), nearness))


def assert_near(expected: ChanceCorrected, found: ChanceCorrected | None) -> None:
    assert found is not None
    for name in ("agreement", "gwet", "brennan_prediger", "fleiss", "alpha"):
        assert getattr(expected, name) == pytest.approx(getattr(found, name), abs=5e-6), name


def test_a_scale_with_points_nobody_gave_leaves_less_to_chance() -> None:
    ratings = ratings_from(turned(FOUR_BY_TWELVE))
    used, whole = chance_corrected(ratings), chance_corrected(ratings, categories=range(10))
    assert used is not None
    assert whole is not None
    assert whole.brennan_prediger > used.brennan_prediger
    assert whole.agreement == used.agreement


DISTANCES: dict[Level, Callable[[float, float], float]] = {
    Level.NOMINAL: lambda a, b: float(a != b),
    Level.INTERVAL: lambda a, b: (a - b) ** 2,
    Level.RATIO: lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0.0,
}


def naive_alpha(ratings: Ratings, level: Level) -> float | None:
    """Sum by sum over all pairs; ordinal by counting what lies between."""
    units: dict[int, list[float]] = {}
    for application, value in zip(ratings.application.tolist(), ratings.value.tolist()):
        units.setdefault(application, []).append(value)
    paired = [values for values in units.values() if len(values) > 1]
    everything = sorted(value for values in paired for value in values)

    def between(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        inside = sum(low <= each <= high for each in everything)
        return (inside - (everything.count(low) + everything.count(high)) / 2) ** 2

    distance = DISTANCES.get(level, between)
    expected = 2 * sum(distance(a, b) for a, b in combinations(everything, 2))
    if not expected:
        return None
    observed = sum(2 * sum(distance(a, b) for a, b in combinations(v, 2)) / (len(v) - 1) for v in paired)
    return 1 - (len(everything) - 1) * observed / expected


@pytest.mark.long
@pytest.mark.parametrize("level", list(Level))
@given(table=designs())
@SOME
def test_alpha_is_what_summing_over_every_pair_gives(level: Level, table: list[list[float | None]]) -> None:
    positive = [[None if value is None else value + 3 for value in line] for line in table]
    ratings = ratings_from(positive)
    expected, found = naive_alpha(ratings, level), krippendorff_alpha(ratings, level)
    assert (expected is None) == (found is None)
    assert expected is None or expected == pytest.approx(found, abs=1e-9)


@given(values=st.lists(st.floats(1e-4, 1e4), min_size=3, max_size=12), zeros=st.integers(0, 2))
@SOME
def test_the_ratio_alpha_is_exact_for_scores_of_very_different_size(values: list[float], zeros: int) -> None:
    cells = [*values, *[0.0] * zeros]
    assume(max(cells) > 1.01 * min(cells))
    ratings = ratings_from([cells[:2], cells[2:]])
    assert naive_alpha(ratings, Level.RATIO) == pytest.approx(
        krippendorff_alpha(ratings, Level.RATIO), abs=1e-6
    )


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([], id="no scores"),
        pytest.param([[1], [2]], id="one juror"),
        pytest.param([[1, None], [None, 2]], id="no application with two"),
        pytest.param([[2, 2, None], [2, 2, None], [None, None, 3]], id="what counts is all equal"),
    ],
)
def test_alpha_is_refused_where_nothing_can_be_compared(table: list[list[float | None]]) -> None:
    assert {None} == {krippendorff_alpha(ratings_from(table), level) for level in Level}


def test_a_ratio_of_negative_scores_is_refused() -> None:
    ratings = ratings_from([[-1, 2], [1, 2]])
    assert krippendorff_alpha(ratings, Level.RATIO) is None
    assert krippendorff_alpha(ratings, Level.INTERVAL) is not None


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([], id="no scores"),
        pytest.param([[1], [2]], id="one juror"),
        pytest.param([[2, 2], [2, 2]], id="one category"),
        pytest.param([[n, n + 0.5] for n in range(300)], id="six hundred different values"),
    ],
)
def test_chance_corrected_agreement_is_refused(table: list[list[float | None]]) -> None:
    assert chance_corrected(ratings_from(table)) is None


def test_where_only_lone_scores_differ_the_alpha_alone_is_missing() -> None:
    found = chance_corrected(ratings_from([[2, 2], [2, 2], [3, None]]))
    assert found is not None
    assert (1.0, None) == (found.agreement, found.alpha)


@given(table=designs())
@SOME
def test_with_identity_and_quadratic_weights_alpha_is_the_nominal_and_the_interval_one(
    table: list[list[float | None]],
) -> None:
    ratings = ratings_from(table)
    for nearness, level in ((Nearness.IDENTITY, Level.NOMINAL), (Nearness.QUADRATIC, Level.INTERVAL)):
        found = chance_corrected(ratings, nearness)
        if found is not None and found.alpha is not None:
            assert found.alpha == pytest.approx(krippendorff_alpha(ratings, level), abs=1e-9)


@given(table=designs(), seed=st.integers(0, 99))
@SOME
def test_the_order_of_applications_and_jurors_changes_nothing(
    table: list[list[float | None]], seed: int
) -> None:
    before, after = ratings_from(table), renamed(rows_of(table), seed)[0]
    for level in Level:
        assert krippendorff_alpha(before, level) == pytest.approx(krippendorff_alpha(after, level), abs=1e-9)


@pytest.mark.long
@given(table=designs())
@SOME
def test_full_agreement_is_one(table: list[list[float | None]]) -> None:
    same = [[value for _juror in range(3)] for value in {line[0] for line in table if line[0] is not None}]
    assume(len(same) > 1)
    ratings = ratings_from(same)
    found = chance_corrected(ratings, Nearness.LINEAR)
    assert found is not None
    assert 1.0 == pytest.approx(found.gwet)
    assert 1.0 == pytest.approx(krippendorff_alpha(ratings))


def test_thousands_of_different_totals_take_no_table_of_all_pairs() -> None:
    random = np.random.RandomState(4)
    ratings = ratings_from((random.rand(2000, 3) + 2 * random.rand(2000, 1)).tolist())
    alphas = [krippendorff_alpha(ratings, level) for level in (Level.ORDINAL, Level.INTERVAL, Level.RATIO)]
    assert all(alpha is not None and 0.5 < alpha < 0.95 for alpha in alphas)
