"""Applicants who withdraw after the closing, and the reserve list: its next one is offered, never called by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, cents
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import MOST_OF_A_REASON, typed_line
from evalapp.operations.admissibility.days import past_day, today
from evalapp.operations.change import OpenChange
from evalapp.operations.deciding.standing import Afterwards, afterwards
from evalapp.operations.ranking.decisions import open_application
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import numbered


@dataclass(frozen=True, kw_only=True, slots=True)
class StepBack:
    """The applicant withdrew the application on an ISO 8601 date, after the assessment was closed.

    What the jury closed over stays as it was signed; the support that the application has is free again.
    """

    application: str
    on: str
    reason: str
    action: ClassVar[Action] = Action.STEP_BACK

    def summary(self, view: View) -> Act:
        return act(
            "stepped-back", application=self.application, day={"day": self.on.strip()}, reason=self.reason
        )

    def apply(self, change: OpenChange) -> None:
        open_application(change.view, self.application)
        standing = afterwards(change.view).of(self.application)
        if standing is not None and standing.stepped is not None:
            text = _("{application} was withdrawn already, on {day}.")
            raise BadValue(text.format(application=self.application, day=formats.day(standing.stepped.on)))
        reason = typed_line(self.reason, MOST_OF_A_REASON)
        if not reason:
            raise BadValue(_("Say why the application is withdrawn; the reason stands in the report."))
        day = past_day(self.on, change.at, what=_("the day of the withdrawal"))
        submitted = change.view.dossier(self.application).application.submitted_at[:10]
        if day < submitted:
            text = _("{application} came in on {day} only; check the day of the withdrawal.")
            raise BadValue(text.format(application=self.application, day=formats.day(submitted)))
        called = standing.called if standing is not None else None
        if called is not None and day < called.on:
            text = _("{application} was called on only on {day}; check the day of the withdrawal.")
            raise BadValue(text.format(application=self.application, day=formats.day(called.on)))
        row = {"application": self.application, "stepped_on": day, "reason": reason}
        change.put("stepped_back", [row | {"by_whom": change.actor.name, "at": change.at}])


@dataclass(frozen=True, kw_only=True, slots=True)
class CallOn:
    """Give what is free to the next on the reserve list, `on` an ISO 8601 date, empty for today."""

    application: str
    reason: str
    on: str = ""
    action: ClassVar[Action] = Action.CALL_ON

    def summary(self, view: View) -> Act:
        offer = next(
            (each for each in afterwards(view).offered if each.application == self.application), None
        )
        return act(
            "called-on",
            application=self.application,
            amount=cents(offer.amount if offer else None),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        open_application(change.view, self.application)
        found = afterwards(change.view)
        offer = next((each for each in found.offered if each.application == self.application), None)
        if offer is None:
            raise BadValue(why_not_called(found, self.application))
        reason = typed_line(self.reason, MOST_OF_A_REASON)
        if not reason:
            text = _("Say why {application} is called on; the reason stands in the report.")
            raise BadValue(text.format(application=self.application))
        on = (
            past_day(self.on, change.at, what=_("the day on which it was called on"))
            if self.on
            else today(change.at).isoformat()
        )
        standing = found.of(self.application)
        assert standing is not None, self.application
        assert standing.ruled is not None, self.application
        if on < standing.ruled.on:
            text = _("Nobody is called on before the decision of {day}; give the day on which it was done.")
            raise BadValue(text.format(day=formats.day(standing.ruled.on)))
        _refuse_before_free(found, offer.amount, on)
        row = {
            "application": self.application,
            "amount": offer.amount,
            "called_on": on,
            "reason": reason,
        }
        change.put("called_on", [row | {"by_whom": change.actor.name, "at": change.at}])


def _refuse_before_free(found: Afterwards, amount: int, on: str) -> None:
    """Raises BadValue for a day on which who freed the support had not withdrawn yet."""
    later = [each for each in found.standings if each.stepped is not None and each.stepped.on > on]
    held = sum(each.holds.amount or 0 for each in later if each.holds is not None)
    if (found.free or 0) - held >= amount:
        return
    text = _("On {day} the support was not free yet: {applications} withdrew later. Check the day.")
    numbers = [each.application for each in later]
    raise BadValue(text.format(day=formats.day(on), applications=numbered(numbers)))


def why_not_called(found: Afterwards, number: str) -> str:
    """A sentence for an application that is not the next on the reserve list."""
    standing = found.of(number)
    if standing is not None and standing.called is not None:
        text = _("{application} was called on already, on {day}.")
        return text.format(application=number, day=formats.day(standing.called.on))
    if not found.decided:
        return _("No decision is recorded yet, so there is no reserve list to call on.")
    if standing not in found.reserve:
        return _("{application} does not stand on the reserve list.").format(application=number)
    if found.offered:
        text = _("{application} is not the next on the reserve list; first comes {next}.")
        return text.format(application=number, next=numbered([each.application for each in found.offered]))
    if found.free is None:
        return _("The call has no envelope, so nothing is freed for the reserve list.")
    text = _("What is free, {free}, is not enough for the next on the reserve list.")
    return text.format(free=formats.money(max(found.free, 0)))


def reserve_words(found: Afterwards) -> str:
    """Where the reserve list stands, in a sentence."""
    if not found.is_ranked and (found.free is None or found.free >= 0):
        return _("Each application is assessed by itself: there is no reserve list.")
    if not found.decided:
        return _("No decision is recorded yet, so there is no reserve list to call on.")
    if found.free is not None and found.free < 0:
        text = _("The body granted {more} more than the envelope of {envelope}.")
        return text.format(more=formats.money(-found.free), envelope=formats.money(found.available))
    if not found.reserve:
        return _("Nobody is left on the reserve list.")
    if found.offered:
        text = _(
            "{free} is free: {next} comes next on the reserve list. Calling it on is an act with a reason."
        )
        named = [f"{each.application} ({formats.money(each.amount)})" for each in found.offered]
        return text.format(free=formats.money(found.free), next=numbered(named))
    if found.free is None:
        return _("The call has no envelope, so nothing is freed for the reserve list.")
    text = _("What is free, {free}, is not enough for the next on the reserve list.")
    return text.format(free=formats.money(found.free))
