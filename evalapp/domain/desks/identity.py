"""The keys of a panel: the one that packs are made for now, and those from before a renewal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import _


class KeyState(StrEnum):
    """Retired: what was sealed for it is still read, and nothing is sealed for it. Dropped: it reads nothing more."""

    CURRENT = "current"
    RETIRED = "retired"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return {
            KeyState.CURRENT: _("in use"),
            KeyState.RETIRED: _("retired: still reads what was sealed for it"),
            KeyState.DROPPED: _("dropped: what was sealed for it is refused"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """`recipient` is its public half, `secret` opens what was sealed for that; in use since change `since`.

    `reason` is why it came in the place of the one before, empty for the first; `link` proves that whoever made it had
    that one. `dropped_at` is empty as long as it reads.
    """

    nth: int
    recipient: str
    secret: str
    link: str
    since: int
    at: str
    by: str
    reason: str
    dropped_at: str = ""
    dropped_reason: str = ""


def current(identities: Sequence[Identity]) -> Identity:
    return identities[-1]


def state_of(identities: Sequence[Identity], each: Identity) -> KeyState:
    if each.dropped_at:
        return KeyState.DROPPED
    return KeyState.CURRENT if each.nth == current(identities).nth else KeyState.RETIRED


def key_of_change(identities: Sequence[Identity], change: int) -> Identity:
    """The one that was in use when `change` handed something out."""
    return next((each for each in reversed(identities) if each.since <= change), identities[0])
