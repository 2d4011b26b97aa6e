"""Scores and reasons for none are counted in one way, and said in one way."""

from __future__ import annotations

import pytest

from evalapp.domain.journal import number_of_scores
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.scoring.counted import Counted, counted


def test_an_abstention_is_no_score_and_no_other_reason() -> None:
    answers = [Answer(4), Answer(0, None, "x"), Answer(None, NoScore.ABSTAIN), Answer(None, NoScore.ABSENT)]
    assert Counted(2, 1, 1, 2) == counted([*answers, NOTHING, Answer(None, None, "only a comment")])
    assert 4 == counted(answers).given


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (Counted(12), {"scores": 12}),  # as it was recorded before
        (Counted(12, 1), {"scores": 12, "abstentions": 1}),
        (Counted(0, 0, 2, 3), {"scores": 0, "others": 2, "rest": 3}),
    ],
)
def test_the_journal_keeps_what_there_is(found: Counted, kept: dict[str, int]) -> None:
    assert kept == number_of_scores(found)
