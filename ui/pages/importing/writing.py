"""An import on its way into the panel file: a large one beside the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from evalapp.domain.intake import ImportPlan
from evalapp.operations.panel.applications import import_applications, import_beside
from ui.session import Session
from ui.writing.beside import Writing

_FEW = 500  # applications that are written before anybody would see a bar


class ImportWriting(Writing):
    """`plan` is what is written, or was last."""

    def __init__(self, session: Session, *, initiator: object) -> None:
        super().__init__(session, initiator=initiator)
        self.plan = ImportPlan()

    def start(self, plan: ImportPlan, reason: str, bar: QWidget) -> None:
        self.plan, workspace = plan, self._session.workspace
        if len(plan.dossiers_to_add) + len(plan.dossiers_to_update) <= _FEW:
            self.at_once(partial(import_applications, workspace, plan, reason))
        else:
            self.beside(partial(import_beside, workspace, plan, reason), bar)
