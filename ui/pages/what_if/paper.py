"""What-if on its way to paper: gathered here, drawn and written beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.operations.panel.course.manner import language_of_papers
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.what_if import WHAT_IF, WhatIfOptions
from ui.dialogs.files import FilesAsked
from ui.pages.reports.printing import Printing
from ui.session import Session

if TYPE_CHECKING:
    from evalapp.analytics.what_if.rules import ChangedRule


class Paper(QObject):
    """`told(words, tone)` says how it ended; `changed` that it began or ended."""

    told = Signal(str, str)
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._printing: Printing | None = None

    @property
    def is_busy(self) -> bool:
        return self._printing is not None

    def ask(self, parent: QWidget, changes: Sequence[ChangedRule]) -> None:
        """Where to, and then it is written."""
        options = self._options(changes)
        name = f"{self._session.path.stem}-{WHAT_IF.file_name_in_words(options)}"
        known = f"{WHAT_IF.format.name} (*{WHAT_IF.format.suffix})"
        path = FilesAsked(session=self._session, kind="reports").place(
            parent, _("Print what-if"), name, known
        )
        if path is not None:
            self.write(path, changes)

    def write(self, path: Path, changes: Sequence[ChangedRule]) -> None:
        if self._printing is not None:
            return
        options = self._options(changes)
        try:
            gathered = gather_report(self._session.workspace, WHAT_IF, options)
        except KnownError as error:
            self.told.emit(str(error), "bad")
            return
        whole = path if path.suffix else path.with_suffix(WHAT_IF.format.suffix)
        self._printing = Printing(gathered, whole)
        self.changed.emit()
        self._session.tasks.run(self._printing.run, self._finish)

    def stop(self) -> None:
        """Nothing is left behind of what was stopped."""
        if self._printing is not None:
            self._printing.stop()

    def _options(self, changes: Sequence[ChangedRule]) -> WhatIfOptions:
        from evalapp.operations.ranking.what_if import spelled

        return WhatIfOptions(
            language=language_of_papers(self._session.view), changes=tuple(map(spelled, changes))
        )

    def _finish(self, ended: Printing | None, error: Exception | None) -> None:
        self._printing = None
        self.changed.emit()
        if isinstance(error, KnownError):
            self.told.emit(str(error), "bad")
        elif error is not None:
            raise error
        elif ended is None:
            self.told.emit(_("The report was stopped; nothing was written."), "quiet")
        else:
            self.told.emit(_("The report “{file}” is written.").format(file=ended.made.name), "good")
