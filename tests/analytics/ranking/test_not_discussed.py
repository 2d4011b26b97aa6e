"""An application that nobody discussed has an outcome of its own: no place, and nothing waits for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.call import Consensus
from evalapp.domain.ranking import BlockerKind, Outcome, Ranking
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import BudgetRules, Missing
from evalapp.domain.scheme.templates import template_text
from evalapp.words.explain import place_sentence
from evalapp.words.places import standing, without_place
from tests.analytics.ranking.ranking_samples import applications, order, place_of, rank, scheme_of

PAIRS = [(juror, number) for juror in ("J1", "J2") for number in ("A", "B")]
DISCUSSED = {("A", "J1", "c0"): 6, ("A", "J2", "c0"): 8}


def ranked(b: tuple[str | int, str | int], **options: object) -> Ranking:
    given = {("B", "J1", "c0"): b[0], ("B", "J2", "c0"): b[1]}
    return rank(scheme_of(quorum=2), DISCUSSED | given, assignments=PAIRS, **options)


@pytest.mark.parametrize("other", ["not-discussed", "absent", "conflict", "abstain"])
def test_it_is_not_ranked_and_blocks_nothing(other: str) -> None:
    ranking = ranked(("not-discussed", other))
    assert ((), [("A", 1), ("B", None)]) == (ranking.blockers, order(ranking))
    assert (Outcome.NOT_DISCUSSED, None) == (
        place_of(ranking, "B").outcome,
        place_of(ranking, "B").total,
    )


def test_one_score_means_that_it_was_discussed() -> None:
    ranking = ranked(("not-discussed", 6))
    assert [BlockerKind.QUORUM] == [each.kind for each in ranking.blockers]
    assert Outcome.ELIGIBLE == place_of(ranking, "B").outcome


def test_a_consensus_means_that_it_was_discussed() -> None:
    agreed = Consensus(application="B", criterion="c0", value=4, reason="Discussed after all")
    assert [("A", 1), ("B", 2)] == order(ranked(("not-discussed", "absent"), consensus=[agreed]))


@pytest.mark.parametrize("missing", list(Missing))
def test_while_a_juror_owes_a_score_nobody_knows(missing: Missing) -> None:
    ranking = rank(
        scheme_of(missing=missing), DISCUSSED | {("B", "J1", "c0"): "not-discussed"}, assignments=PAIRS
    )
    assert Outcome.NOT_DISCUSSED != place_of(ranking, "B").outcome


def test_other_reasons_alone_still_wait_for_the_jury() -> None:
    assert [BlockerKind.NO_SCORE_AT_ALL] == [each.kind for each in ranked(("abstain", "absent")).blockers]


def test_it_asks_no_money_and_no_ceiling_of_it_is_computed() -> None:
    scheme = replace(scheme_of(), budget=BudgetRules(most_per_year=100_00))
    asked = [
        *applications(["A"], requested_support=50_00, years=1),
        *applications(["B"], requested_support=50_00),
    ]
    scores = DISCUSSED | {("B", "J1", "c0"): "not-discussed"}
    ranking = rank(scheme, scores, asked, budget=100_00)
    assert ((), Outcome.FUNDED) == (ranking.blockers, place_of(ranking, "A").outcome)
    assert (Outcome.NOT_DISCUSSED, None) == (
        place_of(ranking, "B").outcome,
        place_of(ranking, "B").granted,
    )


def test_readers_and_scripts_are_told() -> None:
    ranking = ranked(("not-discussed", "absent"))
    place = place_of(ranking, "B")
    assert "not-discussed" == str(place.outcome)
    assert "not discussed" == standing(ranking, place).words
    assert ["Not ranked: not discussed"] == [head for head, _all in without_place(ranking, is_ranked=True)]
    assert "The jury did not discuss it" in place_sentence(scheme_of(), place)


def test_nih_scores_beside_the_overall_impact_do_not_make_it_discussed() -> None:
    scheme = parse_scheme(template_text("nih"))
    criteria = [each.id for each in scheme.criteria if not each.counts]
    scores: dict[tuple[str, str, str], int | str] = {
        ("B", juror, criterion): 4 for juror in ("J1", "J2", "J3") for criterion in criteria
    }
    scores |= {("B", juror, "overall-impact"): "not-discussed" for juror in ("J1", "J2", "J3")}
    scores |= {("A", juror, each.id): 2 for juror in ("J1", "J2", "J3") for each in scheme.criteria}
    ranking = rank(scheme, scores)
    assert ((), [("A", 1), ("B", None)]) == (ranking.blockers, order(ranking))
    assert Outcome.NOT_DISCUSSED == place_of(ranking, "B").outcome
