"""What nearly every cell is, read in one step: a text in which there is nothing to ask, to mend or to refuse.

Each gives the value that the reader of its field gives too, or None where that one must look at the cell. A table of
100,000 applications has a million and a half of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized

from evalapp.domain.errors import BadValue
from evalapp.domain.writing.mail import ADDRESS, MOST_ADDRESS, is_whole_domain
from evalapp.domain.writing.spreadsheets import is_made_by_spreadsheet
from evalapp.exchange.intake.values import LONGEST_NONE
from evalapp.sheets.sheet import Cell

Plain = Callable[[str], Any]
_MOST_NUMBER = 64
_SURE_DIGITS = 9  # of an amount in any unit


def _is_in_order(text: str) -> bool:
    """Begins with a sign that is seen, has but single spaces, and no error value of a spreadsheet in it."""
    first = text[:1]
    return (
        (first.isascii() and first.isalnum())
        and text.isprintable()
        and "  " not in text
        and "#" not in text
        and ":" not in text
        and (text.isascii() or is_normalized("NFC", text))
    )


def plain_line(most: int) -> Plain:
    """Of a field that may be empty: no word for nothing is long or ends in a digit."""

    def read(text: str) -> str | None:
        if (text[-1:].isdigit() or 2 * LONGEST_NONE < len(text)) and len(text) <= most and _is_in_order(text):
            return text.rstrip(" ")
        return None

    return read


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

    return read


def plain_email(text: str) -> str | None:
    is_one = len(text) <= MOST_ADDRESS and _is_in_order(text) and ADDRESS.fullmatch(text) is not None
    return text if is_one and is_whole_domain(text.rpartition("@")[2]) else None


def plain_amount(unit: int) -> Plain:
    """Cents, where one is `unit` euro."""
    cents = 100 * unit

    def read(text: str) -> int | None:
        is_whole = text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= _SURE_DIGITS
        return int(text) * cents if is_whole else None

    return read


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

    return read_number
