"""What a panel file keeps of a merge."""

from __future__ import annotations

from evalapp.domain.answer import Answer
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.merge.state import decode_base, encode_base


def test_a_base_survives_being_stored() -> None:
    base = {
        ("A", "x"): Answer(7, None, "c"),
        ("A", "y"): Answer(no_score=NoScore.ABSENT),
        ("B", "x"): Answer(comment="🧀"),
    }

    assert base == decode_base(encode_base(base))


def test_a_base_is_stored_as_flat_rows_in_the_order_of_the_places() -> None:
    base = {("B", "x"): Answer(comment="c"), ("A", "x"): Answer(no_score=NoScore.ABSENT)}
    assert b'[["A","x",null,"absent",""],["B","x",null,null,"c"]]' == encode_base(base)
