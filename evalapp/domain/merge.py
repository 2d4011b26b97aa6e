"""What a merge asks and answers: what becomes of each file, and the versions that somebody must choose between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import NOBODY, PersonId
from evalapp.domain.scoring.answer import Answer, Placed
from evalapp.domain.scoring.counted import Counted
from evalapp.domain.texts import pgettext


class Choice(StrEnum):
    KEEP = "keep"
    TAKE = "take"
    OPEN = "open"


class Side(StrEnum):
    """Which of its three versions a choice is settled with."""

    BASE = "base"
    STORED = "stored"
    INCOMING = "incoming"


class Outcome(StrEnum):
    MERGED = "merged"
    UNCHANGED = "unchanged"
    STALE = "stale"
    CONFLICT = "conflict"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {
            Outcome.MERGED: pgettext("file", "merged"),
            Outcome.UNCHANGED: pgettext("file", "unchanged"),
            Outcome.STALE: pgettext("file", "older version"),
            Outcome.CONFLICT: pgettext("file", "choices to make"),
            Outcome.REFUSED: pgettext("file", "refused"),
        }[self]


ChoiceKey = tuple[PersonId, str, str, str]
"""Juror, application, criterion, and the device (or table) that says something else than the panel."""


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

    @property
    def label(self) -> str:
        """For those that a person must look at."""
        known = {
            "conflict": pgettext("score", "choice to make"),
            "refused": pgettext("score", "refused"),
            "declared": pgettext("score", "conflict of interest declared"),
        }
        return known.get(self.what, self.what)


@dataclass(frozen=True, kw_only=True, slots=True)
class FilePlan:
    """What becomes of one file. Counts are of criteria with something in the file, not of fields.

    `juror` is empty for a table with several jurors. `conflicts` counts only those that nobody settled.
    `declared` counts the conflicts of interest that come with it and that the panel does not know yet.
    `applications` and `scores` are how much the file holds, taken or not; among the scores count the reasons for
    none, which are `abstentions` and `other_reasons`. `reason` is why it is refused, or all `remarks` together.
    """

    file: str
    outcome: Outcome
    reason: str = ""
    remarks: tuple[str, ...] = ()
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
    abstentions: int = 0
    other_reasons: int = 0
    declared: int = 0

    @property
    def counted(self) -> Counted:
        reasons = self.abstentions + self.other_reasons
        return Counted(self.scores - reasons, self.abstentions, self.other_reasons)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unseated:
    """Scores that came in for an application which the juror has not, or no longer: none of them is taken.

    `scores` counts every criterion of which something is said, `abstentions` and `other_reasons` those with a reason
    for none, and `comments` those with neither.
    """

    juror: PersonId
    application: str
    scores: int
    abstentions: int = 0
    other_reasons: int = 0
    comments: int = 0

    @property
    def counted(self) -> Counted:
        rest = self.abstentions + self.other_reasons + self.comments
        return Counted(self.scores - rest, self.abstentions, self.other_reasons, self.comments)

    @property
    def pair(self) -> tuple[PersonId, str]:
        return (self.juror, self.application)


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A score with its motivation, as one side has it, and where it comes from.

    `file` brought it, from the computer that calls itself `device`; both are empty for what the pack began with and
    for what was changed in the panel itself, `by` whom. `at` is when it was given, by the clock of who gave it.
    """

    answer: Answer
    file: str = ""
    device: str = ""
    at: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionChoice:
    """Two versions of one score, each changed since `base`; `choice` is OPEN until somebody decides.

    A choice is one whole version: a score never gets the motivation that was written for another. `device` is the
    name under which the panel knows what brought the incoming version. `since` is when a merge left it open; empty
    in a plan. `is_between_files`: the stored version is not in the panel yet, another file of the same batch has it.
    """

    juror: PersonId
    application: str
    criterion: str
    device: str
    base: Version
    stored: Version
    incoming: Version
    choice: Choice = Choice.OPEN
    since: str = ""
    is_between_files: bool = False

    @property
    def key(self) -> ChoiceKey:
        return (*self.placed, self.device)

    @property
    def placed(self) -> Placed:
        return (self.juror, self.application, self.criterion)
