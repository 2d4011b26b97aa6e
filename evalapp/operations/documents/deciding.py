"""What follows on the work of a jury as the documents that scripts rely on."""

from __future__ import annotations

from typing import Any

from evalapp.domain.deciding.values import Advice, CalledOn, Held, Notified, Ruled, SteppedBack
from evalapp.operations.deciding.standing import Afterwards, Standing, last_day_of
from evalapp.operations.view import View


def deciding_json(view: View) -> dict[str, Any]:
    """For `decisions.json` of an export: every row, in the order of the applications."""
    rows = view.decidings
    return {
        "advice": [advice_json(each) for each in rows.advice()],
        "rulings": [_ruled(each) for each in rows.rulings()],
        "notifications": [_notified(each) for each in rows.notified()],
        "withdrawn_after_closing": [_stepped(each) for each in rows.stepped_back()],
        "called_on": [_called(each) for each in rows.called_on()],
    }


def decided_json(found: Afterwards) -> dict[str, Any]:
    """For `status --json`, and what the commands of decisions print: an object for each application that was judged."""
    return {
        "decided": len(found.decided),
        "of": len(found.decided) + len(found.waiting),
        "notified": sum(each.notified is not None for each in found.decided),
        "granted_cents": found.granted if found.decided else None,
        "free_cents": found.free if found.decided else None,
        "applications": [_standing(each) for each in found.standings],
        "reserve": [each.application for each in found.reserve],
        "offered": [{"application": each.application, "amount_cents": each.amount} for each in found.offered],
    }


def advice_json(advice: Advice) -> dict[str, Any]:
    return {
        "application": advice.application,
        "outcome": str(advice.outcome),
        "amount_cents": advice.amount,
        "reason": advice.reason,
        "conditions": [
            {"text": each.text, "until": each.until or None, "criterion": each.criterion or None}
            for each in advice.conditions
        ],
        "by": advice.by,
        "at": advice.at,
    }


def held_json(held: Held) -> dict[str, Any]:
    """For the places of a ranking: what holds now, with the decision that it follows from."""
    return {
        "outcome": None if held.outcome is None else str(held.outcome),
        "amount_cents": held.amount,
        "decided": None if held.ruled is None else _ruled(held.ruled),
        "called_on": None if held.called is None else _called(held.called),
        "withdrawn": None if held.stepped is None else _stepped(held.stepped),
    }


def _standing(each: Standing) -> dict[str, Any]:
    held = each.holds
    return {
        "application": each.application,
        "ranking": str(each.place.outcome),
        "advice": None if each.advice is None else advice_json(each.advice),
        "advised": None if each.advised is None else str(each.advised.outcome),
        "advised_cents": None if each.advised is None else each.advised.amount,
        "decided": None if each.ruled is None else _ruled(each.ruled),
        "called_on": None if each.called is None else _called(each.called),
        "withdrawn": None if each.stepped is None else _stepped(each.stepped),
        "holds": None if held is None else str(held.outcome),
        "amount_cents": None if held is None else held.amount,
        "notified": None if each.notified is None else _notified(each.notified),
    }


def _ruled(ruled: Ruled) -> dict[str, Any]:
    return {
        "application": ruled.application,
        "outcome": str(ruled.outcome),
        "amount_cents": ruled.amount,
        "body": ruled.body,
        "on": ruled.on,
        "reference": ruled.reference,
        "reason": ruled.reason or None,
        "corrected": ruled.corrected or None,
        "by": ruled.by,
        "at": ruled.at,
    }


def _notified(notified: Notified) -> dict[str, Any]:
    """`last_day_for_appeal` is null where the day on which the applicant was told cannot be proved."""
    last = last_day_of(notified)
    return {
        "application": notified.application,
        "number": notified.nth,
        "outcome": str(notified.outcome),
        "amount_cents": notified.amount,
        "on": notified.on,
        "by_what": str(notified.channel),
        "received": notified.received or None,
        "last_day_for_appeal": None if last is None else last.isoformat(),
        "corrected": notified.corrected or None,
        "by": notified.by,
        "at": notified.at,
    }


def _stepped(stepped: SteppedBack) -> dict[str, Any]:
    return {
        "application": stepped.application,
        "on": stepped.on,
        "reason": stepped.reason,
        "by": stepped.by,
        "at": stepped.at,
    }


def _called(called: CalledOn) -> dict[str, Any]:
    return {
        "application": called.application,
        "amount_cents": called.amount,
        "on": called.on,
        "reason": called.reason,
        "by": called.by,
        "at": called.at,
    }
