"""The sentences a reader gets: why this place, what blocks, where the money ends, how it was ranked."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.application import Application
from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut, Missing
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import in_language
from evalapp.operations.scheme.scales import with_direction
from evalapp.words.explain import (
    blocker_sentence,
    line_sentence,
    method_sentences,
    place_sentence,
    submission_said,
    waiting_sentence,
)
from evalapp.words.results import below_threshold_of
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    applications,
    one_juror,
    panel,
    place_of,
    rank,
    scale,
    scheme_of,
)


def test_a_place_says_which_rule_decided_on_both_sides() -> None:
    scheme = scheme_of([1, 1], ties=["criterion:c0"])
    ranking = rank(
        scheme, panel({"A-15": [[8, 10], [6, 8]], "A-22": [[8, 8], [8, 8]], "B": [[1, 1], [1, 1]]})
    )

    assert place_sentence(scheme, place_of(ranking, "A-22")) == (
        "Total 4.00, equal to A-15. Tie rule 1, “Criterion 0”: 4.00 against 4.50, so below A-15."
    )
    assert place_sentence(scheme, place_of(ranking, "A-15")) == (
        "Total 4.00, equal to A-22. Tie rule 1, “Criterion 0”: 4.50 against 4.00, so above A-22."
    )
    assert place_sentence(scheme, place_of(ranking, "B")) == "Total 0.50."


def test_a_total_that_is_rounded_for_display_shows_its_fraction() -> None:
    scheme = scheme_of()
    ranking = rank(scheme, panel({"A": [[8, 8, 9]]}))

    assert place_sentence(scheme, ranking.places[0]) == "Total 4.17 (exactly 25/6)."


def test_a_shared_place_and_a_drawn_lot_read_differently() -> None:
    scheme, scores = scheme_of(ties=["lot"]), one_juror({"A": (8,), "B": (8,)})

    undrawn, drawn = rank(scheme, scores).places[0], rank(scheme, scores, lot_seed="x").places[0]

    assert place_sentence(scheme, undrawn) == (
        "Total 4.00, equal to B. On every rule equal to B; they share place 1."
    )
    assert "Tie rule 1, lot: " in place_sentence(scheme, drawn)
    assert "…, so above " in place_sentence(scheme, drawn)


def test_submission_times_in_one_minute_still_differ_in_words() -> None:
    scheme = scheme_of(ties=["earlier-submission"])
    asked = [
        Application(number=n, title="", organisation="", submitted_at=f"2015-12-04T16:59:{s}Z")
        for n, s in (("A", "12"), ("B", "40"))
    ]

    sentence = place_sentence(scheme, rank(scheme, one_juror({"A": (8,), "B": (8,)}), asked).places[0])

    assert "4 December 2015, 17:59:12 against 4 December 2015, 17:59:40, so above B." in sentence


def test_a_missed_threshold_and_an_excluding_word_are_named() -> None:
    barred = scheme_of([1, 1], thresholds=[3])
    words = scheme_of(on=APPRECIATION)

    low = rank(barred, panel({"A": [[6, 6, 5], [9, 9, 9]]})).places[0]
    out = rank(words, panel({"A": [[-2, 1, 1]]})).places[0]

    assert place_sentence(barred, low) == (
        "Total 3.67 (exactly 11/3). Threshold not met: “Criterion 0” 2.83 (threshold 3). So it has no place."
    )
    assert place_sentence(words, out) == (
        "Total 0.00. Excluded by a rating word on “Criterion 0”. So it has no place."
    )


def test_a_score_that_rounds_to_its_threshold_shows_that_it_is_below() -> None:
    scheme = scheme_of(thresholds=[3])
    near = rank(scheme, panel({"A": [[6] * 300 + [5]]})).places[0]

    assert "“Criterion 0” 2.998 (threshold 3)" in place_sentence(scheme, near)


def test_the_money_an_application_gets_is_explained() -> None:
    scheme = scheme_of(budget=BudgetRules(cut=Cut.PARTIAL, most_per_year=1_000, most_years=1, reserve=1))
    scores = one_juror({"A": (9,), "B": (8,), "C": (7,), "D": (6,)})

    ranking = rank(scheme, scores, applications("ABCD", requested_support=120_000, years=1), budget=150_000)

    assert [place_sentence(scheme, each).partition(". ")[2] for each in ranking.places] == [
        "It asks €1,200; the ceilings of the call allow €1,000. Proposed: €1,000.",
        "It asks €1,200; the ceilings of the call allow €1,000. "
        "The ceilings allowed €1,000; in the budget €500 was left.",
        "Number 1 on the reserve list.",
        "In the order of the ranking the budget runs out before this place.",
    ]
    assert line_sentence(scheme, ranking) == "€1,500 of €1,500 proposed, €0 left."


def test_the_line_says_who_is_tied_at_it_and_who_does_not_fit() -> None:
    scheme = scheme_of()
    asked = applications("ABC", requested_support=4_000)

    tied = rank(scheme, one_juror({"A": (9,), "B": (8,), "C": (8,)}), asked, budget=10_000)
    stopped = rank(scheme, one_juror({"A": (9,), "B": (8,), "C": (7,)}), asked, budget=7_000)
    unknown = rank(scheme, one_juror({"A": (9,)}), applications("A"), budget=7_000)

    assert line_sentence(scheme, tied) == (
        "€40 of €100 proposed, €60 left. Tied at the line on place 2: B and C. What is left is "
        "enough for 1 of 2; none of them is proposed before the tie is settled."
    )
    assert line_sentence(scheme, stopped).endswith(
        "B on place 2 asks €40 and is the first that does not fit."
    )
    assert line_sentence(scheme, unknown).endswith(
        "The line waits at A, which does not say how much support it asks."
    )


def test_without_a_place_as_long_as_the_ranking_is_open_each_is_told_what_it_waits_for() -> None:
    scheme, names = scheme_of(thresholds=[2], quorum=2), {"J1": "An Peeters"}
    scores, asked = panel({"A": [[8, 8]], "B": [[2, 2]], "C": [[8]]}), applications("ABC")
    ranking = rank(scheme, scores, asked)
    said = {each.application: waiting_sentence(scheme, ranking, each, names) for each in ranking.places}
    assert [each.application for each in ranking.places if each.is_ranked] == []
    assert said == {
        "A": "Nothing of it is missing; no application has a place as long as others keep the ranking open.",
        "B": "",  # below its threshold, whatever the others get
        "C": "C, “Criterion 0”: 1 score where at least 2 are needed; record a consensus score in the meeting, or let "
        "another juror assess it.",
    }
    ready = rank(scheme, panel({"A": [[8, 8]], "B": [[2, 2]]}), asked[:2])
    assert [waiting_sentence(scheme, ready, each, names) for each in ready.places] == ["", ""]


def test_blockers_are_told_by_the_name_of_the_juror() -> None:
    scheme, names = scheme_of(quorum=3), {"J1": "An Peeters"}
    cases = {
        Blocker(kind=BlockerKind.MISSING_SCORES, juror="J1", application="A-01", count=2): (
            "2 scores by An Peeters for A-01 are missing."
        ),
        Blocker(kind=BlockerKind.MISSING_SCORES, juror="J1", application="A-01", count=1): (
            "1 score by An Peeters for A-01 is missing."
        ),
        Blocker(kind=BlockerKind.QUORUM, application="A-01", criterion="c0", count=2): (
            "A-01, “Criterion 0”: 2 scores where at least 3 are needed; record a consensus score in the meeting, or "
            "let another juror assess it."
        ),
        Blocker(kind=BlockerKind.NOBODY_ASSIGNED, application="A-01"): "Nobody is assigned to A-01.",
        Blocker(kind=BlockerKind.NO_SCORE_AT_ALL, application="A-01", criterion="c0"): (
            "A-01, “Criterion 0”: every juror gave a reason for no score; agree on a consensus score."
        ),
        Blocker(kind=BlockerKind.NO_APPLICATIONS): "There is no admissible application to rank.",
    }

    assert [blocker_sentence(scheme, each, names) for each in cases] == list(cases.values())


def test_the_method_states_every_rule() -> None:
    scheme = scheme_of(
        [2, 1],
        thresholds=[3],
        threshold="60%",
        ties=["criterion:c0", "lot"],
        missing=Missing.SKIP,
        quorum=2,
        budget=BudgetRules(support_rate=Fraction(50), reserve=5),
    )

    assert method_sentences(scheme) == [
        "Each criterion: the mean of the jurors’ scores. A consensus score takes the place of all of them.",
        "A score that a juror has not yet given is left out; the other scores decide. "
        "Jurors who abstained, were absent or have a conflict of interest do not count.",
        "Every application needs at least 2 scores on each criterion. "
        "A consensus score of the panel may stand in place of them.",
        "At least: 3 for “Criterion 0” and 60% for the total. Thresholds look at scores without weights that "
        "are not rounded. A percentage is a share of the highest attainable score.",
        "Total: the weighted mean of the criteria (Criterion 0 2, Criterion 1 1).",
        "The highest total comes first. Totals are compared exactly, as fractions; they are shown rounded half up "
        "to 2 decimals, and to more where two different totals would look the same. "
        "Applications that are excluded or miss a threshold keep their total but have no place.",
        "At equal totals: (1) the higher score on “Criterion 0”; (2) drawing lots (ascending SHA-256 of "
        "“seed:number”, the seed being recorded). Applications that are equal on every rule share the place.",
        "Support goes down the ranking until the first application that no longer fits the budget. "
        "If the budget suffices for only some of the tied applications, none of them is proposed.",
        "Support is at most 50% of the accepted costs, counted on the total budget.",
        "The reserve list has 5 places, in the order of the ranking.",
    ]


def test_a_trimmed_mean_with_zero_says_that_real_scores_are_counted() -> None:
    real = "Only real scores are counted for this, not those that count as the worst value."

    said = {
        missing: any(
            real in each
            for each in method_sentences(scheme_of(across_jurors=AcrossJurors.TRIMMED_MEAN, missing=missing))
        )
        for missing in Missing
    }

    assert said == {Missing.BLOCK: False, Missing.SKIP: False, Missing.ZERO: True}


def test_the_best_marks_are_the_low_ones_where_one_is_best() -> None:
    scheme = scheme_of([1, 1], on=scale(1, 9, better="lower"), ties=["top-marks"])

    place = place_of(rank(scheme, one_juror({"A": (1, 3), "B": (2, 2)})), "A")

    assert "most best marks: 1 best mark against 0, so above B." in place_sentence(scheme, place)


def test_a_day_without_an_hour_is_said_to_prove_nothing() -> None:
    scheme = scheme_of(ties=["earlier-submission", "lot"])
    asked = [
        *applications("A", submitted_at="2015-11-24"),
        *applications("B", submitted_at="2015-11-24T14:12"),
    ]

    ranking = rank(scheme, one_juror({"A": (5,), "B": (5,)}), asked, lot_seed="x")

    assert (
        "Tie rule 1, earlier submission: 24 November 2015 without an hour against 24 November 2015, 14:12; a day"
        " without an hour proves nothing within that day, so the rule does not tell it from B."
    ) in place_sentence(scheme, place_of(ranking, "A"))


def test_every_template_has_a_method() -> None:
    for each in template_ids():
        sentences = method_sentences(parse_scheme(template_text(each), each))

        assert all(sentence.endswith(".") for sentence in sentences), each


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2016-06-27T10:00:00+00:00", "12.00"),
        ("2016-06-27T10:00:30+00:00", "12.00.30"),
        ("2016-06-27T10:00:00.250+00:00", "12.00.00,250"),
    ],
)
def test_two_submissions_of_one_second_look_different(iso: str, said: str) -> None:
    with in_language("nl"):
        assert f"27 juni 2016 om {said} uur" == submission_said(iso)


def test_where_lower_is_better_what_is_missed_lies_above_the_threshold() -> None:
    scheme = scheme_of([1, 1])
    low = with_direction(scheme, higher_is_better=False)
    assert (below_threshold_of(scheme), below_threshold_of(low)) == (
        "Below the threshold: {missed}",
        "Above the threshold: {missed}",
    )
