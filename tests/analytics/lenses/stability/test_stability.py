"""How far each weight may move: golden fractions, and all pairs by brute force."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings

from evalapp.analytics.lenses.stability.profile import Profile, profile_of
from evalapp.analytics.lenses.stability.stability import Interval, NoLine, Stability, find_stability
from evalapp.analytics.lenses.stability.swaps import Swap
from evalapp.analytics.lenses.stability.words import funded_sentence, stability_sentences
from evalapp.domain.scheme.rules import BudgetRules, Cut
from tests.analytics.lenses.stability.weight_samples import GOLDEN, SCORES, profiles, total_at
from tests.analytics.ranking.ranking_samples import applications, one_juror, rank, scheme_of

SOME = settings(deadline=None, max_examples=80)


def by_all_pairs(profile: Profile, group: list[int], criterion: int) -> tuple[Fraction, Fraction]:
    low, high = Fraction(), Fraction(1)
    ends = [[total_at(profile, row, criterion, end) for end in (low, high)] for row in range(len(profile))]
    for i, j in permutations(range(len(profile)), 2):
        if group[i] < group[j]:
            at_none, at_all = (own - other for own, other in zip(ends[i], ends[j]))
            if at_none < 0:
                low = max(low, at_none / (at_none - at_all))
            if at_all < 0:
                high = min(high, at_none / (at_none - at_all))
    return low, high


def ends(interval: Interval | None) -> tuple[Fraction, Fraction] | None:
    return None if interval is None else (interval.low, interval.high)


def all_ends(found: Stability) -> dict[str, tuple[object, object]]:
    return {each.criterion: (ends(each.funded), ends(each.order)) for each in found.criteria}


def test_the_intervals_are_the_golden_fractions() -> None:
    expected = {
        "c0": ((Fraction(4, 13), Fraction(9, 19)), (Fraction(19, 49), Fraction(61, 151))),
        "c1": ((Fraction(20, 71), Fraction(1, 2)), (Fraction(19, 49), Fraction(74, 179))),
        "c2": ((Fraction(3, 43), Fraction(5, 19)), (Fraction(10, 51), Fraction(2, 9))),
    }
    assert expected == all_ends(find_stability(GOLDEN))


@SOME
@given(profiles())
def test_the_intervals_are_those_of_all_pairs_in_fractions(profile: Profile) -> None:
    found = find_stability(profile)
    assert profile.funded is not None
    sides = [[0 if each else 1 for each in profile.funded], profile.block.tolist()]
    for n, each in enumerate(found.criteria):
        assert by_all_pairs(profile, sides[1], n) == ends(each.order)
        if each.funded is not None:
            assert by_all_pairs(profile, sides[0], n) == ends(each.funded)
    assert found.no_line == (
        NoLine.NOBODY if not profile.funded.any() else NoLine.EVERYONE if profile.funded.all() else None
    )


@SOME
@given(profiles())
def test_a_declared_weight_lies_in_its_own_intervals(profile: Profile) -> None:
    for each in find_stability(profile).criteria:
        assert each.order.low <= each.weight <= each.order.high
        assert each.funded is None or each.funded.low <= each.weight <= each.funded.high


@SOME
@given(profiles())
def test_an_end_names_two_that_are_equal_there_and_swap_beyond(profile: Profile) -> None:
    for n, each in enumerate(find_stability(profile).criteria):
        for interval in (each.order, each.funded):
            if interval is None:
                continue
            for end, swap, limit in ((interval.low, interval.fall, 0), (interval.high, interval.rise, 1)):
                assert (swap is None) == (end == limit)
                if swap is not None:
                    ahead, behind = (profile.applications.index(name) for name in (swap.ahead, swap.behind))
                    at = [total_at(profile, row, n, end) for row in (ahead, behind)]
                    past = [total_at(profile, row, n, Fraction(limit)) for row in (ahead, behind)]
                    assert at[0] == at[1]
                    assert past[0] < past[1]


def test_a_large_panel_agrees_with_all_pairs() -> None:
    random = np.random.RandomState(3)
    lines = {f"A{n}": [Fraction(int(each), 4) for each in random.randint(8, 21, 4)] for n in range(90)}
    profile = Profile.of(lines, {"c0": 20, "c1": 30, "c2": 15, "c3": 35})
    profile = replace(profile, funded=np.isin(np.arange(90), profile.order[:25]))
    assert profile.funded is not None
    side = [0 if each else 1 for each in profile.funded]
    expected = {
        f"c{n}": (by_all_pairs(profile, side, n), by_all_pairs(profile, profile.block.tolist(), n))
        for n in range(4)
    }
    assert expected == all_ends(find_stability(profile))


@SOME
@given(profiles(criteria=3))
def test_the_order_of_applications_and_criteria_does_not_matter(profile: Profile) -> None:
    rows, columns = list(range(len(profile)))[::-1], [2, 0, 1]
    assert profile.funded is not None
    turned = Profile(
        applications=tuple(profile.applications[n] for n in rows),
        criteria=tuple(profile.criteria[n] for n in columns),
        score=replace(profile.score, numerator=profile.score.numerator[np.ix_(rows, columns)]),
        weights=tuple(profile.weights[n] for n in columns),
        higher_is_better=profile.higher_is_better,
        funded=profile.funded[rows],
    )
    assert all_ends(find_stability(profile)) == all_ends(find_stability(turned))


def test_seven_times_all_weights_changes_nothing() -> None:
    again = Profile.of(SCORES, {"c0": 14, "c1": 14, "c2": 7}, funded={"A", "B", "E"})
    assert find_stability(GOLDEN) == find_stability(again)


def test_a_duplicate_application_changes_no_interval() -> None:
    double = Profile.of(
        SCORES | {"B2": SCORES["B"]}, {"c0": 2, "c1": 2, "c2": 1}, funded={"A", "B", "B2", "E"}
    )
    assert all_ends(find_stability(GOLDEN)) == all_ends(find_stability(double))
    assert (0, 2) == (find_stability(GOLDEN).tied, find_stability(double).tied)


def test_a_tie_at_the_line_holds_the_weights_where_they_are() -> None:
    profile = Profile.of({"A": [3, 1], "B": [1, 3]}, {"c0": 1, "c1": 1}, funded={"A"})
    found = find_stability(profile)
    half, nothing, all_of_it = Fraction(1, 2), Fraction(), Fraction(1)
    assert [(half, all_of_it), (nothing, half)] == [ends(each.funded) for each in found.criteria]
    assert [(nothing, all_of_it)] * 2 == [ends(each.order) for each in found.criteria]


def test_a_sole_criterion_may_weigh_anything() -> None:
    found = find_stability(Profile.of({"A": [2], "B": [1]}, {"c0": 5}, funded={"A"}))
    whole = (Fraction(), Fraction(1))
    assert {"c0": (whole, whole)} == all_ends(found)
    assert ["Only one criterion counts, so its weight cannot change the order."] == stability_sentences(
        scheme_of([5]), found
    )


@pytest.mark.parametrize("scores", [{}, {"A": [1, 2]}])
def test_fewer_than_two_applications_have_no_order_to_change(scores: dict[str, list[int]]) -> None:
    found = find_stability(Profile.of(scores, {"c0": 1, "c1": 1}))
    assert [(Fraction(), Fraction(1))] * 2 == [ends(each.order) for each in found.criteria]
    assert ["Fewer than two applications have a place, so no weight can change the order."] == (
        stability_sentences(scheme_of([1, 1]), found)
    )


def test_all_equal_scores_leave_nothing_to_pass() -> None:
    found = find_stability(
        Profile.of({name: [4, 4] for name in "ABCD"}, {"c0": 1, "c1": 2}, funded={"A", "B"})
    )
    whole = (Fraction(), Fraction(1))
    assert {"c0": (whole, whole), "c1": (whole, whole)} == all_ends(found)
    assert (4, None) == (found.tied, found.most_fragile)


@pytest.mark.parametrize(
    ("funded", "expected"),
    [
        (None, NoLine.NO_BUDGET),
        (set(), NoLine.NOBODY),
        ({"A", "B", "C"}, NoLine.EVERYONE),
        ({"A", "C"}, NoLine.NOT_BY_TOTAL),
    ],
)
def test_without_a_line_between_two_totals_only_the_order_is_looked_at(
    funded: set[str] | None, expected: NoLine
) -> None:
    found = find_stability(
        Profile.of({"A": [9, 1], "B": [4, 4], "C": [1, 1]}, {"c0": 1, "c1": 1}, funded=funded)
    )
    assert expected == found.no_line
    assert [None, None] == [each.funded for each in found.criteria]
    sentences = stability_sentences(scheme_of([1, 1]), found)
    assert sentences[-1].endswith("so only the order is looked at.")
    assert "" == funded_sentence(scheme_of([1, 1]), found.criteria[0])


def test_a_smaller_amount_that_still_fits_leaves_no_line() -> None:
    scheme = scheme_of([1], budget=BudgetRules(cut=Cut.SKIP))
    asked = [
        replace(each, requested_support=amount)
        for each, amount in zip(applications("ABC"), (60_00, 50_00, 40_00))
    ]
    ranking = rank(scheme, one_juror({"A": [9], "B": [8], "C": [7]}), asked, budget=100_00)
    assert NoLine.NOT_BY_TOTAL == find_stability(profile_of(scheme, ranking)).no_line


def test_the_most_fragile_weight_is_the_one_with_the_least_way_to_go() -> None:
    expected = Swap(
        criterion="c2",
        weight=Fraction(1, 5),
        at=Fraction(5, 19),
        is_rise=True,
        ahead="A",
        behind="C",
    )
    assert expected == find_stability(GOLDEN).most_fragile
