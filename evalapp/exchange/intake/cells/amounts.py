"""Reading amounts, staff and years, each in the unit that the heading, the value or the format of the cell says.

Numbers are never rounded. A number cell is taken as it is; in a text, one separator and exactly three digits are
thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import (
    is_thousand_or_decimal,
    parse_amount,
    parse_decimal,
    parse_quantity,
    shorten,
    without_euro,
    written,
)
from evalapp.domain.texts import _
from evalapp.domain.writing.durations import months_said, number_said, year_named
from evalapp.domain.writing.inexact import gives_several, is_about, is_years_and_months, names_calendar_years
from evalapp.exchange.intake.evidence.units.beside import (
    number_and_unit,
    said_beside,
    says_own_unit,
    shows_unit,
    unit_named,
)
from evalapp.exchange.intake.remarks import Sort, understood
from evalapp.exchange.intake.values import Noted, as_shown, made_of
from evalapp.sheets.sheet import Cell, clean_text
from evalapp.sheets.shown import Kind
from evalapp.words import formats

_MOST_CENTS = 10**17
_SURE_DIGITS = 12  # of a number with nothing in it to be in doubt about, as nearly all are
_MOST_STAFF = 10_000_000
_END_OF_A_NUMBER = re.compile(r"0\d{1,2}")  # what a comma cut off: 150,000 or 150,05 without quotation marks
_FULL_TIME = re.compile(r"\s*(?:vte|fte|etp)'?s?\.?$", re.IGNORECASE)


def amount_in(
    unit: int | None = None, point: str = "", *, is_of_bare: bool = False
) -> Callable[[Cell], int | Noted]:
    """Euro as cents. `unit`: what the heading says one is, in euro; `point`: the marks that are known to be decimal.

    A value that names its own unit is read by that, and where the heading says another it is noted. `is_of_bare`:
    somebody said the unit of the values that name none, and nothing stands against the others.
    """
    in_unit = _in_unit_alone(unit, point, is_of_bare=is_of_bare)
    if unit is None or is_of_bare:
        return in_unit
    in_own = _in_unit_alone(None, point, is_of_bare=True)

    def read(cell: Cell) -> int | Noted:
        if (cell.text.isdecimal() and cell.shown is None) or unit_named(cell) in (None, unit):
            return in_unit(cell)
        cents = in_own(cell)
        note = _("“{value}” names another unit than its heading, and was read by its own: {amount}")
        return Noted(cents, note.format(value=shorten(as_shown(cell), 30), amount=formats.money(cents)))

    return read


def _in_unit_alone(unit: int | None, point: str, *, is_of_bare: bool) -> Callable[[Cell], int]:
    def read(cell: Cell) -> int:
        if cell.shown is not None:
            says_own = is_of_bare and said_beside(cell, Sort.AMOUNT) is not None
            return _checked(_cents_in_cell(cell, None if says_own else unit), cell)
        text = cell.text
        if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= _SURE_DIGITS:
            return _checked(int(text) * 100 * (unit or 1), cell)
        text = clean_text(text)
        if text[:1] == "0" and not cell.is_number and _END_OF_A_NUMBER.fullmatch(text):
            raise _no_whole_amount(text)
        if cell.is_number:
            cents = _exact(parse_decimal(text) * 100 * (unit or 1), cell)
        elif unit in (None, 1) and not point:
            cents = amount_in_words(text)
        else:
            own = is_of_bare and says_own_unit(text)
            cents = _exact(_in_unit(text, None if own else unit, point), cell)
        return _checked(cents, cell)

    return read


def _no_whole_amount(text: str) -> BadValue:
    return BadValue(
        _(
            "“{value}” is no amount: it looks like the end of one that was cut in two at its comma, and then an amount "
            "in the cell before it is wrong too. Write an amount with a comma between quotation marks, and nought as 0"
        ).format(value=text)
    )


def amount_in_words(text: str) -> int:
    """An amount in euro, or with its own unit beside it: `150 k€`, `1,5 mln`. As cents; raises BadValue."""
    try:
        return parse_amount(text)
    except BadValue:
        if (found := number_and_unit(text, Sort.AMOUNT)) is None or found[1] == 1:
            raise
        number, factor = found
        return _exact(parse_quantity(number) * 100 * factor, Cell(text))


def _in_unit(text: str, unit: int | None, point: str) -> Fraction:
    """In cents. Raises BadValue where the value names another unit than its heading."""
    if (found := number_and_unit(text, Sort.AMOUNT)) is not None:
        number, factor = found
        if unit not in (None, factor):
            raise _of_another_unit(text, _quantity(number, point), factor, unit)
        text = number
    else:
        factor = unit or 1
    if unit not in (None, 1) and not re.fullmatch(r"[-−\d.,\s'’]+", text):
        # The words for what is wrong with an amount are those of an amount in euro.
        raise _of_another_unit(text, _euro(text, point), 1, unit)
    return _euro(text, point) * 100 if factor == 1 else _quantity(text, point) * 100 * factor


def _euro(text: str, point: str) -> Fraction:
    bare = without_euro(text)
    if bare is not None and is_thousand_or_decimal(bare):
        return _quantity(bare, point)
    return Fraction(parse_amount(text), 100)


def _quantity(number: str, point: str) -> Fraction:
    """`point`: the marks that are known to be decimal, also before three digits."""
    if point and is_thousand_or_decimal(number) and any(mark in point for mark in number):
        return Fraction(number.replace(",", "."))
    return parse_quantity(number)


def _of_another_unit(value: str, number: Fraction, own: int, unit: int) -> BadValue:
    """Of a value with a unit beside it that is not the one of its heading: the two things it may be."""
    return BadValue(
        _(
            "“{value}” names another unit than its heading: write {one} where it is {one_amount}, or {other} where it "
            "is {other_amount}"
        ).format(
            value=shorten(value, 30),
            one=_to_write(number * own / unit),
            one_amount=formats.money(int(number * own * 100)),
            other=_to_write(number),
            other_amount=formats.money(int(number * unit * 100)),
        )
    )


def _to_write(number: Fraction) -> str:
    """So that it is read again as this number: with a fourth decimal where three could separate thousands."""
    text = written(number)
    return f"{text}0" if is_thousand_or_decimal(text) else text


def _cents_in_cell(cell: Cell, unit: int | None) -> int:
    """Of a number that its format shows with a unit: only one that is known, and not beside another in the heading.

    Where the format divides the number to show it in that unit, the cell holds euro.
    """
    assert cell.shown is not None
    scale = cell.shown.scale
    factor = understood(cell.shown.said, Sort.AMOUNT) if cell.shown.kind is Kind.UNIT else None
    if not isinstance(factor, int):
        if cell.shown.kind is not Kind.SCALED:
            made_of(cell, Kind.PADDED)
        factor = unit or 1
    elif unit not in (None, factor):
        raise _of_another_unit(as_shown(cell), parse_decimal(cell.text) / scale, factor, unit)
    if scale not in (1, factor):
        made_of(cell)
    return _exact(parse_decimal(cell.text) * 100 * factor / scale, cell)


def _exact(cents: Fraction, cell: Cell) -> int:
    if cents.denominator != 1:
        raise BadValue(_("“{value}” has parts of a cent; round it to cents").format(value=shorten(cell.text)))
    return int(cents)


def _checked(cents: int, cell: Cell) -> int:
    if not 0 <= cents < _MOST_CENTS:
        raise BadValue(
            _("“{value}” must not be below zero or absurdly high").format(value=shorten(cell.text))
        )
    return cents


def staff_with(point: str = "") -> Callable[[Cell], Fraction]:
    """Full-time equivalents, exact to hundredths: 9,6 rounded to 10 would move a company to another size class."""

    def read(cell: Cell) -> Fraction:
        if cell.shown is not None and (
            cell.shown.scale > 1 or understood(cell.shown.said, Sort.STAFF) is None
        ):
            made_of(cell, Kind.PADDED)
        text = clean_text(cell.text)
        text = _FULL_TIME.sub("", text)
        value = parse_decimal(text) if cell.is_number else _quantity(text, point)
        if (value * 100).denominator != 1:
            raise BadValue(
                _(
                    "“{value}” has more than two decimals; round it to hundredths of a full-time equivalent"
                ).format(value=shorten(cell.text))
            )
        return _between(value, 0, _MOST_STAFF, cell)

    return read


def years_in(per_year: int = 1) -> Callable[[Cell], int]:
    """1 to 30 whole years. `per_year`: how many of the heading's unit a year has, 12 for months."""

    def read(cell: Cell) -> int:
        text, unit = clean_text(cell.text), per_year
        if shows_unit(cell):
            text = as_shown(cell)  # as “3 j” and “1095 days” are read, or not, where they are typed
            if (found := number_and_unit(text, Sort.YEARS)) is not None:
                text, unit = found
        elif cell.shown is not None:
            made_of(cell, Kind.PADDED)
        elif not cell.is_number and (found := number_and_unit(text, Sort.YEARS)) is not None:
            text, unit = found
        value = _duration(text, unit)
        is_calendar = value is not None and unit == 1 and names_calendar_years(text)
        if value is None or value.denominator != 1 or is_calendar:
            raise _no_duration(as_shown(cell))
        return int(_between(value, 1, 30, cell))

    return read


