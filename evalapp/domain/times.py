"""The one reader of days and times as people and programs write them: ISO 8601 and the Belgian notation, with the month
in digits or as its Dutch or English name.

The American order of a day only where whoever asks knows that it is that; a year of two digits and the hours of a
twelve-hour clock never: they are told with what to write.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.no_time import EARLIEST, LATEST, no_such_day, no_such_time, not_a_day

BRUSSELS = ZoneInfo("Europe/Brussels")

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})(?![\d/.-])", re.ASCII)
_CLOCK = re.compile(
    r"(?:om\s+|at\s+)?(?P<hour>\d{1,2})(?:\s*(?P<mark>[:.uh])\s*(?P<minute>\d{2})(?:\s*[:.m]\s*(?P<second>\d{2})"
    r"(?:[.,](?P<part>\d{1,6})\d*)?)?)?\s*(?P<word>uur|u|h|hrs?|hours?)?\.?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}|CEST|CET)?",
    re.ASCII | re.IGNORECASE,
)
_TWELVE_HOURS = re.compile(
    r"(?:om\s+|at\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.]\d{2})?)?\s*(?P<half>[ap])\.?\s?m\b\.?",
    re.ASCII | re.IGNORECASE,
)
# 14 september 2025 · vr. 12 sep 2025 · 14th of September 2025 · Sept 14, 2025
_WEEKDAY = re.compile(
    r"(?P<day>maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\b[.,]*\s*",
    re.IGNORECASE,
)
_DAY_MONTH_YEAR = re.compile(
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|ste|de|e)?[\s-]*(?:of\s+)?(?P<month>[a-z]{3,9})\b\.?,?[\s-]*(?P<year>\d{4})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january",
            "feb febr februari february",
            "mrt maa maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}
_WEEKDAYS = {
    start: number
    for number, starts in enumerate(
        (("ma", "mo"), ("di", "tu"), ("wo", "we"), ("do", "th"), ("vr", "fr"), ("za", "sa"), ("zo", "su"))
    )
    for start in starts
}
_MOST_OFFSET = timedelta(hours=14)
_BRUSSELS_NAMES = {"CET": timedelta(hours=1), "CEST": timedelta(hours=2)}


def read_time(
    text: str, *, is_month_first: bool = False, asks_hour: bool = False
) -> tuple[date, time | None]:
    """The day, and the time of day where one is written, with its zone where it has one.

    Raises BadValue that says what is wrong and what to write; with `asks_hour` that the time goes with it.
    """
    if _ISO_MOMENT.fullmatch(text):  # as other programs write nearly all of them
        with suppress(ValueError):  # of which the rest says what is wrong
            moment = datetime.fromisoformat(text)
            return _of_our_time(moment.date()), moment.time()
    weekday, plain = _without_weekday(text)
    match = _YEAR_FIRST.match(plain) or _YEAR_LAST.match(plain)
    worded = None if match else _DAY_MONTH_YEAR.match(plain) or _MONTH_DAY_YEAR.match(plain)
    if (match := match or worded) is None:
        raise _short_year(text, plain) or not_a_day(text, asks_hour=asks_hour)
    try:
        day = _worded_date(match) if worded else _date(match[0], is_month_first)
    except ValueError:
        raise _missing_day(text, match, is_month_first) or not_a_day(text, asks_hour=asks_hour) from None
    if weekday is not None and day.weekday() != weekday:
        raise BadValue(
            _("“{value}”: that day is another day of the week; check the date").format(value=shorten(text))
        )
    rest = plain[match.end() :].lstrip(" ,T")
    if not rest:
        return day, None
    try:
        return day, _clock(rest)
    except ValueError:
        raise (
            _twelve_hours(text, rest) or no_such_time(text, rest, is_clock=_has_too_many_hours(rest))
        ) from None


def read_deadline(text: str) -> str:
    """ISO 8601 in UTC of a day and time that something must be in by; without a time it is the end of the day.

    Without a zone it is Belgian. Empty for an empty text; raises BadValue.
    """
    if not text.strip():
        return ""
    day, clock = read_time(text, asks_hour=True)
    moment = moment_of(text, day, clock or time(23, 59, 59), BRUSSELS)
    if is_doubled(moment):
        raise BadValue(
            _("“{value}” comes twice that night, when the clock goes back; write another time").format(
                value=shorten(text)
            )
        )
    return moment.astimezone(UTC).isoformat()


def moment_of(text: str, day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment, of `zone` where the clock says none. Raises BadValue for an hour that summer time leaves out."""
    moment = datetime.combine(day, clock, clock.tzinfo or zone)
    if moment.astimezone(UTC).astimezone(moment.tzinfo) != moment:
        raise BadValue(
            _("“{value}” is no time that there was: that night the clock goes from 2 to 3 o’clock").format(
                value=shorten(text)
            )
        )
    return moment


def is_doubled(moment: datetime) -> bool:
    """Whether its clock shows that time twice, before and after it goes back; the moment is the first then."""
    return moment.utcoffset() != moment.replace(fold=1).utcoffset()


