"""The last day for an appeal with the Council of State, counted from how and when an applicant was told.

It rests on the decree of the Regent of 23 August 1948: sixty days after the notification (article 4 § 1, third
paragraph). Told by registered letter, somebody counts as told on the third working day after it was sent, unless a
receipt proves another day (article 4 § 2, third and fourth paragraph). The day itself does not count and the last one
does; where that is a Saturday, a Sunday or a statutory holiday, it moves to the next working day (article 88).
Saturdays are no working days here either (Council of State, judgment 230.088). Sent on Monday 18 July 2016: the 19th,
the 20th and, after the holiday of the 21st, the 22nd; sixty days later is Tuesday 20 September 2016.

Whoever decides whether an appeal came in time may read the law in another way: this is a help, not a ruling. A letter
by ordinary post and an e-mail prove no day, so that none is counted from them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from evalapp.domain.deciding.values import Channel

TERM = timedelta(days=60)
_WORKING_DAYS = 3
_SATURDAY = 5


def told_on(*, sent: date, channel: Channel, received: date | None) -> date | None:
    """The day on which the applicant counts as told; None where nothing proves any."""
    if received is not None:
        return received
    return _after_working_days(sent, _WORKING_DAYS) if channel is Channel.REGISTERED else None


def last_day_for_appeal(*, sent: date, channel: Channel, received: date | None) -> date | None:
    """None where the day on which the applicant was told cannot be proved."""
    told = told_on(sent=sent, channel=channel, received=received)
    return None if told is None else _working_day_from(told + TERM)


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def _after_working_days(day: date, n: int) -> date:
    for _each in range(n):
        day = _working_day_from(day + timedelta(days=1))
    return day


def _working_day_from(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    """The statutory holidays of Belgium; not those of a community or of banks."""
    from holidays.countries.belgium import Belgium

    return frozenset(Belgium(years=year))  # type: ignore[no-untyped-call]
