"""Where jurors lie far apart: the limits, Dixon's table, and that nobody is pointed at."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.agreement.outliers import WideSpread, all_wide_spreads, wide_spreads
from evalapp.analytics.lenses.agreement.outliers_words import outlier_sentences, spread_sentence
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.table import ScoreTable
from evalapp.domain.scheme.model import Scheme
from tests.analytics.lenses.rating_tables import designs, on_scale, ratings_from, renamed, rows_of
from tests.analytics.ranking.ranking_samples import APPRECIATION, scheme_of

# Dixon's Q, two-sided 90%: LibreTexts, Analytic References, appendix 6 (after Rorabacher 1991) for 3 to 10;
# 11 to 15 from a million normal samples each, which give .392 .375 .361 .350 .339.
PUBLISHED = {3: 0.941, 4: 0.765, 5: 0.642, 6: 0.560, 7: 0.507, 8: 0.468, 9: 0.437, 10: 0.412}
SIMULATED = {11: 0.392, 12: 0.3755, 13: 0.361, 14: 0.3495, 15: 0.339}


def marked(*scores: float, **limits: Any) -> WideSpread | None:
    """What is said of one application with these scores on a scale from 0 to 10."""
    found = wide_spreads(on_scale(ratings_from([list(scores)]), 0, 10), **limits)
    return found[0] if found else None


@pytest.mark.parametrize(("scores", "is_marked"), [((3, 7), False), ((3, 7.1), True), ((5, 5), False)])
def test_two_scores_are_marked_only_beyond_the_limit(scores: tuple[float, float], is_marked: bool) -> None:
    assert is_marked == (marked(*scores) is not None)


def test_what_lies_exactly_on_a_limit_in_decimal_points_is_not_beyond_it() -> None:
    # In binary 8.3 − 4.3 is more than 4 and 4.4 − 2.4 more than 2.
    assert marked(4.3, 8.3) is None
    assert marked(2.4, 4.4, 4.4, 4.4) is None


def test_one_score_far_from_others_that_agree_stands_alone() -> None:
    found = marked(7, 7, 7.5, 4)
    assert found is not None
    assert (4, 3.5, 0.35, True) == (found.scores, found.spread, found.share, found.is_one_extreme)


def test_a_wide_spread_without_a_gap_is_nobody_alone() -> None:
    found = marked(1, 4, 6, 9)
    assert found is not None
    assert found.is_one_extreme is False


def test_an_extreme_that_is_near_after_all_is_left_in_peace() -> None:
    assert marked(7, 7, 7, 6) is None


@pytest.mark.parametrize(("n", "critical"), [*PUBLISHED.items(), *SIMULATED.items()])
def test_dixons_table_is_the_published_one(n: int, critical: float) -> None:
    # n − 1 scores spread evenly from 10 down, the last at 0: Q is the gap over 10.
    def stands_alone(q: float) -> bool:
        found = marked(0, *np.linspace(10 * q, 10, n - 1).tolist())
        return found is not None and found.is_one_extreme

    assert not stands_alone(critical - 0.002)
    assert stands_alone(critical + 0.002)


def test_above_fifteen_scores_only_the_spread_decides() -> None:
    assert marked(0, *[4.0] * 14) is not None
    assert marked(0, *[4.0] * 15) is None


def test_both_limits_can_be_set() -> None:
    assert marked(5, 6, limit=0.05) is not None
    assert marked(7, 7, 7, 6, distance=0.05) is not None


def test_the_widest_comes_first() -> None:
    ratings = on_scale(ratings_from([[0, 5], [0, 9], [3, 4], [0, 5]]), 0, 10)
    assert ["A01", "A00", "A03"] == [each.application for each in wide_spreads(ratings)]


@pytest.mark.parametrize(
    "ratings",
    [
        pytest.param(Ratings.of([]), id="no scores"),
        pytest.param(on_scale(ratings_from([[3], [9]]), 0, 10), id="one juror"),
        pytest.param(on_scale(ratings_from([[2, 2, 2]]), 0, 10), id="all equal"),
        pytest.param(on_scale(ratings_from([[2, 2]]), 2, 2), id="a scale of one point"),
    ],
)
def test_where_nobody_can_differ_nothing_is_marked(ratings: Ratings) -> None:
    assert () == wide_spreads(ratings)


@given(table=designs(), seed=st.integers(0, 99))
@settings(deadline=None, max_examples=50)
def test_the_order_of_applications_and_jurors_changes_nothing(
    table: list[list[float | None]], seed: int
) -> None:
    ratings, applications, _jurors = renamed(rows_of(table), seed)
    before = {
        replace(each, application=applications[each.application])
        for each in wide_spreads(on_scale(ratings_from(table), -3, 5))
    }
    assert before == set(wide_spreads(on_scale(ratings, -3, 5)))


@given(table=designs())
@settings(deadline=None, max_examples=50)
def test_exactly_the_applications_beyond_the_spread_are_marked_where_no_distance_counts(
    table: list[list[float | None]],
) -> None:
    ratings = on_scale(ratings_from(table), -3, 5)
    expected = set()
    for n, line in enumerate(table):
        given_scores = [value for value in line if value is not None]
        if given_scores and max(given_scores) - min(given_scores) > 0.4 * 8:
            expected.add(f"A{n:02}")
    assert expected == {each.application for each in wide_spreads(ratings, distance=1.0)}


def table_of(scheme: Scheme, rows: dict[tuple[str, str], list[int]]) -> ScoreTable:
    runs = [
        (a, j, ",".join(c.id for c in scheme.criteria), ",".join(map(str, values)))
        for (a, j), values in rows.items()
    ]
    return ScoreTable.from_runs(scheme, sorted({a for a, _j in rows}), runs)


SCHEME = scheme_of([2, 1])
ROWS = {("A", "J1"): [10, 4], ("A", "J2"): [2, 4], ("B", "J1"): [6, 6], ("B", "J2"): [6, 7]}
"""Two criteria in halves from 0 to 5, in steps: on A the jurors are 4 points apart on c0 and agree on c1."""


def test_criteria_and_total_are_looked_at_each_by_itself() -> None:
    found = all_wide_spreads(SCHEME, table_of(SCHEME, ROWS), ["A", "B"])
    assert [("A", "c0", 4.0), ("A", "", pytest.approx(8 / 3))] == [
        (each.application, each.criterion, each.spread) for each in found
    ]


def test_the_score_of_a_juror_with_a_conflict_does_not_count() -> None:
    assert () == all_wide_spreads(SCHEME, table_of(SCHEME, ROWS), ["A", "B"], conflicts=[("J2", "A")])


def test_a_single_criterion_is_not_marked_twice() -> None:
    scheme = scheme_of([3])
    table = table_of(scheme, {("A", "J1"): [10], ("A", "J2"): [2]})
    assert ["c0"] == [each.criterion for each in all_wide_spreads(scheme, table, ["A"])]


def test_a_criterion_outside_the_total_is_looked_at_too() -> None:
    (group,) = SCHEME.groups
    quiet = replace(group.criteria[0], counts=False)
    scheme = replace(SCHEME, groups=(replace(group, criteria=(quiet, group.criteria[1])),))
    assert ["c0"] == [each.criterion for each in all_wide_spreads(scheme, table_of(scheme, ROWS), ["A", "B"])]


def test_words_are_compared_by_their_values() -> None:
    scheme = scheme_of([1], on=APPRECIATION)
    table = table_of(scheme, {("A", "J1"): [-2], ("A", "J2"): [1], ("B", "J1"): [0], ("B", "J2"): [1]})
    (found,) = all_wide_spreads(scheme, table, ["A", "B"])
    assert ("A", 3.0, 1.0) == (found.application, found.spread, found.share)


def test_neither_the_result_nor_a_sentence_names_a_juror() -> None:
    rows = {(a, j.replace("J", "Zeno")): values for (a, j), values in ROWS.items()}
    found = all_wide_spreads(SCHEME, table_of(SCHEME, rows), ["A", "B"])
    said = [*outlier_sentences(found), *(spread_sentence(SCHEME, each) for each in found), repr(found)]
    assert found
    assert not [each for each in said if "Zeno" in each]
    assert not [field.name for field in fields(WideSpread) if "juror" in field.name]


def test_the_sentences_name_the_applications_and_own_up_to_the_limits() -> None:
    found = all_wide_spreads(SCHEME, table_of(SCHEME, ROWS), ["A", "B"])
    what, rule = outlier_sentences(found)
    assert "On 1 application the scores lie far apart: A." in what
    assert "40% of the scale" in rule
    assert "20%" in rule
    assert "choice of this program" in rule


def test_where_nothing_is_marked_that_is_said() -> None:
    assert "On no application" in outlier_sentences(())[0]


def test_one_flag_in_words() -> None:
    alone = WideSpread(application="A", criterion="c0", scores=4, spread=3.5, share=0.7, is_one_extreme=True)
    together = replace(alone, criterion="", is_one_extreme=False)
    assert "A, “Criterion 0”: the 4 scores lie 3.50 points apart; one lies far from all the others." == (
        spread_sentence(SCHEME, alone)
    )
    assert "A, total: the 4 scores lie 3.50 points apart." == spread_sentence(SCHEME, together)