def days_numbers(text: str) -> tuple[int, int] | None:
    """The two numbers of a day that ends on its whole year, in the order they stand; None for any other text."""
    match = _YEAR_LAST.match(_without_weekday(text)[1])
    return (int(match[1]), int(match[3])) if match else None


def is_day_and_year(text: str, *, is_month_first: bool) -> bool:
    """Whether the text starts with a day in that order that ends on its year, also where it cannot be read as a whole.

    A year of two digits and the hours of a twelve-hour clock show the order as well as others do. A day that is none,
    as 31/06, or that is another day of the week, does not.
    """
    weekday, plain = _without_weekday(text)
    match = _YEAR_LAST.match(plain)
    if match is None and (short := _SHORT_YEAR.match(plain)) is not None:
        match = _YEAR_LAST.fullmatch(_with_century(short))
    if match is None:
        return False
    try:
        day = _date(match[0], is_month_first)
    except ValueError:
        return False
    return weekday in (None, day.weekday())


def _without_weekday(text: str) -> tuple[int | None, str]:
    """The day of the week, from 0 for Monday, that stands before the rest."""
    plain = " ".join(text.split())
    match = _WEEKDAY.match(plain)
    return (_WEEKDAYS[match["day"][:2].lower()], plain[match.end() :]) if match else (None, plain)


def _missing_day(text: str, match: re.Match[str], is_month_first: bool) -> BadValue | None:
    if "month" in match.groupdict():
        year, month, day = int(match["year"]), _MONTHS.get(match["month"].lower(), 0), int(match["day"])
    else:
        year, month, day = _numbers(match[0], is_month_first)
    return no_such_day(text, year=year, month=month, day=day)


def _short_year(text: str, plain: str) -> BadValue | None:
    match = _SHORT_YEAR.match(plain)
    if match is None:
        return None
    return BadValue(
        _("“{value}” gives the year in two digits ({digits}); write all four, as {example}").format(
            value=shorten(text),
            digits=match[2],
            example=_with_century(match),
        )
    )


def _with_century(match: re.Match[str]) -> str:
    return match[1] + ("19" if match[2] >= "70" else "20") + match[2]


def _twelve_hours(text: str, rest: str) -> BadValue | None:
    """What was probably meant is said, for who wrote it to judge; it is not taken."""
    match = _TWELVE_HOURS.fullmatch(rest)
    if match is None or not 1 <= int(match["hour"]) <= 12 or int(match["minute"] or 0) > 59:
        return None
    half = match["half"].upper() + "M"
    hour = int(match["hour"]) % 12 + (12 if half == "PM" else 0)
    return BadValue(
        _("“{value}” counts the hours to twelve ({half}); write them to twenty-four, as {example}").format(
            value=shorten(text), half=half, example=f"{hour:02}:{match['minute'] or '00'}"
        )
    )


@lru_cache(maxsize=4_096)  # a call has few days, whatever the number of its applications
def _date(text: str, is_month_first: bool) -> date:
    """Raises ValueError."""
    return _of_our_time(date(*_numbers(text, is_month_first)))


def _numbers(text: str, is_month_first: bool) -> tuple[int, int, int]:
    """Year, month and day."""
    if first := _YEAR_FIRST.fullmatch(text):
        return int(first[1]), int(first[3]), int(first[4])
    last = _YEAR_LAST.fullmatch(text)
    assert last is not None
    one, other = int(last[1]), int(last[3])
    day, month = (other, one) if is_month_first else (one, other)
    return int(last[4]), month, day


def _worded_date(match: re.Match[str]) -> date:
    """Of a day with the name of its month. Raises ValueError."""
    month = _MONTHS.get(match["month"].lower())
    if month is None:
        raise ValueError(match[0])
    return _of_our_time(date(int(match["year"]), month, int(match["day"])))


def _of_our_time(day: date) -> date:
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(day)
    return day


@lru_cache(maxsize=4_096)
def _clock(text: str) -> time:
    """`14:30`, `14.30`, `14u30`, `14 u.`, with or without seconds and a zone. Raises ValueError."""
    if (match := _clock_in(text)) is None:
        raise ValueError(text)
    part = (match["part"] or "").ljust(6, "0")
    return time(
        int(match["hour"]),
        int(match["minute"] or 0),
        int(match["second"] or 0),
        int(part),
        tzinfo=_zone(match["zone"]),
    )


def _clock_in(text: str) -> re.Match[str] | None:
    match = _CLOCK.fullmatch(text.strip())
    return match if match and (match["minute"] or match["word"] or match["mark"]) else None


def _has_too_many_hours(rest: str) -> bool:
    """Or minutes: written as a time of day, it is none."""
    match = _clock_in(rest)
    return match is not None and (int(match["hour"]) > 23 or int(match["minute"] or 0) > 59)


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
    if int(digits[2:]) > 59 or offset > _MOST_OFFSET:
        raise ValueError(text)
    return timezone(-offset if name[0] == "-" else offset)
