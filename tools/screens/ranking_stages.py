"""What-if, with a weight and the budget moved, in a call that always shows it."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

from PySide6.QtTest import QTest

from evalapp.domain.people import Role
from evalapp.operations.panel.call import edit_call
from evalapp.operations.workspace import Workspace
from tools.screens.stages import Stage

_SHARE, _BUDGET = Fraction(3, 10), "4 400 000"


def stage_of_what_if(panel: Path) -> Stage:
    path = panel.with_name("what-if.evalpanel")
    shutil.copy(panel, path)
    with Workspace.open(path) as workspace:
        workspace.act_as(next(each.id for each in workspace.view.people() if each.role is Role.SECRETARY))
        edit_call(workspace, {"what_if": "always"}, reason="Zo vraagt het reglement het.")

    def prepare(page: object) -> None:
        first = next(iter(page.weights.levers.values()))  # type: ignore[attr-defined]
        first.track.moved.emit(int(_SHARE * 1000))
        field = page.budget.lever.field  # type: ignore[attr-defined]
        field.setText(_BUDGET)
        field.setModified(True)
        field.editingFinished.emit()
        # What it took differs from machine to machine.
        page._took = 0.002  # type: ignore[attr-defined]
        page.status_changed.emit()  # type: ignore[attr-defined]
        page.budget.lever.track.setFocus()  # type: ignore[attr-defined]
        QTest.qWait(100)

    return Stage(panel=path, prepare=prepare)
