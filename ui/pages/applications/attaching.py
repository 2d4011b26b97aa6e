"""Files kept with the application that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from evalapp.domain.application import Dossier
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.workspace import Workspace
from ui.dialogs.files import FilesAsked
from ui.pages.applications.card import ApplicationCard
from ui.session import Session
from ui.tables.row_table import RowTable


class Attaching(QObject):
    """`kept(text)` where something was; what was not stands in the card with its reason."""

    kept = Signal(str)

    def __init__(self, session: Session, card: ApplicationCard, table: RowTable[Dossier]) -> None:
        super().__init__(card)
        self._session, self._card, self._table = session, card, table
        card.attach_asked.connect(self._choose)

    def _choose(self) -> None:
        asked = FilesAsked(session=self._session, kind="attachments")
        if paths := asked.several(self._card, _("Attach files")):
            self._attach(self._table.row_at_hand.application.number, paths)

    def _attach(self, number: str, paths: Sequence[Path]) -> None:
        try:
            kept, refused = attach(self._session.workspace, number, paths)
        except KnownError as error:
            self._card.show_error(str(error))
            return
        if kept:
            self.kept.emit(kept)
        self._card.show_refused(refused)  # last, since the change shows the card anew


def attach(workspace: Workspace, number: str, paths: Sequence[Path]) -> tuple[str, str]:
    """What was kept, in a sentence, and what is to be seen to: why others were not, and what was not looked into.

    Of the latter a line each. Raises KnownError.
    """
    attached = attach_files(workspace, number, paths, lists_refused=True)
    n = len(attached.kept)
    text = ngettext("{n} file kept with {application}.", "{n} files kept with {application}.", n)
    kept = text.format(n=n, application=number) if n else ""
    if attached.replaced_note:
        kept = f"{kept} {attached.replaced_note}"
    return kept, "\n".join((*(each.reason for each in attached.refused), *attached.unseen))
