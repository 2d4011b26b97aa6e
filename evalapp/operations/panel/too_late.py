"""Whether an application came after applications were taken in, as far as its time of submission tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.words import formats
from evalapp.words.fields import field_label


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """Why an application is not let through unseen: it breaks a rule, or it cannot be checked against one.

    `is_late`: it came after applications were taken in, for which nobody lets it take part without a reason.
    """

    words: str
    is_broken: bool
    is_late: bool = False


def too_late(submitted_at: str, until: str) -> Iterator[Concern]:
    """A day without an hour proves only what holds for all of its hours."""
    due, submitted = belgian(until), belgian(submitted_at)
    if due is None:
        return
    if due.time() == time(23, 59):  # how the end of a day was kept
        due = due.replace(second=59)
    if not submitted_at:
        yield Concern(words=_("{field}: empty").format(field=field_label("submitted_at")), is_broken=False)
    elif submitted is None:
        words = _("“{value}” is not a time of submission")
        yield Concern(words=words.format(value=shorten(submitted_at)), is_broken=False)
    elif formats.is_date_alone(submitted_at):
        day = submitted.date()
        if day > due.date():
            yield Concern(words=_late(submitted_at, due), is_broken=True, is_late=True)
        elif day == due.date() and due.time() < time(23, 59):
            words = _("submitted on the last day, {day}, without an hour")
            yield Concern(words=words.format(day=formats.day(submitted_at)), is_broken=False)
    elif submitted.replace(microsecond=0) > due:  # a day is due to the end of its last second
        yield Concern(words=_late(submitted_at, due), is_broken=True, is_late=True)


def _late(submitted_at: str, due: datetime) -> str:
    is_day = formats.is_date_alone(submitted_at)
    when = formats.day(submitted_at) if is_day else formats.told_apart(submitted_at, due.isoformat())[0]
    return _("submitted too late: {moment}").format(moment=when)


def belgian(iso: str) -> datetime | None:
    """A time without a zone comes from a form; None for what is no time."""
    try:
        moment = datetime.fromisoformat(iso)
        return moment.astimezone(BRUSSELS) if moment.tzinfo else moment.replace(tzinfo=BRUSSELS)
    except (ValueError, OverflowError):
        return None
