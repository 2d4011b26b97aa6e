"""What is asked of an application before anybody scores it, and what the program can look at by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import NO_TEXT, Text


class FindingKind(StrEnum):
    """What the program can find in a file about an application; one of them may stand beside an item."""

    ON_TIME = "on-time"
    ENTERPRISE_NUMBER = "enterprise-number"
    COMPLETE = "complete"
    CEILINGS = "ceilings"
    SUPPORT_RATE = "support-rate"
    HELIX = "helix"
    SMES = "smes"
    EARLIER_INSTRUMENT = "earlier-instrument"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckItem:
    """One item of the checklist, which a person answers; `finding` stands beside that answer and is never one.

    `source` is where it comes from; `is_official`: the regulation asks it, not who wrote the scheme.
    """

    id: str
    title: Text
    guidance: Text = NO_TEXT
    source: Text = NO_TEXT
    finding: FindingKind | None = None
    is_official: bool = False
