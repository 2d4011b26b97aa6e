"""When something happened in the meeting: now, or the time that somebody noted, never one to come."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS, moment_of
from evalapp.operations.admissibility.days import today, typed_moment
from evalapp.operations.change import OpenChange
from evalapp.words import formats


def typed_time(text: str, at: str) -> str:
    """ISO 8601 in UTC, of an hour (`14:32`, `14.32`, `14u32`) on the Belgian day of `at`, or of a day with its hour.

    Empty for an empty text. Raises BadValue that says what to write.
    """
    plain = text.strip()
    if not plain:
        return ""
    clock = _clock(plain)
    if clock is None:
        try:
            return in_utc(typed_moment(plain))
        except BadValue:
            if any(each.isdecimal() and len(each) == 4 for each in re.split(r"\D+", plain)):
                raise  # a day was meant, with its year
            raise _no_hour(plain) from None
    return in_utc(moment_of(plain, today(at), clock, BRUSSELS).isoformat())


def _clock(text: str) -> time | None:
    """The hour alone; None where more is written."""
    hour, _sign, minute = text.lower().replace("u", ":").replace("h", ":").replace(".", ":").partition(":")
    if not (
        hour.isdecimal() and (minute.isdecimal() or not minute) and len(hour) <= 2 and len(minute) in (0, 2)
    ):
        return None
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise _no_hour(text) from None


def _no_hour(text: str) -> BadValue:
    return BadValue(_("“{value}” is no hour of a day; write it as 14:32.").format(value=shorten(text)))


def in_utc(iso: str) -> str:
    """To the millisecond, as the times of changes are, so that they compare as texts."""
    return datetime.fromisoformat(iso).astimezone(UTC).isoformat(timespec="milliseconds")


def happened_at(change: OpenChange, at: str, *, after: str = "") -> str:
    """`at`, or the time of the change where it is empty. Raises BadValue for a time to come, or before `after`."""
    moment = in_utc(at) if at else in_utc(change.at)
    if moment > in_utc(change.at):
        raise BadValue(
            _("{time} is still to come; note what happened, with the time at which it did.").format(
                time=formats.stamp(moment)
            )
        )
    if after and moment < after:
        raise BadValue(
            _(
                "{time} lies before {earlier}, when the last thing of this kind was noted; correct the time."
            ).format(time=formats.stamp(moment), earlier=formats.stamp(after))
        )
    return moment
