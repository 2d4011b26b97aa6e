"""Published and hand-computed cases, compared exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.analytics.ranking.ties import lot_digest
from evalapp.domain.application import Application
from evalapp.domain.numbers import rounded_text
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut, Total
from tests.analytics.ranking.ranking_samples import (
    HALVES,
    TENTHS,
    one_juror,
    order,
    panel,
    place_of,
    rank,
    scale,
    scheme_of,
)

# Scores in half points on excellence, impact and implementation (Horizon Europe, general annexes).
HORIZON = {
    "P1": (10, 8, 9),
    "P2": (9, 9, 9),
    "P3": (8, 10, 9),
    "P4": (9, 9, 9),
    "P5": (10, 10, 5),
    "P6": (7, 6, 6),
    "P7": (9, 10, 8),
    "P8": (6, 7, 7),
}


@pytest.mark.parametrize(
    ("impact", "ties", "expected"),
    [
        (
            Fraction(1),
            ["criterion:c0", "criterion:c1"],
            [("P1", 1), ("P7", 2), ("P2", 3), ("P4", 3), ("P3", 5), ("P8", 6), ("P5", None), ("P6", None)],
        ),
        (
            Fraction(3, 2),
            ["criterion:c1", "criterion:c0"],
            [("P7", 1), ("P3", 2), ("P2", 3), ("P4", 3), ("P1", 5), ("P8", 6), ("P5", None), ("P6", None)],
        ),
    ],
    ids=["research", "innovation"],
)
def test_horizon_europe_ranks_on_weighted_and_bars_on_unweighted_scores(
    impact: Fraction, ties: list[str], expected: list[tuple[str, int | None]]
) -> None:
    scheme = scheme_of(
        [1, impact, 1],
        thresholds=[3, 3, 3],
        threshold=10,
        total=Total.WEIGHTED_SUM,
        ties=ties,
    )

    ranking = rank(scheme, one_juror(HORIZON))

    assert order(ranking) == expected
    assert place_of(ranking, "P7").total == Fraction(27, 2) + 5 * (impact - 1)
    assert place_of(ranking, "P5").failed == ("criterion:c2",)
    assert place_of(ranking, "P6").failed == ("total",)


def test_totals_that_floats_tell_apart_are_equal() -> None:
    scheme = scheme_of([Fraction(3, 10), Fraction(3, 10), Fraction(4, 10)], on=TENTHS)

    ranking = rank(scheme, one_juror({"A": (10, 28, 49), "B": (46, 48, 7)}))

    assert order(ranking) == [("A", 1), ("B", 1)]
    assert [each.total for each in ranking.places] == [Fraction(31, 10)] * 2


@pytest.mark.parametrize(
    ("value", "decimals", "shown"), [("2.675", 2, "2.68"), ("0.125", 2, "0.13"), ("4.5", 0, "5")]
)
def test_rounding_is_half_up(value: str, decimals: int, shown: str) -> None:
    assert rounded_text(Fraction(value), decimals) == shown


def test_equal_totals_share_a_place_and_the_next_is_skipped() -> None:
    values = dict(zip("ABCDEFG", [(9,), (8,), (8,), (7,), (7,), (7,), (5,)]))

    ranking = rank(scheme_of(), one_juror(values))

    assert [each.place for each in ranking.places] == [1, 2, 2, 4, 4, 4, 7]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (AcrossJurors.MEAN, Fraction(36, 5)),
        (AcrossJurors.MEDIAN, Fraction(7)),
        (AcrossJurors.TRIMMED_MEAN, Fraction(22, 3)),
    ],
)
def test_jurors_are_combined_by_the_rule_of_the_scheme(rule: AcrossJurors, expected: Fraction) -> None:
    scheme = scheme_of(on=scale(), across_jurors=rule)

    ranking = rank(scheme, panel({"A": [[4, 7, 7, 8, 10]]}))

    assert ranking.places[0].total == expected


def test_a_lower_score_is_better_where_the_scale_says_so() -> None:
    scheme = scheme_of(on=scale(1, 9, better="lower"), threshold=4)

    ranking = rank(
        scheme, panel({"A": [[5, 5, 5]], "B": [[2, 3, 3, 2, 4, 3, 2]], "C": [[4, 4, 4]], "D": [[1, 9]]})
    )

    assert order(ranking) == [("B", 1), ("C", 2), ("A", None), ("D", None)]
    assert place_of(ranking, "B").total == Fraction(19, 7)


SEED = "2026-03-12|Lotto 6-11-19-28-35-41"


def test_a_lot_orders_by_the_digest_that_sha256sum_prints() -> None:
    numbers = ["A-007", "A-012", "A-013", "A-021", "A-030"]
    scheme = scheme_of(ties=["lot"])
    scores = one_juror(dict.fromkeys(numbers, (5,)))

    undrawn, drawn = rank(scheme, scores), rank(scheme, scores, lot_seed=SEED)

    assert lot_digest(SEED, "A-021") == "1154ad05cb583fd17c703b861020ce9e2fc67be7c06c986d28328f8a0d85f90f"
    assert order(undrawn) == [(number, 1) for number in numbers]
    assert order(drawn) == [("A-021", 1), ("A-013", 2), ("A-007", 3), ("A-012", 4), ("A-030", 5)]
    assert place_of(drawn, "A-013").tied_with == ("A-007", "A-012", "A-021", "A-030")


ASKED = {"1": 40, "2": 35, "3": 30, "4": 20, "5": 10, "6": 5}


@pytest.mark.parametrize(
    ("cut", "funded", "reserve"),
    [
        (Cut.STOP, {"1": 40, "2": 35}, ["3", "4", "5", "6"]),
        (Cut.SKIP, {"1": 40, "2": 35, "4": 20, "6": 5}, ["3", "5"]),
        (Cut.PARTIAL, {"1": 40, "2": 35, "3": 25}, ["4", "5", "6"]),
    ],
)
def test_the_budget_goes_down_the_ranking(cut: Cut, funded: dict[str, int], reserve: list[str]) -> None:
    asked = [
        Application(number=number, title="", organisation="", requested_support=amount)
        for number, amount in ASKED.items()
    ]
    scheme = scheme_of(on=HALVES, budget=BudgetRules(cut=cut, reserve=9))
    scores = one_juror({number: (10 - n,) for n, number in enumerate(ASKED)})

    ranking = rank(scheme, scores, asked, budget=100)

    assert {p.application: p.granted for p in ranking.places if p.outcome is Outcome.FUNDED} == funded
    waiting = [(p.reserve, p.application) for p in ranking.places if p.outcome is Outcome.RESERVE]
    assert waiting == list(enumerate(reserve, 1))
    assert (ranking.granted, ranking.left) == (sum(funded.values()), 100 - sum(funded.values()))
