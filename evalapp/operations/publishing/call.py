"""The call itself and its days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evalapp.domain.journal import Change
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import in_language
from evalapp.operations.deciding.standing import Afterwards
from evalapp.operations.publishing.values import day, euro, moment
from evalapp.operations.reports.overview.counting import word_of
from evalapp.operations.reports.overview.course import telling_milestones
from evalapp.operations.reports.overview.overview import state_of
from evalapp.operations.view import View


def call_row(view: View, path: Path, last: Change, ranking: Ranking) -> dict[str, Any]:
    call = view.call()
    return {
        "title": call.title,
        "reference": call.reference,
        "body": call.plan.body,
        "procedure": "ranked" if call.scheme.is_ranked else "individual",
        "scheme": call.scheme.id,
        "scheme_version": call.scheme_version,
        "scheme_title_nl": call.scheme.title.nl,
        "scheme_title_en": call.scheme.title.en,
        "phase": str(call.phase),
        "state": str(state_of(call.phase, ranking)),
        "amounts": str(word_of(ranking)),
        "is_demo": call.is_demo,
        "budget": euro(call.budget),
        "opens_on": day(call.plan.opens_on),
        "submitted_until": moment(call.submitted_until),
        "scored_until": moment(call.deadline),
        "decision_on": day(call.plan.decision_on),
        "file": path.name,
        "fingerprint": last.hash,
        "change": last.id,
        "changed_at": moment(last.at),
    }


def milestone_rows(view: View, after: Afterwards, at: str) -> Iterator[dict[str, Any]]:
    """As of the last change, as the overview prints them."""
    told = telling_milestones(view, after, at)
    with in_language("en"):
        english = told()
    with in_language("nl"):
        dutch = told()
    for position, (each, said) in enumerate(zip(english, dutch, strict=True), start=1):
        yield {
            "position": position,
            "label_nl": said.label,
            "label_en": each.label,
            "day": day(each.day),
            "is_over": each.is_over,
            "is_present": each.is_present,
            "is_planned": each.is_planned,
        }
