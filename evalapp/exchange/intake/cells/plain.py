"""What nearly every cell is, read in one step: a text in which there is nothing to ask, to mend or to refuse.

Each gives the value that the reader of its field gives too, or None where that one must look at the cell. A table of
100,000 applications has a million and a half of them: where nothing in a part of a column stands out, its texts are
looked at together, which takes a fraction of looking at one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized

from evalapp.domain.errors import BadValue
from evalapp.domain.writing.mail import ADDRESS, MOST_ADDRESS, is_whole_domain
from evalapp.domain.writing.spreadsheets import is_made_by_spreadsheet
from evalapp.exchange.intake.values import LONGEST_NONE
from evalapp.sheets.sheet import Cell

_MOST_NUMBER = 64
_SURE_DIGITS = 9  # of an amount in any unit
_SEEN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SEAM = "|"  # between texts that are looked at together: it can be seen, and goes into no letter beside it


@dataclass(frozen=True, slots=True)
class Plain:
    """`one` reads a text, `several` those of a column, or gives None where one of them stands out."""

    one: Callable[[str], Any]
    several: Callable[[Sequence[str]], Sequence[Any] | None] = lambda _texts: None

    def column(self, texts: Sequence[str]) -> Iterable[Any]:
        """What `one` gives of each."""
        read = self.several(texts)
        return map(self.one, texts) if read is None else read


def _is_in_order(text: str) -> bool:
    """Begins with a sign that is seen, has but single spaces, and no error value of a spreadsheet in it."""
    return (
        text[:1] in _SEEN
        and text.isprintable()
        and "  " not in text
        and "#" not in text
        and ":" not in text
        and (text.isascii() or is_normalized("NFC", text))
    )


def _in_order(texts: Sequence[str], most: int) -> Sequence[str] | None:
    """The texts without spaces behind them, or None where one of them is not in order or is longer than `most`."""
    joined = _SEAM.join(texts)
    if not _is_in_order(joined) or not _SEEN.issuperset([text[:1] for text in texts]):
        return None
    if max(map(len, texts)) > most:
        return None
    has_spaces_behind = f" {_SEAM}" in joined or joined.endswith(" ")
    return [text.rstrip(" ") for text in texts] if has_spaces_behind else texts


def plain_line(most: int) -> Plain:
    """Of a field that may be empty: no word for nothing is long or ends in a digit."""

    def read(text: str) -> str | None:
        if (text[-1:].isdigit() or 2 * LONGEST_NONE < len(text)) and len(text) <= most and _is_in_order(text):
            return text.rstrip(" ")
        return None

    def read_several(texts: Sequence[str]) -> Sequence[str] | None:
        if 2 * LONGEST_NONE < min(map(len, texts)) or "".join([text[-1:] for text in texts]).isdigit():
            return _in_order(texts, most)
        return None

    return Plain(read, read_several)


def plain_name(most: int, refuse: Callable[[str], None]) -> Plain:
    """`refuse` raises BadValue for what is no name."""

    def read(text: str) -> str | None:
        if len(text) > most or not _is_in_order(text):
            return None
        name = text.rstrip(" ")
        try:
            refuse(name)
        except BadValue:
            return None
        return name

    def read_several(texts: Sequence[str]) -> Sequence[str] | None:
        names = _in_order(texts, most)
        try:
            for name in names or ():
                refuse(name)
        except BadValue:
            return None
        return names

    return Plain(read, read_several)


def _email(text: str) -> str | None:
    is_one = len(text) <= MOST_ADDRESS and _is_in_order(text) and ADDRESS.fullmatch(text) is not None
    return text if is_one and is_whole_domain(text.rpartition("@")[2]) else None


plain_email = Plain(_email)


def plain_amount(unit: int) -> Plain:
    """Cents, where one is `unit` euro."""
    cents = 100 * unit

    def read(text: str) -> int | None:
        is_whole = text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= _SURE_DIGITS
        return int(text) * cents if is_whole else None

    def read_several(texts: Sequence[str]) -> Sequence[int] | None:
        joined = "".join(texts)
        is_whole = (
            (joined.isdecimal() and joined.isascii())
            and max(map(len, texts)) <= _SURE_DIGITS
            and not {"", "0"} & {text[:1] for text in texts}
        )
        return [int(text) * cents for text in texts] if is_whole else None

    return Plain(read, read_several)


def plain_number(read: Callable[[Cell], str]) -> Plain:
    """`IBN-2016-01`: of the numbers with the same beginning, `read` looks at one."""

    @lru_cache(64)
    def stands(beginning: str) -> bool:
        number = f"{beginning}-1"
        try:
            return read(Cell(number)) == number
        except BadValue:
            return False

    def read_number(text: str) -> str | None:
        beginning, _dash, digits = text.partition("-")
        is_usual = (
            (text.isascii() and beginning.isalnum() and digits.replace("-", "").isdigit())
            and len(text) <= _MOST_NUMBER
            and digits[-1] != "-"
        )
        return text if is_usual and not is_made_by_spreadsheet(text) and stands(beginning) else None

    return Plain(read_number)
