"""What the program would do with a file: asked of a call that stays open, and is not changed by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
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
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Verdict, digest, require_sentence, require_sound, told, unchanged

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


def state_of(panel: Path) -> object:
    with Workspace.open(panel, read_only=True) as workspace:
        view = workspace.view
        scores = sorted(
            (each.juror, each.application, each.criterion, str(each.answer)) for each in view.scores()
        )
        return scores, sorted(map(str, view.conflicts())), sorted(str(each) for each in view.open_choices())


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """`status` of the command that merged it into `panel`."""

    panel: Path
    status: int


def merged_twice(ground: Ground, path: Path, folder: Path) -> Merged | None:
    """Into a copy of the panel: the second time nothing comes of it. None where the first left it as it was."""
    panel = Path(shutil.copy(ground.scoring, folder / "p.evalpanel"))
    before = digest(panel)
    with unchanged(path):
        status, said = told(["merge", str(panel), str(path)])
    is_changed = digest(panel) != before
    if status == 2 and is_changed:
        raise Fault(f"refused, and the panel is another: {said[-200:]}")
    if not is_changed:
        return None
    require_sound(panel)
    first = state_of(panel)
    told(["merge", str(panel), str(path)])
    if state_of(panel) != first:
        raise Fault("merged twice it is another panel")
    return Merged(panel=panel, status=status)
