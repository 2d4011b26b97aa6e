"""Access codes as a person may have set them: without dashes, with others, in five cells, or each sign apart.

Of those less is certain than of a code as it is written. Looked for are groups of signs, whatever they are: each byte
is told as a sign, as what may part signs, or as something else, and only what has the form of a code is read.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from evalapp.exchange.sealed.codes import is_right

_SIGN, _APART, _BETWEEN, _OTHER = b"x", b" ", b"\n", b"."
_SIGNS = string.ascii_letters + string.digits
# Of these also single signs are parted; the others part groups, as cells and lines do. 96, 97: dashes in Windows.
_KINDS = {_SIGN: _SIGNS.encode(), _APART: b" -._\x96\x97\xa0", _BETWEEN: b"\t\r\n\v\f;,|\"'/"}
_KIND_OF = bytes(
    next((kind[0] for kind, those in _KINDS.items() if byte in those), _OTHER[0]) for byte in range(256)
)
_GROUP, _GROUPS, _LENGTH = 5, 4, 21
_FORMS = (
    re.compile((_SIGN * _GROUP + rb"[ \n]{1,60}") * _GROUPS + _SIGN + rb"(?!x)"),
    re.compile(_SIGN * _LENGTH + rb"(?!x)"),
    re.compile(rb"x {1,3}" * (_LENGTH - 1) + rb"x(?!x)"),
)
_DASHES = ("‐", "‑", "‒", "–", "—", "−", "\u00a0", "\u202f", "\u2009")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_MOST = 20_000  # that only look like one
_LETTERS, _DIGITS, _DIFFERENT = 4, 2, 8  # at least; numbers, words and rows of scores have fewer
_HEX = frozenset(string.hexdigits.upper())  # of which no code is made alone, and what a computer counts is


def has_spelled_code(text: str) -> bool:
    return spelled_code_in(text.encode("utf-8", "replace"))


def spelled_code_in(content: bytes) -> bool:
    """In letters of one case, as a person types them, and with both letters and digits: rarely by chance."""
    plain = _plain(content)
    return any(map(_is_code, _candidates(plain)))


def _plain(content: bytes) -> bytes:
    if content.isascii():
        return content
    for each in _DASHES:
        content = content.replace(each.encode(), b"-")
    for each in _INVISIBLE:
        content = content.replace(each.encode(), b"")
    return content


def _candidates(plain: bytes) -> Iterator[str]:
    kinds = plain.translate(_KIND_OF)
    left = _MOST
    for form in _FORMS:
        found = form.search(kinds)
        while found and left:
            left -= 1
            if _stands_apart(plain, found.start(), found.end()):
                yield re.sub(
                    r"[^0-9A-Za-z]", "", plain[found.start() : found.end()].decode("ascii", "ignore")
                )
            found = form.search(kinds, found.start() + 1)


def _stands_apart(plain: bytes, start: int, end: int) -> bool:
    """Not as a part of something longer with dashes in it."""
    before, after = plain[max(0, start - 2) : start].decode("latin-1"), plain[end : end + 2].decode("latin-1")
    if before[-1:] in _SIGNS and before:
        return False
    return not (before[-1:] == "-" and before[:1] in _SIGNS) and not (
        after[:1] == "-" and after[1:] != "" and after[1:] in _SIGNS
    )


def _is_code(bare: str) -> bool:
    different = set(bare.upper())
    return (
        (bare.isupper() or bare.islower())
        and sum(map(str.isalpha, bare)) >= _LETTERS
        and sum(map(str.isdigit, bare)) >= _DIGITS
        and len(different) >= _DIFFERENT
        and not different <= _HEX
        and is_right(bare)
        and not _is_iban(bare.upper())
    )


def _is_iban(bare: str) -> bool:
    """Which has a check of its own."""
    if not (bare[:2].isalpha() and bare[2:4].isdigit()):
        return False
    return int("".join(str(int(mark, 36)) for mark in bare[4:] + bare[:4])) % 97 == 1
