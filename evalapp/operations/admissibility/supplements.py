"""What applicants are asked to add: the same to each that it concerns, at once and by the same day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.admissibility.answers import Came, CheckAnswer, Checked, Supplement
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, state
from evalapp.domain.numbers import shorten
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.admissibility.answering import put_answer, until_day
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.admissibility.days import past_day, today, whole_day
from evalapp.operations.admissibility.numbered import next_number, numbered, record
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import join_all

MOST_ASKED = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class AskSupplement:
    """`item` of the checklist becomes “to complete until” for each; empty where it is about none of them.

    `asked` is what they have to add, `until` an ISO 8601 date.
    """

    applications: tuple[str, ...]
    item: str
    asked: str
    until: str
    action: ClassVar[Action] = Action.ASK_SUPPLEMENT

    def summary(self, view: View) -> Act:
        asked = " ".join(self.asked.split())
        return act(
            "supplement-asked",
            n=len(self._numbers()),
            applications=self._numbers(),
            day=state("day", self.until.strip()),
            asked=asked,
        )

    def _numbers(self) -> list[str]:
        return sorted(set(self.applications), key=number_key)

    def apply(self, change: OpenChange) -> None:
        asked = typed_line(self.asked, MOST_ASKED)
        if not asked:
            raise BadValue(_("Say what is to be added; the applicants read it."))
        if not self.applications:
            raise BadValue(_("Choose at least one application of which a supplement is asked."))
        if self.item:
            checklist_of(change.view.call().scheme).item(self.item)
        if not self.until.strip():
            raise BadValue(_("Say until when it may come in, as day/month/year."))
        until = until_day(change, self.until.strip())
        _refuse_out(change.view, self.applications)
        for number in self._numbers():
            if self.item:
                put_answer(
                    change,
                    Checked(
                        application=number,
                        item=self.item,
                        answer=CheckAnswer.TO_COMPLETE,
                        until=until,
                        reason=asked,
                    ),
                )
            new = Supplement(
                application=number,
                nth=next_number(change.view.checks.supplements(number)),
                item=self.item,
                asked=asked,
                asked_on=today(change.at).isoformat(),
                until=until,
            )
            change.put("supplement", [supplement_row(new, change.actor.name, change.at)])


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordSupplement:
    """What came of one: `outcome`, with the ISO 8601 date on which it came. The item itself is answered by itself."""

    application: str
    nth: int
    outcome: Came
    came_on: str = ""
    note: str = ""
    action: ClassVar[Action] = Action.ASK_SUPPLEMENT

    def summary(self, view: View) -> Act:
        supplement = _one(view, self.application, self.nth)
        return act(
            "supplement",
            application=self.application,
            asked=supplement.asked,
            before=state("supplement", supplement.outcome),
            after=state("supplement", self.outcome),
            reason=self.note,
        )

    def apply(self, change: OpenChange) -> None:
        supplement = _one(change.view, self.application, self.nth)
        came_on = self.came_on.strip()
        if self.outcome in (Came.COMPLETE, Came.PARTLY):
            if not came_on:
                raise BadValue(_("Say on which day it came in, as day/month/year."))
            came_on = past_day(came_on, change.at, what=_("the day on which it came in"))
            if came_on < supplement.asked_on and not change.view.call().is_demo:
                raise BadValue(
                    _("It was asked on {day}, so it did not come in before that.").format(
                        day=formats.day(supplement.asked_on)
                    )
                )
        elif came_on:
            raise BadValue(_("Nothing came in yet, so there is no day on which it did; leave it out."))
        new = {"outcome": str(self.outcome), "came_on": came_on, "note": typed_line(self.note, MOST_ASKED)}
        record(change, "supplement", supplement, new)


def supplement_row(supplement: Supplement, by: str, at: str) -> dict[str, str | int]:
    return {
        "application": supplement.application,
        "nth": supplement.nth,
        "item": supplement.item,
        "asked": supplement.asked,
        "asked_on": supplement.asked_on,
        "until": whole_day(supplement.until, what=_("the day until when it may be completed")),
        "outcome": str(supplement.outcome),
        "came_on": supplement.came_on,
        "note": supplement.note,
        "by_whom": by,
        "at": at,
    }


def _one(view: View, application: str, nth: int) -> Supplement:
    words = _("There is no supplement {nth} of {application}.")
    return numbered(
        view.checks.supplements(application),
        nth,
        lambda: words.format(nth=nth, application=shorten(application)),
    )


def _refuse_out(view: View, applications: Iterable[str]) -> None:
    out = [
        number
        for number in dict.fromkeys(applications)
        if view.dossier(number).application.is_withdrawn  # raises BadValue for one that is not in the file
    ]
    if out:
        raise BadValue(
            _("{applications}: withdrawn, so nothing is asked of them any more.").format(
                applications=join_all(out)
            )
        )
