"""The files that are heard: copies of one demo call at the moments at which each page has its work."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.file_kinds import HANDOVER
from evalapp.domain.people import Role
from evalapp.operations.desks.handing.giving import hand_over
from evalapp.operations.workspace import Workspace
from tools.screens.closing_stages import stage_of_closed, stage_of_closing
from tools.screens.deciding_stages import stage_of_decided
from tools.screens.individual_stages import stage_of_individual
from tools.screens.ranking_stages import stage_of_what_if
from tools.screens.stages import stage_of_merging, stage_of_scoring
from ui.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A file, who is at work in it (None: whose it is), and the pages that are heard there, in this order."""

    file: Path | None
    role: Role | None = None


def stages(demo: Path, wanted: frozenset[str]) -> Mapping[str, Stage]:
    """Those of these names; the demo is played in `demo`."""
    play_demo(demo)
    found: dict[str, Stage] = {}
    if wanted & {"juror", "pack"}:
        scoring = stage_of_scoring(demo)
        found["pack"] = Stage(file=sorted((demo / "packs").glob("*.evalpack"))[1])
        found["juror"] = Stage(file=scoring.work)
    if "secretary" in wanted:
        found["secretary"] = Stage(file=stage_of_merging(demo).panel, role=Role.SECRETARY)
    found["nothing"] = Stage(file=None)
    found["chair"] = Stage(file=demo / PANEL, role=Role.CHAIR)
    if "handover" in wanted:
        found["handover"] = Stage(file=_handed_over(demo))
    if "what-if" in wanted:
        found["what-if"] = Stage(file=stage_of_what_if(demo / PANEL).panel, role=Role.CHAIR)
    if "closing" in wanted:
        found["closing"] = Stage(file=stage_of_closing(demo / PANEL).panel, role=Role.CHAIR)
    if "decided" in wanted:
        closed = stage_of_closed(demo / PANEL)
        found["decided"] = Stage(file=stage_of_decided(closed.panel).panel, role=Role.SECRETARY)
    if "individual" in wanted:
        found["individual"] = Stage(file=stage_of_individual(demo).panel, role=Role.CHAIR)
    return found


def _handed_over(demo: Path) -> Path:
    """A panel with the right to write, on its way to somebody else."""
    file, sealed = demo / "handing.evalpanel", demo / f"handing{HANDOVER.suffix}"
    shutil.copy(demo / PANEL, file)
    with Workspace.open(file) as workspace:
        workspace.act_as(next(each.id for each in workspace.view.people() if each.role is Role.SECRETARY))
        hand_over(workspace, "Luc Maes", sealed)
    return sealed


def bring(stage: Stage, folder: Path) -> Path | None:
    """A copy of its file in `folder`, with the one who is at work in it noted in the settings there."""
    if stage.file is None:
        return None
    file = Path(shutil.copy(stage.file, folder / stage.file.name))
    if stage.role is not None:
        with Workspace.open(file, read_only=True) as workspace:
            person = next(each.id for each in workspace.view.people() if each.role is stage.role)
            panel = workspace.view.call().panel
        Settings(folder / "settings" / "evalapp" / "window.json").remember_person(panel, person)
    return file
