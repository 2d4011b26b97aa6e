"""What the program would do with a file: asked of a call that stays open, and is not changed by it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from evalapp.domain.errors import KnownError
from evalapp.domain.merge import Outcome
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.exchange.score_tables import known_to
from evalapp.operations.panel.applications import plan_import
from evalapp.operations.panel.people_tables import plan_jury, read_pairs
from evalapp.operations.workspace import Workspace
from tools.fuzz.kind import Verdict, require_sentence

Plan = Callable[[Workspace, Path], bool]
"""Whether it would be taken, or some of it. Raises KnownError."""

deep = st.sampled_from(("", "", "", "yes"))
"""Whether it is carried out too: that takes ten times as long."""

_TAKEN = (Outcome.MERGED, Outcome.CONFLICT)


@cache
def _open(panel: Path) -> Workspace:
    """Once in each process, which ends with it."""
    return Workspace.open(panel, read_only=True)


def planned(panel: Path, path: Path, plan: Plan) -> Verdict:
    try:
        return Verdict.ACCEPTED if plan(_open(panel), path) else Verdict.REFUSED
    except KnownError as error:
        require_sentence(str(error))
        return Verdict.REFUSED


def of_merge(workspace: Workspace, path: Path) -> bool:
    plan = plan_merge(workspace, [path])
    for each in plan.files:
        require_sentence(each.reason)
    return any(each.outcome in _TAKEN or each.new or each.updated for each in plan.files)


def of_applications(workspace: Workspace, path: Path) -> bool:
    plan = plan_import(workspace, [path])
    for each in (*plan.notes, *(row.reason for row in plan.rows)):
        require_sentence(each)
    return plan.is_whole


def of_people(workspace: Workspace, path: Path) -> bool:
    plan = plan_jury(workspace.view, path)
    for each in (*plan.notes, *(row.words for row in plan.rows)):
        require_sentence(each)
    return bool(plan.people)


def of_seats(workspace: Workspace, path: Path) -> bool:
    return bool(read_pairs(path, {}, known_to(workspace.view)).pairs)
