"""What the panel decides beside its scores: flags, the order of a tie, granted amounts, lots; and who signed it."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.ids import NAMELESS, PersonId, PersonName
from evalapp.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Flagged:
    """The panel says that a policy flag of the scheme holds for an application."""

    application: str
    flag: str
    reason: str
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ordered:
    """The position, from 1, that the panel itself gave an application among those it ties with."""

    application: str
    position: int
    reason: str
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """The support, in cents, that the panel fixed for an application in place of what it asks."""

    application: str
    amount: int
    reason: str
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draw:
    """A lot that was drawn, the `nth` from 1; a second one needs a `reason`.

    `witnesses` are who saw how the `seed` came about, in words, and `noted_at` is when it was fixed, before it was
    drawn: both empty of a draw of a time when neither was asked.
    """

    nth: int
    seed: str
    witnesses: str = ""
    noted_at: str = ""
    reason: str = ""
    by: PersonName = NAMELESS
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Who signed the closing, in which `role`, by typing a `name`; `fingerprint` is of the file that was signed."""

    person: PersonId
    role: Role
    name: PersonName
    fingerprint: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Decisions:
    """`aside` are the numbers of what the meeting put aside in triage, undiscussed."""

    flags: tuple[Flagged, ...] = ()
    order: tuple[Ordered, ...] = ()
    grants: tuple[Grant, ...] = ()
    aside: tuple[str, ...] = ()


NO_DECISIONS = Decisions()
