"""What a person answered, asked and heard of an application, each with who and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import _


class CheckAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    TO_COMPLETE = "to-complete"

    @property
    def label(self) -> str:
        return {
            CheckAnswer.YES: _("yes"),
            CheckAnswer.NO: _("no"),
            CheckAnswer.TO_COMPLETE: _("to complete"),
        }[self]


class Came(StrEnum):
    """What came of a supplement that was asked."""

    WAITING = "waiting"
    COMPLETE = "complete"
    PARTLY = "partly"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return {
            Came.WAITING: _("awaited"),
            Came.COMPLETE: _("came in, complete"),
            Came.PARTLY: _("came in, in part"),
            Came.NOTHING: _("nothing came in"),
        }[self]


class HearingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {
            HearingState.PLANNED: _("planned"),
            HearingState.HELD: _("held"),
            HearingState.CANCELLED: _("cancelled"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """One answer; `until` is an ISO 8601 date of what is to complete, and empty for the others."""

    application: str
    item: str
    answer: CheckAnswer
    until: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Supplement:
    """What an applicant was asked to add; `item` of the checklist, or empty. Days are ISO 8601 dates."""

    application: str
    nth: int
    item: str
    asked: str
    asked_on: str
    until: str
    outcome: Came = Came.WAITING
    came_on: str = ""
    note: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hearing:
    """A spoken explanation by the applicant; `planned_at` is an ISO 8601 time, `record` what was said."""

    application: str
    nth: int
    planned_at: str
    place: str = ""
    state: HearingState = HearingState.PLANNED
    present: str = ""
    record: str = ""
    by: str = ""
    at: str = ""
