"""What a merge asks and answers: what becomes of each file, and the fields that somebody must choose between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import NOBODY, PersonId
from evalapp.domain.scoring.answer import Answer


class Field(StrEnum):
    """The two things that can differ on one criterion; a score is its value or the reason for none."""

    SCORE = "score"
    COMMENT = "comment"


class Choice(StrEnum):
    KEEP = "keep"
    TAKE = "take"
    OPEN = "open"


class Outcome(StrEnum):
    MERGED = "merged"
    UNCHANGED = "unchanged"
    STALE = "stale"
    CONFLICT = "conflict"
    REFUSED = "refused"


ChoiceKey = tuple[PersonId, str, str, Field]
"""Juror, application, criterion, field."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """One line about a file. `what`: updated, conflict, kept, taken, refused, stale or declared.

    New scores have no line each: there may be thousands, and the plan's writes have them. `row` is the row of a
    table, None for a return; `criterion` is empty where the line is about a whole application.
    """

    juror: PersonId
    application: str
    criterion: str
    what: str
    reason: str
    row: int | None = None
    field: Field | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FilePlan:
    """What becomes of one file. Counts are of criteria with something in the file, not of fields.

    `juror` is empty for a table with several jurors. `conflicts` counts only those that nobody settled.
    `applications` and `scores` are how much the file holds, taken or not.
    """

    file: str
    outcome: Outcome
    reason: str = ""
    juror: PersonId = NOBODY
    is_signed: bool = False
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0
    refused: int = 0
    details: tuple[Detail, ...] = ()
    applications: int = 0
    scores: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldConflict:
    """A field that panel and file both changed, each its own way; `choice` is OPEN until somebody decides.

    `device` is what the juror's computer calls itself and `at` its clock when the answer was given; both are empty
    for a table.
    """

    juror: PersonId
    application: str
    criterion: str
    field: Field
    base: Answer
    stored: Answer
    incoming: Answer
    choice: Choice
    file: str
    device: str = ""
    at: str = ""

    @property
    def key(self) -> ChoiceKey:
        return (self.juror, self.application, self.criterion, self.field)