def _duration(text: str, unit: int) -> Fraction | None:
    """In years."""
    if (months := months_said(text)) is not None:
        return Fraction(months, 12)
    if (number := number_said(text)) is not None:
        return Fraction(number, unit)
    try:
        return parse_decimal(text) / unit
    except BadValue:
        return None


def _no_duration(text: str) -> BadValue:
    if names_calendar_years(text):
        said = _(
            "“{value}” names years of the calendar, not how many; write how many years the call counts for it, as "
            "“2 years”"
        )
    elif gives_several(text) and not is_years_and_months(text):
        said = _(
            "“{value}” gives more than one number; write how many years the call counts for it, as “2 years”"
        )
    elif is_about(text):
        said = _("“{value}” is no exact duration; write how many years the call counts for it, as “2 years”")
    else:
        said = _(
            "“{value}” is no duration in whole years; write how many years the call counts for it, as “2 years”"
        )
    return BadValue(said.format(value=shorten(text)))


def budget_year(cell: Cell) -> int:
    """The year of the project (1 to 30) or of the calendar."""
    is_number = cell.is_number and not shows_unit(cell)  # as the first in “year 1”
    if not shows_unit(cell):
        made_of(cell, Kind.PADDED)
    text = as_shown(cell) if shows_unit(cell) else clean_text(cell.text)
    if not is_number and names_calendar_years(text) and gives_several(text):
        raise BadValue(
            _("“{value}” names more than one year; give each year a line of its own").format(
                value=shorten(text)
            )
        )
    value = parse_decimal(text if is_number else year_named(text))
    if value.denominator != 1:
        raise BadValue(_("“{value}” must be a whole number").format(value=shorten(cell.text)))
    year = int(_between(value, 1, 2100, cell))
    if 30 < year < 1990:
        raise BadValue(_("“{value}” is not a year; write 2016, or 1 for the first year").format(value=year))
    return year


def _between(value: Fraction, low: int, high: int, cell: Cell) -> Fraction:
    if not low <= value <= high:
        raise BadValue(
            _("“{value}” must lie between {low} and {high}").format(
                value=shorten(cell.text), low=low, high=high
            )
        )
    return value
