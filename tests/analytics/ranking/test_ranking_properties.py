"""The ranking against a naive one in Fractions, and properties that need no reference numbers."""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.ranking.ranking import rank_arrays
from evalapp.domain.call import Score
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut, Missing, Total
from tests.analytics.ranking.ranking_samples import (
    HALVES,
    TENTHS,
    applications,
    order,
    rank,
    scale,
    scheme_of,
    table_of,
)

FEW = settings(deadline=None, max_examples=40)
HUGE = Fraction(10**17 + 3, 7)
PRIMES = (1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)

Cells = Mapping[tuple[str, int], list[int]]


@st.composite
def panels(draw: st.DrawFn, *, plain: bool = False) -> tuple[Scheme, dict[tuple[str, int], list[int]]]:
    """A scheme and, per application and criterion, the jurors' scores in steps; weights and counts go wild."""
    criteria = draw(st.integers(1, 4))
    weight = st.sampled_from([Fraction(1), Fraction(3), Fraction(3, 10), Fraction(7, 13), HUGE])
    across = AcrossJurors.MEAN if plain else draw(st.sampled_from([AcrossJurors.MEAN, AcrossJurors.MEDIAN]))
    better = "higher" if plain else draw(st.sampled_from(["higher", "lower"]))
    wide = scale(-3, 3, "1/4", better=better)
    on = [draw(st.sampled_from([wide, scale(1, 9, better=better)])) for _n in range(criteria)]
    scheme = scheme_of(
        [draw(weight) for _n in range(criteria)],
        on=on,
        total=draw(st.sampled_from(list(Total))),
        across_jurors=across,
        missing=Missing.SKIP,
        ties=draw(st.sampled_from([[], ["criterion:c0"], ["group:g0", "criterion:c0"]])),
    )
    count = st.sampled_from(PRIMES if draw(st.booleans()) else (1, 2))
    cells = {}
    for n in range(draw(st.integers(1, 6))):
        for c in range(criteria):
            value = st.integers(on[c].lowest_steps, on[c].highest_steps)
            size = draw(count)
            cells[f"A-{n:02}", c] = draw(st.lists(value, min_size=size, max_size=size))
    return scheme, cells


def scores_of(cells: Cells) -> dict[tuple[str, str, str], int | str]:
    return {(a, f"J{n}", f"c{c}"): v for (a, c), values in cells.items() for n, v in enumerate(values)}


def naive(scheme: Scheme, cells: Cells) -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    """Application → (total, group, first criterion), without arrays."""
    found = {}
    for a in {each for each, _c in cells}:
        means = []
        for c, criterion in enumerate(scheme.criteria):
            values = [criterion.scale.value(each) for each in cells[a, c]]
            is_mean = scheme.ranking.across_jurors is AcrossJurors.MEAN
            means.append(sum(values, Fraction()) / len(values) if is_mean else Fraction(median(values)))
        weights = [criterion.weight for criterion in scheme.criteria]
        total = sum((w * m for w, m in zip(weights, means)), Fraction())
        if scheme.ranking.total is Total.WEIGHTED_MEAN:
            total /= sum(weights, Fraction())
        # In a tie rule a group counts as the total does, and this one holds every criterion.
        found[a] = (total, total, means[0])
    return found


@pytest.mark.long
@FEW
@given(panels())
def test_totals_and_places_are_those_of_plain_fractions(
    case: tuple[Scheme, dict[tuple[str, int], list[int]]],
) -> None:
    scheme, cells = case
    expected = naive(scheme, cells)
    sign = 1 if scheme.higher_is_better else -1
    at = {"criterion:c0": 2, "group:g0": 1}
    keys = {
        a: (-sign * values[0], *(-sign * values[at[str(tie)]] for tie in scheme.ranking.ties))
        for a, values in expected.items()
    }

    ranking = rank(scheme, scores_of(cells))

    assert {each.application: each.total for each in ranking.places} == {a: v[0] for a, v in expected.items()}
    assert order(ranking) == [
        (a, 1 + sum(other < keys[a] for other in keys.values()))
        for a in sorted(keys, key=lambda each: (keys[each], each))
    ]


@pytest.mark.long
@FEW
@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    case: tuple[Scheme, dict[tuple[str, int], list[int]]], chance: random.Random
) -> None:
    scheme, cells = case
    items = list(scores_of(cells).items())
    shuffled, listed = items.copy(), applications(sorted({a for a, _c in cells}))
    chance.shuffle(shuffled)
    mixed = listed.copy()
    chance.shuffle(mixed)

    assert rank(scheme, dict(shuffled), mixed) == rank(scheme, dict(items), listed)


@pytest.mark.long
@FEW
@given(panels())
def test_all_weights_times_seven_change_no_place(
    case: tuple[Scheme, dict[tuple[str, int], list[int]]],
) -> None:
    scheme, cells = case
    heavier = scheme_of(
        [each.weight * 7 for each in scheme.criteria],
        on=[each.scale for each in scheme.criteria],
        total=scheme.ranking.total,
        across_jurors=scheme.ranking.across_jurors,
        missing=Missing.SKIP,
        ties=[str(each) for each in scheme.ranking.ties],
    )

    assert order(rank(heavier, scores_of(cells))) == order(rank(scheme, scores_of(cells)))


