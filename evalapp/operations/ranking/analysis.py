"""The lenses over a panel file: agreement, severity, expected ranks, sensitivity. They change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.domain.scoring.withheld import kept_back
from evalapp.operations.collecting import collecting_later
from evalapp.operations.ranking.material import material_of
from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from evalapp.analytics.lenses.analysis import Analysis


def analysis_of(workspace: Workspace, seed: int | None = None) -> Analysis:
    """Every lens over the scores that may be seen; scipy is loaded here. Raises BadValue for a wrong seed."""
    from evalapp.analytics.lenses.analysis import analyse
    from evalapp.analytics.lenses.another_panel.another_panel import SEED

    with collecting_later():
        material = material_of(workspace.view)
        ranking, phase = material.rank(), workspace.view.call().phase
        scored = {material.table.applications[n] for n in material.table.application.tolist()}
        held = tuple(each for each in kept_back(phase, material.scheme, ranking.places) if each in scored)
        return analyse(material, ranking, seed=SEED if seed is None else seed, kept_back=held)
