"""The unit that stands beside a number in its own cell, or in how its format shows it."""

from __future__ import annotations

import re

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_amount, without_euro
from evalapp.exchange.intake.remarks import Sort, understood
from evalapp.sheets.sheet import Cell, clean_text
from evalapp.sheets.shown import Kind

# In cents: “€ 170.000” is no number of thousands with a sign before it, “€ 170” may be.
_PLAINLY_EURO = 10_000_00
_NUMBER_AND_UNIT = re.compile(
    r"(?P<before>[€\sA-Za-z]*?)\s*(?P<number>[-−]?\d[\d.,\s'’]*?)\s*(?P<after>[^\d\s.,'’-][^\d]*(?:1[.\s]?000)?)",
)
_SAYS_FULL_TIME = re.compile(r"\b(?:vte|fte|etp|vzä|voltijds\w* equival|full[- ]time equival)", re.IGNORECASE)


def says_own_unit(text: str) -> bool:
    """Whether a unit stands beside the number; the sign for euro is one beside an amount that is plainly in it."""
    if number_and_unit(text, Sort.AMOUNT) is not None:
        return True
    bare = without_euro(text)
    if bare is None or bare == text:
        return False
    try:
        return parse_amount(text) >= _PLAINLY_EURO
    except BadValue:
        return False


def said_beside(cell: Cell, sort: Sort) -> int | None:
    """The factor of the unit that stands beside the number in the cell; None where none does, or no known one."""
    if cell.shown is not None:
        said = understood(cell.shown.said, sort) if cell.shown.kind is Kind.UNIT else None
        return said if isinstance(said, int) else None
    found = None if cell.is_number else number_and_unit(clean_text(cell.text), sort)
    return found[1] if found else None


def unit_named(cell: Cell) -> int | None:
    """The factor of the unit that surely is of this value: the sign or word for euro may only say in what money."""
    factor = said_beside(cell, Sort.AMOUNT)
    is_divided = cell.shown is not None and cell.shown.scale != 1
    return None if factor == 1 or is_divided else factor


def shows_unit(cell: Cell) -> bool:
    """Whether its format shows the number it holds with a word or a sign beside it."""
    return cell.shown is not None and cell.shown.kind is Kind.UNIT and cell.shown.scale == 1


def is_full_time(text: str) -> bool:
    """Whether a value or a heading says that it counts full-time equivalents, which have decimals."""
    return _SAYS_FULL_TIME.search(text) is not None


def number_and_unit(text: str, sort: Sort) -> tuple[str, int] | None:
    """A number and the factor of the unit that stands beside it; None where there is no unit, or no known one."""
    match = _NUMBER_AND_UNIT.fullmatch(text)
    if match is None:
        return None
    factor = understood(f"{match['before']}{match['after']}", sort)
    return (match["number"], factor) if isinstance(factor, int) else None
