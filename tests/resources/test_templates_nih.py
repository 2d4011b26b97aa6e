"""The NIH template: lower is better, the mean times ten ranked as a whole number, five criteria that do not count."""

from __future__ import annotations

from fractions import Fraction

from evalapp.domain.decisions import Decisions, Ordered
from evalapp.domain.ranking import Outcome
from evalapp.words.formats import score
from tests.analytics.ranking.ranking_samples import order, place_of
from tests.resources.template_samples import ranked, template

NIH = template("nih")
FIVE = [criterion.id for criterion in NIH.groups[0].criteria]


def overall(**given: str) -> dict[str, dict[str, str]]:
    return {number: {"overall-impact": scores} for number, scores in given.items()}


def test_the_overall_impact_is_the_mean_times_ten_as_a_whole_number() -> None:
    # The reference case: 2 3 3 2 4 3 2 gives 190/7, which is 27.
    place = place_of(ranked(NIH, overall(A="2 3 3 2 4 3 2")), "A")
    assert place.total is not None
    assert (Fraction(190, 7), "27") == (place.total, score(place.total, place.decimals))


def test_the_lowest_comes_first() -> None:
    assert [("B", 1), ("A", 2), ("C", 3)] == order(ranked(NIH, overall(A="5 5 5", B="1 1 1", C="9 9 9")))


def test_what_is_equal_as_a_whole_number_shares_the_place() -> None:
    # 190/7 = 27.14 and 80/3 = 26.67 are both 27; 28 comes after them.
    given = overall(A="2 3 3 2 4 3 2", B="3 3 2", C="3 3 3 3 2")
    assert [("A", 1), ("B", 1), ("C", 3)] == order(ranked(NIH, given))


def test_a_half_is_rounded_up() -> None:
    # 9/4 × 10 = 22.5 is 23, as is 7/3 × 10 = 23.33; 2.2 × 10 = 22 comes before them.
    given = overall(A="2 2 2 3", B="2 2 3", C="2 2 2 2 3")
    assert [("C", 1), ("A", 2), ("B", 2)] == order(ranked(NIH, given))


def test_the_panel_may_order_what_is_equal() -> None:
    settled = Decisions(
        order=(
            Ordered(application="B", position=1, reason="public health"),
            Ordered(application="A", position=2, reason="public health"),
        )
    )
    given = overall(A="2 3 3 2 4 3 2", B="3 3 2")
    assert [("B", 1), ("A", 2)] == order(ranked(NIH, given, decisions=settled))


def test_the_five_criteria_change_no_total_and_no_place() -> None:
    given = overall(A="2 2 2", B="3 3 3")
    given["A"] |= dict.fromkeys(FIVE, "9 9 9")
    given["B"] |= dict.fromkeys(FIVE, "1 1 1")
    ranking = ranked(NIH, given)
    assert [("A", 1), ("B", 2)] == order(ranking)
    assert [Fraction(20), Fraction(30)] == [place.total for place in ranking.places]


def test_the_five_criteria_are_still_shown() -> None:
    given = overall(A="2 2 2")
    given["A"] |= {"approach": "4 5 6"}
    scores = {each.criterion: each.score for each in place_of(ranked(NIH, given), "A").criteria}
    assert (Fraction(5), None) == (scores["approach"], scores["significance"])


def test_the_five_criteria_hold_nothing_up() -> None:
    given = overall(A="2 2 2")
    given["A"] |= {"approach": "4"}
    assert () == ranked(NIH, given).blockers


def test_who_has_a_conflict_abstains_or_is_absent_is_not_in_the_mean() -> None:
    given = overall(A="2 conflict 3 abstain 4 absent 3")
    assert Fraction(30) == place_of(ranked(NIH, given), "A").total


def test_an_application_that_was_not_discussed_has_that_outcome_and_holds_nothing_up() -> None:
    given = overall(A="2 2 2", B="not-discussed not-discussed not-discussed")
    ranking = ranked(NIH, given)
    assert ((), [("A", 1), ("B", None)]) == (ranking.blockers, order(ranking))
    assert Outcome.NOT_DISCUSSED == place_of(ranking, "B").outcome


def test_there_are_no_thresholds() -> None:
    assert {None} == {
        NIH.ranking.threshold,
        *(group.threshold for group in NIH.groups),
        *(criterion.threshold for criterion in NIH.criteria),
    }


def test_only_the_overall_impact_counts() -> None:
    assert ["overall-impact"] == [criterion.id for criterion in NIH.counting]
    assert ["significance", "investigators", "innovation", "approach", "environment"] == FIVE
