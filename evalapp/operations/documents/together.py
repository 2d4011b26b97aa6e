"""Two copies brought together, as JSON."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from evalapp.domain.desks.together import Row, TogetherPlan, Unit
from evalapp.operations.records.told.cells import Known
from evalapp.operations.records.told.tables import TOLD


def together_json(plan: TogetherPlan, change: int | None, known: Known) -> dict[str, Any]:
    """`change` is None where nothing was written; `known` is the scheme by which scores are told."""
    told = partial(_told, known)
    return {
        "fork": plan.fork,
        "ours": plan.ours,
        "theirs": plan.theirs,
        "conflicts": [
            _named(each) | told(each) | {"chosen": plan.chosen.get(each.id)} for each in plan.clashes
        ],
        "change": change,
        "new": plan.fresh,
        "taken": [_named(each) | told(each) for each in plan.taken],
        "refused": [
            *({"matter": each.matter, "reason": each.reason} for each in plan.barred),
            *(_named(each.unit) | {"reason": each.reason} for each in plan.not_taken),
        ],
        "remarks": list(plan.remarks),
        "ended": [
            {"juror": each.juror, "application": each.application, "rows": each.rows} for each in plan.ended
        ],
    }


def _told(known: Known, unit: Unit) -> dict[str, Any]:
    """What each side made of it: a score as a decimal text, as everywhere, and a secret by what stands for it."""

    def plain(row: Row) -> Row:
        if row is None:
            return None
        cells = (each for each in TOLD[unit.table].cells if each.is_secret or each.is_on_scale)
        of = {each.name: each.told_plainly(row, known) for each in cells if row.get(each.name) is not None}
        return {**row, **of}

    rows = tuple(replace(each, ours=plain(each.ours), theirs=plain(each.theirs)) for each in unit.rows)
    shown = replace(unit, rows=rows)
    return {"ours": shown.ours, "theirs": shown.theirs}


def _named(unit: Unit) -> dict[str, Any]:
    return {"table": unit.table, "key": list(unit.key), "columns": list(unit.columns), "id": unit.id}
