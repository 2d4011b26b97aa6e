"""Days as they are given to an act: whole ones, and in the past or to come as the act needs."""

from __future__ import annotations

from datetime import date, datetime

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS, moment_of, read_time
from evalapp.words import formats


def today(at: str) -> date:
    """The Belgian day of an ISO 8601 time."""
    return datetime.fromisoformat(at).astimezone(BRUSSELS).date()


def typed_day(text: str) -> str:
    """ISO 8601, from what a person types; empty for none. Raises BadValue."""
    return read_time(text)[0].isoformat() if text.strip() else ""


def typed_moment(text: str) -> str:
    """ISO 8601 with its zone. Raises BadValue where the hour is not written: it is not the end of the day."""
    day, clock = read_time(text, asks_hour=True)
    if clock is None:
        raise BadValue(_("“{value}” has no hour; write it behind the day.").format(value=shorten(text)))
    return moment_of(text, day, clock, BRUSSELS).isoformat()


def whole_day(iso: str, *, what: str) -> str:
    """Raises BadValue for what is no ISO 8601 date; `what` in words, as “the day of the withdrawal”."""
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        if not iso.strip():
            raise BadValue(_("Give {what}, as day/month/year.").format(what=what)) from None
        text = _("“{value}” is not a day; give {what} as day/month/year.")
        raise BadValue(text.format(value=shorten(iso), what=what)) from None


def past_day(iso: str, at: str, *, what: str) -> str:
    """Raises BadValue for a day after that of the time `at`."""
    day = whole_day(iso, what=what)
    if date.fromisoformat(day) > today(at):
        text = _("{day} is still to come; give {what}, which is not later than today.")
        raise BadValue(text.format(day=formats.day(day), what=what))
    return day


def day_to_come(iso: str, at: str, *, what: str) -> str:
    """Raises BadValue for a day before that of the time `at`."""
    day = whole_day(iso, what=what)
    if date.fromisoformat(day) < today(at):
        text = _("{day} is past; give {what}, which is not before today.")
        raise BadValue(text.format(day=formats.day(day), what=what))
    return day
