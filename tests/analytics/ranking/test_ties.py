"""The tie-break chain and the evidence it leaves, and ties at the budget line."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from evalapp.analytics.ranking.ties import Evidence, Stage, compared_ties
from evalapp.domain.application import Application
from evalapp.domain.ranking import Outcome, Ranking, TiedBlock
from evalapp.domain.scheme.rules import BudgetRules, Cut
from tests.analytics.ranking.ranking_samples import (
    applications,
    one_juror,
    order,
    panel,
    place_of,
    rank,
    rule,
    scale,
    scheme_of,
)


def test_each_rule_is_asked_only_where_the_one_before_left_a_tie() -> None:
    scheme = scheme_of([1, 1, 1], ties=["criterion:c0", "criterion:c1"])

    ranking = rank(scheme, one_juror({"A": (4, 6, 2), "B": (4, 2, 6), "C": (6, 3, 3), "D": (9, 9, 9)}))

    assert order(ranking) == [("D", 1), ("C", 2), ("A", 3), ("B", 4)]
    steps = [(str(s.rule), s.against, s.own, s.other, s.is_ahead) for s in place_of(ranking, "A").ties]
    assert steps == [
        ("criterion:c0", ("C",), 2, 3, False),
        ("criterion:c1", ("B",), 3, 1, True),
    ]
    assert [s.is_ahead for s in place_of(ranking, "B").ties] == [False, False]
    assert place_of(ranking, "D").ties == ()


def test_a_group_breaks_a_tie_by_its_own_score() -> None:
    scheme = scheme_of([1, 1, 1], groups=[1, 2], ties=["group:g1"])

    ranking = rank(scheme, one_juror({"A": (6, 1, 2), "B": (4, 4, 1)}))

    assert order(ranking) == [("B", 1), ("A", 2)]
    assert place_of(ranking, "B").ties[0].own == Fraction(5, 4)


def test_top_marks_count_the_highest_marks_then_the_next() -> None:
    scores = panel({"A": [[10, 8, 6]], "B": [[10, 7, 7]], "C": [[8, 8, 8]], "D": [[9, 9, 6]]})

    ranking = rank(scheme_of(ties=["top-marks"]), scores)

    assert order(ranking) == [("A", 1), ("B", 2), ("D", 3), ("C", 4)]
    step = place_of(ranking, "A").ties[0]
    assert (step.own, step.other, step.level) == (1, 0, 3)


def test_the_earlier_submission_is_an_instant_and_none_comes_last() -> None:
    times = {
        "A": "",
        "B": "2016-01-15T12:00:00Z",
        "C": "2016-01-15T12:30:00",  # Belgian: 11:30 UTC
        "D": "2016-01-15T13:00:00+01:00",
        "E": "soon",
    }
    asked = [
        Application(number=number, title="", organisation="", submitted_at=at) for number, at in times.items()
    ]

    ranking = rank(scheme_of(ties=["earlier-submission"]), one_juror(dict.fromkeys(times, (5,))), asked)

    assert order(ranking) == [("C", 1), ("B", 2), ("D", 2), ("A", 4), ("E", 4)]
    assert place_of(ranking, "C").ties[0].own == "2016-01-15T12:30:00"


@pytest.mark.parametrize("weighted", [False, True])
def test_a_group_is_compared_as_the_total_is_computed(weighted: bool) -> None:
    scheme = scheme_of(
        [3, 1, 1], on=scale(), groups=[2, 1], ties=["group:g0", "lot"], thresholds_on_weighted=weighted
    )
    asked = applications("AB", requested_support=100)

    ranking = rank(scheme, one_juror({"A": (8, 0, 3), "B": (5, 6, 6)}), asked, budget=100)

    assert [(p.application, p.total, p.granted) for p in ranking.places] == [
        ("A", Fraction(27, 5), 100),
        ("B", Fraction(27, 5), None),
    ]
    assert (place_of(ranking, "A").ties[0].own, place_of(ranking, "A").ties[0].other) == (6, Fraction(21, 4))


def _submitted(times: dict[str, str]) -> Ranking:
    asked = [
        Application(number=number, title="", organisation="", submitted_at=at) for number, at in times.items()
    ]
    return rank(scheme_of(ties=["earlier-submission"]), one_juror(dict.fromkeys(times, (5,))), asked)


def test_a_day_without_an_hour_proves_nothing_within_that_day() -> None:
    days = {"A": "2015-11-24", "B": "2015-11-24T09:00:00+00:00", "C": "2015-11-25", "D": "2015-11-23"}

    ranking = _submitted(days)

    assert order(ranking) == [("D", 1), ("A", 2), ("B", 2), ("C", 4)]
    assert place_of(ranking, "A").tied_with == ("B",)
    (step,) = place_of(ranking, "A").unproven
    assert (step.against, step.own, step.other) == (("B",), "2015-11-24", "2015-11-24T09:00:00+00:00")
    assert [each.against for each in place_of(ranking, "B").unproven] == [("A",)]
    assert place_of(ranking, "C").unproven == ()


def test_what_a_day_does_not_prove_is_told_also_after_a_rule_that_left_the_tie() -> None:
    days = {"A": "2015-11-24", "B": "2015-11-24T09:00:00+00:00"}
    asked = [Application(number=n, title="", organisation="", submitted_at=at) for n, at in days.items()]

    ranking = rank(
        scheme_of(ties=["top-marks", "earlier-submission"]), one_juror({"A": (5,), "B": (5,)}), asked
    )

    assert [str(each.rule) for each in place_of(ranking, "A").unproven] == ["earlier-submission"]


def test_two_with_an_hour_wait_as_well_for_the_third_of_their_day_without_one() -> None:
    times = {"A": "2015-11-24", "B": "2015-11-24T08:00", "C": "2015-11-24T07:00"}

    assert order(_submitted(times)) == [("A", 1), ("B", 1), ("C", 1)]
    assert order(_submitted({"B": times["B"], "C": times["C"]})) == [("C", 1), ("B", 2)]


def test_the_day_without_an_hour_is_a_belgian_one() -> None:
    late = {"A": "2015-11-24", "B": "2015-11-23T23:30:00+00:00", "C": "2015-11-24T23:30:00+00:00"}

    assert order(_submitted(late)) == [("A", 1), ("B", 1), ("C", 3)]


def test_equal_places_stand_in_the_order_of_their_numbers() -> None:
    scores = one_juror({"A-10": (5,), "A-2": (5,), "A-1": (5,)})

    assert order(rank(scheme_of(), scores)) == [("A-1", 1), ("A-2", 1), ("A-10", 1)]


def test_a_lot_is_no_rule_of_a_scheme_that_does_not_name_it() -> None:
    ranking = rank(scheme_of(), one_juror({"A": (5,), "B": (5,)}), lot_seed="seed")

    assert order(ranking) == [("A", 1), ("B", 1)]


TIED = one_juror({"A": (9,), "B": (5,), "C": (5,), "D": (5,), "E": (4,), "F": (3,)})


def test_a_tied_block_at_the_line_is_funded_by_nobody_until_the_lot() -> None:
    asked = applications("ABCDEF", requested_support=40)
    scheme = scheme_of(ties=["lot"], budget=BudgetRules(reserve=3))

    waiting = rank(scheme, TIED, asked, budget=100)
    drawn = rank(scheme, TIED, asked, budget=100, lot_seed="x")

    assert waiting.tied_at_line == TiedBlock(applications=("B", "C", "D"), place=2, affordable=1, left=60)
    assert [(p.application, p.outcome, p.reserve) for p in waiting.places] == [
        ("A", Outcome.FUNDED, None),
        ("B", Outcome.ELIGIBLE, None),
        ("C", Outcome.ELIGIBLE, None),
        ("D", Outcome.ELIGIBLE, None),
        ("E", Outcome.RESERVE, 3),
        ("F", Outcome.NOT_FUNDED, None),
    ]
    assert drawn.tied_at_line is None
    assert [p.outcome for p in drawn.places] == [Outcome.FUNDED] * 2 + [Outcome.RESERVE] * 3 + [
        Outcome.NOT_FUNDED
    ]


def test_a_tied_block_that_fits_as_a_whole_or_not_at_all_needs_no_lot() -> None:
    asked = applications("ABCDEF", requested_support=40)

    whole = rank(scheme_of(), TIED, asked, budget=160)
    none = rank(scheme_of(budget=BudgetRules(reserve=1)), TIED, asked, budget=70)

    assert [p.granted for p in whole.places] == [40] * 4 + [None] * 2
    assert none.tied_at_line is None
    assert [p.reserve for p in none.places] == [None, 1, 1, 1, None, None]


def test_what_is_left_over_is_not_offered_to_one_of_a_tied_block() -> None:
    ranking = rank(
        scheme_of(budget=BudgetRules(cut=Cut.PARTIAL)),
        TIED,
        applications("ABCDEF", requested_support=40),
        budget=70,
    )

    assert ranking.tied_at_line == TiedBlock(applications=("B", "C", "D"), place=2, affordable=0, left=30)


def test_support_is_capped_by_years_rate_and_request() -> None:
    rules = BudgetRules(most_per_year=1_000, most_years=3, support_rate=Fraction(50))
    cases = {
        "A": {"requested_support": 500_000, "years": 5, "total_budget": 9_000_000},
        "B": {"requested_support": 500_000, "years": 2, "total_budget": 9_000_000},
        "C": {"requested_support": 500_000, "years": 3, "total_budget": 101},
        "D": {"requested_support": 5, "years": 3, "total_budget": 9_000_000},
        "E": {"requested_support": 500_000, "years": 4, "total_budget": 9_000_000},
    }
    asked = [Application(number=n, title="", organisation="", **each) for n, each in cases.items()]  # type: ignore[arg-type]

    ranking = rank(scheme_of(budget=rules), one_juror(dict.fromkeys(cases, (5,))), asked, budget=10**9)

    assert [p.granted for p in ranking.places] == [300_000, 200_000, 50, 5, 300_000]
    assert [p.requested for p in ranking.places] == [500_000, 500_000, 500_000, 5, 500_000]


def test_the_line_waits_at_an_application_that_asks_an_unknown_amount() -> None:
    asked = [
        *applications("A", requested_support=40),
        *applications("B"),
        *applications("C", requested_support=40),
    ]

    ranking = rank(scheme_of(), one_juror({"A": (9,), "B": (8,), "C": (7,)}), asked, budget=100)

    assert [p.outcome for p in ranking.places] == [Outcome.FUNDED, Outcome.ELIGIBLE, Outcome.ELIGIBLE]


@pytest.mark.parametrize(
    ("written", "asked"), [("top-marks", 1), ("criterion:c0", 1), ("earlier-submission", 400)]
)
def test_what_a_block_has_in_common_is_asked_once(written: str, asked: int) -> None:
    calls: list[int] = []

    def say(i: int, j: int) -> tuple[Fraction, Fraction, int]:
        calls.append(i)
        return Fraction(7), Fraction(7), 1

    together = np.zeros(400, dtype=np.int64)
    stage = Stage(
        rule=rule(written), evidence=Evidence(key=together, say=say), before=together, after=together
    )
    names = [f"A-{n}" for n in range(400)]

    (tie,) = compared_ties([stage], [], together, names)

    assert (asked, (Fraction(7),) * 400, tuple(names)) == (len(calls), tie.rules[0].values, tie.applications)
