"""Reading the cells of a column of days or moments; in the American order only where it is known to be that."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, time, tzinfo
from functools import lru_cache
from typing import NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.domain.times import (
    BRUSSELS,
    days_numbers,
    is_day_and_year,
    is_doubled,
    moment_of,
    read_time,
)
from evalapp.domain.writing.no_time import not_a_day
from evalapp.exchange.intake.remarks import Order
from evalapp.exchange.intake.values import Noted, made_of, quoted
from evalapp.sheets.seen.dates import hides_year, shows_month
from evalapp.sheets.sheet import Cell, one_line
from evalapp.sheets.shown import Kind
from evalapp.words import formats

_DAYS_A_MONTH = 365.25 / 12
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT(?!00)\d\d:[0-5]\d", re.ASCII)


class Either(NamedTuple):
    """A day that its text writes in an order that it does not name: the first number, and the second."""

    first: int
    second: int

    @property
    def is_ambiguous(self) -> bool:
        return self.first <= 12 and self.second <= 12 and self.first != self.second


def either_way(text: str) -> Either | None:
    """The two numbers of a day that ends on its whole year; None for any other text."""
    numbers = None if starts_with_year(text) else days_numbers(text)
    return Either(*numbers) if numbers else None


def starts_with_year(text: str) -> bool:
    """As nearly every date that another program wrote: its order is known, without a look at the rest."""
    return text[:4].isdecimal()


def proven_order(text: str) -> Order | None:
    """The order of a day that is one in no other: a mistyped one, as `31/06/2016`, is none in either."""
    if starts_with_year(text):
        return None
    plain = one_line(text)
    by_day, by_month = (is_day_and_year(plain, is_month_first=each) for each in (False, True))
    if by_day == by_month:
        return None
    return Order.DAY_FIRST if by_day else Order.MONTH_FIRST


def day_in(order: Order = Order.DAY_FIRST) -> Callable[[Cell], str | Noted]:
    """ISO 8601. A midnight beside it, of whatever zone, says nothing; any other hour is not thrown away."""

    def read(cell: Cell) -> str | Noted:
        made_of(cell, Kind.DATE)
        day, clock = _read(cell, order)
        if clock is None or not (clock.hour or clock.minute or clock.second or clock.microsecond):
            return _day(cell, day)
        local = moment_of(quoted(cell), day, clock, BRUSSELS).astimezone(BRUSSELS)
        if clock.tzinfo is not None and local.time() == time():
            return Noted(
                local.date().isoformat(),
                _("“{value}” is midnight in Belgium: read as {day}").format(
                    value=quoted(cell), day=formats.day(local.date().isoformat())
                ),
            )
        raise not_a_day(quoted(cell))

    return read


def moment_in(order: Order = Order.DAY_FIRST, zone: tzinfo = BRUSSELS) -> Callable[[Cell], str | Noted]:
    """A time in ISO 8601 UTC; one without a zone is of `zone`. A date alone, or at midnight, stays a date.

    That is how spreadsheets and scripts write a date of which no hour is known: none is invented.
    """

    @lru_cache(4096)
    def hour_in_utc(written: str) -> str:
        """`2016-06-12T07` of `2016-06-12T09`, if each of its minutes lies in that hour; else empty."""
        with suppress(BadValue):  # which is said of the cell
            first, last = (read(Cell(f"{written}:{minute}")) for minute in ("00", "59"))
            if isinstance(first, str) and isinstance(last, str) and first[:13] == last[:13]:
                return first[:13] if (first[13:], last[13:]) == (":00:00+00:00", ":59:00+00:00") else ""
        return ""

    def read_usual(cell: Cell) -> str | Noted:
        # A program writes thousands of them, of which an hour needs to be worked out once.
        if cell.shown is None and _MINUTE.fullmatch(text := cell.text) and (hour := hour_in_utc(text[:13])):
            return f"{hour}{text[13:]}:00+00:00"
        return read(cell)

    def read(cell: Cell) -> str | Noted:
        made_of(cell, Kind.DATE)
        day, clock = _read(cell, order)
        if clock is None or not (clock.hour or clock.minute or clock.second or clock.microsecond):
            return _day(cell, day)
        moment = moment_of(quoted(cell), day, clock, zone)
        whole = moment.astimezone(UTC)
        iso = whole.isoformat(timespec="milliseconds" if whole.microsecond else "seconds")
        if not is_doubled(moment):
            return _in_view_of_format(cell, iso, formats.stamp(iso)) if cell.shown is not None else iso
        return Noted(
            iso,
            _("“{value}” comes twice that night, when the clock goes back: read as the first").format(
                value=quoted(cell)
            ),
        )

    return read_usual


def _day(cell: Cell, day: date) -> str | Noted:
    return _in_view_of_format(cell, day.isoformat(), formats.day(day.isoformat()))


def _in_view_of_format(cell: Cell, iso: str, shown: str) -> str | Noted:
    """Of a cell that shows but the month or the year, the day that it holds was perhaps typed by nobody."""
    if cell.shown is None or not cell.shown.said:
        return iso
    if hides_year(cell.shown.said):
        note = _("it shows no year, and was read as {day}, which it holds")
    elif shows_month(cell.shown.said):
        note = _("it shows a month and no day, and was read as {day}, which it holds")
    else:
        note = _("it shows a year and nothing else, and was read as {day}, which it holds")
    return Noted(iso, note.format(day=shown))


def day_written(text: str) -> date | None:
    """The day that a text of nobody's column writes; None if it is none."""
    try:
        return read_time(text)[0]
    except BadValue:
        return None


def months_between(start: date, end: date) -> int:
    """Whole months, to the nearest."""
    return round((end - start).days / _DAYS_A_MONTH)


def _read(cell: Cell, order: Order) -> tuple[date, time | None]:
    return read_time(one_line(cell.text), is_month_first=order is Order.MONTH_FIRST)
