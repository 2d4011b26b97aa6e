"""A text as it is looked through: in plain letters and digits, with where each of them stood in what was written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
# What is not among what a language of the West is written with: only that is looked up.
_STRANGE = re.compile("[^\x00-\u00ac\u00ae-\u0250\u0300-\u036f\u1e00-\u1eff\u2010-\u2027\u202f\u20ac]+")
_UNSEEN = re.compile(f"[{UNSEEN}]")

_CYRILLIC = "АаВСсԀԁЕеҒԌНһҺІіЈјКкӀӏМОоРрԚԛЅѕТтѴѵԜԝУуҮүХх"
_AS_LATIN = "AaBCcDdEeFGHhHIiJjKkIlMOoPpQqSsTtVvWwYyYyXx"
_GREEK = "ΑαΒϹϲΕεΗηΙιͿϳΚκΜΝνΟοσΡρΤτΥυΧχΖɑɡ"
_IN_LATIN = "AaBCcEeHnIiJjKkMNvOooPpTtYuXxZag"
_SHAPES = dict(zip(_CYRILLIC + _GREEK, _AS_LATIN + _IN_LATIN, strict=True))


def plain(text: str) -> str:
    """With letters of another alphabet that look Latin as the Latin ones, all widths as one, nothing unseen."""
    return text if text.isascii() else _STRANGE.sub(_read, text)


def plain_with_places(text: str) -> tuple[str, list[int] | None]:
    """The same, and where in `text` each of its characters stands; None where that is where it stands in both."""
    if text.isascii() or not _STRANGE.search(text):
        return text, None
    said = [_one(each) for each in text]
    if all(len(each) == 1 for each in said):
        return "".join(said), None
    return "".join(said), [n for n, each in enumerate(said) for _letter in each]


def ways(text: str) -> set[str]:
    """`text` plain as it is, in capitals and in small letters: those of another alphabet do not look alike in both."""
    return {
        plain(each) for each in ((text, text.upper(), text.lower()) if _STRANGE.search(text) else (text,))
    }


def _read(found: re.Match[str]) -> str:
    return "".join(map(_one, found[0]))


@lru_cache(maxsize=8192)
def _one(letter: str) -> str:
    if not _STRANGE.match(letter):
        return letter
    if _UNSEEN.match(letter):
        return ""
    bare = unicodedata.normalize("NFKD", letter)
    read = _SHAPES.get(bare[0], bare[0]) + bare[1:]
    return unicodedata.normalize("NFC", read)
