"""One thing that is wrong with the letters of a call: how much, where, and a sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Part
from evalapp.domain.texts import _, pgettext
from evalapp.words.letters.names import fact_label, section_label


class Level(StrEnum):
    """A fault makes a letter wrong or not whole; a warning may be meant so; a note says why there is no letter."""

    FAULT = "fault"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        return {
            Level.FAULT: pgettext("letter", "wrong"),
            Level.WARNING: pgettext("letter", "look at this"),
            Level.NOTE: pgettext("letter", "no letter"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """`application`, `criterion` (its id), `part`, `section` and `fact` are where it lies, as far as it lies there."""

    level: Level
    sentence: str
    application: str = ""
    criterion: str = ""
    part: Part | None = None
    section: Section | None = None
    fact: Fact | None = None

    @property
    def place(self) -> str:
        """In words."""
        parts = [
            self.application,
            section_label(self.section) if self.section else "",
            fact_label(self.fact) if self.fact else "",
        ]
        return " · ".join(filter(None, parts)) or _("all letters")

    @property
    def line(self) -> str:
        return f"{self.place}: {self.sentence}"
