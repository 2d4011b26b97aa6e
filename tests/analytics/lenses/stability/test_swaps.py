"""What swaps two applications: exact crossings by the definition, and sentences that are true as they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.swaps import Neighbours, Swap, compare, compare_at_line
from evalapp.analytics.lenses.stability.swaps_words import neighbours_sentence, swap_sentence
from evalapp.domain.errors import BadValue
from tests.analytics.lenses.stability.weight_samples import GOLDEN, SCORES, total_at
from tests.analytics.ranking.ranking_samples import scheme_of

SOME = settings(deadline=None, max_examples=80)
NBSP = "\u00a0"
SMALL, LARGE = Fraction(1, 10**6), Fraction(10**6)
WEIGHTS = [Fraction(1), Fraction(2), Fraction(3, 7), SMALL, LARGE]

SCHEME = scheme_of([2, 2, 1])


@st.composite
def two(draw: st.DrawFn) -> Profile:
    """Two applications on three criteria, the first with no worse a total."""
    line = st.lists(st.integers(-4, 4).map(lambda n: Fraction(n, 3)), min_size=3, max_size=3)
    profile = Profile.of(
        {"A": draw(line), "B": draw(line)},
        {f"c{n}": draw(st.sampled_from(WEIGHTS)) for n in range(3)},
        higher_is_better=draw(st.booleans()),
    )
    assume(profile.order.tolist() == [0, 1])
    return profile


def lead_at(profile: Profile, criterion: str, weight: Fraction) -> Fraction:
    """How far A is ahead of B, by the definition."""
    first, second = (total_at(profile, row, profile.criteria.index(criterion), weight) for row in (0, 1))
    return first - second


@SOME
@given(two())
def test_two_are_equal_at_a_swap_and_trade_places_beyond_it(profile: Profile) -> None:
    for swap in compare(profile, 0, 1).swaps:
        assert 0 == lead_at(profile, swap.criterion, swap.at)
        end = Fraction(int(swap.is_rise))
        assert lead_at(profile, swap.criterion, (swap.at + end) / 2) < 0
        assert (swap.at - swap.weight) * (1 if swap.is_rise else -1) >= 0


@SOME
@given(two())
def test_a_criterion_without_a_swap_leaves_the_first_ahead_at_both_ends(profile: Profile) -> None:
    without = set(profile.criteria) - {swap.criterion for swap in compare(profile, 0, 1).swaps}
    for criterion in without:
        assert lead_at(profile, criterion, Fraction()) >= 0
        assert lead_at(profile, criterion, Fraction(1)) >= 0


@SOME
@given(two())
def test_the_smallest_change_comes_first(profile: Profile) -> None:
    changes = [swap.change for swap in compare(profile, 0, 1).swaps]
    assert sorted(changes) == changes


@SOME
@given(two())
def test_at_the_percentage_that_is_shown_the_second_is_truly_ahead(profile: Profile) -> None:
    for swap in compare(profile, 0, 1).swaps:
        if swap.change:
            _now, new = re.findall(r"([\d.]+)%", swap_sentence(scheme_of([1, 1, 1]), swap))
            assert lead_at(profile, swap.criterion, Fraction(new) / 100) < 0


def compare_neighbours(profile: Profile) -> tuple[Neighbours, ...]:
    """Every application with the next, from the top down."""
    return tuple(compare(profile, first, second) for first, second in pairwise(profile.order.tolist()))


def test_neighbours_are_compared_from_the_top_down() -> None:
    found = compare_neighbours(GOLDEN)
    assert [("B", "A"), ("A", "E"), ("E", "C"), ("C", "D"), ("D", "Fx")] == [
        (pair.ahead, pair.behind) for pair in found
    ]
    # golden: the order changes first at 61/151 for criterion 1 (C and D) and at 2/9 for criterion 3 (A and E).
    swaps = {(swap.ahead, swap.criterion): swap.at for pair in found for swap in pair.swaps}
    assert Fraction(61, 151) == swaps["C", "c0"]
    assert Fraction(2, 9) == swaps["A", "c2"]


def test_the_line_runs_between_the_last_funded_and_the_first_of_the_rest() -> None:
    pair = compare_at_line(GOLDEN)
    assert pair is not None
    assert ("E", "C") == (pair.ahead, pair.behind)


@pytest.mark.parametrize("funded", [None, [], [0, 1, 2], [0, 2]])
def test_without_a_line_between_two_totals_nobody_is_compared(funded: list[int] | None) -> None:
    profile = Profile.of({"A": [3], "B": [2], "C": [1]}, {"c0": 1})
    flags = None if funded is None else np.isin(np.arange(3), funded)
    assert compare_at_line(replace(profile, funded=flags)) is None


def test_seven_times_all_weights_changes_nothing() -> None:
    again = Profile.of(SCORES, {"c0": 14, "c1": 14, "c2": 7})
    assert compare_neighbours(GOLDEN) == compare_neighbours(again)


def test_the_worse_of_two_cannot_come_first() -> None:
    with pytest.raises(BadValue):
        compare(GOLDEN, 0, 1)


def test_an_application_is_not_compared_with_itself() -> None:
    with pytest.raises(BadValue):
        compare(GOLDEN, 2, 2)


def test_a_sole_criterion_swaps_nobody() -> None:
    (pair,) = compare_neighbours(Profile.of({"A": [2], "B": [1]}, {"c0": 3}))
    assert pair.smallest is None
    assert "No change of a single weight puts B ahead of A." == neighbours_sentence(scheme_of([3]), pair)


def test_the_smallest_swap_in_words() -> None:
    pair = compare(GOLDEN, 0, 4)  # A and E: 2/5, 2/5, 1/5; the third criterion at 2/9 is nearest
    assert ("If the weight of “Criterion 2” goes from 20% to 22.3%, E overtakes A.") == neighbours_sentence(
        SCHEME, pair
    )


@pytest.mark.parametrize(
    ("weight", "at", "is_rise", "expected"),
    [
        (Fraction(1, 5), Fraction(231, 1000), True, "from 20% to 23.2%"),
        (Fraction(1, 5), Fraction(1, 10), False, "from 20% to 9.9%"),
        (Fraction(1, 5), Fraction(200001, 10**6), True, "from 20% to 20.0002%"),
        (Fraction(1, 10**12), Fraction(1, 2), True, "from less than 0.1% to 50.1%"),
        (1 - Fraction(1, 10**12), Fraction(1, 2), False, "from more than 99.9% to 49.9%"),
        (Fraction(1, 5), 1 - Fraction(1, 10**12), True, "from 20% to 100%"),
    ],
)
def test_a_swap_is_rounded_past_the_crossing(
    weight: Fraction, at: Fraction, is_rise: bool, expected: str
) -> None:
    swap = Swap(criterion="c0", weight=weight, at=at, is_rise=is_rise, ahead="A", behind="B")
    assert expected in swap_sentence(SCHEME, swap).replace(NBSP, " ")


def test_equal_totals_are_told_apart_by_the_slightest_change() -> None:
    (pair,) = compare_neighbours(Profile.of({"A": [3, 1], "B": [1, 3]}, {"c0": 1, "c1": 1}))
    assert (
        "A and B are equal; the slightest fall of the weight of “Criterion 0” puts B ahead."
    ) == neighbours_sentence(scheme_of([1, 1]), pair)


def test_equal_scores_are_never_told_apart() -> None:
    (pair,) = compare_neighbours(Profile.of({"A": [3, 1], "B": [3, 1]}, {"c0": 1, "c1": 1}))
    assert (
        "A and B have the same score on every criterion that counts; no weight sets them apart."
    ) == neighbours_sentence(scheme_of([1, 1]), pair)
