"""What the times of changes tell of the clocks they were made by. Their numbers order changes, never their times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from evalapp.domain.journal import SetBack
from evalapp.store.file import PanelFile

_JITTER = timedelta(seconds=10)  # by which computers put their clocks right all the time
_LONG = timedelta(days=366)
_MOST = 20


_STORY: ContextVar[Callable[[], datetime] | None] = ContextVar("story", default=None)


@contextmanager
def told_by(story: Callable[[], datetime]) -> Iterator[None]:
    """Within it changes are written with the times that `story` gives: for the demo, which takes weeks, alone."""
    token = _STORY.set(story)
    try:
        yield
    finally:
        _STORY.reset(token)


def this_moment() -> datetime:
    story = _STORY.get()
    return datetime.now(UTC) if story is None else story()


def time_of_next(now: str, last: str) -> str:
    """The time of a change made `now`, after one at `last`: what the clock says, whatever the last change says.

    Only where they are a few seconds apart time stands still rather than runs back.
    """
    return now if is_set_back(last, now) or _moment(last) is None else max(now, last)


def is_set_back(last: str, at: str) -> bool:
    """Whether the clock was set back between two changes that followed each other."""
    if at >= last:
        return False
    before, after = _moment(last), _moment(at)
    return before is not None and after is not None and before - after > _JITTER


def is_long_after(last: str, now: str) -> bool:
    """Whether so much time went by that the clock rather is ahead."""
    before, after = _moment(last), _moment(now)
    return before is not None and after is not None and after - before > _LONG


def set_backs(file: PanelFile) -> tuple[SetBack, ...]:
    """Every time that the clock was set back, at most twenty."""
    found: list[SetBack] = []
    times: list[tuple[int, str]] = []
    for number, at in file.rows("SELECT id, at FROM change WHERE hash <> '' ORDER BY id"):
        if times and is_set_back(times[-1][1], at):
            before, later = times[-1]
            since = before
            for earlier_number, earlier_at in reversed(times):
                if not is_set_back(earlier_at, at):
                    break
                since = earlier_number
            found.append(SetBack(before=before, after=number, since=since, later=later, earlier=at))
            if len(found) == _MOST:
                break
        times.append((number, at))
    return tuple(found)


def number_of_set_backs(file: PanelFile) -> int:
    times = [at for (at,) in file.rows("SELECT at FROM change WHERE hash <> '' ORDER BY id")]
    return sum(is_set_back(last, at) for last, at in pairwise(times))


def _moment(iso: str) -> datetime | None:
    """None for what a file that was altered may hold."""
    try:
        found = datetime.fromisoformat(iso)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
