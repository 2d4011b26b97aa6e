"""The templates with points: a call out of 20 per criterion, and ERDF out of 50 + 50."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.domain.decisions import Decisions, Grant
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from tests.analytics.ranking.ranking_samples import applications, order, place_of
from tests.resources.template_samples import by_all, ranked, template

CALL = template("vlaio-oproep")
FIVE = [criterion.id for criterion in CALL.criteria]
ERDF = template("efro-2021")
# Those out of ten before those out of five, within each part.
TWELVE = [
    each.id for group in ERDF.groups for each in sorted(group.criteria, key=lambda one: -one.scale.highest)
]


def twenties(*values: int) -> dict[str, str]:
    return by_all(FIVE, [str(value) for value in values], jurors=3)


def test_half_of_the_points_everywhere_is_enough() -> None:
    place = place_of(ranked(CALL, {"A": twenties(10, 10, 10, 10, 10)}), "A")
    assert (1, Fraction(50), ()) == (place.place, place.total, place.failed)


def test_a_criterion_just_below_half_fails_however_good_the_rest() -> None:
    # 10 10 9: the mean is 29/3, which is not half of 20.
    given = twenties(10, 20, 20, 20, 20) | {"innovation": "10 10 9"}
    place = place_of(ranked(CALL, {"A": given}), "A")
    assert (None, Fraction(269, 3), ("criterion:innovation",)) == (place.place, place.total, place.failed)
    assert Outcome.BELOW_THRESHOLD == place.outcome


def test_a_total_just_below_half_fails_too() -> None:
    given = twenties(10, 10, 10, 10, 10) | {"reach": "10 9 10"}
    place = place_of(ranked(CALL, {"A": given}), "A")
    assert (Fraction(149, 3), ("criterion:reach", "total")) == (place.total, place.failed)


def test_the_variant_of_60_percent_is_a_replacement_in_the_text() -> None:
    stricter = parse_scheme(template_text("vlaio-oproep").replace('threshold = "50%"', 'threshold = "60%"'))
    given = {"A": twenties(12, 12, 12, 12, 12), "B": twenties(11, 20, 20, 20, 20)}
    ranking = ranked(stricter, given)
    assert [("A", 1), ("B", None)] == order(ranking)
    assert ("criterion:innovation",) == place_of(ranking, "B").failed


GIVEN = {
    "A": twenties(18, 17, 16, 15, 14),  # 80
    "B": twenties(14, 14, 14, 16, 17),  # 75, impact 33
    "C": twenties(15, 15, 15, 15, 15),  # 75, impact 30
    "D": twenties(12, 12, 12, 12, 12),  # 60
}
ASKED = {"A": 60_000_00, "B": 50_000_00, "C": 30_000_00, "D": 20_000_00}


def paid(decisions: Decisions) -> dict[str, tuple[int | None, Outcome]]:
    asked = [applications([each], requested_support=amount)[0] for each, amount in ASKED.items()]
    ranking = ranked(CALL, GIVEN, asked, budget=100_000_00, decisions=decisions)
    return {each.application: (each.granted, each.outcome) for each in ranking.places}


def test_equal_totals_are_set_apart_by_the_impact() -> None:
    ranking = ranked(CALL, GIVEN)
    assert [("A", 1), ("B", 2), ("C", 3), ("D", 4)] == order(ranking)
    (step,) = place_of(ranking, "B").ties
    assert ("group:impact", Fraction(33), Fraction(30)) == (str(step.rule), step.own, step.other)


def test_the_budget_is_used_until_it_is_exhausted() -> None:
    assert {
        "A": (60_000_00, Outcome.FUNDED),
        "B": (40_000_00, Outcome.FUNDED),
        "C": (None, Outcome.RESERVE),
        "D": (None, Outcome.RESERVE),
    } == paid(Decisions())


def test_a_budget_that_the_jury_cuts_reaches_further() -> None:
    cut = Decisions(grants=(Grant(application="B", amount=25_000_00, reason="equipment is not needed"),))
    assert {
        "A": (60_000_00, Outcome.FUNDED),
        "B": (25_000_00, Outcome.FUNDED),
        "C": (15_000_00, Outcome.FUNDED),
        "D": (None, Outcome.RESERVE),
    } == paid(cut)


def points(strategic: str, operational: str, *, jurors: int = 2) -> dict[str, str]:
    return by_all(TWELVE, f"{strategic} {operational}".split(), jurors=jurors)


def test_each_part_has_six_items_and_fifty_points() -> None:
    assert [(6, 50), (6, 50)] == [
        (len(group.criteria), sum(each.scale.highest for each in group.criteria)) for group in ERDF.groups
    ]


@pytest.mark.parametrize(
    ("strategic", "operational", "sums", "failed"),
    [
        ("6 6 6 6 3 3", "6 6 6 6 3 3", (30, 30, 60), ()),
        ("6 6 6 6 3 2", "10 10 10 10 5 5", (29, 50, 79), ("group:strategic",)),
        ("6 6 6 6 3 3", "6 6 6 6 3 2", (30, 29, 59), ("total",)),
        # No threshold of its own for the operational part.
        ("10 10 10 10 5 5", "2 2 2 2 1 1", (50, 10, 60), ()),
        ("5 5 5 5 2 2", "5 5 5 5 2 2", (24, 24, 48), ("group:strategic", "total")),
    ],
)
def test_thirty_strategic_and_sixty_in_total(
    strategic: str, operational: str, sums: tuple[int, int, int], failed: tuple[str, ...]
) -> None:
    place = place_of(ranked(ERDF, {"A": points(strategic, operational)}), "A")
    assert list(sums) == [*(group.score for group in place.groups), place.total]
    assert failed == place.failed


def test_the_mean_of_two_jurors_just_below_thirty_fails() -> None:
    given = points("6 6 6 6 3 3", "10 10 10 10 5 5") | {"lasting": "3 2"}
    place = place_of(ranked(ERDF, {"A": given}), "A")
    assert (Fraction(59, 2), ("group:strategic",)) == (place.groups[0].score, place.failed)


def test_each_project_is_assessed_by_itself() -> None:
    given = {"A": points("10 10 10 10 5 5", "10 10 10 10 5 5"), "B": points("6 6 6 6 3 3", "6 6 6 6 3 3")}
    assert {None} == {place.place for place in ranked(ERDF, given).places}


def test_where_a_call_ranks_the_total_does_and_the_strategic_part_breaks_the_tie() -> None:
    given = {
        "A": points("8 8 6 6 4 4", "8 8 8 8 4 4"),  # 36 + 40 = 76
        "B": points("8 8 8 8 4 4", "8 8 6 6 4 4"),  # 40 + 36 = 76
        "C": points("10 10 10 8 5 5", "6 6 8 8 2 2"),  # 48 + 32 = 80
    }
    assert [("C", 1), ("B", 2), ("A", 3)] == order(ranked(replace(ERDF, is_ranked=True), given))
