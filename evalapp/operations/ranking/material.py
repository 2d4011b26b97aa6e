"""All that the official ranking looks at, read from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evalapp.domain.journal import TableName
from evalapp.operations.view import View
from evalapp.store.rows.settings import LOT_SEED

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material
    from evalapp.analytics.table import Run

# All tables that `material_of` reads.
RANKED_TABLES: tuple[TableName, ...] = (
    "call",
    "scheme",
    "application",
    "assignment",
    "conflict",
    "score",
    "consensus",
    "setting",
    "flagged",
    "panel_order",
    "granted",
    "open_choice",
)


def material_of(view: View, runs: Sequence[Run] | None = None) -> Material:
    """All that the ranking looks at, as it stands in the file; `runs`: its scores, where they were read already."""
    from evalapp.analytics.ranking.material import Material
    from evalapp.analytics.table import ScoreTable

    call = view.call()
    applications = view.applications()
    table = ScoreTable.from_runs(
        call.scheme, [each.number for each in applications], view.score_runs() if runs is None else runs
    )
    return Material(
        scheme=call.scheme,
        table=table,
        applications=tuple(applications),
        consensus=tuple(view.consensus()),
        assignments=tuple(view.pairs("assignment")),
        conflicts=tuple(view.pairs("conflict")),
        budget=call.budget,
        lot_seed=view.setting(LOT_SEED),
        decisions=view.decisions(),
        open_choices=tuple(each.placed for each in view.open_choices()),
    )
