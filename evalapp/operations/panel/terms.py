"""The terms of a call once scoring began: envelope and deadline change only by a decision, with who took it and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.acts import with_reason

MOST_REASON, _MOST_BODY = 2_000, 200


def has_scoring_begun(view: View) -> bool:
    """Also of a call that was moved back to draft."""
    if view.call().phase is not Phase.DRAFT or view.issued() or view.received():
        return True
    return bool(view.score_runs())


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeTerms:
    """Another envelope or deadline after scoring began; None leaves it as it is.

    `budget` in cents, `deadline` an ISO 8601 time or empty; `decided_by` is the body that decided it, `decided_on`
    an ISO date.
    """

    reason: str
    decided_by: str
    decided_on: str
    budget: int | None = None
    deadline: str | None = None
    action: ClassVar[Action] = Action.CHANGE_TERMS

    def summary(self, view: View) -> str:
        told = "; ".join(terms_told(view, budget=self.budget, deadline=self.deadline))
        decision = _("decided by {body} on {day}").format(
            body=" ".join(self.decided_by.split()), day=formats.day(self.decided_on)
        )
        return with_reason(f"{told} · {decision}", self.reason)

    def apply(self, change: OpenChange) -> None:
        self._refuse_incomplete()
        refuse_negative(self.budget)
        new = {"budget": self.budget, "deadline": self.deadline}
        changed = {column: value for column, value in new.items() if value is not None}
        if changed:
            change.update("call", changed, id=1)

    def _refuse_incomplete(self) -> None:
        if not self.reason.strip() or not self.decided_by.strip() or not self.decided_on.strip():
            raise BadValue(
                _(
                    "Scoring has begun: another envelope or deadline needs its reason, the body that decided it and the"
                    " date of that decision."
                )
            )
        if len(self.reason) > MOST_REASON or len(self.decided_by) > _MOST_BODY:
            raise BadValue(_("A reason has at most {most} characters.").format(most=MOST_REASON))
        try:
            date.fromisoformat(self.decided_on.strip())
        except ValueError:
            raise BadValue(_("The date of the decision is not a date; write it as 2016-06-27.")) from None


def terms_told(view: View, *, budget: int | None, deadline: str | None) -> list[str]:
    """Each that changes, from what to what."""
    call, found = view.call(), []
    if budget is not None and budget != call.budget:
        found.append(
            _("Budget: {before} → {after}").format(
                before=formats.money(call.budget), after=formats.money(budget)
            )
        )
    if deadline is not None and deadline != call.deadline:
        found.append(
            _("Deadline: {before} → {after}").format(
                before=formats.moment(call.deadline) or "–", after=formats.moment(deadline) or "–"
            )
        )
    return found


def refuse_negative(budget: int | None) -> None:
    if budget is not None and not 0 <= budget < 10**15:
        raise BadValue(_("The budget of a call is an amount of 0 euro or more, below ten thousand billion."))
