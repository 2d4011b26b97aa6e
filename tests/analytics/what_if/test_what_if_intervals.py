"""How far a weight and the budget may go, held against what moving them does."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from evalapp.analytics.what_if.intervals import intervals_of
from evalapp.analytics.what_if.live import Live
from evalapp.analytics.what_if.shifting import Shifting
from tests.analytics.ranking.ranking_samples import one_juror, scheme_of
from tests.analytics.what_if.what_if_samples import asking, funded_line, material


def funded(shifting: Shifting) -> set[str]:
    return {shifting.live.numbers[n] for n in range(len(shifting.live)) if shifting.order.is_funded[n]}


def test_within_its_interval_a_weight_changes_nobody_funded_and_past_it_somebody() -> None:
    shifting = Shifting(funded_line())
    found = intervals_of(shifting.live)
    low, high = found.weights["c0"]
    assert not found.is_of_order
    assert low < Fraction(1, 2) < high < 1
    shifting.share("c0", high - Fraction(1, 1000))
    assert funded(shifting) == {"B", "C"}
    shifting.share("c0", high + Fraction(1, 1000))
    assert funded(shifting) != {"B", "C"}


def test_the_smallest_change_that_swaps_the_two_at_the_line_swaps_them() -> None:
    shifting = Shifting(funded_line())
    at_line = intervals_of(shifting.live).at_line
    assert at_line is not None
    assert at_line.smallest is not None
    assert (at_line.ahead, at_line.behind) == ("B", "A")
    step = Fraction(1, 1000) if at_line.smallest.is_rise else -Fraction(1, 1000)
    shifting.share(at_line.smallest.criterion, at_line.smallest.at + step)
    assert "A" in funded(shifting)


def test_the_budget_has_its_own() -> None:
    found = intervals_of(Live(funded_line())).budget
    assert found is not None
    assert (found.low, found.high) == (80, 119)


def test_without_a_budget_the_order_is_looked_at_and_a_sole_one_compares_with_nobody() -> None:
    tried = funded_line()
    assert intervals_of(Live(replace(tried, budget=None))).is_of_order
    alone = material(scheme_of([1, 1]), one_juror({"A": (9, 2)}), asked=asking({"A": 40}), budget=100)
    assert intervals_of(Live(alone)).weights == {}
