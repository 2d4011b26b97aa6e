"""Kendall's W against published tables, against scipy's Friedman test and on poor data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare, rankdata

from evalapp.analytics.lenses.agreement.concordance import Concordance, kendall, midranks
from tests.analytics.lenses.rating_tables import designs, ratings_from, renamed, rows_of, table_in


def found(table: list[list[float | None]]) -> Concordance:
    result = kendall(ratings_from(table))
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("file", "w", "chi2", "p", "uncorrected"),
    [
        ("irr_anxiety.csv", 0.539657, 30.7604, 0.042883, 0.501921),
        ("irr_video.csv", 0.391584, 29.7604, 0.054928, 0.185855),
    ],
)
def test_published_tables_with_many_ties(
    shared_data: Path, file: str, w: float, chi2: float, p: float, uncorrected: float
) -> None:
    result = found(table_in(shared_data / "agreement" / file))
    assert (w, uncorrected) == pytest.approx((result.w, result.uncorrected), abs=5e-7)
    assert chi2 == pytest.approx(result.chi2, abs=5e-5)
    assert 19 == result.degrees
    assert p == pytest.approx(result.p_value, abs=5e-7)


def test_the_same_order_by_all_is_one_whatever_the_level_of_the_scores() -> None:
    assert 1.0 == pytest.approx(found([[1, 11, 3], [2, 12, 4], [3, 15, 9]]).w)


def test_opposite_orders_cancel_out() -> None:
    assert 0.0 == pytest.approx(found([[1, 3], [2, 2], [3, 1]]).w)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([], id="no scores"),
        pytest.param([[1, 2, 3]], id="one application"),
        pytest.param([[1], [2]], id="one juror"),
        pytest.param([[1, None], [2, 3]], id="a gap"),
        pytest.param([[1, 2, 3], [1, 2, 3]], id="nobody tells two apart"),
    ],
)
def test_what_cannot_be_measured_is_refused(table: list[list[float | None]]) -> None:
    assert kendall(ratings_from(table)) is None


@given(table=designs(complete=True))
@settings(deadline=None, max_examples=60)
def test_the_statistic_is_that_of_friedman_as_scipy_has_it(table: list[list[float | None]]) -> None:
    result = kendall(ratings_from(table))
    if result is None or len(table) < 3:  # scipy wants three treatments
        return
    by_application = [[value or 0 for value in line] for line in table]
    theirs = friedmanchisquare(*by_application)
    assert float(theirs.statistic) == pytest.approx(result.chi2, abs=1e-9)
    assert float(theirs.pvalue) == pytest.approx(result.p_value, abs=1e-9)


@given(table=designs(complete=True), seed=st.integers(0, 99))
@settings(deadline=None, max_examples=30)
def test_the_order_of_applications_and_jurors_changes_nothing(
    table: list[list[float | None]], seed: int
) -> None:
    before, after = kendall(ratings_from(table)), kendall(renamed(rows_of(table), seed)[0])
    assert (before and before.w) == pytest.approx(after and after.w)


@given(rows=st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 2)), max_size=12))
@settings(deadline=None, max_examples=60)
def test_midranks_are_those_of_scipy_group_by_group(rows: list[tuple[int, int]]) -> None:
    group = np.array([g for g, _v in rows], dtype=np.int64)
    value = np.array([v for _g, v in rows], dtype=np.float64)
    rank, ties = midranks(group, value)
    expected = np.zeros(len(rows))
    for each in set(group.tolist()):
        expected[group == each] = rankdata(value[group == each])
    assert expected.tolist() == rank.tolist()
    assert [rows.count(row) for row in rows] == ties.tolist()
