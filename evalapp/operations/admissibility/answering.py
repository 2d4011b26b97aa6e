"""What a person answers to an item of the checklist; it decides nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from evalapp.domain.admissibility.answers import CheckAnswer, Checked
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Value, act, in_both, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import MOST_OF_A_REASON, typed_line
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.admissibility.days import day_to_come, today, whole_day
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerItem:
    """`until` is an ISO 8601 date, needed for what is to complete and empty otherwise; a “no” needs a reason."""

    application: str
    item: str
    answer: CheckAnswer
    until: str = ""
    reason: str = ""
    action: ClassVar[Action] = Action.CHECK

    def summary(self, view: View) -> Act:
        return act(
            "checked",
            application=self.application,
            item=in_both(checklist_of(view.call().scheme).item(self.item).title),
            before=said(answer_to(view, self.application, self.item)),
            after=said(self._new()),
            reason=self.reason,
        )

    def _new(self) -> Checked:
        return Checked(
            application=self.application, item=self.item, answer=self.answer, until=self.until.strip()
        )

    def apply(self, change: OpenChange) -> None:
        checklist_of(change.view.call().scheme).item(self.item)
        change.view.dossier(self.application)
        reason = typed_line(self.reason, MOST_OF_A_REASON)
        until = self._until(change)
        if self.answer is CheckAnswer.NO and not reason:
            raise BadValue(_("Say why the answer is no; the applicant has a right to the reason."))
        put_answer(
            change,
            Checked(
                application=self.application, item=self.item, answer=self.answer, until=until, reason=reason
            ),
        )

    def _until(self, change: OpenChange) -> str:
        if self.answer is not CheckAnswer.TO_COMPLETE:
            if self.until.strip():
                raise BadValue(
                    _("A day until when goes with “to complete” only; leave it out, or change the answer.")
                )
            return ""
        if not self.until.strip():
            raise BadValue(_("Say until when the applicant may complete it, as day/month/year."))
        return until_day(change, self.until.strip())


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBackAnswer:
    """The item is open again; the journal keeps what was answered."""

    application: str
    item: str
    action: ClassVar[Action] = Action.CHECK

    def summary(self, view: View) -> Act:
        titles = {each.id: in_both(each.title) for each in checklist_of(view.call().scheme).items}
        return act(
            "checked",
            application=self.application,
            item=titles.get(self.item, self.item),
            before=said(answer_to(view, self.application, self.item)),
            after=said(None),
        )

    def apply(self, change: OpenChange) -> None:
        if not change.has("checked", application=self.application, item=self.item):
            raise BadValue(_("Nothing was answered to that yet."))
        change.remove("checked", application=self.application, item=self.item)


def until_day(change: OpenChange, until: str) -> str:
    """Raises BadValue for a day that is past. That of the demonstration was in 2015."""
    what = _("the day until when it may be completed")
    if change.view.call().is_demo:
        return whole_day(until, what=what)
    return day_to_come(until, change.at, what=what)


def past_until_words(view: View, until: str) -> str:
    """What is said of a day until when something may be completed that is past already; empty of one to come.

    In a real call `until_day` refuses it; the days of the demonstration were in 2015.
    """
    if not until or not view.call().is_demo or date.fromisoformat(until) >= today(view.next_time()):
        return ""
    return _("{day} is past already: nobody can complete anything by then; check the day.").format(
        day=formats.day(until)
    )


def answer_to(view: View, application: str, item: str) -> Checked | None:
    return next((each for each in view.checks.answers(application) if each.item == item), None)


def said(answer: Checked | None) -> Value:
    """For the history; of an answer that is not there too."""
    return state("checked", "" if answer is None else f"{answer.answer} {answer.until}".rstrip())


def put_answer(change: OpenChange, answer: Checked) -> bool:
    """Saying the same again changes nothing, the time included; whether it was another."""
    row = {
        "application": answer.application,
        "item": answer.item,
        "answer": str(answer.answer),
        "until": answer.until,
        "reason": answer.reason,
    }
    if change.has("checked", **row):
        return False
    change.put("checked", [row | {"by_whom": change.actor.name, "at": change.at}])
    return True
