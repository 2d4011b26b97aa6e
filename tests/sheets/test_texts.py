"""Texts of cells: the short way for what is plain says the same as the long one."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from evalapp.sheets.sheet import clean_text, one_line

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NEVER_A_LETTER = re.compile("^[\x00-\x20\x7f\\s]+|[\x00-\x20\x7f\\s]+$")


def the_long_way(text: str) -> str:
    plain = _NEVER_A_LETTER.sub("", text.replace("\ufeff", ""))
    return unicodedata.normalize("NFC", _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", plain))).strip()


# Of those that no standard gives a meaning, alike by the hundred thousand, one in 97.
EVERY = [
    character
    for code, character in enumerate(map(chr, range(sys.maxunicode + 1)))
    if unicodedata.category(character) not in ("Cn", "Co") or code % 97 == 0
]


def may_change(character: str) -> bool:
    """It may be left out, replaced, or joined with what stands beside it; those that may not are all alike."""
    return unicodedata.category(character)[0] in "MZC" or bool(unicodedata.decomposition(character))


def assert_cleaned_alike(texts: list[str]) -> None:
    different = [text for text in texts if clean_text(text) != the_long_way(text)]
    on_a_line = [text for text in texts if one_line(text) != " ".join(the_long_way(text).split())]
    assert ([], []) == (different, on_a_line)


def test_every_character_is_cleaned_alike() -> None:
    assert_cleaned_alike(EVERY)


@pytest.mark.long
@pytest.mark.parametrize("around", [" {} ", "a{}b", "e{}", "{0}{0}", "a {} b", "a\t{}"])
def test_what_stands_beside_a_character_does_not_matter(around: str) -> None:
    chosen = [each for n, each in enumerate(EVERY) if may_change(each) or n < 0x3000 or n % 251 == 0]
    assert_cleaned_alike([around.format(each) for each in chosen])
