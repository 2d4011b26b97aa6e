"""Where a call stands, as the document that scripts rely on (`status --json`)."""

from __future__ import annotations

from typing import Any

from evalapp.domain.intake import ATTACHMENTS, BUDGET, PARTNERS
from evalapp.operations.documents.closing import signature_json
from evalapp.operations.documents.deciding import decided_json
from evalapp.operations.panel.lacking import left_out_of
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.jurors import to_renew
from evalapp.operations.progress.status import Status
from evalapp.words.explain import blocker_sentence


def status_json(status: Status) -> dict[str, Any]:
    covered, facts = status.coverage, status.facts
    return {
        "phase": str(status.phase),
        "handed_over": _handed_over(facts),
        "next": {"step": status.next.id, "text": status.next.advice},
        "coverage": {
            "scores": covered.given,
            "of": covered.needed,
            "abstentions": covered.counted.abstentions,
            "other_reasons": covered.counted.others,
            "no_longer_counted": covered.set_aside.given,
            "jurors": [
                {
                    "juror": each.person.id,
                    "scores": each.share.given,
                    "of": each.share.needed,
                    "state": str(each.state),
                }
                for each in status.jurors
            ],
            "applications": [
                {"application": number, "scores": share.given, "of": share.needed}
                for number, share in covered.applications.items()
            ],
        },
        "packs_out_of_date": [
            {"juror": each.person.id, "why": each.outdated.words} for each in to_renew(status.jurors)
        ],
        "ready": status.ranking.is_ready,
        "blockers": [
            {
                "what": str(each.kind),
                "application": each.application or None,
                "juror": each.juror or None,
                "text": blocker_sentence(facts.call.scheme, each, facts.names),
            }
            for each in status.ranking.blockers
        ],
        "lacking": _lacking(facts),
        "to_complete": [
            {"application": number, "until": until, "overdue": until < facts.on}
            for number, until in facts.to_complete.items()
        ],
        "open_choices": len(facts.pending_choices),
        "notes": list(status.notes),
        "closing": [
            {
                "item": each.item,
                "state": str(each.state),
                "text": each.words,
                "applications": list(each.applications),
            }
            for each in status.closing
        ],
        "signatures": [signature_json(each) for each in status.signatures],
        "decisions": decided_json(status.afterwards),
    }


def _handed_over(facts: Facts) -> dict[str, Any] | None:
    """To whom the right to write went, and since when; None where it is here."""
    away = facts.away
    return None if away is None else {"to": away.person, "since": away.at, "file": away.file}


def _lacking(facts: Facts) -> list[dict[str, Any]]:
    """Applications of which rows were refused or not read, with how many of each list."""
    numbers = [each.number for each in facts.applications]
    left_out = left_out_of(facts.refused, set(numbers)).of
    rows = (
        {"application": number}
        | {kind: left_out.get((number, kind), 0) for kind in (PARTNERS, BUDGET, ATTACHMENTS)}
        for number in numbers
    )
    return [row for row in rows if any(row[kind] for kind in (PARTNERS, BUDGET, ATTACHMENTS))]
