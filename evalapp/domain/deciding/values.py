"""What follows on the work of a jury: its advice, what a body decides of it, and how applicants hear of that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import NAMELESS, PersonName
from evalapp.domain.texts import pgettext


class Proposal(StrEnum):
    """What a jury proposes for an application, in place of what the ranking says."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"

    @property
    def label(self) -> str:
        return {
            Proposal.APPROVE: pgettext("advice", "approve"),
            Proposal.REJECT: pgettext("advice", "reject"),
            Proposal.RETURN: pgettext("advice", "return to the applicant"),
        }[self]


class Ruling(StrEnum):
    """What a body decides of an application."""

    APPROVED = "approve"
    REJECTED = "reject"
    RESERVE = "reserve"

    @property
    def label(self) -> str:
        return {
            Ruling.APPROVED: pgettext("decision", "granted"),
            Ruling.REJECTED: pgettext("decision", "refused"),
            Ruling.RESERVE: pgettext("decision", "on the reserve list"),
        }[self]


class Channel(StrEnum):
    """How an applicant is told."""

    LETTER = "letter"
    REGISTERED = "registered"
    EMAIL = "e-mail"

    @property
    def label(self) -> str:
        return {
            Channel.LETTER: pgettext("channel", "letter"),
            Channel.REGISTERED: pgettext("channel", "registered letter"),
            Channel.EMAIL: pgettext("channel", "e-mail"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """What an approval asks, with the ISO date until when and the criterion it is about where they are said."""

    text: str
    until: str = ""
    criterion: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """The jury's own proposal; the `amount`, in cents, is only of an approval, and None for what is asked."""

    application: str
    outcome: Proposal
    amount: int | None
    reason: str
    conditions: tuple[Condition, ...] = ()
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruled:
    """What `body` decided of an application `on` a day, under its `reference`; the `amount` in cents.

    `reason` says why it departs from the advice, empty where it follows it; `corrected` why the record was changed.
    """

    application: str
    outcome: Ruling
    amount: int | None
    body: str
    on: str
    reference: str
    reason: str = ""
    corrected: str = ""
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notified:
    """The `nth` time that an applicant was told: what was told, when it was sent and how, and the day of a receipt."""

    application: str
    nth: int
    outcome: Ruling
    amount: int | None
    on: str
    channel: Channel
    received: str = ""
    corrected: str = ""
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SteppedBack:
    """An applicant who withdrew after the assessment was closed: the ranking stays as it was signed."""

    application: str
    on: str
    reason: str
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CalledOn:
    """An application of the reserve list that was called on, for `amount` cents that others freed."""

    application: str
    amount: int
    on: str
    reason: str
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What holds of an application since a body decided: the `ruled` outcome, or what came of it later.

    `ruled` is None of an application that was withdrawn after the closing and before a decision.
    """

    ruled: Ruled | None
    called: CalledOn | None = None
    stepped: SteppedBack | None = None

    @property
    def outcome(self) -> Ruling | None:
        """None where nobody decided."""
        if self.called is not None:
            return Ruling.APPROVED
        return None if self.ruled is None else self.ruled.outcome

    @property
    def amount(self) -> int | None:
        """In cents, of an approval whose applicant did not withdraw."""
        if self.stepped is not None or self.ruled is None:
            return None
        return self.ruled.amount if self.called is None else self.called.amount
