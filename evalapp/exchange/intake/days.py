"""Reading days and moments: ISO 8601 and the Belgian notation; the American one only where it is known to be that."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.remarks import Order
from evalapp.exchange.intake.values import Noted, made_of
from evalapp.sheets.sheet import Cell, one_line
from evalapp.sheets.shown import Kind
from evalapp.words.formats import BRUSSELS

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_CLOCK = re.compile(
    r"(?:om\s+|at\s+)?(?P<hour>\d{1,2})(?:\s*(?P<mark>[:.uh])\s*(?P<minute>\d{2})(?:\s*[:.m]\s*(?P<second>\d{2})"
    r"(?:[.,](?P<part>\d{1,6})\d*)?)?)?\s*(?P<word>uur|u|h|hrs?|hours?)?\.?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}|CEST|CET)?",
    re.ASCII | re.IGNORECASE,
)
_BRUSSELS_NAMES = {"CET": timedelta(hours=1), "CEST": timedelta(hours=2)}


class Either(NamedTuple):
    """A day that its text writes in an order that it does not name: the first number, and the second."""

    first: int
    second: int

    @property
    def proves(self) -> Order | None:
        """The order, where only one is possible."""
        if self.first > 12 >= self.second:
            return Order.DAY_FIRST
        return Order.MONTH_FIRST if self.second > 12 >= self.first else None

    @property
    def is_ambiguous(self) -> bool:
        return self.first <= 12 and self.second <= 12 and self.first != self.second


def either_way(text: str) -> Either | None:
    """The two numbers of a day that ends on its year; None for any other text."""
    match = _YEAR_LAST.match(text.strip())
    return Either(int(match[1]), int(match[3])) if match else None


def day_in(order: Order = Order.DAY_FIRST) -> Callable[[Cell], str | Noted]:
    """ISO 8601. A midnight beside it, of whatever zone, says nothing; any other hour is not thrown away."""

    def read(cell: Cell) -> str | Noted:
        made_of(cell, Kind.DATE)
        day, clock = _read(cell, order, BRUSSELS)
        if clock is None or not (clock.hour or clock.minute or clock.second or clock.microsecond):
            return day.isoformat()
        local = datetime.combine(day, clock, clock.tzinfo or BRUSSELS).astimezone(BRUSSELS)
        if clock.tzinfo is not None and local.time() == time():
            return Noted(
                local.date().isoformat(),
                _("“{value}” is midnight in Belgium: read as {day}").format(
                    value=shorten(cell.text), day=local.strftime("%d/%m/%Y")
                ),
            )
        raise _not_a_day(cell)

    return read


def moment_in(order: Order = Order.DAY_FIRST, zone: tzinfo = BRUSSELS) -> Callable[[Cell], str]:
    """A time in ISO 8601 UTC; one without a zone is of `zone`. A date alone, or at midnight, stays a date.

    That is how spreadsheets and scripts write a date of which no hour is known: none is invented.
    """

    def read(cell: Cell) -> str:
        made_of(cell, Kind.DATE)
        day, clock = _read(cell, order, zone)
        if clock is None or not (clock.hour or clock.minute or clock.second or clock.microsecond):
            return day.isoformat()
        whole = datetime.combine(day, clock, clock.tzinfo or zone).astimezone(UTC)
        return whole.isoformat(timespec="milliseconds" if whole.microsecond else "seconds")

    return read


def _read(cell: Cell, order: Order, zone: tzinfo) -> tuple[date, time | None]:
    text = one_line(cell.text)
    match = _YEAR_FIRST.match(text) or _YEAR_LAST.match(text)
    if match is None:
        raise _not_a_day(cell)
    try:
        day = _date(match[0], order)
    except ValueError:
        raise _not_a_day(cell) from None
    rest = text[match.end() :].lstrip(" ,T")
    if not rest:
        return day, None
    try:
        return day, _clock(rest)
    except ValueError:
        raise BadValue(
            _("“{value}” is not a time; write it as 27/06/2016 14:05 or 2016-06-27T14:05").format(
                value=shorten(cell.text)
            )
        ) from None


@lru_cache(maxsize=4_096)  # a call has few days, whatever the number of its applications
def _date(text: str, order: Order) -> date:
    """Raises ValueError."""
    if first := _YEAR_FIRST.fullmatch(text):
        read = date(int(first[1]), int(first[3]), int(first[4]))
    else:
        last = _YEAR_LAST.fullmatch(text)
        assert last is not None
        one, other = int(last[1]), int(last[3])
        day, month = (one, other) if order is Order.DAY_FIRST else (other, one)
        read = date(int(last[4]), month, day)
    if not 1950 <= read.year <= 2150:
        raise ValueError(text)
    return read


@lru_cache(maxsize=4_096)
def _clock(text: str) -> time:
    """`14:30`, `14.30`, `14u30`, `14 u.`, with or without seconds and a zone. Raises ValueError."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or not (match["minute"] or match["word"] or match["mark"]):
        raise ValueError(text)
    part = (match["part"] or "").ljust(6, "0")
    return time(
        int(match["hour"]),
        int(match["minute"] or 0),
        int(match["second"] or 0),
        int(part),
        tzinfo=_zone(match["zone"]),
    )


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    name = text.upper()
    if name in ("Z", "UTC", "GMT"):
        return UTC
    if name in _BRUSSELS_NAMES:
        return timezone(_BRUSSELS_NAMES[name])
    digits = name[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if name[0] == "-" else offset)


def _not_a_day(cell: Cell) -> BadValue:
    return BadValue(
        _("“{value}” is not a date; write it as 27/06/2016 or 2016-06-27").format(value=shorten(cell.text))
    )
