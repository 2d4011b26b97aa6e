"""Why a text is no day or no time: what is wrong with it, and what to write."""

from __future__ import annotations

import re
from calendar import monthrange

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

EARLIEST, LATEST = 1950, 2150
_DAY = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)")
_WITHOUT_DAY = re.compile(r"(?:(?:\d{1,2}\s*[/.-]|[^\W\d_]{3,9}\.?)\s*)?\d{4}|\d{4}[/.-]\d{1,2}")


def not_a_day(text: str, *, asks_hour: bool = False) -> BadValue:
    if asks_hour:
        said = _("“{value}” is not a date with a time; write it as 27/06/2016 17:00 or 2016-06-27T17:00")
    elif _WITHOUT_DAY.fullmatch(text.strip()):
        said = _("“{value}” names no day; write the whole date, as 27/06/2016 or 2016-06-27")
    else:
        said = _("“{value}” is not a date; write it as 27/06/2016 or 2016-06-27")
    return BadValue(said.format(value=shorten(text)))


def no_such_day(text: str, *, year: int, month: int, day: int) -> BadValue | None:
    """Of numbers in the order of a date that are no day of ours; None where they are no date by far."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if not EARLIEST <= year <= LATEST:
        return BadValue(
            _("“{value}” lies in the year {year}, which cannot be; correct the year").format(
                value=shorten(text), year=year
            )
        )
    return BadValue(
        _("“{value}” does not exist: that month has {days} days; correct the date").format(
            value=shorten(text), days=monthrange(year, month)[1]
        )
    )


def no_such_time(text: str, rest: str, *, is_clock: bool) -> BadValue:
    """`rest` is what stands behind the day; `is_clock`: it is written as a time is."""
    if is_clock:
        said = _(
            "“{value}”: the hours run from 0 to 23 and the minutes from 0 to 59; midnight is 00:00 of the next day"
        )
    elif _DAY.search(rest):
        said = _("“{value}” gives two dates; write the one that is meant")
    else:
        said = _("“{value}” is not a time; write it as 27/06/2016 14:05 or 2016-06-27T14:05")
    return BadValue(said.format(value=shorten(text)))
