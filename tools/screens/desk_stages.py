"""More than one desk, and what a juror agrees to: two copies side by side, and a pack that asks for an undertaking."""

from __future__ import annotations

import shutil
from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.workspace import Workspace
from evalapp.words.undertaking.texts import to_begin_from
from tools.screens.stages import Stage, panel_before_merging

_REASON = "Zo stond het in de bijlage."


def stage_of_copies(merging: Stage) -> Stage:
    """The secretary worked at home in one and at the office in the other: one title both changed, each otherwise."""
    here, there = (merging.panel.with_name(f"oproep-{place}.evalpanel") for place in ("kantoor", "thuis"))
    for path in (here, there):
        shutil.copy(merging.panel, path)
    with Workspace.open(here) as office:
        _retitle(office, "A-03", "Digitale sensoren in de teelt onder glas")
    with Workspace.open(there) as home:
        _retitle(home, "A-03", "Sensoren en data in de glastuinbouw")
        _retitle(home, "A-07", "Groene logistiek in de haven, fase 1")
        home.execute(
            ChangeTerms(
                edit=CallEdit(budget=4_200_000_00),
                reason="Het saldo van vorig jaar komt erbij.",
                decided_by="Beslissingscomité",
                decided_on="2015-12-14",
            )
        )

    def prepare(page: object) -> None:
        page.open_at("copies")  # type: ignore[attr-defined]
        page.copies.compare(there)  # type: ignore[attr-defined]

    return Stage(panel=here, prepare=prepare)


def _retitle(workspace: Workspace, number: str, title: str) -> None:
    change = plan_change(workspace.view, number, TypedApplication(fields={"title": title}))
    assert change.after is not None
    workspace.execute(ChangeApplication(dossier=change.after, reason=_REASON))


def stage_of_undertaking(demo: Path) -> Stage:
    """A pack of a call that asks its jurors to agree to a text; the code is typed."""
    panel = panel_before_merging(demo, demo / "undertaking.evalpanel")
    with Workspace.open(panel) as workspace:
        if workspace.view.call().phase is Phase.DRAFT:
            move_to_phase(workspace, Phase.SCORING)
        edit = CallEdit(undertaking=to_begin_from())
        workspace.execute(ChangeTerms(edit=edit, reason="Gevraagd door de jury."))
        juror = min(each.juror for each in workspace.view.assignments())
        handed = hand_out(workspace, demo / "asking", jurors=[juror], new_codes=True).packs[0]

    def prepare(page: object) -> None:
        page.code.edit.setText(handed.code)  # type: ignore[attr-defined]
        page.code.edit.textEdited.emit(handed.code)  # type: ignore[attr-defined]
        page.open()  # type: ignore[attr-defined]

    return Stage(pack=handed.path, prepare=prepare)
