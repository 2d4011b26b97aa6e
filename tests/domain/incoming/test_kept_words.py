"""Words and numbers of a file that anybody may have altered are read no deeper and no longer than any that we wrote."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.incoming.bounds import KEPT_DEPTH
from evalapp.domain.incoming.kept_json import kept_words
from evalapp.domain.numbers import UnwrittenNumber, plain_number


@pytest.mark.parametrize("opens", ["[", '{"a":'])
def test_words_are_read_down_to_the_depth_that_any_have(opens: str) -> None:
    closes = "]" if opens == "[" else "}"
    most, more = (f"{opens * deep}0{closes * deep}" for deep in (KEPT_DEPTH, KEPT_DEPTH + 1))
    kept_words(most)
    with pytest.raises(ValueError, match="more than 16 levels deep"):
        kept_words(more)


def test_marks_within_texts_are_no_depth_and_hide_none() -> None:
    assert ["[" * 99, '\\"' + "{" * 99] == kept_words('["' + "[" * 99 + '", "\\\\\\"' + "{" * 99 + '"]')
    hidden = "".join(f'["{"]" * 3}",' for _level in range(40)) + "0" + "]" * 40
    with pytest.raises(ValueError, match="levels deep"):
        kept_words(hidden)


def test_many_values_beside_each_other_are_not_deep() -> None:
    assert 500 == len(kept_words("[" + ",".join(["[{}]"] * 500) + "]"))


@pytest.mark.parametrize(("text", "number"), [("3.5", Fraction(7, 2)), ("-2", -2), ("0.125", Fraction(1, 8))])
def test_a_number_is_read_as_we_write_it(text: str, number: Fraction) -> None:
    assert number == plain_number(text)


@pytest.mark.parametrize("text", ["1e400000000", "1/3", "1" * 31, "nan", " 1", "1_0", "٣", "", 3, None])
def test_what_we_never_write_is_no_number(text: object) -> None:
    with pytest.raises(UnwrittenNumber):
        plain_number(text)
