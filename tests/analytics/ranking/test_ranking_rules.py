"""Missing scores, blockers, consensus, thresholds and exclusion."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.application import Admissibility, Application
from evalapp.domain.call import Consensus
from evalapp.domain.ranking import Blocker, BlockerKind, Outcome
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Missing, Total
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    HALVES,
    applications,
    one_juror,
    order,
    panel,
    place_of,
    rank,
    scale,
    scheme_of,
)

PAIRS = [("J1", "A"), ("J2", "A")]


@pytest.mark.parametrize(
    ("missing", "total"), [(Missing.SKIP, Fraction(5)), (Missing.ZERO, Fraction(5, 2)), (Missing.BLOCK, None)]
)
def test_a_score_that_is_owed_follows_the_rule(missing: Missing, total: Fraction | None) -> None:
    ranking = rank(scheme_of(missing=missing), {("A", "J1", "c0"): 10}, assignments=PAIRS)

    assert ranking.places[0].total == total
    owed = Blocker(kind=BlockerKind.MISSING_SCORES, application="A", juror="J2", count=1)
    assert ranking.blockers == ((owed,) if missing is Missing.BLOCK else ())


@pytest.mark.parametrize("missing", list(Missing))
@pytest.mark.parametrize("reason", ["conflict", "abstain", "absent", "not-discussed"])
def test_a_reason_for_no_score_is_never_zero(missing: Missing, reason: str) -> None:
    scores = {("A", "J1", "c0"): 10, ("A", "J2", "c0"): reason}

    ranking = rank(scheme_of(missing=missing), scores, assignments=PAIRS)

    assert (ranking.places[0].total, ranking.blockers) == (5, ())


@pytest.mark.parametrize("missing", list(Missing))
def test_a_criterion_that_everybody_declined_blocks_under_every_rule(missing: Missing) -> None:
    scores = {("A", "J1", "c0"): "abstain", ("A", "J2", "c0"): "absent"}

    ranking = rank(scheme_of(missing=missing), scores, assignments=PAIRS)

    assert ranking.blockers == (Blocker(kind=BlockerKind.NO_SCORE_AT_ALL, application="A", criterion="c0"),)


def test_zero_is_the_worst_point_also_where_lower_is_better() -> None:
    scheme = scheme_of(on=scale(1, 9, better="lower"), missing=Missing.ZERO)

    ranking = rank(scheme, {("A", "J1", "c0"): 1}, assignments=PAIRS)

    assert ranking.places[0].total == 5
    assert ranking.places[0].criteria[0].filled == 1


def test_a_score_counted_as_the_worst_excludes_nobody() -> None:
    scheme = scheme_of(on=APPRECIATION, missing=Missing.ZERO)

    ranking = rank(scheme, {("A", "J1", "c0"): 1}, assignments=PAIRS)

    assert order(ranking) == [("A", 1)]


def test_a_mean_of_opposites_and_a_total_of_zero_are_results() -> None:
    ranking = rank(scheme_of(on=scale(-3, 3)), panel({"A": [[-2, 3]], "B": [[0, 0]]}))

    assert [each.total for each in ranking.places] == [Fraction(1, 2), 0]


def test_blockers_name_juror_application_and_count() -> None:
    scores = {("A", "J1", "c0"): 4, ("B", "J1", "c0"): 4, ("B", "J1", "c1"): 4}

    ranking = rank(
        scheme_of([1, 1]),
        scores,
        applications("ABC"),
        assignments=[("J1", "A"), ("J1", "B"), ("J2", "B")],
    )

    assert ranking.blockers == (
        Blocker(kind=BlockerKind.MISSING_SCORES, application="A", juror="J1", count=1),
        Blocker(kind=BlockerKind.MISSING_SCORES, application="B", juror="J2", count=2),
        Blocker(kind=BlockerKind.NOBODY_ASSIGNED, application="C"),
    )
    assert {each.place for each in ranking.places} == {None}
    assert {each.outcome for each in ranking.places} == {Outcome.ELIGIBLE}


def test_a_quorum_that_owed_scores_can_still_fill_is_reported_once() -> None:
    scheme = scheme_of(quorum=2)

    ranking = rank(scheme, {("A", "J1", "c0"): 4}, assignments=PAIRS)
    alone = rank(scheme, {("A", "J1", "c0"): 4}, assignments=PAIRS[:1])

    assert [each.kind for each in ranking.blockers] == [BlockerKind.MISSING_SCORES]
    assert alone.blockers == (Blocker(kind=BlockerKind.QUORUM, application="A", criterion="c0", count=1),)


def test_a_trimmed_mean_of_four_scores_is_refused() -> None:
    scheme = scheme_of(across_jurors=AcrossJurors.TRIMMED_MEAN)

    ranking = rank(scheme, panel({"A": [[1, 2, 3, 4]]}))

    assert ranking.blockers == (Blocker(kind=BlockerKind.QUORUM, application="A", criterion="c0", count=4),)
    assert ranking.places[0].total is None


def test_scores_of_a_juror_with_a_conflict_never_count() -> None:
    scores = {("A", "J1", "c0"): 4, ("A", "J2", "c0"): 10}

    ranking = rank(scheme_of(), scores, assignments=PAIRS, conflicts=[("J2", "A")])

    assert (ranking.places[0].total, ranking.places[0].criteria[0].count) == (2, 1)


def test_an_application_whose_jurors_all_have_a_conflict_has_nobody() -> None:
    ranking = rank(
        scheme_of(), {("A", "J1", "c0"): 4}, assignments=PAIRS, conflicts=[(j, "A") for j, _a in PAIRS]
    )

    assert ranking.blockers == (Blocker(kind=BlockerKind.NOBODY_ASSIGNED, application="A"),)


def test_a_consensus_score_takes_the_place_of_the_mean_and_of_what_is_owed() -> None:
    agreed = Consensus(application="A", criterion="c0", value=7, reason="Discussed")

    ranking = rank(scheme_of(), {("A", "J1", "c0"): 4}, assignments=PAIRS, consensus=[agreed])

    result = ranking.places[0].criteria[0]
    assert (ranking.blockers, ranking.places[0].total) == ((), Fraction(7, 2))
    assert (result.is_consensus, result.values) == (True, (Fraction(2),))


def test_an_inadmissible_application_has_no_place_and_blocks_nothing() -> None:
    asked = [
        Application(number="A", title="", organisation=""),
        Application(
            number="B",
            title="",
            organisation="",
            admissibility=Admissibility.INADMISSIBLE,
            admissibility_reason="Late",
        ),
    ]

    ranking = rank(scheme_of(), {("A", "J1", "c0"): 4}, asked, assignments=[("J1", "A"), ("J1", "B")])

    assert order(ranking) == [("A", 1), ("B", None)]
    assert (ranking.places[1].outcome, ranking.places[1].note) == (Outcome.INADMISSIBLE, "Late")


def test_a_panel_without_applications_is_blocked_and_still_a_result() -> None:
    ranking = rank(scheme_of(), {}, [])

    assert ranking.blockers == (Blocker(kind=BlockerKind.NO_APPLICATIONS),)


def test_one_excluding_word_excludes_unless_the_panel_agreed_otherwise() -> None:
    scores = panel({"A": [[-2, 1, 1]], "B": [[-2, 1, 1]], "C": [[0, 0, 0]]})
    agreed = Consensus(application="B", criterion="c0", value=0, reason="")

    ranking = rank(scheme_of(on=APPRECIATION), scores, consensus=[agreed])

    assert order(ranking) == [("B", 1), ("C", 1), ("A", None)]
    excluded = place_of(ranking, "A")
    assert (excluded.outcome, excluded.excluded_by, excluded.total) == (Outcome.EXCLUDED, ("c0",), 0)


@pytest.mark.parametrize(
    ("limits", "failed"),
    [
        ({"thresholds": [3, 3]}, ("criterion:c1",)),
        ({"thresholds": [None, "50%"]}, ("criterion:c1",)),
        ({"group_thresholds": [None, 3]}, ("group:g1",)),
        ({"group_thresholds": ["80%", "41%"]}, ("group:g1",)),
        ({"threshold": "3.25"}, ("total",)),
        ({"threshold": 3}, ()),
        ({"threshold": "60%"}, ()),
        ({"threshold": "3.01"}, ("total",)),
        ({"threshold": "3.01", "thresholds_on_weighted": True}, ()),
    ],
)
def test_thresholds_are_met_exactly_or_missed(limits: dict[str, object], failed: tuple[str, ...]) -> None:
    scheme = scheme_of([3, 1], groups=[1, 1], **limits)  # type: ignore[arg-type]

    place = rank(scheme, one_juror({"A": (8, 4)})).places[0]

    assert (place.failed, place.total) == (failed, Fraction(7, 2))
    assert place.outcome is (Outcome.BELOW_THRESHOLD if failed else Outcome.ELIGIBLE)


def test_a_threshold_does_not_look_at_what_is_shown() -> None:
    scheme = scheme_of(on=HALVES, thresholds=[3], decimals=0)

    place = rank(scheme, panel({"A": [[6, 6, 5]]})).places[0]

    assert (place.total, place.failed) == (Fraction(17, 6), ("criterion:c0",))


@pytest.mark.parametrize(("weighted", "score"), [(False, Fraction(6)), (True, Fraction(14))])
def test_a_group_shows_the_score_that_its_threshold_looks_at(weighted: bool, score: Fraction) -> None:
    scheme = scheme_of([3, 1], total=Total.WEIGHTED_SUM, thresholds_on_weighted=weighted)

    assert rank(scheme, one_juror({"A": (8, 4)})).places[0].groups[0].score == score


def test_an_individual_procedure_judges_each_by_itself() -> None:
    scheme = scheme_of(threshold=3, is_ranked=False)

    ranking = rank(scheme, one_juror({"A": (8,), "B": (2,)}), budget=100)

    assert [(each.place, each.outcome) for each in ranking.places] == [
        (None, Outcome.ELIGIBLE),
        (None, Outcome.BELOW_THRESHOLD),
    ]


def test_ranks_on_rounded_totals_where_the_scheme_says_so() -> None:
    scores = panel({"A": [[7, 8, 8]], "B": [[8, 8, 7, 8]]})

    exact = rank(scheme_of(decimals=1), scores)
    rounded = rank(scheme_of(decimals=1, rank_on_rounded=True), scores)

    assert order(exact) == [("B", 1), ("A", 2)]
    assert order(rounded) == [("B", 1), ("A", 2)]
    assert order(rank(scheme_of(decimals=0, rank_on_rounded=True), scores)) == [("A", 1), ("B", 1)]


def test_totals_that_look_equal_show_one_more_digit_until_they_differ() -> None:
    scores = panel({"A": [[8] * 199 + [9]], "B": [[8] * 200], "C": [[2] * 200]})

    ranking = rank(scheme_of(), scores)

    assert [each.decimals for each in ranking.places] == [3, 3, 2]
    below = rank(scheme_of(), scores | panel({"D": [[9] * 200]}))
    assert [(each.application, each.decimals) for each in below.places] == [
        ("D", 2),
        ("A", 3),
        ("B", 3),
        ("C", 2),
    ]


@pytest.mark.parametrize(
    ("rules", "fields", "unknown"),
    [
        (BudgetRules(most_per_year=10_000), {"years": None}, ["years"]),
        (BudgetRules(most_per_year=10_000, most_years=3), {"years": None}, ["years"]),
        (BudgetRules(support_rate=Fraction(50)), {"total_budget": None}, ["total_budget"]),
        (
            BudgetRules(most_per_year=10_000, support_rate=Fraction(50)),
            {"years": None, "total_budget": None},
            ["years", "total_budget"],
        ),
        (BudgetRules(most_per_year=10_000), {"total_budget": None}, []),
        (BudgetRules(), {"years": None, "total_budget": None}, []),
    ],
)
def test_a_ceiling_that_cannot_be_computed_blocks_and_names_the_field(
    rules: BudgetRules, fields: dict[str, None], unknown: list[str]
) -> None:
    known = {"requested_support": 90_000_00, "years": 3, "total_budget": 200_000_00}
    asked = applications("A", **{**known, **fields})

    ranking = rank(scheme_of(budget=rules), one_juror({"A": (9,)}), asked, budget=100_000_00)

    assert ranking.blockers == tuple(
        Blocker(kind=BlockerKind.UNKNOWN_CEILING, application="A", field=each) for each in unknown
    )
    assert [each.granted for each in ranking.places] == [
        None if unknown else 30_000_00 if rules.most_per_year else 90_000_00
    ]


def test_a_ceiling_of_an_inadmissible_application_blocks_nothing_nor_one_without_money_to_divide() -> None:
    scheme = scheme_of(budget=BudgetRules(most_per_year=10_000))
    refused = applications("B", admissibility=Admissibility.INADMISSIBLE)
    open_one = applications("A", years=1, requested_support=5)

    with_money = rank(scheme, one_juror({"A": (9,)}), [*open_one, *refused], budget=100)
    without = rank(scheme, one_juror({"A": (9,)}), applications("A"))

    assert (with_money.blockers, without.blockers) == ((), ())
