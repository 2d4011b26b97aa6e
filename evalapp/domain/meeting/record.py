"""The record of the meetings of a jury, as minutes tell it: what happened, in the order in which it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import AgendaItem, ItemState, Minute, ReasonSource, Sitting, Stay, Vote
from evalapp.domain.people import Conflict, Person, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Discussion:
    """One time that an application was at hand; times are ISO 8601.

    `began` is empty where it was parked without being at hand, or where nothing tells when it was taken up; `ended` as
    long as it goes on. `ends` is what became of it, `reason` why it was parked, `anyway` why it began with somebody in
    the room who has a conflict of interest.
    """

    application: str
    began: str
    ended: str
    ends: ItemState
    reason: str = ""
    anyway: str = ""

    @property
    def at(self) -> str:
        return self.began or self.ended


@dataclass(frozen=True, kw_only=True, slots=True)
class Recusal:
    """Who must be outside for an application: when they left, and came back if they did in that sitting.

    `left_at` is empty of who was not in the room at all while it was discussed, or was already outside.
    """

    application: str
    person: PersonId
    left_at: str = ""
    back_at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """A consensus as it was recorded, in steps of the scale; `before` is the one that it replaced, if there was one."""

    application: str
    criterion: str
    before: int | None
    value: int
    reason: str
    source: ReasonSource | None
    by: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """`items` is the agenda as it stands in the end; `discussions` are in the order in which they really were."""

    sittings: Sequence[Sitting] = ()
    items: Sequence[AgendaItem] = ()
    discussions: Sequence[Discussion] = ()
    stays: Sequence[Stay] = ()
    recusals: Sequence[Recusal] = ()
    votes: Sequence[Vote] = ()
    notes: Sequence[Minute] = ()
    agreed: Sequence[Agreed] = ()
    conflicts: Sequence[Conflict] = ()
    people: Sequence[Person] = ()
    quorum: int | None = None

    @property
    def jury(self) -> frozenset[PersonId]:
        """Who counts for the quorum: jurors and chairs, no secretary."""
        return frozenset(each.id for each in self.people if each.role is not Role.SECRETARY)

    @property
    def discussed(self) -> tuple[str, ...]:
        """The numbers of what was at hand at least once, in the order in which it first was."""
        return tuple(dict.fromkeys(each.application for each in self.discussions if each.began))

    @property
    def is_open(self) -> bool:
        return bool(self.sittings) and self.sittings[-1].is_open

    def leaving(self, application: str) -> Mapping[PersonId, Conflict]:
        """Who has a conflict of interest with it."""
        return {each.juror: each for each in self.conflicts if each.application == application}

    def attended(self, at: str) -> frozenset[PersonId]:
        """Of the jury, who was in the room at that time."""
        return frozenset(each.person for each in self.stays if each.covers(at)) & self.jury

    def inside(self, person: PersonId, at: str) -> bool:
        """Whether somebody was in the room before and after that time: who left or came in at it was not."""
        return any(
            each.person == person and each.came_at < at and (not each.left_at or at < each.left_at)
            for each in self.stays
        )

    def stays_in(self, sitting: Sitting) -> tuple[Stay, ...]:
        return tuple(each for each in self.stays if self.sitting_at(each.came_at) == sitting)

    def sitting_at(self, at: str) -> Sitting | None:
        """The one that was open then, or was last before it."""
        begun = [each for each in self.sittings if each.opened_at <= at]
        return begun[-1] if begun else None

    def presiding(self, at: str, application: str = "") -> Person | None:
        """Who presided then: a chair in the room without a conflict of interest, before a deputy."""
        barred = self.leaving(application)
        chairs = [
            each
            for each in self.people
            if each.role is Role.CHAIR
            and each.id not in barred
            and any(stay.person == each.id and stay.covers(at) for stay in self.stays)
        ]
        return min(chairs, key=lambda each: (each.is_deputy, each.name, each.id), default=None)
