"""Who judges what, and what a change of single seats did, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from evalapp.domain.order import pair_key
from evalapp.operations.panel.members import Pair
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import progress_of_jurors, to_renew
from evalapp.operations.seats.empty import EmptySeats, empty_seats
from evalapp.operations.seats.limits import limits_of
from evalapp.operations.seats.standing import Standing
from evalapp.operations.view import View


def pairs_json(pairs: Iterable[Pair]) -> list[dict[str, str]]:
    return [{"juror": juror, "application": number} for juror, number in sorted(pairs, key=pair_key)]


def seats_json(view: View) -> dict[str, Any]:
    """As they stand: every seat, the limits, what is empty and why, and whose pack is out of date."""
    standing, limits, facts = Standing(view), limits_of(view), facts_of(view)
    return {
        "assignments": [
            each | {"locked": (each["juror"], each["application"]) in standing.locked}
            for each in pairs_json(standing.seats)
        ],
        "per_application": limits.per_application or None,
        "at_most": limits.at_most or None,
        "empty": [_empty(each) for each in empty_seats(view, standing)],
        "outdated": [each.person.id for each in to_renew(progress_of_jurors(facts, coverage(facts)))],
        "undecided": len(standing.waiting),
    }


def _empty(seats: EmptySeats) -> dict[str, Any]:
    return {
        "application": seats.application,
        "seats": seats.filled,
        "of": seats.wanted,
        "why": seats.why,
        "ways": [{name: value for name, value in asdict(way).items() if value} for way in seats.ways],
    }
