"""The input of the weight lenses: from a ranking, from steps, from exact scores."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from evalapp.analytics.exact import Scaled
from evalapp.analytics.lenses.stability.profile import Profile, meeting, profile_of, profile_of_steps
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from tests.analytics.ranking.ranking_samples import (
    HALVES,
    TENTHS,
    applications,
    one_juror,
    panel,
    rank,
    scheme_of,
)


def without_counting(scheme: Scheme, criterion: str) -> Scheme:
    """The same scheme, in which `criterion` is scored and shown only."""
    groups = tuple(
        replace(
            group,
            criteria=tuple(
                replace(each, counts=each.counts and each.id != criterion) for each in group.criteria
            ),
        )
        for group in scheme.groups
    )
    return replace(scheme, groups=groups)


def scores_of(profile: Profile) -> list[list[Fraction]]:
    return [
        [profile.score.fraction((row, column)) for column in range(len(profile.criteria))]
        for row in range(len(profile))
    ]


def test_a_ranking_gives_the_scores_in_points_in_its_own_order() -> None:
    scheme = scheme_of([1, 3], on=[HALVES, TENTHS])
    profile = profile_of(scheme, rank(scheme, panel({"A": [[2, 3], [10, 10]], "B": [[10, 9], [41, 40]]})))
    assert ("B", "A") == profile.applications
    assert [[Fraction(19, 4), Fraction(81, 20)], [Fraction(5, 4), Fraction(1)]] == scores_of(profile)
    assert (Fraction(1, 4), Fraction(3, 4)) == profile.weights


def test_steps_give_the_same_profile_as_the_ranking() -> None:
    scheme = without_counting(scheme_of([2, 5, 1], on=[HALVES, TENTHS, TENTHS]), "c1")
    scores = {"A": [1, 30, 7], "B": [4, 12, 50], "C": [9, 0, 11]}
    ranking = rank(scheme, one_juror(scores))
    of_ranking = profile_of(scheme, ranking)
    numerator = np.array([scores[each] for each in of_ranking.applications])
    of_steps = profile_of_steps(
        scheme, of_ranking.applications, Scaled(numerator=numerator, denominator=1, bound=50)
    )
    assert ("c0", "c2") == of_steps.criteria
    assert (of_ranking.criteria, of_ranking.weights) == (of_steps.criteria, of_steps.weights)
    assert scores_of(of_ranking) == scores_of(of_steps)


def test_steps_beyond_64_bits_stay_exact() -> None:
    huge = 2**62
    numerator = np.array([[huge, 1]], dtype=np.int64)
    scheme = scheme_of([1, 1], on=[HALVES, TENTHS])
    profile = profile_of_steps(scheme, ["A"], Scaled(numerator=numerator, denominator=1, bound=huge))
    assert [[Fraction(huge, 2), Fraction(1, 10)]] == scores_of(profile)


def test_only_applications_with_a_place_are_looked_at() -> None:
    scheme = scheme_of([1], thresholds=["3"])
    assert ("A",) == profile_of(scheme, rank(scheme, one_juror({"A": [8], "B": [2]}))).applications


def test_a_blocked_ranking_gives_an_empty_profile() -> None:
    scheme = scheme_of([1, 2])
    profile = profile_of(scheme, rank(scheme, {("A", "J1", "c0"): 3}))
    assert ((), ("c0", "c1")) == (profile.applications, profile.criteria)
    assert [] == profile.order.tolist()


@pytest.mark.parametrize(
    ("budget", "expected"), [(None, None), (1_00, [False, False]), (500_00, [True, False])]
)
def test_who_is_funded_comes_from_the_budget(budget: int | None, expected: list[bool] | None) -> None:
    scheme = scheme_of([1])
    asked = applications(["A", "B"], requested_support=300_00)
    ranking: Ranking = rank(scheme, one_juror({"A": [8], "B": [2]}), asked, budget=budget)
    funded = profile_of(scheme, ranking).funded
    assert expected == (None if funded is None else funded.tolist())


def test_where_lower_is_better_the_lowest_total_comes_first() -> None:
    profile = Profile.of({"A": [5], "B": [1], "C": [3]}, {"x": 1}, higher_is_better=False)
    assert ["B", "C", "A"] == [profile.applications[n] for n in profile.order]
    assert [(0, 4)] == profile.leads(1, 0)


def test_equal_totals_keep_the_order_in_which_they_are_given() -> None:
    # Floats tell these apart: 0.3 + 0.3 · 2.8 + 0.4 · 4.9 against 0.3 · 4.6 + 0.3 · 4.8 + 0.4 · 0.7.
    tenths = {"B": [46, 48, 7], "A": [10, 28, 49]}
    profile = Profile.of(
        {name: [Fraction(each, 10) for each in line] for name, line in tenths.items()},
        {"x": Fraction(3, 10), "y": Fraction(3, 10), "z": Fraction(4, 10)},
    )
    assert ([0, 1], [0, 0]) == (profile.order.tolist(), profile.block.tolist())


def test_the_lead_is_a_line_in_the_weight() -> None:
    profile = Profile.of({"A": [4, 1, 3], "B": [1, 3, 1]}, {"x": 1, "y": 2, "z": 3})
    at_none, at_all = profile.leads(0, 1)[1]
    # With y at 0 the others weigh 1/4 and 3/4: 13/4 against 1. With y alone: 1 against 3.
    assert Fraction(9, 4) / -2 == Fraction(at_none, at_all)
    assert Fraction(9, 17) == meeting((at_none, at_all))


@pytest.mark.parametrize(
    ("scores", "weights"),
    [
        ({"A": [1, 2]}, {"x": 1}),
        ({"A": [1]}, {"x": 0}),
        ({"A": [1]}, {"x": -1}),
        ({"A": []}, {}),
    ],
)
def test_parts_that_do_not_fit_are_refused(scores: dict[str, list[int]], weights: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        Profile.of(scores, weights)


def test_weights_that_do_not_add_up_are_refused() -> None:
    profile = Profile.of({"A": [1, 2]}, {"x": 1, "y": 1})
    with pytest.raises(BadValue):
        replace(profile, weights=(Fraction(1, 2), Fraction(1, 3)))


def test_a_funded_set_of_another_panel_is_refused() -> None:
    profile = Profile.of({"A": [1, 2]}, {"x": 1, "y": 1})
    with pytest.raises(BadValue):
        replace(profile, funded=np.array([True, False]))
