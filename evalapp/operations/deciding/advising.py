"""The jury's own proposal for an application: where it departs from the ranking, or on each that is assessed alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from evalapp.analytics.ranking.funding import entitlement
from evalapp.domain.application import Application
from evalapp.domain.deciding.values import Advice, Condition, Proposal, Ruling
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Value, act, cents, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.admissibility.days import whole_day
from evalapp.operations.change import OpenChange
from evalapp.operations.deciding.standing import of_ranking
from evalapp.operations.ranking.decisions import checked_reason, open_application
from evalapp.operations.ranking.material import material_of
from evalapp.operations.single.forbidding import refuse_forbidden
from evalapp.operations.view import View
from evalapp.words import formats

MOST_CONDITION = 1_000
MOST_CONDITIONS = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Advise:
    """`amount`, in cents, goes with an approval: without one, what it asks. `conditions` go with a return too.

    `is_blind`: who proposes is not shown what the ranking says, so that what agrees with it is taken: a refusal would
    tell.
    """

    application: str
    outcome: Proposal
    reason: str
    amount: int | None = None
    conditions: Sequence[Condition] = ()
    is_blind: bool = False
    action: ClassVar[Action] = Action.ADVISE

    def summary(self, view: View) -> Act:
        return act(
            "advice",
            application=self.application,
            before=said(advice_on(view, self.application)),
            after=said(
                Advice(
                    application=self.application,
                    outcome=self.outcome,
                    amount=self.amount,
                    reason=self.reason,
                    conditions=tuple(self.conditions),
                )
            ),
            reason=self.reason,
        )

    def is_made(self, view: View) -> bool:
        """Whether the jury proposes just that already: then nothing is written, and nothing told."""
        earlier = advice_on(view, self.application)
        return earlier is not None and _is_same(earlier, self._row(), self._conditions(view))

    def _conditions(self, view: View) -> list[Condition]:
        application = open_application(view, self.application)
        earlier = advice_on(view, application.number)
        known = frozenset() if earlier is None else {each.criterion for each in earlier.conditions}
        return [_checked(view, application, each, known) for each in self.conditions]

    def _row(self) -> dict[str, object]:
        return {
            "application": self.application,
            "outcome": str(self.outcome),
            "amount": self.amount,
            "reason": checked_reason(self.reason),
        }

    def apply(self, change: OpenChange) -> None:
        row = self._row()
        application = open_application(change.view, self.application)
        conditions = self._conditions(change.view)
        self._refuse_unfit(change.view)
        if self.amount is not None:
            refuse_amount(change.view, application.number, self.amount)
            _refuse_beyond_envelope(change.view, self.amount)
        earlier = advice_on(change.view, application.number)
        if earlier is not None and _is_same(earlier, row, conditions):
            return
        if earlier is not None and earlier.conditions:
            change.remove("proviso", application=application.number)
        change.put("advice", [row | {"by_whom": change.actor.name, "at": change.at}])
        change.put(
            "proviso",
            [
                {
                    "application": application.number,
                    "nth": nth,
                    "text": each.text,
                    "until": each.until,
                    "criterion": each.criterion,
                }
                for nth, each in enumerate(conditions, start=1)
            ],
        )

    def _refuse_unfit(self, view: View) -> None:
        if self.outcome is Proposal.RETURN and view.call().scheme.is_ranked:
            raise BadValue(
                _(
                    "This call is ranked, so that every application is assessed as it came in: propose to approve or "
                    "to reject it. One is returned to its applicant only where each is assessed by itself."
                )
            )
        if self.outcome is not Proposal.APPROVE and self.amount is not None:
            raise BadValue(_("An amount goes with a proposal to approve; leave it out, or approve it."))
        if self.outcome is Proposal.REJECT and self.conditions:
            raise BadValue(
                _("What is rejected has no conditions; leave them out, or propose something else.")
            )
        if len(self.conditions) > MOST_CONDITIONS:
            raise BadValue(_("A proposal has at most {most} conditions.").format(most=MOST_CONDITIONS))
        if not view.call().scheme.is_ranked:
            refuse_forbidden(view, self.application, self.outcome)
        elif not self.is_blind and not self.conditions and self._is_that_of_ranking(view):
            text = _(
                "The ranking proposes that already for {application}; an own proposal is for what departs from it."
            )
            raise BadValue(text.format(application=self.application))

    def _is_that_of_ranking(self, view: View) -> bool:
        ranking = material_of(view).rank()
        place = next(each for each in ranking.places if each.application == self.application)
        outlook = of_ranking(ranking, place)
        wanted = {Proposal.APPROVE: Ruling.APPROVED, Proposal.REJECT: Ruling.REJECTED}.get(self.outcome)
        if outlook is None or outlook.outcome is not wanted:
            return False
        return self.amount in (None, outlook.amount)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClearAdvice:
    """Take the jury's own proposal back: what the ranking says is its proposal again, where there is one."""

    application: str
    reason: str = ""
    action: ClassVar[Action] = Action.ADVISE

    def summary(self, view: View) -> Act:
        return act(
            "advice-cleared",
            application=self.application,
            before=said(advice_on(view, self.application)),
            after=said(None),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        earlier = advice_on(change.view, self.application)
        if earlier is None:
            text = _("The jury made no proposal of its own for {application}; there is nothing to take back.")
            raise BadValue(text.format(application=self.application))
        if earlier.conditions:
            change.remove("proviso", application=self.application)
        change.remove("advice", application=self.application)


def advice_on(view: View, number: str) -> Advice | None:
    return next((each for each in view.decidings.advice() if each.application == number), None)


def said(advice: Advice | None) -> Value:
    """As the history tells it: the outcome, with the amount and the number of conditions where there are."""
    if advice is None:
        return state("advice", "")
    parts: list[Value] = [state("advice", str(advice.outcome))]
    if advice.amount is not None:
        parts.append(cents(advice.amount))
    if advice.conditions:
        parts.append(state("conditions", str(len(advice.conditions))))
    return parts


def refuse_amount(view: View, number: str, amount: int) -> None:
    """Raises BadValue for nothing, or more than the ceilings of the scheme allow the application."""
    most = entitlement(view.call().scheme.budget, view.dossier(number).application)
    if most is None:
        text = _("It is not known what {application} asks within the ceilings, so no amount can be fixed.")
        raise BadValue(text.format(application=number))
    if not 0 < amount <= most:
        text = _(
            "The support of {application} is more than {none} and at most {most}, which the ceilings allow."
        )
        raise BadValue(text.format(application=number, none=formats.money(0), most=formats.money(most)))


def _refuse_beyond_envelope(view: View, amount: int) -> None:
    """Raises BadValue for more than the call has for all. What all proposals come to together is told beside them."""
    available = view.call().budget
    if available is not None and amount > available:
        text = _("{amount} is more than the envelope of the call, {envelope}; propose at most that.")
        raise BadValue(text.format(amount=formats.money(amount), envelope=formats.money(available)))


def _checked(view: View, application: Application, condition: Condition, known: Collection[str]) -> Condition:
    """Raises BadValue, also for a criterion that the scheme does not have; not where it is `known`.

    Who corrects a proposal keeps what a condition was about, also where a later scheme dropped that criterion.
    """
    said = typed_line(condition.text, MOST_CONDITION)
    if not said:
        raise BadValue(_("Say what the condition is."))
    until = (
        whole_day(condition.until, what=_("the day until when the condition is to be met"))
        if condition.until
        else ""
    )
    if until and until < application.submitted_at[:10]:
        text = _("A condition is to be met by {day}, before {application} came in; check the year.")
        raise BadValue(text.format(day=formats.day(until), application=application.number))
    if condition.criterion and condition.criterion not in known:
        view.call().scheme.criterion(condition.criterion)
    return Condition(text=said, until=until, criterion=condition.criterion)


def _is_same(earlier: Advice, row: Mapping[str, object], conditions: Sequence[Condition]) -> bool:
    """Saying the same again changes nothing, the time included."""
    return (str(earlier.outcome), earlier.amount, earlier.reason) == (
        row["outcome"],
        row["amount"],
        row["reason"],
    ) and earlier.conditions == tuple(conditions)
