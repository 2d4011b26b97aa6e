"""The JSON in packs and returns, to the letter: files that were sent must stay readable, and their hashes the same."""

from __future__ import annotations

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.exchange.sealed.coding import encode
from evalapp.exchange.sealed.wire import Evaluation, ScoreJson


def test_an_evaluation_keeps_its_keys_and_their_order() -> None:
    row = Evaluation.of(
        ("A-1", "helix"), Answer(7, None, "good"), Answer(None, NoScore.ABSENT, "ill"), "2026-02-10T09:00:00Z"
    )
    assert encode(row) == (
        b'{"application":"A-1","criterion":"helix","value":7,"comment":"good","base_no_score":"absent",'
        b'"base_comment":"ill","changed_at":"2026-02-10T09:00:00Z"}'
    )


def test_what_says_nothing_has_no_keys() -> None:
    assert encode(Evaluation.of(("A-1", "helix"), NOTHING, NOTHING, "")) == (
        b'{"application":"A-1","criterion":"helix"}'
    )


def test_a_score_of_a_pack_keeps_its_keys_and_their_order() -> None:
    score = ScoreJson(application="A-1", criterion="helix", no_score=NoScore.ABSTAIN, comment="c", at="2026")
    assert encode(score) == (
        b'{"application":"A-1","criterion":"helix","no_score":"abstain","comment":"c","at":"2026"}'
    )
