"""The meeting as the document that scripts rely on (`meeting --json`, `meeting.json` of an export)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evalapp.operations.documents.deciding import advice_json
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.view import View

Pair = tuple[str, str]
"""Juror, application."""


def minutes_json(view: View) -> dict[str, Any]:
    """The meeting, with what the jury proposes otherwise than the ranking and the flags that it recorded."""
    return meeting_json(meeting_of(view), suspicions_of(view).open) | {
        "proposals": [advice_json(each) for each in view.decidings.advice()],
        "flags": [
            {
                "application": each.application,
                "flag": each.flag,
                "reason": each.reason,
                "by": each.by,
                "at": each.at,
            }
            for each in view.decisions().flags
        ],
    }


def meeting_json(meeting: Meeting, suspected: Iterable[Pair] = ()) -> dict[str, Any]:
    """People by id; times ISO 8601 in UTC. `suspected`: pairs of which a conflict of interest is not decided yet."""
    open_pairs = sorted(suspected)
    now, presiding = meeting.now, meeting.presiding
    return {
        "state": meeting.state,
        "minutes": meeting.minutes_each,
        "sittings": [
            {
                "number": each.nth,
                "opened_at": each.opened_at,
                "closed_at": each.closed_at or None,
                "minutes": each.minutes,
            }
            for each in meeting.sittings
        ],
        "agenda": [
            {
                "application": each.application,
                "state": str(each.state),
                "leaves": sorted(meeting.leaving.get(each.application, ())),
                "suspected": [juror for juror, number in open_pairs if number == each.application],
                "since": each.since or None,
                "reason": each.reason or None,
                "anyway": each.anyway or None,
                "assessed": each.application in meeting.judged,
            }
            for each in meeting.items
        ],
        "now": now.application if now else None,
        "still_inside": list(meeting.still_inside(now.application)) if now else [],
        "present": [
            {
                "person": each.person,
                "from": each.came_at,
                "until": each.left_at or None,
                "for": each.left_for or None,
            }
            for each in meeting.stays
        ],
        "attending": len(meeting.attending),
        "quorum": meeting.quorum,
        "quorate": meeting.has_quorum if meeting.is_open else None,
        "presiding": presiding.id if presiding else None,
        "moves": meeting.number_of_moves,
        "votes": [
            {
                "application": each.application,
                "number": each.nth,
                "about": each.about or None,
                "for": each.in_favour,
                "against": each.against,
                "abstain": each.abstained,
                "at": each.at,
                "voices": [{"person": person, "vote": str(said)} for person, said in each.voices],
            }
            for each in meeting.votes
        ],
        "notes": [
            {
                "application": each.application,
                "number": each.nth,
                "text": each.text,
                "at": each.at,
                "by": each.by,
            }
            for each in meeting.minutes
        ],
    }