@pytest.mark.long
@FEW
@given(panels())
def test_a_copy_of_an_application_shares_its_place(
    case: tuple[Scheme, dict[tuple[str, int], list[int]]],
) -> None:
    scheme, cells = case
    copied = cells | {("Z", c): values for (a, c), values in cells.items() if a == "A-00"}

    places = dict(order(rank(scheme, scores_of(copied))))

    assert places["Z"] == places["A-00"]


@FEW
@given(panels(plain=True), st.integers(1, 30))
def test_a_higher_score_never_worsens_the_own_place(
    case: tuple[Scheme, dict[tuple[str, int], list[int]]], rise: int
) -> None:
    scheme, cells = case
    values = cells["A-00", 0]
    highest = scheme.criteria[0].scale.highest_steps
    raised = cells | {("A-00", 0): [min(values[0] + rise, highest), *values[1:]]}

    before = dict(order(rank(scheme, scores_of(cells))))["A-00"]
    after = dict(order(rank(scheme, scores_of(raised))))["A-00"]

    assert before is not None
    assert after is not None
    assert after <= before


@FEW
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(1, 60)), min_size=2, max_size=9))
def test_taking_out_the_last_unfunded_application_unfunds_nobody(wishes: list[tuple[int, int]]) -> None:
    scheme = scheme_of(ties=["lot"], budget=BudgetRules(cut=Cut.STOP))
    asked = [
        each
        for n, (_v, amount) in enumerate(wishes)
        for each in applications([f"A{n}"], requested_support=amount)
    ]
    cells = {(f"A{n}", 0): [value] for n, (value, _amount) in enumerate(wishes)}

    ranking = rank(scheme, scores_of(cells), asked, budget=100, lot_seed="seed")
    unfunded = [p.application for p in ranking.places if p.outcome is not Outcome.FUNDED]
    without = rank(
        scheme,
        scores_of(cells),
        [a for a in asked if a.number not in unfunded[-1:]],
        budget=100,
        lot_seed="seed",
    )

    assert _funded(ranking) <= _funded(without)


def _funded(ranking: Ranking) -> set[str]:
    return {each.application for each in ranking.places if each.outcome is Outcome.FUNDED}


def test_weights_and_counts_beyond_64_bits_are_still_exact() -> None:
    scheme = scheme_of([HUGE, HUGE + Fraction(1, 10**20)], on=HALVES, missing=Missing.SKIP)
    cells = {
        (f"A-{n:02}", c): [n % 11, (n + c) % 11] + [5] * size for n, size in enumerate(PRIMES) for c in (0, 1)
    }

    ranking = rank(scheme, scores_of(cells))

    expected = naive(scheme, cells)
    assert {each.application: each.total for each in ranking.places} == {a: v[0] for a, v in expected.items()}


def test_scores_beyond_64_bits_are_still_exact() -> None:
    far = scale(10**25, 10**25 + 10)
    cells = {("A", 0): [10**25 + 1, 10**25 + 4], ("B", 0): [10**25 + 2, 10**25 + 3, 10**25 + 3]}

    ranking = rank(scheme_of(on=far, missing=Missing.SKIP), scores_of(cells))

    assert [each.total for each in ranking.places] == [10**25 + Fraction(8, 3), 10**25 + Fraction(5, 2)]


@pytest.mark.parametrize("value", [0, 5])
def test_equal_scores_everywhere_are_one_tie(value: int) -> None:
    cells = {(f"A-{n}", 0): [value] * 3 for n in range(5)}

    ranking = rank(scheme_of(ties=["criterion:c0", "group:g0", "top-marks", "lot"]), scores_of(cells))

    assert {each.place for each in ranking.places} == {1}
    assert all(len(each.tied_with) == 4 for each in ranking.places)


def test_the_array_core_agrees_with_the_ranking() -> None:
    scheme = scheme_of([2, 3, 5], on=TENTHS, missing=Missing.SKIP)
    chance = random.Random(7)
    cells = {
        (f"A-{n:02}", c): [chance.randint(0, 50) for _j in range(1 + n % 4)]
        for n in range(40)
        for c in range(3)
    }
    ranking = rank(scheme, scores_of(cells))
    rows = [(a, j, c, int(v), None) for (a, j, c), v in scores_of(cells).items()]
    table = table_of(scheme, [f"A-{n:02}" for n in range(40)], rows)

    core = rank_arrays(
        table.application,
        table.criterion,
        table.value,
        [each.weight * each.scale.step / 10 for each in scheme.criteria],
        applications=40,
    )

    assert core.total.dtype == np.int64
    assert [f"A-{n:02}" for n in core.order] == [each.application for each in ranking.places]
    assert [int(core.place[n]) for n in core.order] == [each.place for each in ranking.places]
    assert [Fraction(int(core.total[n]), core.denominator) for n in core.order] == [
        each.total for each in ranking.places
    ]


def test_rows_of_bare_comments_are_no_answers() -> None:
    empty = Score(juror="J1", application="A", criterion="c0", comment="Later")
    rows = [(empty.application, empty.juror, empty.criterion, empty.value, empty.no_score)]

    assert len(table_of(scheme_of(), ["A"], rows).value) == 0
