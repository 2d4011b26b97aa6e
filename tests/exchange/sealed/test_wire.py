"""The JSON in packs and returns, to the letter: files that were sent must stay readable, and their hashes the same."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.exchange.sealed.coding import decode, encode
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


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"application":"A-1","criterion":"helix","foo":1}', "the key “foo” at $ is not known"),
        (b'{"application":"A-1"}', "the key “criterion” is missing at $"),
        (b'{"application":"A-1","criterion":7}', "what stands at $.criterion cannot stand there"),
        (b'{"application":"A-1","value":NaN}', "it is not whole JSON"),
        (b'{"application":"A-1"', "it is not whole JSON"),
        (b"[]", "what stands at $ cannot stand there"),
    ],
)
def test_what_is_not_as_it_should_be_is_said_in_our_words_and_place_first(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        decode(raw, ScoreJson, "return.json")
    assert f"as Evalapp writes it ({words} – technical detail: “" in str(told.value)
