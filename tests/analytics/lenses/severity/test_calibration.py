"""Least-squares calibration against worked toys, a dense solution and its own properties."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.lenses.severity.calibration import calibrate, calibration_sentences, confidence_weights
from evalapp.domain.errors import BadValue
from tests.analytics.lenses.rating_tables import designs, ratings_from, renamed, rows_of

SOME = settings(deadline=None, max_examples=50)
TWO_JURORS = [("A", "J1", 4.0), ("B", "J1", 6.0), ("B", "J2", 8.0), ("C", "J2", 6.0)]
CONFIDENT = [
    ("A", "J1", 70.0, "H"),
    ("A", "J2", 60.0, "M"),
    ("B", "J1", 55.0, "M"),
    ("B", "J3", 65.0, "L"),
    ("C", "J2", 50.0, "H"),
    ("C", "J3", 62.0, "M"),
    ("D", "J1", 80.0, "M"),
    ("D", "J2", 66.0, "L"),
    ("D", "J3", 84.0, "H"),
]
DISCONNECTED = [
    ("A", "J1", 4.0),
    ("B", "J1", 6.0),
    ("A", "J2", 5.0),
    ("B", "J2", 7.0),
    ("C", "J3", 9.0),
    ("D", "J3", 8.0),
    ("C", "J4", 9.0),
]
"""The three of golden_calibration.json."""


def dense(ratings: Ratings, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """Values, biases and variances over σ² by the pseudo-inverse, with Σ bias = 0 as one heavy observation."""
    n, m = len(ratings.applications), len(ratings.jurors)
    design = np.zeros((len(ratings) + 1, n + m))
    rows = np.arange(len(ratings))
    design[rows, ratings.application] = design[rows, n + ratings.juror] = np.sqrt(weight)
    design[-1, n:] = 1e3  # heavier would cost the digits that are compared here
    inverse = np.linalg.pinv(design.T @ design)
    found = inverse @ (design[:-1].T @ (np.sqrt(weight) * ratings.value))
    return found[:n], found[n:], np.diag(inverse)[:n]


def test_two_jurors_toy_puts_a_and_c_level() -> None:
    calibration = calibrate(Ratings.of(TWO_JURORS))
    assert [5.0, 7.0, 5.0] == pytest.approx(calibration.value.tolist(), abs=1e-12)
    assert [-1.0, 1.0] == pytest.approx(calibration.bias.tolist(), abs=1e-12)
    assert calibration.places is not None
    assert [2, 1, 2] == calibration.places.tolist()


def test_without_degrees_of_freedom_there_is_no_error_and_a_sentence_says_so() -> None:
    calibration = calibrate(Ratings.of(TWO_JURORS))
    assert (0, None, None) == (calibration.degrees, calibration.sigma2, calibration.value_error)
    assert any("how certain" in each for each in calibration_sentences(calibration, {}))


def test_confidence_weights_are_those_of_the_worked_example() -> None:
    ratings = Ratings.of([row[:3] for row in CONFIDENT])
    calibration = calibrate(ratings, confidence_weights([row[3] for row in CONFIDENT]))
    assert [68.299244, 54.732495, 57.332833, 77.577522] == pytest.approx(calibration.value.tolist(), abs=5e-7)
    assert [1.560207, -7.868813, 6.308605] == pytest.approx(calibration.bias.tolist(), abs=5e-7)
    assert calibration.rss == pytest.approx(15.883117, abs=5e-7)
    assert calibration.degrees == 3
    assert calibration.sigma2 == pytest.approx(5.294372, abs=5e-7)
    assert calibration.value_error is not None
    errors = calibration.value_error.tolist()
    assert [1.369676, 2.142211, 1.376932, 1.262164] == pytest.approx(errors, abs=1e-6)


def test_over_two_components_a_common_order_is_refused() -> None:
    calibration = calibrate(Ratings.of(DISCONNECTED))
    assert calibration.components.count == 2
    assert calibration.places is None
    assert any("no order of all applications" in each for each in calibration_sentences(calibration, {}))


def test_biases_sum_to_nothing_within_each_component() -> None:
    calibration = calibrate(Ratings.of(DISCONNECTED))
    sums = np.bincount(calibration.components.juror, weights=calibration.bias)
    assert [0.0, 0.0] == pytest.approx(sums.tolist(), abs=1e-12)


def test_a_juror_with_one_score_is_named_as_meaningless() -> None:
    calibration = calibrate(Ratings.of(DISCONNECTED))
    assert [False, False, False, True] == calibration.is_single.tolist()
    said = calibration_sentences(calibration, {"J4": "An Peeters"})
    assert [each for each in said if "An Peeters" in each and "one score" in each]
    assert not [each for each in said if "J1" in each]


def test_where_lower_is_better_the_lowest_value_comes_first() -> None:
    ratings = replace(Ratings.of(TWO_JURORS), higher_is_better=False)
    places = calibrate(ratings).places
    assert places is not None
    assert [1, 3, 1] == places.tolist()


def test_a_letter_that_is_no_confidence_is_refused() -> None:
    with pytest.raises(BadValue, match="“X”"):
        confidence_weights(["H", "X"])


@pytest.mark.parametrize("weight", [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 1.0, float("nan")]])
def test_weights_that_are_not_one_positive_number_a_score_are_refused(weight: list[float]) -> None:
    with pytest.raises(BadValue):
        calibrate(Ratings.of(TWO_JURORS), np.array(weight))


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([], id="no scores"),
        pytest.param([[3.0], [4.0]], id="one juror"),
        pytest.param([[3.0, 4.0, 2.0]], id="one application"),
        pytest.param([[0.1, 0.1, 0.1]] * 3, id="all equal"),
        pytest.param([[-3.0, -2.0], [-1.0, -3.0]], id="below zero"),
        pytest.param([[3e6, 1e6], [2e6, 5e6]], id="millions"),
        pytest.param([[3e-6, 1e-6], [2e-6, 5e-6]], id="millionths"),
        pytest.param([[1.0, None], [None, 2.0], [3.0, None]], id="nobody shares anything"),
    ],
)
def test_poor_data_gives_finite_numbers_and_sentences(table: list[list[float | None]]) -> None:
    calibration = calibrate(ratings_from(table))
    error = calibration.value_error if calibration.value_error is not None else np.zeros(0)
    assert np.isfinite(np.concatenate([calibration.value, calibration.bias, error])).all()
    assert calibration.rss >= 0
    assert calibration_sentences(calibration, {})


def test_scores_that_are_all_equal_share_the_first_place() -> None:
    places = calibrate(ratings_from([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]])).places
    assert places is not None
    assert [1, 1, 1] == places.tolist()


@given(table=designs(), seed=st.integers(0, 999))
@example(
    table=[
        [None, 2.0, None, None, 0.0],
        [0.0, None, None, None, 5.0],
        [None, 0.0, None, None, None],
        [2.5, None, 0.0, 0.0, None],
    ],
    seed=855,
)
@SOME
def test_values_biases_and_errors_are_those_of_the_dense_solution(
    table: list[list[float | None]], seed: int
) -> None:
    ratings = ratings_from(table)
    weight = np.random.RandomState(seed).choice(confidence_weights("HML"), len(ratings))
    calibration = calibrate(ratings, weight)
    assume(len(ratings) and calibration.components.is_whole)
    value, bias, variance = dense(ratings, weight)
    assert value.tolist() == pytest.approx(calibration.value.tolist(), abs=1e-6)
    assert bias.tolist() == pytest.approx(calibration.bias.tolist(), abs=1e-6)
    assert variance.tolist() == pytest.approx(calibration.system.value_variances().tolist(), abs=1e-5)


@pytest.mark.long
@given(tables=st.tuples(designs(), designs()))
@SOME
def test_each_component_is_as_if_it_were_alone(
    tables: tuple[list[list[float | None]], list[list[float | None]]],
) -> None:
    first, second = rows_of(tables[0]), rows_of(tables[1])
    both = calibrate(Ratings.of([*first, *((f"B{a}", f"K{j}", v) for a, j, v in second)]))
    alone = [calibrate(Ratings.of(rows)) for rows in (first, second)]
    assert np.concatenate([each.value for each in alone]).tolist() == pytest.approx(
        both.value.tolist(), abs=1e-9
    )
    assert np.concatenate([each.bias for each in alone]).tolist() == pytest.approx(
        both.bias.tolist(), abs=1e-9
    )
    assert sum(each.degrees for each in alone) == both.degrees


@given(table=designs(), seed=st.integers(0, 99))
@SOME
def test_the_order_of_applications_and_jurors_changes_nothing(
    table: list[list[float | None]], seed: int
) -> None:
    rows = rows_of(table)
    before = calibrate(Ratings.of(rows))
    ratings, applications, jurors = renamed(rows, seed)
    after = calibrate(ratings)
    value = dict(zip(ratings.applications, after.value.tolist()))
    bias = dict(zip(ratings.jurors, after.bias.tolist()))
    names = (before.ratings.applications, before.ratings.jurors)
    assert before.value.tolist() == pytest.approx([value[applications[a]] for a in names[0]], abs=1e-9)
    assert before.bias.tolist() == pytest.approx([bias[jurors[j]] for j in names[1]], abs=1e-9)
    assert before.rss == pytest.approx(after.rss, abs=1e-9)


@given(table=designs(complete=True))
@SOME
def test_in_a_complete_design_the_calibrated_order_is_the_raw_order(table: list[list[float | None]]) -> None:
    ratings = ratings_from(table)
    places = calibrate(ratings).places
    sums = [sum(value or 0 for value in line) for line in table]
    assert places is not None
    assert [1 + sum(other > own for other in sums) for own in sums] == places.tolist()


@given(table=designs(), votes=st.integers(0, 5))
@SOME
def test_identical_votes_give_identical_numbers(table: list[list[float | None]], votes: int) -> None:
    ratings = ratings_from([*table, table[votes % len(table)]])
    calibration = calibrate(ratings)
    own, twin = f"A{votes % len(table):02}", f"A{len(table):02}"
    value = dict(zip(ratings.applications, calibration.value.tolist()))
    assert value.get(own) == value.get(twin)


def test_a_real_call_of_hundreds_of_juries_is_calibrated_jury_by_jury(shared_data: Path) -> None:
    with (shared_data / "nih" / "nih_r01_preliminary_scores.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["ID"], row["RevID"], float(row["Score"])) for row in csv.DictReader(file)]
    calibration = calibrate(Ratings.of(rows))
    sums = np.bincount(calibration.components.juror, weights=calibration.bias)
    assert 973 == calibration.components.count
    assert 5802 - 2076 - 4555 + 973 == calibration.degrees
    assert [0.0] * 973 == pytest.approx(sums.tolist(), abs=1e-9)
    assert calibration.value_error is not None
    assert np.isfinite(calibration.value_error).all()
