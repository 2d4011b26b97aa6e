"""The live ranking says what the official one would, for every change and every rule."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.ranking.material import Material
from evalapp.analytics.what_if.latitude import latitude_of
from evalapp.analytics.what_if.live import Live, Order
from evalapp.analytics.what_if.shares import moved, settled, shares_of
from evalapp.analytics.what_if.shifting import Shifting
from evalapp.analytics.what_if.what_if import what_if
from evalapp.domain.decisions import Decisions, Grant
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.rules import BudgetRules, Cut, Threshold, Total
from tests.analytics.ranking.ranking_samples import panel, scheme_of
from tests.analytics.what_if.what_if_samples import asking, funded_line, material

FEW = settings(deadline=None, max_examples=150)


@st.composite
def panels(draw: st.DrawFn) -> Material:
    """Ties of every kind, amounts that fit and do not, grants of nothing."""
    scheme = scheme_of(
        [draw(st.sampled_from([1, 3, Fraction(7, 13)])) for _n in range(3)],
        groups=[2, 1],
        thresholds=[draw(st.sampled_from([None, 2, "40%"]))],
        group_thresholds=[draw(st.sampled_from([None, 2]))],
        threshold=draw(st.sampled_from([None, "50%"])),
        ties=draw(st.sampled_from([[], ["criterion:c0"], ["group:g0", "top-marks"], ["lot"]])),
        budget=BudgetRules(cut=draw(st.sampled_from(list(Cut))), reserve=1),
        thresholds_on_weighted=draw(st.booleans()),
        rank_on_rounded=draw(st.booleans()),
    )
    numbers = [f"A{n}" for n in range(draw(st.integers(1, 7)))]
    line = st.lists(st.integers(2, 7), min_size=1, max_size=1)
    scores = panel({each: [draw(line), draw(line), draw(line)] for each in numbers})
    asked = asking({each: draw(st.sampled_from([10, 20, 35, 60])) for each in numbers})
    grants = tuple(
        Grant(application=each, amount=0, reason="no") for each in numbers[: draw(st.sampled_from([0, 0, 1]))]
    )
    return material(
        scheme,
        scores,
        asked=asked,
        budget=draw(st.sampled_from([None, 0, 25, 60, 100, 1000])),
        lot_seed=draw(st.sampled_from(["", "seed"])),
        decisions=Decisions(grants=grants),
    )


def same(live: Live, order: Order, ranking: Ranking) -> None:
    assert order.blockers == ranking.blockers
    if order.is_ready:
        assert [live.numbers[n] for n in order.order] == [each.application for each in ranking.places]
    assert (order.left if order.budget is not None else None, order.tied_at_line) == (
        ranking.left,
        ranking.tied_at_line,
    )
    for place in ranking.places:
        n = live.numbers.index(place.application)
        assert (int(order.place[n]) or None) == place.place
        assert bool(order.is_funded[n]) == (place.outcome is Outcome.FUNDED)
        if place.is_ranked:
            assert order.total.fraction(n) == place.total
            assert int(order.decimals[n]) == place.decimals


@pytest.mark.long
@FEW
@given(panels(), st.integers(1, 99), st.sampled_from([0, 30, 75, 500]), st.booleans())
def test_the_live_order_is_that_of_the_ranking(
    tried: Material, percent: int, budget: int, drops: bool
) -> None:
    shifting = Shifting(tried)
    same(shifting.live, shifting.order, tried.rank())
    shifting.share("c1", Fraction(percent, 100))
    shifting.spend(budget)
    if drops:
        shifting.threshold("criterion:c0", None)
    shifting.share("c0", Fraction(percent, 200))
    difference = what_if(tried, shifting.changes)
    same(shifting.live, shifting.order, difference.after)
    assert {shifting.live.numbers[n] for n in shifting.enters} == set(difference.enters)
    assert [shifting.live.numbers[n] for n in shifting.leaves] == list(difference.leaves)
    shifting.reset()
    assert not shifting.is_any
    same(shifting.live, shifting.order, tried.rank())


@pytest.mark.long
@FEW
@given(panels())
def test_within_the_latitude_the_same_are_funded_and_beyond_it_others(tried: Material) -> None:
    live = Live(tried)
    if tried.budget is None or not live.official.is_ready:
        return
    found = latitude_of(live.purse, *live.queue(live.official), tried.budget)

    def funded(budget: int) -> list[int]:
        return np.flatnonzero(live.ordered(tried.scheme, budget).is_funded).tolist()

    here = funded(tried.budget)
    assert found.low <= tried.budget
    assert funded(found.low) == here
    least = live.ordered(
        tried.scheme, found.low
    )  # from which on a tie may wait, that nobody reaches below it
    assert found.low == 0 or funded(found.low - 1) != here or least.tied_at_line is not None
    if found.high is None:
        assert funded(10_000) == here
    else:
        assert found.high >= tried.budget
        assert funded(found.high) == here
        beyond = live.ordered(tried.scheme, found.high + 1)  # where a tie may wait for somebody to settle it
        assert funded(found.high + 1) != here or beyond.tied_at_line is not None


def test_one_share_moves_and_the_others_keep_their_proportions() -> None:
    shares = moved(shares_of(scheme_of([2, 1, 1])), "c0", Fraction(1, 5))
    assert shares == {"c0": Fraction(1, 5), "c1": Fraction(2, 5), "c2": Fraction(2, 5)}


def test_settled_shares_are_near_and_whole() -> None:
    third = {"c0": Fraction(1, 3), "c1": Fraction(2, 3)}
    found = settled(third)
    assert sum(found.values()) == 1
    assert all(abs(found[each] - third[each]) < Fraction(1, 500_000) for each in third)


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1), Fraction(-1, 2), Fraction(2)])
def test_a_share_that_leaves_nothing_is_refused(share: Fraction) -> None:
    with pytest.raises(BadValue, match="more than 0 and less than 100"):
        Shifting(funded_line()).share("c0", share)


def test_a_sole_criterion_is_the_whole() -> None:
    tried = replace(funded_line(), scheme=scheme_of([1]))
    with pytest.raises(BadValue, match="the only criterion"):
        moved(shares_of(tried.scheme), "c0", Fraction(1, 2))


def test_a_budget_below_nothing_is_refused_and_a_threshold_that_cannot_be() -> None:
    shifting = Shifting(funded_line())
    with pytest.raises(BadValue, match="0 euro or more"):
        shifting.spend(-1)
    with pytest.raises(BadValue, match="between 0 and 100"):
        shifting.threshold("total", Threshold(value=Fraction(101), percent=True))
    assert not shifting.is_any


def test_a_threshold_that_the_official_range_holds_stands_whatever_the_weights_become() -> None:
    """In a sum the weights move the range: what was moved must be refused neither then nor on paper."""
    summed = replace(
        funded_line(),
        scheme=scheme_of([3, 1], total=Total.WEIGHTED_SUM, thresholds_on_weighted=True, threshold=9),
    )
    shifting = Shifting(summed)
    with pytest.raises(BadValue, match="between 0 and 20"):
        shifting.threshold("total", Threshold(value=Fraction(21)))
    shifting.threshold("criterion:c0", Threshold(value=Fraction(15)))
    shifting.share("c0", Fraction(1, 10))
    assert what_if(summed, shifting.changes).after.is_ready


def test_a_threshold_of_the_scheme_that_nobody_reaches_can_be_put_back() -> None:
    beyond = Threshold(value=Fraction(9))
    shifting = Shifting(replace(funded_line(), scheme=scheme_of([1, 1], threshold=9)))
    shifting.threshold("total", None)
    shifting.threshold("total", beyond)
    assert not shifting.is_any


def test_a_drag_back_to_the_official_weight_leaves_nothing_moved() -> None:
    shifting = Shifting(funded_line())
    shifting.share("c0", Fraction(7, 10))
    assert shifting.hands == ["c0"]
    shifting.share("c0", Fraction(1, 2))
    assert (shifting.hands, shifting.changes) == ([], ())
    assert shifting.order is shifting.live.official


def test_weights_that_are_moved_in_turn_stay_small_numbers() -> None:
    shifting = Shifting(funded_line())
    for n in range(1, 60):
        shifting.share(f"c{n % 2}", Fraction(10 * n + 1, 1000))
    assert all(each.denominator <= 10**9 for each in shifting.shares.values())
