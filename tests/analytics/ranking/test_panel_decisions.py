"""Flags, the panel's own order of a tie, fixed amounts, and criteria that are scored but do not count."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.domain.decisions import Decisions, Flagged, Grant, Ordered
from evalapp.domain.ranking import BlockerKind, Outcome
from evalapp.domain.scheme.model import Flag, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut, Missing, Total
from evalapp.words.explain import line_sentence, method_sentences, place_sentence
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    HALVES,
    applications,
    one_juror,
    order,
    place_of,
    rank,
    scheme_of,
    text,
)

EQUAL = {"A": [6, 6], "B": [6, 6], "C": [6, 6], "D": [4, 4]}
FLAG = Flag(id="uncovered", title=text("Covers an aspect not covered yet"))


def with_flag(scheme: Scheme) -> Scheme:
    return replace(scheme, flags=(FLAG,))


def ordered(*numbers: str) -> Decisions:
    return Decisions(
        order=tuple(
            Ordered(application=each, position=n, reason="gender balance")
            for n, each in enumerate(numbers, 1)
        )
    )


def grant(number: str, euro: int, reason: str = "Work package 4 is dropped.") -> Decisions:
    return Decisions(grants=(Grant(application=number, amount=euro * 100, reason=reason),))


def test_a_flag_puts_its_application_ahead_of_its_equals_and_says_so() -> None:
    scheme = with_flag(scheme_of([1, 1], ties=["flag:uncovered"]))
    decisions = Decisions(flags=(Flagged(application="B", flag="uncovered", reason="only one on hydrogen"),))
    ranking = rank(scheme, one_juror(EQUAL), decisions=decisions)
    assert [("B", 1), ("A", 2), ("C", 2), ("D", 4)] == order(ranking)
    assert (
        "Tie rule 1, “Covers an aspect not covered yet”: yes against no, so above A and C."
        in place_sentence(scheme, place_of(ranking, "B"))
    )


def test_a_flag_of_another_name_decides_nothing() -> None:
    scheme = with_flag(scheme_of([1, 1], ties=["flag:uncovered"]))
    decisions = Decisions(flags=(Flagged(application="B", flag="else", reason="x"),))
    assert [1, 1, 1, 4] == [
        place.place for place in rank(scheme, one_juror(EQUAL), decisions=decisions).places
    ]


def test_the_panels_own_order_settles_a_tie_that_it_covers_whole() -> None:
    scheme = scheme_of([1, 1], ties=["panel-order"])
    ranking = rank(scheme, one_juror(EQUAL), decisions=ordered("C", "A", "B"))
    assert [("C", 1), ("A", 2), ("B", 3), ("D", 4)] == order(ranking)
    assert "the panel’s own order: number 1 against number 2, so above A." in place_sentence(
        scheme, place_of(ranking, "C")
    )


@pytest.mark.parametrize("numbers", [("C", "A"), ("C", "X", "A"), ()], ids=["short", "stranger", "none"])
def test_an_order_that_does_not_cover_the_whole_tie_settles_nothing(numbers: tuple[str, ...]) -> None:
    ranking = rank(scheme_of([1, 1], ties=["panel-order"]), one_juror(EQUAL), decisions=ordered(*numbers))
    assert [("A", 1), ("B", 1), ("C", 1), ("D", 4)] == order(ranking)


def test_positions_of_two_orders_are_never_compared() -> None:
    first, second = ordered("B", "A"), ordered("C", "D")
    later = tuple(replace(each, at="2026-02-01T10:00:00.000+00:00") for each in second.order)
    ranking = rank(
        scheme_of([1, 1], ties=["panel-order"]),
        one_juror(EQUAL),
        decisions=Decisions(order=(*first.order, *later)),
    )
    assert [("A", 1), ("B", 1), ("C", 1), ("D", 4)] == order(ranking)


def test_the_panels_order_never_reaches_beyond_equal_totals() -> None:
    scheme = scheme_of([1, 1], ties=["panel-order"])
    ranking = rank(scheme, one_juror(EQUAL), decisions=ordered("D", "C", "B", "A"))
    assert ["C", "B", "A", "D"] == [place.application for place in ranking.places]


BUDGET = BudgetRules(cut=Cut.STOP, reserve=2)
LADDER = {"A": [9, 9], "B": [8, 8], "C": [7, 7], "D": [4, 4]}


def funded(decisions: Decisions, *, cut: Cut = Cut.STOP) -> dict[str, tuple[Outcome, int | None]]:
    scheme = scheme_of([1, 1], budget=replace(BUDGET, cut=cut))
    listed = applications(LADDER, requested_support=40_000_00)
    ranking = rank(scheme, one_juror(LADDER), listed, budget=100_000_00, decisions=decisions)
    assert ranking.granted == sum(place.granted or 0 for place in ranking.places)
    return {place.application: (place.outcome, place.granted) for place in ranking.places}


def test_a_smaller_amount_fixed_by_the_panel_leaves_more_for_the_next() -> None:
    assert {
        "A": (Outcome.FUNDED, 20_000_00),
        "B": (Outcome.FUNDED, 40_000_00),
        "C": (Outcome.FUNDED, 40_000_00),
        "D": (Outcome.RESERVE, None),
    } == funded(grant("A", 20_000))


def test_an_amount_of_nothing_passes_the_application_over_and_keeps_it_off_the_reserve_list() -> None:
    assert {
        "A": (Outcome.FUNDED, 40_000_00),
        "B": (Outcome.NOT_FUNDED, None),
        "C": (Outcome.FUNDED, 40_000_00),
        "D": (Outcome.RESERVE, None),
    } == funded(grant("B", 0))


def test_a_fixed_amount_says_who_gets_what_and_why() -> None:
    scheme = scheme_of([1, 1], budget=BUDGET)
    listed = applications(LADDER, requested_support=40_000_00)
    ranking = rank(scheme, one_juror(LADDER), listed, budget=100_000_00, decisions=grant("A", 20_000))
    assert "The panel fixed the support at €20,000: Work package 4 is dropped. Proposed: €20,000." in (
        place_sentence(scheme, place_of(ranking, "A"))
    )
    nothing = rank(scheme, one_juror(LADDER), listed, budget=100_000_00, decisions=grant("B", 0, "Withdrawn"))
    said = place_sentence(scheme, place_of(nothing, "B"))
    assert said.endswith("The panel grants nothing: Withdrawn.")
    assert "D on place 4" in line_sentence(scheme, nothing)


def test_a_fixed_amount_makes_up_for_an_application_that_does_not_say_what_it_asks() -> None:
    scheme = scheme_of([1, 1], budget=BUDGET)
    ranking = rank(
        scheme, one_juror({"A": [9, 9]}), applications("A"), budget=50_000_00, decisions=grant("A", 10_000)
    )
    assert (Outcome.FUNDED, 10_000_00) == (ranking.places[0].outcome, ranking.places[0].granted)


def test_decisions_about_applications_of_another_list_are_left_aside() -> None:
    assert funded(Decisions()) == funded(grant("X", 1))


def not_counted(scheme: Scheme, criterion: str) -> Scheme:
    groups = tuple(
        replace(
            group,
            criteria=tuple(replace(each, counts=each.id != criterion) for each in group.criteria),
        )
        for group in scheme.groups
    )
    return replace(scheme, groups=groups)


def test_a_criterion_that_does_not_count_is_shown_but_enters_no_total() -> None:
    scheme = not_counted(scheme_of([1, 5], on=HALVES), "c1")
    ranking = rank(scheme, one_juror({"A": [6, 0], "B": [4, 10]}))
    assert [("A", Fraction(3)), ("B", Fraction(2))] == [(p.application, p.total) for p in ranking.places]
    assert Fraction(5) == place_of(ranking, "B").criteria[1].score
    assert any("Scored but not counted: “Criterion 1”." in each for each in method_sentences(scheme))


@pytest.mark.parametrize("missing", list(Missing))
def test_a_criterion_that_does_not_count_blocks_nothing_when_it_is_not_scored(missing: Missing) -> None:
    scheme = not_counted(scheme_of([1, 1], missing=missing, across_jurors=AcrossJurors.MEAN), "c1")
    ranking = rank(scheme, {("A", "J1", "c0"): 6, ("B", "J1", "c0"): 8, ("B", "J1", "c1"): "abstain"})
    assert () == ranking.blockers
    assert [("B", 1), ("A", 2)] == order(ranking)


def test_a_word_excludes_on_a_criterion_that_does_not_count_too() -> None:
    scheme = not_counted(scheme_of([1, 1], on=[HALVES, APPRECIATION], total=Total.WEIGHTED_SUM), "c1")

    ranking = rank(scheme, one_juror({"A": [6, -2], "B": [4, 1]}))
    owed = rank(scheme, {("A", "J1", "c0"): 6}, assignments=[("J1", "A")])

    assert [("B", 1), ("A", None)] == order(ranking)
    assert ("c1",) == place_of(ranking, "A").excluded_by
    assert [(BlockerKind.MISSING_SCORES, 1)] == [(each.kind, each.count) for each in owed.blockers]


def test_a_group_in_which_nothing_counts_has_no_score() -> None:
    scheme = not_counted(scheme_of([1, 1], groups=[1, 1]), "c1")
    ranking = rank(scheme, one_juror({"A": [6, 9]}))
    assert [Fraction(3), None] == [group.score for group in ranking.places[0].groups]


def test_marks_on_a_criterion_that_does_not_count_break_no_tie() -> None:
    scheme = not_counted(scheme_of([1, 1], ties=["top-marks"]), "c1")
    assert [("A", 1), ("B", 1)] == order(rank(scheme, one_juror({"A": [6, 0], "B": [6, 10]})))


def test_the_total_without_weights_is_told_where_the_threshold_looks_at_it() -> None:
    scheme = scheme_of([1, 3], threshold=4, on=HALVES)
    place = place_of(rank(scheme, one_juror({"A": [4, 10]})), "A")
    assert (Fraction(17, 4), Fraction(7, 2)) == (place.total, place.unweighted)
    assert "Threshold not met: total without weights 3.50 (threshold 4)." in place_sentence(scheme, place)
