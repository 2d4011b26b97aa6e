"""Intraclass correlations against published tables, to the digits given there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from evalapp.analytics.lenses.agreement.icc import Coefficient, ShroutFleiss, shrout_fleiss
from tests.analytics.lenses.rating_tables import designs, ratings_from, table_in, turned

Bounds = tuple[float, float]
SHROUT_FLEISS_1979 = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
WINE = turned(
    [[1, 1, 3, 6, 6, 7, 8, 9], [2, 3, 8, 4, 5, 5, 7, 9], [0, 3, 1, 3, 5, 6, 7, 9], [1, 2, 4, 3, 6, 2, 9, 8]]
)
"""8 wines, 4 judges: the worked example of Real Statistics (Zaiontz)."""


def found(table: list[list[float | None]]) -> ShroutFleiss:
    result = shrout_fleiss(ratings_from(table))
    assert result is not None
    return result


def six(result: ShroutFleiss) -> dict[str, Coefficient]:
    assert result.icc2k is not None
    return {
        "ICC1": result.icc1,
        "ICC2": result.icc2,
        "ICC3": result.icc3,
        "ICC1k": result.icc1k,
        "ICC2k": result.icc2k,
        "ICC3k": result.icc3k,
    }


def assert_matches(values: dict[str, float], bounds: dict[str, Bounds], result: ShroutFleiss) -> None:
    assert values == pytest.approx({name: each.value for name, each in six(result).items()}, abs=5e-7)
    for name, each in six(result).items():
        assert bounds[name] == pytest.approx((each.low, each.high), abs=5e-5), name


def test_the_six_of_the_paper_with_their_intervals() -> None:
    values = {"ICC1": 0.165742, "ICC2": 0.289764, "ICC3": 0.714841}
    values |= {"ICC1k": 0.442797, "ICC2k": 0.620051, "ICC3k": 0.909316}
    bounds = {"ICC1": (-0.1329, 0.7226), "ICC2": (0.0188, 0.7611), "ICC3": (0.3425, 0.9459)}
    bounds |= {"ICC1k": (-0.8844, 0.9124), "ICC2k": (0.0711, 0.9272), "ICC3k": (0.6757, 0.9859)}
    assert_matches(values, bounds, found(SHROUT_FLEISS_1979))


def test_the_mean_squares_of_the_paper() -> None:
    squares = found(SHROUT_FLEISS_1979).mean_squares
    expected = [11.241667, 32.486111, 6.263889, 1.019444]
    assert expected == pytest.approx(
        [squares.between, squares.jurors, squares.within, squares.error], abs=5e-7
    )
    assert [1.794678, 11.027248] == pytest.approx(
        [squares.between / squares.within, squares.between / squares.error], abs=5e-7
    )


def test_eight_wines() -> None:
    values = {"ICC1": 0.727521, "ICC2": 0.727689, "ICC3": 0.729487}
    values |= {"ICC1k": 0.914384, "ICC2k": 0.91445, "ICC3k": 0.915159}
    bounds = {"ICC1": (0.4338, 0.9267), "ICC2": (0.4345, 0.9267), "ICC3": (0.4261, 0.9279)}
    bounds |= {"ICC1k": (0.754, 0.9806), "ICC2k": (0.7545, 0.9806), "ICC3k": (0.7481, 0.9809)}
    assert_matches(values, bounds, found([list(line) for line in WINE]))


def test_anxiety_of_twenty_people_by_three_raters(shared_data: Path) -> None:
    values = {"ICC1": 0.175022, "ICC2": 0.197998, "ICC3": 0.216049}
    values |= {"ICC1k": 0.388926, "ICC2k": 0.425499, "ICC3k": 0.452586}
    bounds = {"ICC1": (-0.0774, 0.4843), "ICC2": (-0.0389, 0.4936), "ICC3": (-0.0463, 0.5223)}
    bounds |= {"ICC1k": (-0.2749, 0.7381), "ICC2k": (-0.1266, 0.7451), "ICC3k": (-0.1529, 0.7663)}
    assert_matches(values, bounds, found(table_in(shared_data / "agreement" / "irr_anxiety.csv")))


def test_jurors_who_differ_by_a_constant_are_consistent_but_do_not_agree() -> None:
    result = found([[1, 2], [2, 3], [4, 5]])
    assert (1.0, 1.0, 1.0) == pytest.approx((result.icc3.value, result.icc3.low, result.icc3.high))
    assert result.icc2.value < 0.99


def test_full_agreement_is_one_with_no_doubt() -> None:
    for each in six(found([[1, 1, 1], [2, 2, 2], [4, 4, 4]])).values():
        assert (1.0, 1.0, 1.0) == pytest.approx((each.value, each.low, each.high))


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([], id="no scores"),
        pytest.param([[1, 2, 3]], id="one application"),
        pytest.param([[1], [2]], id="one juror"),
        pytest.param([[1, None], [2, 3]], id="a gap"),
        pytest.param([[0.1, 0.1], [0.1, 0.1]], id="all equal"),
        pytest.param([[0.1, 0.3], [0.3, 0.1]], id="equal means"),
    ],
)
def test_what_cannot_be_measured_is_refused(table: list[list[float | None]]) -> None:
    assert shrout_fleiss(ratings_from(table)) is None


def test_the_mean_has_no_agreement_coefficient_where_jurors_contradict_each_other() -> None:
    # Three jurors whose scores nearly cancel: the means hardly differ, and the formula for means turns over.
    result = found([[0, 4, 8], [4, 8, 0], [8, 0, 4.5]])
    assert result.icc2k is None
    assert result.icc2.value < 0


@given(table=designs(complete=True))
@settings(deadline=None, max_examples=80)
def test_every_number_is_finite_and_every_value_lies_in_its_interval(
    table: list[list[float | None]],
) -> None:
    result = shrout_fleiss(ratings_from(table))
    if result is None:
        return
    for each in (result.icc1, result.icc2, result.icc3, result.icc1k, result.icc2k, result.icc3k):
        if each is None:
            continue
        ends = [end for end in (each.low, each.value, each.high) if end is not None]
        assert np.isfinite(ends).all()
        assert sorted(ends) == pytest.approx(ends)


@given(table=designs(complete=True))
@settings(deadline=None, max_examples=40)
def test_turning_the_scale_around_and_stretching_it_changes_no_coefficient(
    table: list[list[float | None]],
) -> None:
    stretched = [[7 - 3 * (value or 0) for value in line] for line in table]
    before, after = shrout_fleiss(ratings_from(table)), shrout_fleiss(ratings_from(stretched))
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert before.icc2.value == pytest.approx(after.icc2.value)
        assert before.icc3k.value == pytest.approx(after.icc3k.value)
        assert before.mean_squares.error * 9 == pytest.approx(after.mean_squares.error, abs=1e-9)
