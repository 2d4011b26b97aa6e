"""Admissibility as the document that scripts rely on (`checklist --json`)."""

from __future__ import annotations

from typing import Any

from evalapp.operations.admissibility.overview import Looked, Overview


def checklist_json(found: Overview, application: str | None = None) -> dict[str, Any]:
    """Of one application where it is named, else of all."""
    return {
        "items": [
            {
                "id": each.id,
                "title": str(each.title),
                "finding": str(each.finding) if each.finding else None,
                "official": each.is_official,
            }
            for each in found.checklist.items
        ],
        "proposal": found.checklist.is_proposal,
        "applications": [_looked(each) for each in found.rows if application in (None, each.number)],
    }


def _looked(row: Looked) -> dict[str, Any]:
    return {
        "application": row.number,
        "admissibility": str(row.standing),
        "reason": row.application.standing_reason,
        "until": row.until or None,
        "overdue": row.is_overdue,
        "needs_attention": row.needs_attention,
        "findings": [
            {"id": str(each.kind), "holds": each.holds, "text": each.text, "rule": each.rule}
            for each in row.findings
        ],
        "answers": [
            {
                "item": each.item,
                "answer": str(each.answer),
                "until": each.until or None,
                "reason": each.reason,
                "by": each.by,
                "at": each.at,
            }
            for each in row.answers
        ],
        "supplements": [
            {
                "number": each.nth,
                "item": each.item or None,
                "asked": each.asked,
                "asked_on": each.asked_on,
                "until": each.until,
                "outcome": str(each.outcome),
                "came_on": each.came_on or None,
                "note": each.note,
            }
            for each in row.supplements
        ],
        "hearings": [
            {
                "number": each.nth,
                "planned_at": each.planned_at,
                "place": each.place,
                "state": str(each.state),
                "present": each.present,
                "record": each.record,
            }
            for each in row.hearings
        ],
    }
