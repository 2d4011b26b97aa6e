"""The official ranking of a panel, read straight from its file."""

from __future__ import annotations

from functools import partial

from evalapp.domain.ranking import Ranking
from evalapp.operations.collecting import collecting_later
from evalapp.operations.deciding.held import with_decisions
from evalapp.operations.ranking.material import kept_material
from evalapp.operations.workspace import Workspace


def ranking_of(workspace: Workspace) -> Ranking:
    """The ranking under the scheme's rules, blocked or not, with what was decided of it since.

    It is counted once after each change, for whatever shows it.
    """
    return workspace.view.kept("ranking", partial(_ranked, workspace))


def _ranked(workspace: Workspace) -> Ranking:
    # numpy is loaded here, not at start-up
    with collecting_later():
        return with_decisions(workspace.view, kept_material(workspace.view).rank())
