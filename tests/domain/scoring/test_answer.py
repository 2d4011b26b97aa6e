"""An answer: what counts as given, as contradictory, and what two answers have in common."""

from __future__ import annotations

import pytest

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer


@pytest.mark.parametrize(
    ("answer", "is_given"),
    [
        (NOTHING, False),
        (Answer(comment="later"), False),
        (Answer(0), True),
        (Answer(no_score=NoScore.ABSENT), True),
    ],
)
def test_a_zero_is_given_and_a_comment_alone_is_not(answer: Answer, is_given: bool) -> None:
    assert is_given == answer.is_given


def test_a_value_beside_a_reason_for_none_is_a_contradiction() -> None:
    assert (True, False) == (
        Answer(0, NoScore.ABSENT).is_contradictory,
        Answer(0, None, "good").is_contradictory,
    )


def test_two_answers_with_another_comment_give_the_same_score() -> None:
    assert Answer(7, None, "good").score == Answer(7, None, "better").score


def test_a_score_takes_over_a_comment_and_nothing_else() -> None:
    assert Answer(7, None, "new") == Answer(7, None, "old").commented(Answer(6, None, "new"))


def test_a_score_says_what_it_was_made_to_say() -> None:
    said = Answer(None, NoScore.ABSTAIN, "knows them")
    score = Score.saying(said, juror="J1", place=("A-1", "helix"), at="2026-02-10T09:00:00Z")
    assert (said, ("A-1", "helix"), "J1") == (score.answer, score.place, score.juror)
