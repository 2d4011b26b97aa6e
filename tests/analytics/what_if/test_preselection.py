"""The threshold of a first stage: as close as possible to three times the money, never below two and a half."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.what_if.preselection import (
    Candidate,
    Preselection,
    preselect,
    preselect_ranked,
    preselection_sentence,
)
from evalapp.analytics.what_if.selection import NoSelection, Obstacle
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.rules import Total
from tests.analytics.ranking.ranking_samples import applications, one_juror, rank, scheme_of

# golden_decision.json, horizon_two_stage_threshold: (application, total, requested), 10 available.
HORIZON = [
    ("S1", "9.5", 6),
    ("S2", "9.0", 5),
    ("S3", "9.0", 5),
    ("S4", "8.5", 6),
    ("S5", "8.5", 4),
    ("S6", "8.0", 7),
    ("S7", "8.0", 3),
]
HALF = Fraction(1, 2)


def candidates(rows: Sequence[tuple[str, str, int | None]]) -> list[Candidate]:
    return [
        Candidate(application=number, total=Fraction(total), requested=requested)
        for number, total, requested in rows
    ]


def preselected(
    rows: Sequence[tuple[str, str, int | None]] = HORIZON, *, available: int = 10, higher: bool = True
) -> Preselection:
    found = preselect(candidates(rows), available=available, step=HALF, higher_is_better=higher)
    assert isinstance(found, Preselection)
    return found


def test_horizon_admits_closest_to_three_times_the_budget() -> None:
    assert preselected() == Preselection(
        threshold=Fraction(17, 2),
        admitted=("S1", "S2", "S3", "S4", "S5"),
        refused=("S6", "S7"),
        requested=26,
        available=10,
        is_enough=True,
    )


def test_the_sentence_gives_the_threshold_the_sum_and_the_ratio() -> None:
    rows = [(number, total, cost * 100) for number, total, cost in HORIZON]

    assert preselection_sentence(preselected(rows, available=1_000)) == (
        "What if the threshold were 8.5: 5 applications are admitted, which ask €26, "
        "2.6 times the budget of €10."
    )


def test_closer_but_below_two_and_a_half_times_does_not_do() -> None:
    # 24 is closer to 30 than 37 is, but too little for a choice.
    found = preselected([("A", "9", 24), ("B", "8", 13)])

    assert (found.threshold, found.requested) == (8, 37)


def test_two_and_a_half_times_is_just_enough() -> None:
    found = preselected([("A", "9", 25), ("B", "8", 11)])

    assert (found.threshold, found.requested, found.is_enough) == (9, 25, True)


def test_of_two_equally_close_the_one_that_admits_more() -> None:
    found = preselected([("A", "9", 28), ("B", "8", 4)])

    assert found.admitted == ("A", "B")


def test_too_few_are_all_admitted_and_it_is_said() -> None:
    found = preselected([("A", "9", 12), ("B", "7.3", 12)])

    assert (found.threshold, found.admitted, found.is_enough) == (7, ("A", "B"), False)
    assert preselection_sentence(found).endswith("so no application is left out.")


def test_totals_between_two_steps_reach_the_one_below() -> None:
    found = preselected([("A", "9.2", 15), ("B", "9.1", 15), ("C", "8.9", 15)])

    assert (found.threshold, found.admitted) == (9, ("A", "B"))


def test_where_lower_is_better_the_threshold_is_a_highest_total() -> None:
    found = preselected([("A", "1.2", 15), ("B", "1.5", 15), ("C", "1.6", 15)], higher=False)

    assert (found.threshold, found.admitted, found.refused) == (Fraction(3, 2), ("A", "B"), ("C",))


@pytest.mark.parametrize(
    ("rows", "available", "obstacle"),
    [
        ([], 10, Obstacle.NO_APPLICATIONS),
        (HORIZON, 0, Obstacle.NO_BUDGET),
        ([("A", "9", None)], 10, Obstacle.AMOUNT_UNKNOWN),
    ],
)
def test_without_what_it_needs_there_is_no_threshold(
    rows: list[tuple[str, str, int | None]], available: int, obstacle: Obstacle
) -> None:
    found = preselect(candidates(rows), available=available, step=HALF)

    assert isinstance(found, NoSelection)
    assert found.obstacle is obstacle


def test_a_step_of_nothing_is_no_grid() -> None:
    with pytest.raises(BadValue, match="more than 0"):
        preselect(candidates(HORIZON), available=10, step=Fraction(0))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), min_size=1, max_size=9),
    st.integers(1, 20),
    st.booleans(),
)
def test_no_threshold_on_the_grid_does_better(
    wishes: list[tuple[int, int]], available: int, higher: bool
) -> None:
    """Every half point from below the worst to above the best is tried one by one."""
    rows = [(f"A{n}", str(Fraction(total, 4)), cost) for n, (total, cost) in enumerate(wishes)]
    found = preselected(rows, available=available, higher=higher)

    def asked_at(threshold: Fraction) -> int:
        reach = [c for c in candidates(rows) if (c.total >= threshold if higher else c.total <= threshold)]
        return sum(c.requested or 0 for c in reach)

    sums = {n * HALF: asked_at(n * HALF) for n in range(-1, 22)}
    allowed = [asked for asked in sums.values() if 2 * asked >= 5 * available]

    assert sums[found.threshold] == found.requested
    assert found.is_enough is bool(allowed)
    if allowed:
        assert abs(found.requested - 3 * available) == min(abs(asked - 3 * available) for asked in allowed)
    else:
        assert found.refused == ()


def test_a_panel_is_judged_on_the_total_without_weights() -> None:
    scheme = scheme_of([1, 3], total=Total.WEIGHTED_SUM, thresholds=[2, None])
    scores = one_juror({"A": (8, 8), "B": (10, 2), "C": (3, 10)})
    ranking = rank(scheme, scores, applications("ABC", requested_support=10), budget=4)

    found = preselect_ranked(scheme, ranking, step=HALF)

    assert isinstance(found, Preselection)
    # C misses a threshold; B has 6 without weights, though 8 with them.
    assert (found.threshold, found.admitted, found.refused) == (8, ("A",), ("B",))


def test_a_panel_that_is_blocked_has_no_threshold() -> None:
    scheme = scheme_of()
    ranking = rank(scheme, one_juror({"A": (8,)}), assignments=[("J1", "A"), ("J2", "A")], budget=4)

    found = preselect_ranked(scheme, ranking, step=HALF)

    assert isinstance(found, NoSelection)
    assert str(found) == "The ranking is blocked, so not every total is known."
