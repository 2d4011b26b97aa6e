"""What the deciding body decided of the jury's advice: all of it as advised, or one application apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.deciding.values import Ruling
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step, Value, cents, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.deciding.advising import refuse_amount
from evalapp.operations.deciding.meant import (
    Meant,
    recorded_otherwise,
    refuse_after_called,
    refuse_after_told,
    refuse_before_applications,
)
from evalapp.operations.deciding.standing import Afterwards, Outlook, Standing, afterwards
from evalapp.operations.ranking.decisions import checked_reason, open_application
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import numbered


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideAll:
    """The body takes over the advice on every application that it did not decide on yet.

    Where it decided on all, this corrects who decided, when, and under which reference: that needs a `reason`.
    """

    meant: Meant
    reason: str = ""
    action: ClassVar[Action] = Action.DECIDE

    def summary(self, view: View) -> Act:
        found = afterwards(view)
        what, n = ("ruled", len(found.waiting))
        if not found.waiting:
            what, n = "ruling-corrected", len(recorded_otherwise(found, self.meant))
        step = Step(what=what, named={"n": n, **self.meant.named()})
        return Act(steps=(step,), reason=" ".join(self.reason.split()))

    def apply(self, change: OpenChange) -> None:
        meant, found = self.meant.checked(change.at), afterwards(change.view)
        refuse_before_applications(change.view, meant.on)
        if found.waiting:
            _refuse_open(found)
            for each in found.waiting:
                _write(change, meant, each.application, _known(each))
            return
        others = recorded_otherwise(found, meant)
        if not found.decided:
            raise BadValue(_("There is no application of which anything could be decided."))
        if not others:
            return
        if not self.reason.strip():
            raise BadValue(
                _("A decision is recorded of every application already; give the reason for correcting it.")
            )
        corrected = checked_reason(self.reason)
        corrects = [each for each in found.decided if each.ruled in others]
        refuse_after_told(corrects, meant)
        refuse_after_called(corrects, meant)
        for ruled in others:
            outlook = Outlook(outcome=ruled.outcome, amount=ruled.amount)
            _write(change, meant, ruled.application, outlook, reason=ruled.reason, corrected=corrected)


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideApart:
    """Of one application; a reason is needed where it departs from the advice or corrects what was recorded.

    Without an `amount`, in cents, an approval gives what was advised, or what the application asks.
    """

    application: str
    outcome: Ruling
    meant: Meant
    amount: int | None = None
    reason: str = ""
    action: ClassVar[Action] = Action.DECIDE

    def summary(self, view: View) -> Act:
        standing = _standing(view, self.application)
        step = Step(
            what="ruling",
            named={"application": self.application, **self.meant.named()},
            before=said(_held(standing)),
            after=said(self._outlook(standing)),
        )
        return Act(steps=(step,), reason=" ".join(self.reason.split()))

    def _outlook(self, standing: Standing) -> Outlook:
        if self.outcome is not Ruling.APPROVED:
            return Outlook(outcome=self.outcome)
        advised, earlier = standing.advised, standing.ruled
        amount = self.amount
        if amount is None and earlier is not None and earlier.outcome is Ruling.APPROVED:
            amount = earlier.amount  # who corrects a date does not mean another amount
        elif amount is None and advised is not None:
            amount = advised.amount
        return Outlook(outcome=Ruling.APPROVED, amount=amount or standing.place.wanted)

    def apply(self, change: OpenChange) -> None:
        standing = _standing(change.view, self.application)
        meant = self.meant.checked(change.at)
        refuse_before_applications(change.view, meant.on)
        self._refuse_unfit(change.view, standing)
        outlook, earlier = self._outlook(standing), standing.ruled
        if earlier is not None and meant.is_of(earlier) and outlook == _held(standing):
            return
        is_same = outlook == _held(standing)
        if is_same:
            refuse_after_told([standing], meant)
        departs = outlook != standing.advised
        if not self.reason.strip() and (departs or earlier is not None):
            text = (
                _("A decision on {application} is recorded already; give the reason for correcting it.")
                if earlier is not None
                else _("This departs from the advice on {application}; give the reason of the body.")
            )
            raise BadValue(text.format(application=self.application))
        reason = checked_reason(self.reason) if self.reason.strip() else ""
        _write(
            change,
            meant,
            self.application,
            outlook,
            reason=(earlier.reason if is_same and earlier is not None else reason) if departs else "",
            corrected=reason if earlier is not None else "",
        )

    def _refuse_unfit(self, view: View, standing: Standing) -> None:
        if self.outcome is Ruling.RESERVE and (
            standing.advised is None or standing.advised.outcome is not Ruling.RESERVE
        ):
            text = _("{application} is not on the reserve list of the ranking.")
            raise BadValue(text.format(application=self.application))
        if standing.stepped is not None:
            text = _(
                "{application} was withdrawn by its applicant on {day}; nothing is decided of it any more."
            )
            raise BadValue(text.format(application=self.application, day=formats.day(standing.stepped.on)))
        if standing.called is not None:
            text = _(
                "{application} was called on from the reserve list; undo that before its decision changes."
            )
            raise BadValue(text.format(application=self.application))
        if self.amount is None:
            return
        if self.outcome is not Ruling.APPROVED:
            raise BadValue(
                _("An amount goes with an approval only; leave it out, or approve the application.")
            )
        refuse_amount(view, self.application, self.amount)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBackDecision:
    """Everything that is recorded of the body's decision goes, as before a call moves back; who was told stays told.

    Who was called on from the reserve list was so by that decision, and goes with it.
    """

    reason: str
    action: ClassVar[Action] = Action.DECIDE

    def summary(self, view: View) -> Act:
        step = Step(what="rulings-taken-back", named={"n": len(view.decidings.rulings())})
        return Act(steps=(step,), reason=" ".join(self.reason.split()))

    def apply(self, change: OpenChange) -> None:
        rulings = change.view.decidings.rulings()
        if not rulings:
            raise BadValue(_("No decision is recorded; there is nothing to take back."))
        if not self.reason.strip():
            raise BadValue(_("Say why the decision that is recorded is taken back."))
        checked_reason(self.reason)
        for called in change.view.decidings.called_on():
            change.remove("called_on", application=called.application)
        for each in rulings:
            change.remove("ruling", application=each.application)


def said(outlook: Outlook | None) -> Value:
    """As the history tells it."""
    if outlook is None:
        return state("ruling", "")
    told: Sequence[Value] = [state("ruling", str(outlook.outcome))]
    return told if outlook.amount is None else [*told, cents(outlook.amount)]


def refuse_reopening(view: View) -> None:
    """Raises BadValue while a decision is recorded: it was taken on what a call that moves back would change."""
    rulings = view.decidings.rulings()
    if rulings:
        text = _(
            "{body} decided on this call on {day} ({reference}). Take that decision back first, with its reason: the "
            "call moves back only then."
        )
        first = rulings[0]
        raise BadValue(text.format(body=first.body, day=formats.day(first.on), reference=first.reference))


def _standing(view: View, number: str) -> Standing:
    """Raises BadValue for an application that is unknown or that the jury did not judge."""
    open_application(view, number)
    standing = afterwards(view).of(number)
    assert standing is not None, number
    return standing


def _held(standing: Standing) -> Outlook | None:
    ruled = standing.ruled
    return None if ruled is None else Outlook(outcome=ruled.outcome, amount=ruled.amount)


def _known(standing: Standing) -> Outlook:
    assert standing.advised is not None, standing.application
    return standing.advised


def _refuse_open(found: Afterwards) -> None:
    """Raises BadValue where it is not known what was advised."""
    numbers = [each.application for each in found.waiting if each.advised is None]
    if numbers:
        text = _(
            "What is advised on {applications} is not settled; record the decision on each of them apart first."
        )
        raise BadValue(text.format(applications=numbered(numbers)))


def _write(
    change: OpenChange, meant: Meant, number: str, outlook: Outlook, *, reason: str = "", corrected: str = ""
) -> None:
    row = {
        "application": number,
        "outcome": str(outlook.outcome),
        "amount": outlook.amount,
        "body": meant.body,
        "decided_on": meant.on,
        "reference": meant.reference,
        "reason": reason,
        "corrected": corrected,
        "by_whom": change.actor.name,
        "at": change.at,
    }
    change.put("ruling", [row])
