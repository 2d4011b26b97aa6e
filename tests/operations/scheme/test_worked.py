"""The made-up example is ranked by what ranks a call, whatever the scheme."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.operations.scheme.editing import with_criterion
from evalapp.operations.scheme.rules import moved_tie, read_threshold, with_rule
from evalapp.operations.scheme.scales import with_own_scale, with_points, with_scale
from evalapp.operations.scheme.worked import Worked, worked_example
from tests.samples import SCHEME

SMALL = parse_scheme(SCHEME)
IBN = parse_scheme(template_text("ibn-2015"))
HORIZON = parse_scheme(template_text("horizon-ria"))


def order(example: Worked) -> list[str]:
    return [f"{each.place} {each.number} {each.total}" for each in example.rows]


def why(scheme: Scheme, number: str) -> str:
    return next(each.why for each in worked_example(scheme).rows if each.number == number)


@pytest.mark.parametrize("template", template_ids())
def test_every_template_has_one(template: str) -> None:
    scheme = parse_scheme(template_text(template))
    example = worked_example(scheme)
    assert {each.number for each in example.rows} == {"A-1", "A-2", "A-3", "A-4", "A-5"}
    assert example.blocked == ()
    assert len(example.reckoned) == 2
    assert example.missing
    assert all((each.place != "–") == scheme.is_ranked or "Threshold" in each.why for each in example.rows)
    assert worked_example(scheme) == example


def test_places_and_totals_are_those_of_the_ranking() -> None:
    assert order(worked_example(IBN)) == [
        "1 A-1 4.50", "2 A-3 3.50", "3 A-2 3.50", "4 A-4 2.50", "5 A-5 0.00",
    ]  # fmt: skip
    assert (
        worked_example(IBN).reckoned[0] == "“Improvement of competitiveness” of A-1: 4 · 4.5 · 5 becomes 4.50"
    )


def test_the_first_rule_of_the_chain_decides_the_tie() -> None:
    assert "Tie rule 1, “Triple-helix commitment”: 4.00 against 3.00, so above A-2." in why(IBN, "A-3")
    assert "Tie rule 1, “SME impact”" in why(moved_tie(IBN, 1, -1), "A-3")
    assert "Tie rule 1, earlier submission" in why(
        moved_tie(moved_tie(moved_tie(IBN, 3, -1), 2, -1), 1, -1), "A-3"
    )


def test_the_reckoning_shows_the_scores_of_the_criterion_that_it_names() -> None:
    own = with_own_scale(SMALL, "sme")
    of_ten = with_scale(own, with_points(own.criterion("sme").scale, highest=Fraction(10)))
    (first, *_rest), (alike, *_rest) = worked_example(of_ten).reckoned, worked_example(SMALL).reckoned
    assert (first, "“Triple helix” of A-1: ") == (alike, first[:23])


def test_what_a_rule_asks_the_panel_to_say_of_an_application_is_said_of_one_that_ties() -> None:
    assert "Tie rule 1, “Covers an aspect" in why(HORIZON, "A-3")
    assert "yes against no, so above A-2." in why(HORIZON, "A-3")


def test_a_missing_score_does_what_the_rule_says() -> None:
    assert "J3 has not yet given 1 score: A-1" in worked_example(SMALL).missing[1]
    assert worked_example(with_rule(SMALL, "missing", "skip")).missing[1] == "total 4.50 → 4.67"
    assert worked_example(with_rule(SMALL, "missing", "zero")).missing[1] == "total 4.50 → 3.61"


def test_several_scores_become_one_as_the_rule_says() -> None:
    trimmed = worked_example(with_rule(SMALL, "across_jurors", "trimmed-mean"))
    assert (trimmed.jurors, trimmed.blocked) == (5, ())
    agreed = worked_example(with_rule(SMALL, "across_jurors", "agreed"))
    assert agreed.reckoned[0] == "“Triple helix” of A-1: 4.5 · 4.5 · 4.5 becomes 4.50"


def test_a_threshold_takes_the_place_away() -> None:
    strict = with_criterion(SMALL, "helix", threshold=read_threshold("3"))
    last = next(each for each in worked_example(strict).rows if each.number == "A-5")
    assert (last.place, last.outcome) == ("–", "below the threshold")


def test_a_quorum_that_no_example_has_is_said() -> None:
    example = worked_example(with_rule(SMALL, "quorum", "20"))
    assert example.jurors == 9
    assert example.blocked
    assert {each.place for each in example.rows} == {"–"}


def test_the_budget_goes_as_far_as_the_rule_says() -> None:
    def funded(cut: str) -> list[str]:
        rows = worked_example(with_rule(SMALL, "cut", cut)).rows
        return [each.number for each in rows if each.outcome == "proposed"]

    assert (funded("stop"), funded("skip")) == (["A-1", "A-3"], ["A-1", "A-3", "A-4"])
    assert funded("partial") == ["A-1", "A-3", "A-2"]
