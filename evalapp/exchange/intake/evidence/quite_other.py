"""Whether a title or an organisation is quite another one, and no correction of what stood there."""

from __future__ import annotations

from difflib import SequenceMatcher

from evalapp.domain.jury.likeness import organisation_keys
from evalapp.sheets.sheet import header_key

# Of the letters of two texts, from where one is a correction of the other; many organisations share a long word.
_ALIKE = {"title": 0.6, "organisation": 0.85}


def is_quite_other(name: str, one: str, other: str) -> bool:
    """Whether neither is a correction, a longer form or an abbreviation of the other; `name` is that of the field."""
    first, second = header_key(one), header_key(other)
    if not first or not second or first in second or second in first:
        return False
    if name == "title":
        words, more = (set(text.casefold().split()) for text in (one, other))
        if 2 * len(words & more) >= min(len(words), len(more)):
            return False
    elif not set(organisation_keys(one)).isdisjoint(organisation_keys(other)):
        return False
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    if len(short) > 2 and short[0] == long[0] and all(letter in rest for letter in short):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() < _ALIKE[name]
