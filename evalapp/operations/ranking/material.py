"""All that the official ranking looks at, read from a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from evalapp.domain.call import Score
from evalapp.domain.journal import TableName
from evalapp.domain.jury.own_word import placed_in, undecided_words
from evalapp.domain.permissions import Phase
from evalapp.operations.view import View
from evalapp.store.rows.settings import LOT_SEED

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material
    from evalapp.analytics.table import Run

Pair = tuple[str, str]

# All tables that a ranking is told from: those that `material_of` reads, and what was decided of it since.
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
    "agenda",
    "open_choice",
    "dismissed",
    "advice",
    "proviso",
    "ruling",
    "stepped_back",
    "called_on",
)


def material_of(view: View, runs: Sequence[Run] | None = None) -> Material:
    """All that the ranking looks at, as it stands in the file; `runs`: its scores, where they were read already."""
    from evalapp.analytics.ranking.material import Material
    from evalapp.analytics.table import ScoreTable

    call = view.call()
    applications = view.applications()
    scores = view.score_runs() if runs is None else runs
    table = ScoreTable.from_runs(call.scheme, [each.number for each in applications], scores)
    assigned, barred = view.pairs("assignment"), view.pairs("conflict")
    return Material(
        scheme=call.scheme,
        table=table,
        applications=tuple(applications),
        consensus=tuple(view.consensus()),
        assignments=tuple(assigned),
        conflicts=tuple(barred),
        budget=call.budget,
        lot_seed=view.setting(LOT_SEED),
        decisions=view.decisions(),
        open_choices=tuple(each.placed for each in view.open_choices()),
        own_words=()
        if call.phase is Phase.CLOSED  # what was closed before this was asked stays ranked
        else _own_words(view, scores, assigned, barred),
    )


def kept_material(view: View) -> Material:
    """The same, read once after each change, for whatever ranks it or looks at it."""
    return view.kept("material", lambda: material_of(view))


def runs_of(scores: Iterable[Score]) -> list[Run]:
    """These scores as the ranking reads them; of two of one juror on one criterion the last holds."""
    given: dict[tuple[str, str], dict[str, str]] = {}
    for each in scores:
        said = str(each.value) if each.value is not None else str(each.no_score or "")
        given.setdefault((each.application, each.juror), {})[each.criterion] = said
    return [
        (application, juror, ",".join(by_criterion), ",".join(by_criterion.values()))
        for (application, juror), by_criterion in given.items()
    ]


def _own_words(
    view: View, scores: Sequence[Run], assigned: Collection[Pair], barred: Collection[Pair]
) -> tuple[Pair, ...]:
    """Of seats alone: what somebody says without one counts for nothing."""
    said = placed_in(scores)
    if not said:
        return ()
    seats = set(assigned)
    waiting = undecided_words([each for each in said if each[:2] in seats], set(barred), view.dismissed())
    return tuple((each.juror, each.application) for each in waiting)
