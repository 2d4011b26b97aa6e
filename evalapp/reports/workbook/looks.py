"""Money, days and moments as cells hold them, and how they look in the language of the report."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from evalapp.domain.texts import current_language
from evalapp.domain.times import BRUSSELS
from evalapp.sheets.written.values import Format, Shown, Value
from evalapp.words import formats

_FIRST_YEAR = 1901  # a spreadsheet counts a day too many in 1900, and knows none before


def _locale() -> str:
    return {"nl": "[$-813]", "en": "[$-809]"}[current_language()]


def day_format() -> Format:
    return Format(f"{_locale()}d mmmm yyyy")


def moment_format() -> Format:
    return Format(f'{_locale()}d mmmm yyyy", "hh:mm')


def money(cents: int | None) -> Fraction | None:
    """In euro."""
    return None if cents is None else Fraction(cents, 100)


def day(iso: str) -> Value:
    """A day that a spreadsheet can count with; the text where it is none."""
    found = _moment(iso)
    return formats.day(iso) if found is None else found.date()


def moment(iso: str) -> Value:
    """In Belgian time; a day alone stays one, and what is no time a text."""
    found = _moment(iso)
    if found is None:
        return formats.stamp(iso)
    if formats.is_date_alone(iso):
        return Shown(found.date(), day_format())
    return found.replace(tzinfo=None, microsecond=0)


def local_moment(iso: str) -> datetime:
    """Of a change, which always has one."""
    return datetime.fromisoformat(iso).astimezone(BRUSSELS)


def _moment(iso: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(iso.strip())
    except ValueError:
        return None
    local = found.astimezone(BRUSSELS) if found.tzinfo else found.replace(tzinfo=BRUSSELS)
    return local if local.date() >= date(_FIRST_YEAR, 1, 1) else None
