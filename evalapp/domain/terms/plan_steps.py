"""What changes in the plan of a call, as data for the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evalapp.domain.journal import Step, Value, state
from evalapp.domain.terms.plan import Plan


def plan_steps(before: Plan, after: Plan) -> tuple[Step, ...]:
    """Each part that changes, from what to what."""
    old, new = _said(before), _said(after)
    return tuple(Step(what=what, before=old[what], after=new[what]) for what in old if old[what] != new[what])


def _said(plan: Plan) -> Mapping[str, Value]:
    return {
        "opens-on": {"day": plan.opens_on},
        "decision-on": {"day": plan.decision_on},
        "body": plan.body,
        "language": state("language", plan.language),
        "anonymity": state("anonymity", "yes" if plan.is_anonymous else ""),
        "effects": state("effects", "yes" if plan.shows_effects else ""),
        "quorum": state("present", _number(plan.quorum)),
        "retention": state("years", _number(plan.retention)),
        "what-if": state("what-if", plan.what_if),
    }


def _number(number: Any) -> str:
    return "" if number is None else str(number)


PLANNED = frozenset(_said(Plan()))
"""The sentences of these steps."""
