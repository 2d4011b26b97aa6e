"""A page on which tables of applications can be dropped anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from evalapp.domain.file_kinds import IMPORTED
from evalapp.domain.permissions import Action
from ui.page import TitledPage
from ui.session import Session
from ui.widgets.drop import paths_of


class ImportDropPage(TitledPage):
    """Takes what can be imported, from whoever may do that now."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(session, title)
        self.setAcceptDrops(True)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.session.may(Action.IMPORT_APPLICATIONS) and paths_of(event, IMPORTED):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_dropped(paths_of(event, IMPORTED))
