"""Where the meeting stands: what window, command line, projector and the list of what closing needs all read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import TableName
from evalapp.domain.meeting.order import moves
from evalapp.domain.meeting.values import USUAL_MINUTES, AgendaItem, ItemState, Minute, Sitting, Stay, Vote
from evalapp.domain.people import Person, Role, names_of
from evalapp.operations.view import View

# All tables that `meeting_of` reads.
MEETING_TABLES: tuple[TableName, ...] = (
    "call",
    "application",
    "person",
    "conflict",
    "sitting",
    "agenda",
    "stay",
    "vote",
    "voice",
    "minute",
)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """`leaving` is by application who must be outside while it is discussed: all with a conflict of interest.

    `judged` are the applications that are assessed: what was found inadmissible since the opening is discussed no more.
    """

    sittings: Sequence[Sitting]
    items: Sequence[AgendaItem]
    stays: Sequence[Stay]
    votes: Sequence[Vote]
    minutes: Sequence[Minute]
    people: Sequence[Person]
    leaving: Mapping[str, frozenset[PersonId]]
    judged: frozenset[str]
    quorum: int | None

    @property
    def state(self) -> str:
        """`none`, `open` or `closed`, as scripts read it."""
        if not self.sittings:
            return "none"
        return "open" if self.sittings[-1].is_open else "closed"

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def minutes_each(self) -> int:
        """Meant for the discussion of each application in the sitting that is open, or was last."""
        return self.sittings[-1].minutes if self.sittings else USUAL_MINUTES

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Of what is still assessed."""
        return tuple(each for each in self.items if each.application in self.judged)

    @cached_property
    def now(self) -> AgendaItem | None:
        return next((each for each in self.agenda if each.state is ItemState.NOW), None)

    @cached_property
    def names(self) -> Mapping[PersonId, PersonName]:
        return names_of(self.people)

    @cached_property
    def inside(self) -> Mapping[PersonId, Stay]:
        """Who is in the room, with the stay that lasts."""
        return {each.person: each for each in self.stays if not each.left_at} if self.is_open else {}

    @cached_property
    def jury(self) -> frozenset[PersonId]:
        """Who counts for the quorum: jurors and chairs, no secretary."""
        return frozenset(each.id for each in self.people if each.role is not Role.SECRETARY)

    @property
    def attending(self) -> frozenset[PersonId]:
        return self.jury & self.inside.keys()

    def attended(self, at: str) -> frozenset[PersonId]:
        """Of the jury, who was in the room at that time."""
        return frozenset(each.person for each in self.stays if each.covers(at)) & self.jury

    @property
    def has_quorum(self) -> bool | None:
        """None where the call asks for none."""
        return None if self.quorum is None else len(self.attending) >= self.quorum

    def still_inside(self, application: str) -> tuple[PersonId, ...]:
        """Who must leave for it and is in the room, by name."""
        waiting = self.leaving.get(application, frozenset()) & self.inside.keys()
        return tuple(sorted(waiting, key=lambda each: (self.names.get(each, each), each)))

    def may_begin(self, application: str) -> bool:
        """Whether what was given for it may be shown: everybody who must is outside, or a reason says why not."""
        item = next((each for each in self.items if each.application == application), None)
        return not self.still_inside(application) or (item is not None and bool(item.anyway))

    @property
    def waits(self) -> bool:
        """Whether what is discussed may not be shown yet: somebody who must be outside is in the room."""
        return self.now is not None and not self.may_begin(self.now.application)

    def voters(self, application: str) -> frozenset[PersonId]:
        """Of the jury in the room, those without a conflict of interest."""
        return self.attending - self.leaving.get(application, frozenset())

    @property
    def presiding(self) -> Person | None:
        """Who presides now: a chair in the room, before a deputy."""
        barred = self.leaving.get(self.now.application, frozenset()) if self.now else frozenset()
        chairs = [
            each
            for each in self.people
            if each.role is Role.CHAIR and each.id in self.inside and each.id not in barred
        ]
        return min(chairs, key=lambda each: (each.is_deputy, each.name), default=None)

    @property
    def number_of_moves(self) -> int:
        return moves([each.application for each in self.agenda], self.leaving)

    @property
    def unfinished(self) -> tuple[AgendaItem, ...]:
        return tuple(each for each in self.agenda if not each.state.is_over)

    @property
    def last_ended(self) -> AgendaItem | None:
        """What was finished, parked or put aside last in the sitting that goes on, or was last."""
        return self._last_in(ItemState.DONE, ItemState.PARKED, ItemState.NOT_DISCUSSED)

    def _last_in(self, *states: ItemState) -> AgendaItem | None:
        opened = self.sittings[-1].opened_at if self.sittings else ""
        ended = [each for each in self.agenda if each.state in states and each.since >= opened]
        return max(ended, key=lambda each: each.since, default=None)

    @property
    def upcoming(self) -> AgendaItem | None:
        """The next on the agenda that is to do, from the one at hand or last ended on, then from the first; then what
        was parked.
        """
        # What is put aside was discussed by nobody: the meeting goes on from where it was.
        at = self.now or self._last_in(ItemState.DONE, ItemState.PARKED)
        begin = self.agenda.index(at) + 1 if at is not None else 0
        turned = (*self.agenda[begin:], *self.agenda[:begin])
        for state in (ItemState.TO_DO, ItemState.PARKED):
            found = next((each for each in turned if each.state is state), None)
            if found is not None:
                return found
        return None

    @property
    def unattended(self) -> tuple[str, ...]:
        """What was finished or put aside while nobody of the jury was noted in the room."""
        return tuple(
            each.application for each in self.agenda if each.state.is_over and not self.attended(each.since)
        )

    @property
    def stayed(self) -> tuple[tuple[PersonId, str], ...]:
        """Who was in the room, and of which application, when its discussion ended that they had to leave for.

        Also of a conflict of interest that was recorded afterwards.
        """
        return tuple(
            (person, each.application)
            for each in self.agenda
            if each.state is ItemState.DONE
            for person in sorted(self.leaving.get(each.application, frozenset()) & self.attended(each.since))
        )

    @property
    def without_quorum(self) -> tuple[str, ...]:
        """What was finished or put aside while fewer of the jury were in the room than the call asks for."""
        quorum = self.quorum
        if quorum is None:
            return ()
        return tuple(
            each.application
            for each in self.agenda
            if each.state.is_over and len(self.attended(each.since)) < quorum
        )


def meeting_of(view: View) -> Meeting:
    return view.kept("meeting", lambda: _gathered(view))


def _gathered(view: View) -> Meeting:
    leaving: dict[str, set[PersonId]] = {}
    for each in view.conflicts():
        leaving.setdefault(each.application, set()).add(each.juror)
    kept = view.meetings
    return Meeting(
        sittings=kept.sittings(),
        items=kept.agenda(),
        stays=kept.stays(),
        votes=kept.votes(),
        minutes=kept.minutes(),
        people=view.people(),
        leaving={number: frozenset(people) for number, people in leaving.items()},
        judged=frozenset(each.number for each in view.applications() if each.is_judged),
        quorum=view.call().plan.quorum,
    )
