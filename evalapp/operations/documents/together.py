"""Two copies brought together, as JSON."""

from __future__ import annotations

from typing import Any

from evalapp.domain.desks.together import TogetherPlan, Unit


def together_json(plan: TogetherPlan, change: int | None) -> dict[str, Any]:
    """`change` is None where nothing was written."""
    return {
        "fork": plan.fork,
        "ours": plan.ours,
        "theirs": plan.theirs,
        "conflicts": [
            _named(each) | {"ours": each.ours, "theirs": each.theirs, "chosen": plan.chosen.get(each.id)}
            for each in plan.clashes
        ],
        "change": change,
        "new": plan.fresh,
        "taken": [_named(each) | {"ours": each.ours, "theirs": each.theirs} for each in plan.taken],
        "refused": [
            *({"matter": each.matter, "reason": each.reason} for each in plan.barred),
            *(_named(each.unit) | {"reason": each.reason} for each in plan.not_taken),
        ],
        "ended": [
            {"juror": each.juror, "application": each.application, "rows": each.rows} for each in plan.ended
        ],
    }


def _named(unit: Unit) -> dict[str, Any]:
    return {"table": unit.table, "key": list(unit.key), "columns": list(unit.columns), "id": unit.id}
