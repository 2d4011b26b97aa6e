"""How long the sitting lasts, and when it would end if it goes on as it went so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.standing import Meeting


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """`lasts` and `each` in seconds; `left` counts what is not finished; `at`, now, and `ends_at` in ISO 8601, UTC.

    `is_measured`: `each` is what the dossiers of this sitting took; before the first one is done, what is meant for
    each.
    """

    lasts: int
    left: int
    each: int
    is_measured: bool
    at: str
    ends_at: str


def pace_of(meeting: Meeting, now: datetime) -> Pace | None:
    """None where no meeting is open.

    What a dossier took includes the pauses between and during them: so will those that come.
    """
    if not meeting.is_open:
        return None
    opened = datetime.fromisoformat(meeting.sittings[-1].opened_at)
    ends = [
        datetime.fromisoformat(each.since)
        for each in meeting.agenda
        if each.state is ItemState.DONE and each.since >= meeting.sittings[-1].opened_at
    ]
    took = (max(ends) - opened) / len(ends) if ends else timedelta(minutes=meeting.minutes_each)
    waiting = len(meeting.unfinished) - (meeting.now is not None)
    rest = took * waiting
    if meeting.now is not None:
        rest += max(took - (now - datetime.fromisoformat(meeting.now.since)), timedelta())
    return Pace(
        lasts=max(0, int((now - opened).total_seconds())),
        left=len(meeting.unfinished),
        each=int(took.total_seconds()),
        is_measured=bool(ends),
        at=_written(now),
        ends_at=_written(now + rest),
    )


def expected_of(meeting: Meeting, pace: Pace) -> Mapping[str, str]:
    """When each that is to do would be taken up at this pace, in the order in which the meeting goes on; ISO 8601."""
    waiting = [each for each in meeting.agenda if each.state in (ItemState.TO_DO, ItemState.PARKED)]
    if not waiting:
        return {}
    upcoming = meeting.upcoming
    begin = meeting.agenda.index(upcoming) if upcoming is not None else 0
    turned = (*meeting.agenda[begin:], *meeting.agenda[:begin])
    to_do = [each.application for each in turned if each.state is ItemState.TO_DO]
    first = datetime.fromisoformat(pace.ends_at) - timedelta(seconds=pace.each * len(waiting))
    return {number: _written(first + timedelta(seconds=pace.each * n)) for n, number in enumerate(to_do)}


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
