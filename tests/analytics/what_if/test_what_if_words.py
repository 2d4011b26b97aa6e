"""A what-if in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.analytics.what_if.what_if import (
    Change,
    ChangedBudget,
    ChangedScore,
    ChangedThreshold,
    ChangedWeight,
    what_if,
)
from evalapp.analytics.what_if.words import change_sentences, difference_sentence, move_sentence
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.rules import Threshold
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    one_juror,
    scheme_of,
)
from tests.analytics.what_if.what_if_samples import difference_of, funded_line, material


def test_a_panel_that_stays_blocked_is_compared_and_said_to_be() -> None:
    owing = material(scheme_of(), one_juror({"A": (5,)}), assignments=(("J1", "A"), ("J2", "A")))

    difference = what_if(owing, [ChangedThreshold(target="total", threshold=Threshold(value=Fraction(4)))])

    assert (difference.before.is_ready, difference.after.is_ready) == (False, False)
    assert difference_sentence(difference).startswith("The ranking is blocked, with the change as without it")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (6, NoScore.ABSENT, "With the change the ranking is blocked"),
        ("absent", 6, "nothing blocks it any more"),
    ],
)
def test_a_change_that_blocks_or_frees_the_ranking_says_so(
    before: int | str, after: int | NoScore, words: str
) -> None:
    tried = material(scheme_of(), {("A", "J1", "c0"): before, ("B", "J1", "c0"): 5})
    change = ChangedScore(application="A", juror="J1", criterion="c0", value=after)

    assert words in difference_sentence(what_if(tried, [change]))


def test_words_name_who_enters_who_leaves_and_count_the_places() -> None:
    difference = difference_of(ChangedWeight(criterion="c0", weight=Fraction(9)))

    assert difference_sentence(difference) == "A enters, C leaves; 2 places move."
    assert [move_sentence(each) for each in difference.moves] == [
        "A: from place 3 to place 1; now proposed with €0.40.",
        "C: from place 1 to place 3; no longer proposed.",
    ]


def test_words_without_a_budget_speak_of_places_only() -> None:
    unpaid = replace(funded_line(), budget=None)

    difference = what_if(unpaid, [ChangedWeight(criterion="c0", weight=Fraction(9))])

    assert difference_sentence(difference) == "2 places move."


def test_words_of_a_place_lost_and_won() -> None:
    scores = one_juror({"A": (5,), "B": (6,)})
    change = ChangedThreshold(target="total", threshold=Threshold(value=Fraction(3)))

    lost = what_if(material(scheme_of(), scores), [change]).moves
    won = what_if(
        material(scheme_of(threshold=3), scores), [ChangedThreshold(target="total", threshold=None)]
    ).moves

    assert [move_sentence(each) for each in lost] == [
        "A: loses place 2; now below the threshold instead of eligible."
    ]
    assert [move_sentence(each) for each in won] == [
        "A: gets place 2; now eligible instead of below the threshold."
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ChangedWeight(criterion="c0", weight=Fraction(5, 2)),
            "“Criterion 0” weighs 2.5 instead of 1: 71.4% of the whole instead of 50%.",
        ),
        (ChangedBudget(cents=250_000_00), "The budget is €250,000 instead of €1."),
        (
            ChangedThreshold(target="total", threshold=Threshold(value=Fraction(50), percent=True)),
            "The threshold for the total is 50%; the call has none.",
        ),
        (
            ChangedThreshold(target="group:g0", threshold=Threshold(value=Fraction(3))),
            "The threshold for “Group 0” is 3; the call has none.",
        ),
        (ChangedThreshold(target="criterion:c1", threshold=None), "There is no threshold for “Criterion 1”."),
        (
            ChangedScore(application="A", juror="J1", criterion="c1", value=9),
            "J1 on A, “Criterion 1”: 4.5 instead of 1.",
        ),
        (
            ChangedScore(application="A", juror="J1", criterion="c1", value=NoScore.ABSTAIN),
            "J1 on A, “Criterion 1”: abstention instead of 1.",
        ),
    ],
)
def test_words_say_what_is_different(change: Change, sentence: str) -> None:
    # A reason in place of the only score blocks the panel; the sentence is the same.
    assert change_sentences(difference_of(change)) == [sentence]


def test_words_name_the_threshold_the_word_and_the_gap_there_was() -> None:
    scores = {("A", "J1", "c0"): -1, ("A", "J2", "c0"): "absent"}
    rated = material(
        scheme_of(on=APPRECIATION, threshold=0), scores, assignments=(("J1", "A"), ("J2", "A"), ("J3", "A"))
    )
    changes: list[Change] = [
        ChangedThreshold(target="total", threshold=Threshold(value=Fraction(-1, 2))),
        *(ChangedScore(application="A", juror=each, criterion="c0", value=1) for each in ("J1", "J2", "J3")),
    ]

    assert change_sentences(what_if(rated, changes)) == [
        "The threshold for the total is −0.5 instead of 0.",
        "J1 on A, “Criterion 0”: excellent instead of fair.",
        "J2 on A, “Criterion 0”: excellent instead of absent.",
        "J3 on A, “Criterion 0”: excellent, where there is no score yet.",
    ]


def test_a_budget_for_a_call_that_has_none_says_so() -> None:
    difference = what_if(replace(funded_line(), budget=None), [ChangedBudget(cents=100)])

    assert change_sentences(difference) == ["The budget is €1; the call has none."]
    assert difference.enters == ("C", "B")
