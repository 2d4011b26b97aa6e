"""What a file keeps of the meetings of the jury."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import PersonId
from evalapp.domain.texts import _


class ItemState(StrEnum):
    """How far the discussion of one application is."""

    TO_DO = "to-do"
    NOW = "now"
    PARKED = "parked"
    DONE = "done"
    NOT_DISCUSSED = "not-discussed"  # put aside in triage

    @property
    def label(self) -> str:
        return {
            ItemState.TO_DO: _("to do"),
            ItemState.NOW: _("now"),
            ItemState.PARKED: _("parked"),
            ItemState.DONE: _("done"),
            ItemState.NOT_DISCUSSED: _("not discussed"),
        }[self]

    @property
    def is_over(self) -> bool:
        """Whether the meeting waits for nothing more of it."""
        return self in (ItemState.DONE, ItemState.NOT_DISCUSSED)


class Voice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"

    @property
    def label(self) -> str:
        return {Voice.FOR: _("for"), Voice.AGAINST: _("against"), Voice.ABSTAIN: _("abstention")}[self]


class AgendaOrder(StrEnum):
    """How the agenda is laid at the opening; by hand it is altered afterwards."""

    NUMBER = "number"
    PLACE = "place"
    MOVES = "moves"

    @property
    def label(self) -> str:
        return {
            AgendaOrder.NUMBER: _("by number"),
            AgendaOrder.PLACE: _("by place in the ranking"),
            AgendaOrder.MOVES: _("with as few comings and goings as possible"),
        }[self]


# What is set aside for one application where nobody says otherwise, and the most that somebody may say: a day.
USUAL_MINUTES, MOST_MINUTES = 12, 24 * 60


class ReasonSource(StrEnum):
    """Where the facts of the reason for a consensus come from.

    What came after the deadline may not raise a score unless every applicant could add to the file.
    """

    DOSSIER = "dossier"
    HEARING = "hearing"
    SUPPLEMENT = "supplement"

    @property
    def label(self) -> str:
        return {
            ReasonSource.DOSSIER: _("the dossier"),
            ReasonSource.HEARING: _("a hearing"),
            ReasonSource.SUPPLEMENT: _("a supplement"),
        }[self]

    @property
    def is_later(self) -> bool:
        """Whether it may tell of facts from after the deadline for applications."""
        return self is not ReasonSource.DOSSIER


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """The jury sits once or more often; `closed_at` is empty of the one that is open. Times are ISO 8601.

    `minutes` are meant for the discussion of each application.
    """

    nth: int
    opened_at: str
    closed_at: str = ""
    minutes: int = USUAL_MINUTES

    @property
    def is_open(self) -> bool:
        return not self.closed_at


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaItem:
    """`since` is when it came in its state, `reason` why it was parked or put aside.

    `anyway` is why its discussion began with somebody in the room who has a conflict of interest; empty elsewhere.
    """

    application: str
    position: int
    state: ItemState
    since: str = ""
    reason: str = ""
    anyway: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay:
    """That somebody was in the room from then to then; `left_at` is empty as long as they are.

    `left_for` is the application that they left for, because of a conflict of interest.
    """

    person: PersonId
    nth: int
    came_at: str
    left_at: str = ""
    left_for: str = ""

    def covers(self, at: str) -> bool:
        """`at` is a time in the form of the others, all in UTC, which compare as texts."""
        return self.came_at <= at and (not self.left_at or at < self.left_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """A show of hands on an application; `about` is what was put to the vote, `voices` who voted how, if noted."""

    application: str
    nth: int
    about: str
    in_favour: int
    against: int
    abstained: int
    at: str
    voices: tuple[tuple[PersonId, Voice], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Minute:
    """A note on an application, for the minutes."""

    application: str
    nth: int
    text: str
    at: str
    by: str = ""
