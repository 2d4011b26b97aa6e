"""The two Horizon Europe templates: thresholds without weights, ranking with them, and the chain at equal totals."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.decisions import Decisions, Flagged, Ordered
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from tests.analytics.ranking.ranking_samples import order, place_of
from tests.resources.template_samples import Given, agreed, by_all, ranked, template

RIA, IA = template("horizon-ria"), template("horizon-ia")
CRITERIA = ["excellence", "impact", "implementation"]
# The reference case of Horizon Europe: eight applications of which five tie at 13.5.
SCORES = {
    "P1": ("5", "4", "4.5"),
    "P2": ("4.5", "4.5", "4.5"),
    "P3": ("4", "5", "4.5"),
    "P4": ("4.5", "4.5", "4.5"),
    "P5": ("5", "5", "2.5"),
    "P6": ("3.5", "3", "3"),
    "P7": ("4.5", "5", "4"),
    "P8": ("3", "3.5", "3.5"),
}
GIVEN = {number: by_all(CRITERIA, values, jurors=3) for number, values in SCORES.items()}
RIA_ORDER = [("P1", 1), ("P7", 2), ("P2", 3), ("P4", 3), ("P3", 5), ("P8", 6), ("P5", None), ("P6", None)]
IA_ORDER = [("P7", 1), ("P3", 2), ("P2", 3), ("P4", 3), ("P1", 5), ("P8", 6), ("P5", None), ("P6", None)]
both = pytest.mark.parametrize(("scheme", "expected"), [(RIA, RIA_ORDER), (IA, IA_ORDER)], ids=["ria", "ia"])


@both
def test_the_order_is_that_of_the_reference_case(
    scheme: Scheme, expected: list[tuple[str, int | None]]
) -> None:
    assert expected == order(ranked(scheme, GIVEN))


@both
def test_consensus_scores_give_the_same_whatever_the_experts_gave(
    scheme: Scheme, expected: list[tuple[str, int | None]]
) -> None:
    consensus = [
        agreed(scheme, number, criterion, value)
        for number, values in SCORES.items()
        for criterion, value in zip(CRITERIA, values)
    ]
    experts: Given = {number: by_all(CRITERIA, ["5", "0", "2.5"], jurors=3) for number in SCORES}
    assert expected == order(ranked(scheme, experts, consensus=consensus))


def totals(ranking: Ranking) -> dict[str, Fraction | None]:
    return {place.application: place.total for place in ranking.places}


def test_research_ranks_on_the_plain_sum() -> None:
    found = totals(ranked(RIA, GIVEN))
    assert {Fraction(27, 2)} == {found[each] for each in ("P1", "P2", "P3", "P4", "P7")}
    assert Fraction(10) == found["P8"]


def test_innovation_counts_impact_one_and_a_half_times() -> None:
    found = totals(ranked(IA, GIVEN))
    expected = {"P7": "16", "P3": "16", "P2": "63/4", "P4": "63/4", "P1": "31/2", "P8": "47/4", "P6": "11"}
    assert {number: Fraction(total) for number, total in expected.items()} == {
        number: found[number] for number in expected
    }


def test_weights_do_not_lift_an_innovation_action_over_a_threshold() -> None:
    # P6 has 9.5 of 15, 11 with the weight of impact; P8 has exactly 10, and exactly 3 on excellence.
    ranking = ranked(IA, GIVEN)
    assert ("total",) == place_of(ranking, "P6").failed
    assert () == place_of(ranking, "P8").failed
    assert ("criterion:implementation",) == place_of(ranking, "P5").failed


@pytest.mark.parametrize(
    ("excellence", "failed"), [("3 3 2.5", ("criterion:excellence",)), ("3.5 3 2.5", ())]
)
def test_a_mean_just_below_three_fails(excellence: str, failed: tuple[str, ...]) -> None:
    given = by_all(CRITERIA, ["5", "5", "5"], jurors=3) | {"excellence": excellence}
    assert failed == place_of(ranked(RIA, {"A": given}), "A").failed


def test_what_covers_an_open_aspect_goes_before_excellence() -> None:
    flags = (Flagged(application="P3", flag="uncovered", reason="the only one on ports"),)
    found = order(ranked(RIA, GIVEN, decisions=Decisions(flags=flags)))
    assert [("P3", 1), ("P1", 2), ("P7", 3), ("P2", 4), ("P4", 4), ("P8", 6)] == found[:6]


def test_a_flag_does_not_lift_anyone_over_a_higher_total() -> None:
    flags = (Flagged(application="P8", flag="uncovered", reason="the only one on rail"),)
    assert RIA_ORDER == order(ranked(RIA, GIVEN, decisions=Decisions(flags=flags)))


def test_the_panel_settles_by_gender_balance_and_geography_what_is_still_tied() -> None:
    reason = "gender balance among the researchers"
    settled = Decisions(
        order=(
            Ordered(application="P4", position=1, reason=reason),
            Ordered(application="P2", position=2, reason=reason),
        )
    )
    found = order(ranked(RIA, GIVEN, decisions=settled))
    assert [("P1", 1), ("P7", 2), ("P4", 3), ("P2", 4), ("P3", 5)] == found[:5]


@pytest.mark.parametrize(
    ("scheme", "chain"),
    [
        (RIA, ["flag:uncovered", "criterion:excellence", "criterion:impact", "panel-order"]),
        (IA, ["flag:uncovered", "criterion:impact", "criterion:excellence", "panel-order"]),
    ],
    ids=["ria", "ia"],
)
def test_each_kind_of_action_has_its_own_chain(scheme: Scheme, chain: list[str]) -> None:
    assert chain == [str(rule) for rule in scheme.ranking.ties]


def test_two_experts_are_too_few() -> None:
    ranking = ranked(RIA, {"A": by_all(CRITERIA, ["4", "4", "4"], jurors=2)})
    assert {"quorum"} == {blocker.kind for blocker in ranking.blockers}
