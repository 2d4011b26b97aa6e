"""A call that one juror judges alone, with as many applications as wanted: for driving and measuring the desk."""

from __future__ import annotations

import json
from pathlib import Path

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Person, Role
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from resources import resource

TITLE = "IBN-oproep voor één jurylid"
JUROR = Person(id=PersonId("J-01"), name=PersonName("An Peeters (DEMO)"), role=Role.JUROR)
_DEMO = resource("demo", "applications.json")


def make_panel(path: Path, *, applications: int) -> Workspace:
    """The applications of the demo over and over, as A-001, A-002, …; ready to hand out."""
    workspace = create_panel(
        path, scheme_text=template_text("ibn-2015"), title=TITLE, reference="DEMO", is_demo=True
    )
    try:
        table = path.with_suffix(".json")
        table.write_text(json.dumps(_renumbered(applications)), encoding="utf-8")
        import_applications(workspace, plan_import(workspace, [table]))
        workspace.execute(ImportJury(people=(JUROR,)))
        workspace.execute(AdmitTheRest())
        numbers = [each.number for each in workspace.view.applications()]
        workspace.execute(Assign(pairs=tuple((JUROR.id, number) for number in numbers)))
    except BaseException:
        workspace.close()
        raise
    return workspace


def make_pack(panel: Path, *, applications: int) -> HandedPack:
    """The panel at `panel`, closed again, and its one pack in the folder `packs` beside it."""
    with make_panel(panel, applications=applications) as workspace:
        return hand_out(workspace, panel.parent / "packs").packs[0]


def confirm_all(work: Workspace) -> None:
    """Answer for every application that there is no conflict of interest, so that its dossier is open."""
    for assignment in work.view.assignments():
        work.execute(ConfirmNoConflict(application=assignment.application))


def _renumbered(applications: int) -> list[dict[str, object]]:
    content: list[dict[str, object]] = json.loads(_DEMO.read_text(encoding="utf-8"))
    return [{**content[n % len(content)], "number": f"A-{n + 1:03d}"} for n in range(applications)]
