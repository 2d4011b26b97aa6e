"""The sentences of the stability intervals: true at every percentage that they show."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings

from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.stability import Interval, WeightStability, find_stability
from evalapp.analytics.lenses.stability.swaps import Swap
from evalapp.analytics.lenses.stability.words import (
    fragile_sentence,
    funded_sentence,
    order_sentence,
    stability_sentences,
)
from evalapp.domain.texts import in_language
from tests.analytics.lenses.stability.weight_samples import GOLDEN, SCORES, profiles, total_at
from tests.analytics.ranking.ranking_samples import scheme_of

NBSP = "\u00a0"
SCHEME = scheme_of([2, 2, 1])
SOME = settings(deadline=None, max_examples=80)


def test_the_most_fragile_weight_and_its_swap_are_said() -> None:
    assert (
        "Which applications are proposed hangs most on the weight of “Criterion 2”. "
        "If the weight of “Criterion 2” goes from 20% to 26.4%, C overtakes A."
    ) == fragile_sentence(SCHEME, find_stability(GOLDEN))


def test_the_golden_intervals_in_words() -> None:
    first = find_stability(GOLDEN).criteria[0]
    assert (
        "No other application overtakes a proposed one as long as the weight of “Criterion 0” "
        "lies between 30.8% and 47.3% (now 40%)."
    ) == funded_sentence(SCHEME, first)
    assert (
        "No application overtakes one with a better total as long as the weight of “Criterion 0” "
        "lies between 38.8% and 40.3% (now 40%)."
    ) == order_sentence(SCHEME, first)


def test_in_dutch_percentages_have_a_comma() -> None:
    with in_language("nl"):
        assert "30,8\u00a0%" in funded_sentence(SCHEME, find_stability(GOLDEN).criteria[0])


SWAP = Swap(criterion="c0", weight=Fraction(1, 3), at=Fraction(1, 3), is_rise=True, ahead="A", behind="B")
THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, ", whatever the weight of “Criterion 0”."),
        (THIRD, THIRD, " stays as it is (33.3%)."),
        (THIRD, None, " does not fall (now 33.3%)."),
        (None, THIRD, " does not rise (now 33.3%)."),
        (THIRD, Fraction(1, 2), " does not fall and is at most 50% (now 33.3%)."),
        (Fraction(1, 10**9), THIRD, " does not rise and is at least 0.1% (now 33.3%)."),
        (Fraction(2, 7), None, " is at least 28.6% (now 33.3%)."),
        (None, Fraction(3, 7), " is at most 42.8% (now 33.3%)."),
        (THIRD - Fraction(1, 10**5), None, " is at least 33.3324% (now 33.3333%)."),
        (THIRD - Fraction(1, 10**12), None, " does not fall (now 33.3%)."),
        (Fraction(1, 5), Fraction(33334, 10**5), " lies between 20% and 33.334% (now 33.333%)."),
    ],
)
def test_every_kind_of_interval_has_its_words(
    low: Fraction | None, high: Fraction | None, expected: str
) -> None:
    interval = Interval(
        low=Fraction() if low is None else low,
        high=Fraction(1) if high is None else high,
        fall=None if low is None else SWAP,
        rise=None if high is None else SWAP,
    )
    of = WeightStability(criterion="c0", weight=THIRD, funded=None, order=interval)
    assert order_sentence(scheme_of([1]), of).replace(NBSP, " ").endswith(expected)


@SOME
@given(profiles(criteria=3))
def test_nobody_is_passed_at_the_percentages_that_a_sentence_shows(profile: Profile) -> None:
    scheme = scheme_of([1, 1, 1])
    for n, each in enumerate(find_stability(profile).criteria):
        sentence, _now, _rest = order_sentence(scheme, each).partition("(")
        for shown in re.findall(r"([\d.]+)\u00a0%", sentence):
            weight = Fraction(shown) / 100
            totals = [total_at(profile, row, n, weight) for row in range(len(profile))]
            for i, j in permutations(range(len(profile)), 2):
                assert profile.block[i] >= profile.block[j] or totals[i] >= totals[j]


def test_what_the_intervals_leave_out_is_said() -> None:
    profile = Profile.of(SCORES | {"B2": SCORES["B"]}, {"c0": 2, "c1": 2, "c2": 1})
    scheme = scheme_of([2, 2, 1], rank_on_rounded=True, thresholds_on_weighted=True)
    sentences = stability_sentences(scheme, find_stability(profile))
    assert "One weight changes at a time; the others keep their proportions." == sentences[0]
    assert [
        "No budget draws a line, so only the order is looked at.",
        "2 applications share their total with another; changes among those are not counted.",
        "Places follow rounded totals; here the unrounded ones are compared.",
        "Thresholds look at weighted scores; here the applications that have a place keep it.",
    ] == sentences[2:]


@pytest.mark.parametrize(
    ("funded", "expected"),
    [
        (None, "No change of a single weight changes the order."),
        ({"A"}, "No change of a single weight lets an application overtake a proposed one."),
    ],
)
def test_a_line_that_no_weight_can_move_is_said_so(funded: set[str] | None, expected: str) -> None:
    found = find_stability(Profile.of({"A": [2, 2], "B": [1, 1]}, {"c0": 1, "c1": 1}, funded=funded))
    assert expected == fragile_sentence(scheme_of([1, 1]), found)
