"""The knapsack beside the ranking: exact, labelled as a what-if, and refused where it means nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from evalapp.analytics.what_if.knapsack import best_choice
from evalapp.analytics.what_if.portfolio import Portfolio, best_portfolio, portfolio_sentence
from evalapp.analytics.what_if.selection import NoSelection, Obstacle
from evalapp.domain.application import Application
from evalapp.domain.decisions import Decisions, Grant
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import BudgetRules, Cut
from tests.analytics.ranking.ranking_samples import APPRECIATION, one_juror, rank, scale, scheme_of

# golden_decision.json, budget_selection: costs and scores (in tenths) of six ranked applications, budget 100.
COSTS = {"1": 40, "2": 35, "3": 30, "4": 20, "5": 10, "6": 5}
SCORES = {"1": (95,), "2": (90,), "3": (85,), "4": (80,), "5": (75,), "6": (69,)}
TENTHS = scale(0, 10, "1/10")


def asking(costs: Mapping[str, int | None]) -> list[Application]:
    return [
        Application(number=number, title="", organisation="", requested_support=cost)
        for number, cost in costs.items()
    ]


def ranked(
    scheme: Scheme | None = None,
    scores: Mapping[str, Sequence[int]] = SCORES,
    costs: Mapping[str, int | None] = COSTS,
    **options: Any,
) -> tuple[Scheme, Ranking]:
    scheme = scheme or scheme_of(on=TENTHS)
    return scheme, rank(scheme, one_juror(scores), asking(costs), **({"budget": 100} | options))


def portfolio(*arguments: Any, **options: Any) -> Portfolio:
    found = best_portfolio(*ranked(*arguments, **options))
    assert isinstance(found, Portfolio)
    return found


@pytest.mark.parametrize(
    ("cut", "dropped", "added"),
    [
        (Cut.STOP, ("1",), ("3", "4", "5", "6")),
        (Cut.SKIP, ("1",), ("3", "5")),
        (Cut.PARTIAL, ("1",), ("4", "5", "6")),
    ],
)
def test_the_highest_sum_drops_the_winner(cut: Cut, dropped: tuple[str, ...], added: tuple[str, ...]) -> None:
    found = portfolio(scheme_of(on=TENTHS, budget=BudgetRules(cut=cut)))

    assert found == Portfolio(
        funded=("2", "3", "4", "5", "6"),
        total=Fraction(399, 10),
        spent=100,
        available=100,
        dropped=dropped,
        added=added,
    )
    assert found.left == 0


def test_the_sentence_says_whom_it_drops_and_that_it_is_no_rule() -> None:
    assert portfolio_sentence(portfolio()) == (
        "What if the sum of totals decided: 5 applications proposed, sum 39.90, €1 of €1. "
        "It would drop 1, which the ranking funds. "
        "This is a what-if and never the rule: a ranking funds from the top."
    )


def test_with_money_for_all_nobody_is_dropped() -> None:
    found = portfolio(budget=1_000)

    assert (found.funded, found.dropped, found.left) == (tuple("123456"), (), 860)
    assert "It would drop no application that the ranking funds." in portfolio_sentence(found)


def test_a_budget_of_nothing_funds_nobody() -> None:
    found = portfolio(budget=0)

    assert (found.funded, found.total, found.spent) == ((), 0, 0)


def test_who_has_no_place_takes_no_part() -> None:
    found = portfolio(scheme_of(on=TENTHS, threshold=8))

    assert found.funded == ("1", "2", "4")


def test_what_the_panel_granted_is_what_it_costs() -> None:
    grants = (
        Grant(application="1", amount=5, reason="Smaller"),
        Grant(application="2", amount=0, reason="Withdrawn"),
    )
    found = portfolio(decisions=Decisions(grants=grants))

    assert (found.funded, found.spent) == (("1", "3", "4", "5", "6"), 70)


@pytest.mark.parametrize(
    ("case", "obstacle", "words"),
    [
        ({"budget": None}, Obstacle.NO_BUDGET, "no budget"),
        ({"scheme": scheme_of(on=TENTHS, threshold=10)}, Obstacle.NO_APPLICATIONS, "no application"),
        ({"scheme": scheme_of(on=TENTHS, is_ranked=False)}, Obstacle.NO_APPLICATIONS, "no application"),
        ({"scores": {}, "costs": {}}, Obstacle.BLOCKED, "blocked"),
        ({"scheme": scheme_of(on=scale(0, 100, better="lower"))}, Obstacle.LOWER_IS_BETTER, "lower total"),
        (
            {
                "scheme": scheme_of(on=APPRECIATION),
                "scores": {"1": (-1,), "2": (1,)},
                "costs": {"1": 4, "2": 4},
            },
            Obstacle.BELOW_ZERO,
            "below 0",
        ),
        ({"costs": COSTS | {"3": None}}, Obstacle.AMOUNT_UNKNOWN, "3 does not say how much"),
        ({"costs": COSTS | {"3": None, "5": None}}, Obstacle.AMOUNT_UNKNOWN, "3 and 5 do not say how much"),
    ],
)
def test_where_a_sum_means_nothing_the_refusal_says_why(
    case: dict[str, Any], obstacle: Obstacle, words: str
) -> None:
    found = best_portfolio(*ranked(**case))

    assert isinstance(found, NoSelection)
    assert found.obstacle is obstacle
    assert words in str(found)


def test_too_many_sets_that_are_almost_equal_are_refused_and_not_guessed() -> None:
    # Each value is its cost, so that only an exact fit could be proved the best, and none is found early.
    chance = np.random.RandomState(3)
    costs = {f"{n}": int(cost) * 2 for n, cost in enumerate(chance.randint(10**9, 2 * 10**9, 60))}
    wide = scheme_of(on=scale(0, 10**10))

    found = best_portfolio(
        *ranked(
            wide, {number: (cost,) for number, cost in costs.items()}, costs, budget=sum(costs.values()) // 2
        )
    )

    assert isinstance(found, NoSelection)
    assert str(found) == "Too many sets are almost equally good to prove one of them the best."


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 15)), max_size=9),
    st.integers(0, 60),
    st.sampled_from([1, 7, 10**19]),
)
def test_no_other_choice_has_a_higher_sum(items: list[tuple[int, int]], budget: int, unit: int) -> None:
    # The odd one more keeps large values from being divided down to small ones.
    values = [value * unit + n % 2 for n, (value, _cost) in enumerate(items)]
    costs = [cost for _value, cost in items]
    best = max(
        sum(values[n] for n in chosen)
        for size in range(len(items) + 1)
        for chosen in combinations(range(len(items)), size)
        if sum(costs[n] for n in chosen) <= budget
    )

    found = best_choice(values, costs, budget)

    assert found is not None
    assert (sum(values[n] for n in found), found) == (best, sorted(set(found)))
    assert sum(costs[n] for n in found) <= budget


@pytest.mark.parametrize("seed", range(5))
def test_an_independent_solver_finds_the_same_sum(seed: int) -> None:
    chance = np.random.RandomState(seed)
    values, costs = chance.randint(100, 500, 60), chance.randint(20_000, 450_000, 60)
    budget = int(costs.sum()) // 3

    solved = milp(
        -values.astype(float),
        constraints=LinearConstraint(costs.astype(float)[None], ub=budget),
        integrality=np.ones(60),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    found = best_choice(values.tolist(), costs.tolist(), budget)

    assert found is not None
    assert sum(int(values[n]) for n in found) == round(-solved.fun)
