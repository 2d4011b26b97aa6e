"""Moments at the juror's desk worth a picture, made from the demo call."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tools.screens.picture import wait_until_drawn
from tools.screens.stages import Stage, codes_of, panel_before_merging
from ui.pages.exchange.page import ExchangePage
from ui.pages.scoring.page import DossiersPage


def stage_of_gate(scoring: Stage) -> Stage:
    """An application that was never opened: the question comes first."""

    def prepare(page: object) -> None:
        assert isinstance(page, DossiersPage)
        page.open_at(_untouched(page))

    return Stage(work=scoring.work, prepare=prepare)


def _untouched(page: DossiersPage) -> str:
    view, juror = page.session.view, page.session.call.juror
    begun = {score.application for score in view.scores(juror=juror)}
    return next(each.number for each in view.applications() if each.number not in begun)


def stage_of_reading(scoring: Stage) -> Stage:
    """The plan of an application, open beside the scores."""

    def prepare(page: object) -> None:
        assert isinstance(page, DossiersPage)
        number = page.session.view.scores(juror=page.session.call.juror)[-1].application
        page.open_at(number)
        page.dossier.open_attachment(page.session.view.dossier(number).attachments[0])
        wait_until_drawn(page)

    return Stage(work=scoring.work, prepare=prepare)


def stage_of_receipt(demo: Path) -> Stage:
    """Everything is scored and signed."""
    finished = sorted((demo / "work").glob("*.evalwork"))[0]
    work = demo / "signed.evalwork"
    shutil.copy(finished, work)
    with Workspace.open(work) as workspace:
        submit(workspace, codes_of(demo)[finished.name[:4]], demo / f"{finished.stem}.evalreturn")
    return Stage(work=work, prepare=lambda page: page.open_at("receipt"))  # type: ignore[attr-defined]


def stage_of_renewal(demo: Path, scoring: Stage) -> Stage:
    """A second pack: one application more, one that was scored gone to somebody else, a later deadline."""
    juror = scoring.pack.name[:4]
    work = demo / "renewed.evalwork"
    shutil.copy(scoring.work, work)
    panel = panel_before_merging(demo, demo / "renewing.evalpanel")
    with Workspace.open(panel) as workspace:
        if workspace.view.call().phase is Phase.DRAFT:
            move_to_phase(workspace, Phase.SCORING)
        _change(workspace, juror)
        handed = hand_out(workspace, demo / "second", jurors=[juror]).packs[0]
    open_pack(handed.path, codes_of(demo)[juror], work).close()
    return Stage(work=work)


def _change(workspace: Workspace, juror: str) -> None:
    view = workspace.view
    pairs = [(each.juror, each.application) for each in view.assignments()]
    own = [application for who, application in pairs if who == juror]
    barred = {each.application for each in view.conflicts() if each.juror == juror}
    others = {each.number for each in view.applications()} - set(own) - barred
    kept = [pair for pair in pairs if pair != (juror, own[0])]
    workspace.execute(Assign(pairs=(*kept, (juror, min(others)))))
    workspace.execute(
        ChangeTerms(
            edit=CallEdit(deadline=datetime(2015, 12, 23, 16, tzinfo=UTC).isoformat()),
            reason="Twee juryleden kregen hun pak later.",
            decided_by="Beslissingscomité",
            decided_on="2015-12-14",
        )
    )


def stage_of_forms(panel: Path) -> Stage:
    """The secretary is about to hand out spreadsheet forms."""

    def prepare(page: object) -> None:
        assert isinstance(page, ExchangePage)
        page.open_at("hand-out")
        page.handout.kind.forms.setChecked(True)

    return Stage(panel=panel, prepare=prepare)
