"""Characters that no reader sees, and some that no file of a spreadsheet may hold."""

from __future__ import annotations

import json
import re
import unicodedata

# Control characters but tabs and line ends, halves of a pair, and the two that XML has no room for either.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_JOINERS = "\u200c\u200d"  # within words of some scripts, and within emoji
# What a terminal or a window obeys: control characters, and the marks that turn the order of letters around.
_OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]"
)

# What takes no ink, of whatever category: joiners, marks of direction, choosers of a glyph, blanks that are letters.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


# Of those, what turns the order of the letters around it, so that another word or number is read than stands there.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unturned(text: str) -> str:
    """`text` in the order in which it is written."""
    return text if text.isprintable() else _TURNING.sub("", text)


def seen_of(text: str) -> str:
    """`text` without the characters that nobody sees, among which no white space is counted."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def unfit_in(text: str) -> str:
    """The first character in `text` that cannot be printed or kept in every file, as an escape; empty if none."""
    found = None if text.isprintable() else _UNFIT.search(text)
    return _escaped(found[0]) if found else ""


def obeyed_in(text: str) -> str:
    """The first character in `text` that a terminal or a window would obey, such as a mark of direction."""
    found = None if text.isprintable() else _OBEYED.search(text)
    return _escaped(found[0]) if found else ""


def hidden_in(text: str) -> str:
    """The first character in `text` that takes no ink or would be obeyed, but for joiners within words."""
    if text.isprintable() and text.isascii():
        return ""
    return next((_escaped(each) for each in text if each not in _JOINERS and _is_hidden(each)), "")


def _is_hidden(character: str) -> bool:
    return bool(_UNSEEN.match(character) or _OBEYED.match(character))


def fit_of(text: str) -> str:
    """`text` without them."""
    return text if text.isprintable() else _UNFIT.sub("", text)


def is_text(text: str) -> bool:
    """Whether all of it is characters: the name of a file may hold bytes that are none."""
    return not any("\ud800" <= each <= "\udfff" for each in text)


def visible(text: str) -> str:
    """`text` on one line, with an escape for everything that would be obeyed or that nobody would see."""
    if text.isprintable():
        return text
    return "".join(each if _is_seen(each) else _escaped(each) for each in text)


def _is_seen(character: str) -> bool:
    return character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs"


def not_obeyed(text: str) -> str:
    """`text`, which may have tabs and several lines, with an escape for what a terminal or a window would obey."""
    return text if text.isprintable() else _OBEYED.sub(lambda found: _escaped(found[0]), text)


def escaped_in_json(text: str) -> str:
    """JSON that means the same, with no such character in its strings; there are none outside them."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
