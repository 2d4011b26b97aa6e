"""What the panel decides beside its scores, each with its reason: flags, the order of a tie, granted amounts."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.ids import NAMELESS, PersonName


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
class Decisions:
    flags: tuple[Flagged, ...] = ()
    order: tuple[Ordered, ...] = ()
    grants: tuple[Grant, ...] = ()


NO_DECISIONS = Decisions()
