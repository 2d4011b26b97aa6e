"""What is obeyed instead of read stands as an escape."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.writing.characters import escaped_in_json, not_obeyed, visible


@pytest.mark.parametrize(
    "obeyed", ["\x00", "\x07", "\x1b[31m", "\x9b", "\u202e", "\u2066", "\u200f", "\u061c"]
)
def test_what_a_terminal_obeys_or_turns_letters_around_is_escaped(obeyed: str) -> None:
    text = f"a{obeyed}b"
    told = (visible(text), not_obeyed(text), escaped_in_json(json.dumps(text, ensure_ascii=False)))
    assert [] == [each for each in told if obeyed[0] in each]


@pytest.mark.parametrize(
    "kept", ["€\u00a01.000", "€\u202f1.000", "👩\u200d🔬", "שלום", "e\u0301", "Zoë d’Hondt – x"]
)
def test_what_is_read_stays(kept: str) -> None:
    assert (kept, kept, kept) == (visible(kept), not_obeyed(kept), escaped_in_json(kept))


def test_lines_and_tabs_stay_in_a_text_of_several_lines_only() -> None:
    text = "one\ttwo\r\nthree"
    assert (text, "one\\ttwo\\r\\nthree") == (not_obeyed(text), visible(text))


@given(st.text())
def test_json_means_the_same(text: str) -> None:
    assert text == json.loads(escaped_in_json(json.dumps(text, ensure_ascii=False)))
