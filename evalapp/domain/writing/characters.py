"""Characters that no reader sees, and some that no file of a spreadsheet may hold."""

from __future__ import annotations

import re

# Control characters but tabs and line ends, halves of a pair, and the two that XML has no room for either.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_JOINERS = "\u200c\u200d"  # within words of some scripts, and within emoji


def unfit_in(text: str) -> str:
    """The first character in `text` that cannot be printed or kept in every file, as an escape; empty if none."""
    found = None if text.isprintable() else _UNFIT.search(text)
    return _escaped(found[0]) if found else ""


def visible(text: str) -> str:
    """`text` with an escape for everything that a terminal would obey or that turns the order of letters around."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() or each in _JOINERS else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
