"""What is said of a call, and how it changes once scoring began: with a reason, and its terms by a decision only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step, Value, act, cents, in_both, moment, state
from evalapp.domain.outgoing.undertaking import checked_undertaking, undertaking_said
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.terms.plan import Plan, refuse_disorder
from evalapp.domain.terms.plan_steps import plan_steps
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.rows.settings import DECLARATION, PLAN, SUBMITTED_UNTIL, UNDERTAKING

_MOST_BODY = 200
MOST_DECLARATION = 5_000
_TERMS = frozenset({"budget", "deadline", "submitted-until"})
_DAYS = frozenset({"opens-on", "submitted-until", "deadline", "decision-on"})


def has_scoring_begun(view: View) -> bool:
    """Also of a call that was moved back to draft."""
    if view.call().phase is not Phase.DRAFT or view.issued() or view.received():
        return True
    return bool(view.score_runs())


@dataclass(frozen=True, kw_only=True, slots=True)
class CallEdit:
    """What becomes of a call; None leaves a thing as it is.

    `budget` in cents, `deadline` of the jurors and `submitted_until` of the applications ISO 8601 times or empty;
    `declaration` is the text before a dossier opens, empty for that of the program; `undertaking` the one before a
    pack opens, empty where nothing is asked.
    """

    title: str | None = None
    reference: str | None = None
    budget: int | None = None
    deadline: str | None = None
    declaration: Text | None = None
    undertaking: Text | None = None
    submitted_until: str | None = None
    plan: Plan | None = None

    def steps(self, view: View) -> tuple[Step, ...]:
        """Each that changes, from what to what."""
        call = view.call()
        found = [
            ("title", call.title, _line(self.title)),
            ("reference", call.reference, _line(self.reference)),
            ("budget", cents(call.budget), None if self.budget is None else cents(self.budget)),
            ("submitted-until", moment(call.submitted_until), _moment(self.submitted_until)),
            ("deadline", moment(call.deadline), _moment(self.deadline)),
            (
                "declaration",
                _text_of(call.declaration),
                None if self.declaration is None else _text_of(_typed(self.declaration)),
            ),
            (
                "undertaking",
                undertaking_said(call.undertaking),
                None if self.undertaking is None else undertaking_said(checked_undertaking(self.undertaking)),
            ),
        ]
        said = [
            Step(what=what, before=before, after=after)
            for what, before, after in found
            if after is not None and after != before
        ]
        return (*said, *(plan_steps(call.plan, self.plan) if self.plan is not None else ()))

    def changes_terms(self, view: View) -> bool:
        """Whether envelope or deadlines become others."""
        return not _TERMS.isdisjoint(step.what for step in self.steps(view))

    def refuse_unfit(self, view: View) -> None:
        """Raises BadValue for what a call cannot have."""
        refuse_negative(self.budget)
        if not _DAYS.isdisjoint(step.what for step in self.steps(view)):
            call = view.call()
            refuse_disorder(
                call.plan if self.plan is None else self.plan,
                submitted_until=call.submitted_until
                if self.submitted_until is None
                else self.submitted_until,
                deadline=call.deadline if self.deadline is None else self.deadline,
            )
        if self.title is not None and not self.title.strip():
            raise BadValue(_("A call needs a title; it stands on every report."))

    def write(self, change: OpenChange) -> None:
        new = {
            "title": _line(self.title),
            "reference": _line(self.reference),
            "budget": self.budget,
            "deadline": self.deadline,
        }
        changed = {column: value for column, value in new.items() if value is not None}
        if changed:
            change.update("call", changed, id=1)
        if self.submitted_until is not None and self.submitted_until != change.view.call().submitted_until:
            change.put_setting(SUBMITTED_UNTIL, self.submitted_until)
        if self.plan is not None and self.plan != change.view.call().plan:
            change.put_setting(PLAN, self.plan)
        if self.declaration is not None and _typed(self.declaration) != change.view.call().declaration:
            change.put_setting(DECLARATION, _typed(self.declaration))
        if self.undertaking is not None:
            undertaking = checked_undertaking(self.undertaking)
            if undertaking != change.view.call().undertaking:
                change.put_setting(UNDERTAKING, undertaking)


def _moment(iso: str | None) -> Value | None:
    return None if iso is None else moment(iso)


def _line(text: str | None) -> str | None:
    return None if text is None else typed_line(text)


def _text_of(text: Text) -> Value:
    return in_both(text) if text else state("declaration", "")


def _typed(text: Text) -> Text:
    """Of one language alone, the other says the same. Raises BadValue for one that is too long."""
    nl, en = typed_line(text.nl, MOST_DECLARATION), typed_line(text.en, MOST_DECLARATION)
    return Text(nl=nl or en, en=en or nl) if nl or en else NO_TEXT


@dataclass(frozen=True, kw_only=True, slots=True)
class SetCall:
    """Fill in what is said of a call, as long as scoring has not begun."""

    edit: CallEdit
    action: ClassVar[Action] = Action.EDIT_CALL

    def summary(self, view: View) -> Act:
        return Act(steps=_steps_or_none(self.edit, view))

    def apply(self, change: OpenChange) -> None:
        self.edit.refuse_unfit(change.view)
        if self.edit.steps(change.view) and has_scoring_begun(change.view):
            raise BadValue(needs_decision() if self.edit.changes_terms(change.view) else needs_reason())
        self.edit.write(change)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeTerms:
    """Change what is said of a call with a reason, as it must be once scoring began.

    `decided_by` is the body that decided it, `decided_on` an ISO date: then asked of another envelope or deadline, and
    else kept where they are given.
    """

    edit: CallEdit
    reason: str
    decided_by: str = ""
    decided_on: str = ""
    action: ClassVar[Action] = Action.CHANGE_TERMS

    def summary(self, view: View) -> Act:
        return Act(
            steps=_steps_or_none(self.edit, view),
            reason=" ".join(self.reason.split()),
            decided_by=" ".join(self.decided_by.split()),
            decided_on=self.decided_on.strip(),
        )

    def apply(self, change: OpenChange) -> None:
        self.edit.refuse_unfit(change.view)
        self._refuse_incomplete(change.view)
        self.edit.write(change)

    def _refuse_incomplete(self, view: View) -> None:
        body, day = self.decided_by.strip(), self.decided_on.strip()
        is_decision = bool(body or day) or (self.edit.changes_terms(view) and has_scoring_begun(view))
        if is_decision and not (self.reason.strip() and body and day):
            raise BadValue(needs_decision())
        if not self.reason.strip():
            raise BadValue(needs_reason())
        typed_line(self.decided_by, _MOST_BODY)
        if day:
            _refuse_no_date(day)


def _refuse_no_date(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise BadValue(_("The date of the decision is not a date; write it as 2016-06-27.")) from None


def _steps_or_none(edit: CallEdit, view: View) -> tuple[Step, ...]:
    return edit.steps(view) or act("call-nothing").steps


def needs_decision() -> str:
    return _(
        "Scoring has begun: another envelope, or another deadline for the jurors, needs its reason, the body that"
        " decided it and the date of that decision."
    )


def needs_reason() -> str:
    return _(
        "Scoring has begun: what is said of the call changes with a reason only, which stands in the report."
    )


def refuse_negative(budget: int | None) -> None:
    if budget is not None and not 0 <= budget < 10**15:
        raise BadValue(_("The budget of a call is an amount of 0 euro or more, below ten thousand billion."))
