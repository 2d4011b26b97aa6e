"""A change while it is being made: all that a command needs to know and to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from evalapp.domain.journal import Act, Touched
from evalapp.domain.people import Actor
from evalapp.domain.writing.typed import refuse_unfit_reason
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.history.redaction import remove_content
from evalapp.store.rows.unplaced import Unplaced, note_unplaced
from evalapp.store.rows.write import Rows


class _Command(Protocol):
    def summary(self, view: View) -> Act | str: ...


def summary_of(command: _Command, view: View) -> Act | str:
    """What the journal tells of it. Raises BadValue for a reason that is too long or cannot be printed, whatever of."""
    refuse_unfit_reason(getattr(command, "reason", ""))
    return command.summary(view)


class OpenChange(Rows):
    """`view` shows the file, with the call as it was before the change; `at` is the time of all that is written.

    `unseen` are rows that were touched without the journal telling of them.
    """

    def __init__(self, file: PanelFile, *, view: View, at: str, actor: Actor) -> None:
        super().__init__(file)
        self.view = view
        self.at = at
        self.actor = actor
        self.unseen: list[Touched] = []

    def remove_content(self, application: str) -> None:
        """Leave of an application in a work file only what names it; before anything else is written."""
        self._in_any_order()
        self.unseen += remove_content(self._file, application)

    def note_unplaced(self, files: Iterable[Unplaced]) -> None:
        """The change records these files, which get their names only once it is closed."""
        note_unplaced(self._file, files)
