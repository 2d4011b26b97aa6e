"""Spoken explanations by applicants: planned for several at once, and recorded one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from evalapp.domain.admissibility.answers import Hearing, HearingState
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, moment, state
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.admissibility.days import today
from evalapp.operations.admissibility.numbered import next_number, numbered, record
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats

MOST_RECORD = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanHearing:
    """`planned_at` is an ISO 8601 time with its zone; the place is free."""

    application: str
    planned_at: str
    place: str = ""
    action: ClassVar[Action] = Action.HEAR

    def summary(self, view: View) -> Act:
        return act("hearing-planned", application=self.application, moment=moment(self.planned_at))

    def apply(self, change: OpenChange) -> None:
        application = change.view.dossier(self.application).application
        if application.is_withdrawn:
            raise BadValue(
                _("{application} is withdrawn; there is nobody to hear.").format(application=self.application)
            )
        new = Hearing(
            application=self.application,
            nth=next_number(change.view.checks.hearings(self.application)),
            planned_at=whole_moment(self.planned_at),
            place=typed_line(self.place),
        )
        change.put("hearing", [hearing_row(new, change.actor.name, change.at)])


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordHearing:
    """That it was held, with who was there and what was said, or cancelled, with why in `record`."""

    application: str
    nth: int
    state: HearingState
    present: str = ""
    record: str = ""
    action: ClassVar[Action] = Action.HEAR

    def summary(self, view: View) -> Act:
        hearing = _one(view, self.application, self.nth)
        return act(
            "hearing",
            application=self.application,
            moment=moment(hearing.planned_at),
            before=state("hearing", hearing.state),
            after=state("hearing", self.state),
        )

    def apply(self, change: OpenChange) -> None:
        hearing = _one(change.view, self.application, self.nth)
        said = typed_line(self.record, MOST_RECORD)
        if self.state is HearingState.HELD:
            _refuse_not_held(hearing, change.at)
        if self.state is HearingState.HELD and not said:
            raise BadValue(_("Write what was said in the hearing; a decision may rest on it."))
        if self.state is HearingState.CANCELLED and not said:
            raise BadValue(_("Say why the hearing is cancelled."))
        new = {"state": str(self.state), "present": typed_line(self.present), "record": said}
        record(change, "hearing", hearing, new)


def past_words(planned_at: str) -> str:
    """What is said of a hearing that is planned when its time has gone by; empty of one to come.

    It may be one that was held and not yet written down, so nothing is refused.
    """
    if not formats.is_past(planned_at):
        return ""
    text = _("{moment} has gone by already; check the day and hour.")
    return text.format(moment=formats.moment(planned_at))


def _refuse_not_held(hearing: Hearing, at: str) -> None:
    """Raises BadValue for one that is still to come, and for one that did not take place."""
    if hearing.state is HearingState.CANCELLED:
        raise BadValue(_("That hearing was cancelled; plan another one and record that."))
    if today(hearing.planned_at) > today(at):
        text = _("The hearing is planned on {moment}; record it once it was held, or plan it anew.")
        raise BadValue(text.format(moment=formats.moment(hearing.planned_at)))


def hearing_row(hearing: Hearing, by: str, at: str) -> dict[str, str | int]:
    return {
        "application": hearing.application,
        "nth": hearing.nth,
        "planned_at": hearing.planned_at,
        "place": hearing.place,
        "state": str(hearing.state),
        "present": hearing.present,
        "record": hearing.record,
        "by_whom": by,
        "at": at,
    }


def _one(view: View, application: str, nth: int) -> Hearing:
    words = _("There is no hearing {nth} of {application}.")
    return numbered(
        view.checks.hearings(application),
        nth,
        lambda: words.format(nth=nth, application=shorten(application)),
    )


def whole_moment(iso: str) -> str:
    try:
        found = datetime.fromisoformat(iso)
        if found.tzinfo is None:
            raise ValueError(iso)
    except ValueError:
        raise BadValue(
            _("“{value}” is not a time; give the day and hour of the hearing.").format(value=shorten(iso))
        ) from None
    return found.isoformat()
