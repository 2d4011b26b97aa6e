"""Days that are more often a slip than meant: asked about before they are recorded."""

from __future__ import annotations

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import today
from evalapp.operations.records.noted import closing_change
from evalapp.operations.view import View
from evalapp.words import formats


def asked_of_decision(view: View, on: str) -> str:
    """A question about a decision `on` an ISO 8601 day before the assessment was closed; empty for any other.

    It is asked and not refused: what was decided on paper may be recorded in a call that is closed later. Where a
    decision of that day stands already it was answered, and a day before the first application is refused anyway.
    """
    closed = _closing_day(view)
    first = min(filter(None, (each.submitted_at[:10] for each in view.applications())), default="")
    if not closed or not first <= on < closed or any(each.on == on for each in view.decidings.rulings()):
        return ""
    text = _(
        "{day} is before the assessment was closed, on {closed}, and the body decides on what was closed. Is that day "
        "meant? Else correct it."
    )
    return text.format(day=formats.day(on), closed=formats.day(closed))


def asked_of_withdrawal(view: View, number: str, on: str) -> str:
    """A question about a withdrawal from before both the closing and the decision; empty for any other."""
    closed = _closing_day(view)
    submitted = next((each.submitted_at[:10] for each in view.applications() if each.number == number), "")
    ruled = next((each.on for each in view.decidings.rulings() if each.application == number), None)
    if not closed or not submitted <= on < closed or (ruled is not None and on >= ruled):
        return ""
    text = _(
        "{day} is before the assessment was closed, on {closed}, and {application} was still part of it then. Is that "
        "day meant? Else correct it."
    )
    return text.format(day=formats.day(on), closed=formats.day(closed), application=number)


def _closing_day(view: View) -> str:
    """ISO 8601; empty until the assessment is closed."""
    if view.call().phase is not Phase.CLOSED:
        return ""
    return today(closing_change(view).at).isoformat()
