"""Putting another scheme in force: in draft in the place of the one there is, else as a new version by a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.domain.writing.typed import MOST_OF_A_REASON, typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.scheme.fixed import fixed_since, fixed_words, needs_version
from evalapp.operations.scheme.impact import SchemePlan, plan_scheme
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import now

_MOST_LINE = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """Who decided on a version, when (an ISO date), under which reference, and why."""

    reason: str = ""
    decided_by: str = ""
    decided_on: str = ""
    reference: str = ""

    def refuse_incomplete(self, view: View, at: str) -> None:
        """Raises BadValue where a version may not go in force by it; `at` is the time of now."""
        missing = [
            name
            for name, value in (
                (_("the body that decided it"), self.decided_by),
                (_("the date of that decision"), self.decided_on),
                (_("the reason"), self.reason),
            )
            if not value.strip()
        ]
        if missing:
            since = fixed_since(view)
            why = fixed_words(view, since) + " " if since else ""
            words = _("A new version needs a decision; what is missing: {missing}.")
            raise BadValue(why + words.format(missing=", ".join(missing)))
        if len(self.reason) > MOST_OF_A_REASON or max(len(self.decided_by), len(self.reference)) > _MOST_LINE:
            words = _("A reason has at most {most} characters, a body and a reference at most {line}.")
            raise BadValue(words.format(most=MOST_OF_A_REASON, line=_MOST_LINE))
        try:
            day = date.fromisoformat(self.decided_on.strip())
        except ValueError:
            raise BadValue(_("The date of the decision is not a date; write it as 2016-06-27.")) from None
        if day > datetime.fromisoformat(at).astimezone(BRUSSELS).date():
            raise BadValue(
                _("The date of the decision has not come yet: a scheme changes once that is taken.")
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class SetScheme:
    """Put a scheme, TOML, in the place of the one there is, as long as the call is in draft."""

    text: str
    reason: str = ""
    action: ClassVar[Action] = Action.SET_SCHEME

    def summary(self, view: View) -> Act:
        plan = plan_scheme(view, self.text)
        return Act(steps=plan.steps, reason=" ".join(self.reason.split()))

    def apply(self, change: OpenChange) -> None:
        if since := fixed_since(change.view):
            raise BadValue(needs_version(change.view, since))
        plan = plan_scheme(change.view, self.text)
        refuse_obstacles(plan)
        change.update("scheme", {"toml": self.text, "at": change.at}, version=plan.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class AdoptScheme:
    """Put a scheme, TOML, in force as a new version, by the decision of the body that may; nothing is rescaled."""

    text: str
    decision: Decision
    action: ClassVar[Action] = Action.ADOPT_SCHEME

    def summary(self, view: View) -> Act:
        plan, decision = plan_scheme(view, self.text), self.decision
        return Act(
            steps=(*_announced(plan, decision), *plan.steps),
            reason=" ".join(decision.reason.split()),
            decided_by=typed_line(decision.decided_by, _MOST_LINE + 1),
            decided_on=decision.decided_on.strip(),
        )

    def apply(self, change: OpenChange) -> None:
        self.decision.refuse_incomplete(change.view, change.at)
        plan, decision = plan_scheme(change.view, self.text), self.decision
        if not plan.is_other:
            raise BadValue(_("It is the scheme in force, to the letter: a new version needs a difference."))
        refuse_obstacles(plan)
        version = {
            "version": plan.version,
            "toml": self.text,
            "at": change.at,
            "decided_by": typed_line(decision.decided_by),
            "decided_on": decision.decided_on.strip(),
            "reference": typed_line(decision.reference),
            "reason": decision.reason.strip(),
        }
        before = change.view.call().scheme_version
        change.put("scheme", [version])
        change.update("call", {"scheme_version": plan.version}, id=1)
        for each in plan.aside:
            juror, application, criterion = each.score.placed
            change.remove("score", juror=juror, application=application, criterion=criterion)
        change.put(
            "score_aside",
            [
                {
                    "juror": each.score.juror,
                    "application": each.score.application,
                    "criterion": each.score.criterion,
                    "version": before,
                    "value": each.score.value,
                    "no_score": each.score.no_score and str(each.score.no_score),
                    "comment": each.score.comment,
                    "given_at": each.score.at,
                    "why": str(each.why),
                    "at": change.at,
                }
                for each in plan.aside
            ],
        )
        for score in plan.restated:
            juror, application, criterion = score.placed
            new = {"value": score.value}
            change.update("score", new, juror=juror, application=application, criterion=criterion)


def _announced(plan: SchemePlan, decision: Decision) -> tuple[Step, ...]:
    reference = typed_line(decision.reference, _MOST_LINE + 1)
    named = {"version": plan.version} | ({"reference": reference} if reference else {})
    first = Step(what="scheme-version-by" if reference else "scheme-version", named=named)
    return (first, Step(what="scheme-aside", named={"n": len(plan.aside)})) if plan.aside else (first,)


def refuse_obstacles(plan: SchemePlan) -> None:
    """Raises BadValue with all that stands in the way."""
    if plan.obstacles:
        raise BadValue(_("The scheme stays as it is.") + " " + " ".join(plan.obstacles))


def change_scheme(workspace: Workspace, text: str, decision: Decision, name: str = "") -> int | None:
    """The change by which the scheme became this one, None where it is no other. Raises SchemeError and KnownError."""
    plan = plan_scheme(workspace.view, text, name)
    if not plan.is_other:
        return None
    if plan.is_draft:
        return workspace.execute(SetScheme(text=text, reason=decision.reason)).change
    decision.refuse_incomplete(workspace.view, now())
    return workspace.execute(AdoptScheme(text=text, decision=decision)).change
