"""One point of what closing needs, and the names of those that others look for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts

WORK_LIST = "work-list"
OPEN_CHOICES = "open-choices"
CEILINGS = "ceilings"
CONSENSUS_REASONS = "consensus-reasons"
MEETING = "meeting"
ATTENDANCE = "attendance"
TRIAGE = "triage"
PROPOSALS = "proposals"  # of the jury, where each application is assessed by itself
STAYED = "stayed-in-the-room"  # in spite of a conflict of interest: it happened, and nothing mends it
SUSPECTED = "suspected-conflicts"
SUSPECTED_ASIDE = "suspected-conflicts-aside"  # of who assesses nothing of it, and yet may be in the room


class State(StrEnum):
    DONE = "done"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One thing that closing needs; `item` is its name for scripts.

    `is_instead`: nothing is left to do, though not what is asked was found, but what stands in its place: no tick.
    `applications` are those that it names, in its order. `figures` say of what is done how many there are of how many.
    """

    item: str
    state: State
    words: str
    is_instead: bool = False
    applications: tuple[str, ...] = ()
    figures: str = ""

    @property
    def is_to_mend(self) -> bool:
        """Whether somebody can do something about it now: open, or not known for want of what somebody can say."""
        return self.state is State.OPEN or (self.item == CEILINGS and self.state is State.UNKNOWN)


def point_of(
    item: str, state: State, words: str, applications: Iterable[str] = (), figures: str = ""
) -> Point:
    return Point(item=item, state=state, words=words, applications=tuple(applications), figures=figures)


def all_of(n: int) -> str:
    """“33 of 33”; nothing of none."""
    return _("{n} of {of}").format(n=n, of=n) if n else ""


def answerable(item: str, state: State, facts: Facts, words: str) -> Point:
    """Once it was closed for a reason, nothing is asked of it any more, and nothing is ticked."""
    is_answered = bool(facts.closed_for)
    return Point(item=item, state=State.DONE if is_answered else state, words=words, is_instead=is_answered)
