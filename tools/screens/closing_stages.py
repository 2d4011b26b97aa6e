"""The end of the demo call: a tie at the line that was drawn, with something open and not known; and all closed."""

from __future__ import annotations

import shutil
from pathlib import Path

from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from tools.screens.stages import Stage

_TIED = ("A-22", "A-31")
_BARE = ("A-19", "A-28")  # of which a score that needs a justification loses it
_AGREED = "Na het gesprek, zie de notulen."


def stage_of_closing(panel: Path) -> Stage:
    """The chair has signed, and the secretary has not."""
    path = _drawn(panel, panel.with_name("closing.evalpanel"), is_bare=True)

    def prepare(page: object) -> None:
        page.sign.fields[Role.CHAIR].setText("Luc Maes")  # type: ignore[attr-defined]

    return Stage(panel=path, prepare=prepare)


def stage_of_closed(panel: Path) -> Stage:
    path = _drawn(panel, panel.with_name("closed.evalpanel"), is_bare=False)
    with Workspace.open(path) as workspace:
        signings = [signing_of(workspace.view, each) for each in ("Luc Maes", "Mia Willems")]
        move_to_phase(workspace, Phase.CLOSED, signings=signings)
    return Stage(panel=path)


def _drawn(panel: Path, path: Path, *, is_bare: bool) -> Path:
    shutil.copy(panel, path)
    with Workspace.open(path) as workspace:
        workspace.act_as(next(each.id for each in workspace.view.people() if each.role is Role.SECRETARY))
        move_to_phase(workspace, Phase.SCORING, "Het uur van indiening stond in twee dossiers verkeerd.")
        for number in _TIED:
            _without_hour(workspace, number)
        if is_bare:
            edit_call(workspace, {"quorum": "7"}, reason="Zo vraagt het reglement het.")
            for number in _BARE:
                _without_justification(workspace, number)
        move_to_phase(workspace, Phase.DELIBERATION)
        for number in _TIED:
            for n, criterion in enumerate(workspace.view.call().scheme.counting):
                command = SetConsensus(
                    application=number, criterion=criterion.id, value=7 + (n < 4), reason=_AGREED
                )
                workspace.execute(command)
        reason = "machinekost dubbel begroot"
        workspace.execute(SetGrant(application="A-03", amount=412_000_00, reason=reason))
        workspace.execute(DrawLot(seed="dobbelstenen 4 1 6 2 5", witnesses="Mia Willems en Luc Maes"))
    return path


def _without_hour(workspace: Workspace, number: str) -> None:
    typed = TypedApplication(fields={"submitted_at": "2015-12-04"})
    change = plan_change(workspace.view, number, typed)
    assert change.after is not None
    workspace.execute(ChangeApplication(dossier=change.after, reason="Enkel de dag is bekend."))


def _without_justification(workspace: Workspace, number: str) -> None:
    score = next(each for each in workspace.view.scores(application=number) if each.comment)
    juror, application, criterion = score.placed
    workspace.execute(SetComment(juror=juror, application=application, criterion=criterion, comment=""))
