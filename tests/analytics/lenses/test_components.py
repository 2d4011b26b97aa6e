"""Which applications hang together through their jurors."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.components import component_sentences, components_of
from evalapp.analytics.lenses.ratings import Ratings
from tests.analytics.lenses.rating_tables import designs, ratings_from, renamed, rows_of

APART = [("A", "J1", 4.0), ("B", "J1", 6.0), ("A", "J2", 5.0), ("C", "J3", 9.0), ("D", "J3", 8.0)]


def test_two_juries_that_share_nothing_are_two_components() -> None:
    components = components_of(Ratings.of(APART))
    assert 2 == components.count
    assert [0, 0, 1, 1] == components.application.tolist()
    assert [0, 0, 1] == components.juror.tolist()


def test_one_shared_juror_joins_them() -> None:
    components = components_of(Ratings.of([*APART, ("D", "J2", 1.0)]))
    assert components.is_whole
    assert {0} == set(components.application.tolist()) | set(components.juror.tolist())


def test_component_zero_is_that_of_the_first_application() -> None:
    rows = [("A", "J9", 1.0), ("B", "J1", 1.0), ("C", "J9", 1.0), ("D", "J5", 1.0)]
    assert [0, 1, 0, 2] == components_of(Ratings.of(rows)).application.tolist()


def test_without_scores_there_is_nothing_to_compare_and_nothing_to_say() -> None:
    components = components_of(Ratings.of([]))
    assert (0, True) == (components.count, components.is_whole)
    assert () == component_sentences(components)


def test_the_sentence_counts_the_groups() -> None:
    (sentence,) = component_sentences(components_of(Ratings.of(APART)))
    assert "2 groups that share no juror" in sentence


def naive_count(rows: list[tuple[str, str, float]]) -> int:
    groups: list[set[str]] = []
    for application, juror, _value in rows:
        joined = {application, juror}.union(*(each for each in groups if {application, juror} & each))
        groups = [each for each in groups if not each & joined] + [joined]
    return len(groups)


@given(table=designs(), seed=st.integers(0, 99))
@settings(deadline=None, max_examples=60)
def test_the_components_are_those_of_joining_rating_by_rating_in_any_order(
    table: list[list[float | None]], seed: int
) -> None:
    rows = rows_of(table)
    assert naive_count(rows) == components_of(ratings_from(table)).count
    assert naive_count(rows) == components_of(renamed(rows, seed)[0]).count


@given(table=designs())
@settings(deadline=None, max_examples=40)
def test_a_juror_is_with_the_applications_that_he_rated(table: list[list[float | None]]) -> None:
    ratings = ratings_from(table)
    components = components_of(ratings)
    assert components.application[ratings.application].tolist() == components.juror[ratings.juror].tolist()
