"""The days over which the demo is told: a call takes weeks, and playing it takes seconds.

While a story is told, what is written has its times (`told_by`), so that history, terms and timeline show a call as it
goes, and show the same whenever it is played.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

CREATED = datetime(2015, 10, 30, 8, 12, tzinfo=UTC)
# The first working day after applications were due: they come in at once, from the portal.
CAME_IN = datetime(2015, 12, 7, 8, 35, tzinfo=UTC)
LOOKED_AT = datetime(2015, 12, 7, 9, 30, tzinfo=UTC)
# The day until when an application could be completed, and at the end of which all were.
COMPLETED = datetime(2015, 12, 11, 15, 10, tzinfo=UTC)
_FIRST_DESK = datetime(2015, 12, 12, 9, 5, tzinfo=UTC)
_EVENING = timedelta(hours=10)
MERGED = datetime(2015, 12, 18, 16, 25, tzinfo=UTC)
DELIBERATION = datetime(2015, 12, 21, 9, 2, tzinfo=UTC)

_BETWEEN = timedelta(seconds=41)  # one act and the next


class Story:
    """A clock that goes on a little with each question, and with `go_to` as far as the next thing that happens."""

    def __init__(self) -> None:
        self._at = CREATED

    def __call__(self) -> datetime:
        self._at += _BETWEEN
        return self._at

    def go_to(self, moment: datetime) -> None:
        """Never back: what happens sooner than it could, happens at once."""
        self._at = max(self._at, moment)

    def go_to_desk(self, nth: int) -> None:
        """The morning or the evening on which the juror with this number, from 0, sits down to score."""
        day, half = divmod(nth, 2)
        self.go_to(_FIRST_DESK + timedelta(days=day) + half * _EVENING)
