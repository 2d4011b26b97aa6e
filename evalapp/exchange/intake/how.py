"""How the values of a column are read: the unit, the order of a day, the zone of a time, the decimal mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT
from evalapp.domain.texts import _, ngettext
from evalapp.domain.times import BRUSSELS
from evalapp.exchange.intake.cells.amounts import amount_in, staff_with, years_in
from evalapp.exchange.intake.cells.days import day_in, moment_in
from evalapp.exchange.intake.cells.plain import Plain, plain_amount
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.remarks import Order, Sort
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell
from evalapp.words import formats

_UNITS = {"euro": 1, "thousand": 1_000, "million": 1_000_000, "years": 1, "months": 12, "fte": 1, "mixed": 1}
DATED = (Sort.DAY, Sort.MOMENT)
_ORDERS = tuple(each.value for each in Order)
__all__ = ["FURTHER", "LEAVE_OUT", "How", "choice_label", "effect_of", "said_so", "value_words"]
WORDS: Mapping[Sort, tuple[str, ...]] = {
    Sort.AMOUNT: ("euro", "thousand", "million"),
    Sort.ACCOUNT: ("euro", "thousand", "million"),
    Sort.STAFF: ("fte",),
    Sort.YEARS: ("years", "months"),
    Sort.BUDGET_YEAR: ("mixed",),
    Sort.DAY: _ORDERS,
    Sort.MOMENT: _ORDERS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class How:
    """How the values of a column are read. `factor`: what one is, in euro or of a year; `point`: its decimal marks.

    `is_of_bare`: the factor is somebody's answer, and of the values alone that name no unit themselves.
    """

    factor: int | None = None
    is_of_bare: bool = False
    order: Order = Order.DAY_FIRST
    zone: tzinfo = BRUSSELS
    point: str = ""

    def reader(self, field: Field) -> Callable[[Cell], Any]:
        match field.sort:
            case Sort.AMOUNT | Sort.ACCOUNT:
                return amount_in(self.factor, self.point, is_of_bare=self.is_of_bare)
            case Sort.STAFF:
                return staff_with(self.point)
            case Sort.YEARS:
                return years_in(self.factor or 1)
            case Sort.DAY:
                return day_in(self.order)
            case Sort.MOMENT:
                return moment_in(self.order, self.zone)
            case Sort.TEXT | Sort.BUDGET_YEAR:
                return field.read

    def plain(self, field: Field) -> Plain | None:
        """What reads the usual cells of the column as `reader` does."""
        if field.sort in (Sort.AMOUNT, Sort.ACCOUNT):
            return plain_amount(self.factor or 1)
        return field.plain if field.sort is Sort.TEXT else None


def said_so(how: How, field: Field, word: str) -> How:
    return replace(how, order=Order(word)) if field.sort in DATED else replace(how, factor=_UNITS[word])


def effect_of(how: How, field: Field, cell: Cell) -> str:
    """What the reader would see of this value, empty where it cannot be read so."""
    try:
        value = how.reader(field)(cell)
    except BadValue:
        return ""
    value = value.value if isinstance(value, Noted) else value
    return value_words(field, value)


def value_words(field: Field, value: Any) -> str:
    """A value of it as a reader sees it; empty where there is none."""
    if value in (None, ""):
        return ""
    match field.sort:
        case Sort.TEXT:
            return str(value)
        case Sort.AMOUNT | Sort.ACCOUNT:
            return formats.money(value)
        case Sort.DAY:
            return formats.day(value)
        case Sort.MOMENT:
            return formats.day(value) if formats.is_date_alone(value) else formats.stamp(value)
        case Sort.YEARS:
            return ngettext("{n} year", "{n} years", value).format(n=value)
        case Sort.BUDGET_YEAR:
            return str(value)
        case _:
            return formats.score(value)


def choice_label(word: str) -> str:
    return {
        "euro": _("euro"),
        "thousand": _("thousand euro"),
        "million": _("million euro"),
        "years": _("years"),
        "months": _("months"),
        "fte": _("full-time equivalents"),
        "day-first": _("day first"),
        "month-first": _("month first"),
        "mixed": _("both as they stand, of the project and of the calendar"),
        "thousands": _("a mark of thousands"),
        "decimals": _("a decimal mark"),
        "point-thousands": _("a mark of thousands"),
        "point-decimals": _("a decimal mark"),
        "comma-thousands": _("a mark of thousands"),
        "comma-decimals": _("a decimal mark"),
        LEAVE_OUT: _("leave the column out"),
    }[word]
