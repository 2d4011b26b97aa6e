"""An import on its way into the panel file, beside the window: it can be watched and stopped, and nothing else done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from evalapp.domain.incoming.watched import Stage, watched_by
from evalapp.domain.intake import ImportPlan
from evalapp.domain.journal import Changes
from evalapp.domain.texts import _
from evalapp.operations.panel.applications import import_applications, import_beside
from ui.pages.importing.panel import ImportPanel
from ui.pages.importing.waiting import Waiting
from ui.session import Session
from ui.tasks import Cancelled, Report, Stoppable

_FEW = 500  # applications that are written before anybody would see a bar


class Writing(QObject):
    """`ended(plan, changes, error)`; without changes where it was stopped in time.

    What is written is one change: until its end the file is as it was, and from then on it holds all of it. Meanwhile
    the window takes no key and no click but for its own button: whatever it reads would be half of it.
    """

    ended = Signal(object, object, object)

    def __init__(self, session: Session, panel: ImportPanel, *, initiator: object) -> None:
        super().__init__()
        self._session, self._panel, self._initiator = session, panel, initiator
        self._stoppable: Stoppable | None = None
        self._waiting = Waiting(self)
        self._plan = ImportPlan()

    def stop(self) -> None:
        if self._stoppable is not None:
            self._stoppable.stop()

    def start(self, plan: ImportPlan) -> None:
        n = len(plan.dossiers_to_add) + len(plan.dossiers_to_update)
        if n <= _FEW:
            self._write_at_once(plan)
            return
        stoppable = self._stoppable = Stoppable()
        self._panel.show_busy(_("Making a back-up…"), 0, 0)
        self._waiting.begin(self._panel.busy)

        self._plan = plan
        self._session.tasks.run(self._writing(plan, stoppable), self._end, self._show)

    def _end(self, changes: Changes | None, error: Exception | None) -> None:
        self._stoppable = None
        self._waiting.end()
        if changes is not None:
            with self._session.initiated_by(self._initiator):
                self._session.workspace.tell(changes)
        self.ended.emit(self._plan, changes, error)

    def _write_at_once(self, plan: ImportPlan) -> None:
        changes: Changes | None = None
        failed: Exception | None = None
        try:
            with self._session.initiated_by(self._initiator):
                changes = import_applications(self._session.workspace, plan)
        except Exception as error:
            failed = error
        self.ended.emit(plan, changes, failed)

    def _writing(self, plan: ImportPlan, stoppable: Stoppable) -> Callable[[Report], Changes]:
        workspace = self._session.workspace

        def write(report: Report) -> Changes:
            def watch(stage: Stage, done: int, of: int) -> None:
                if stoppable.is_over():
                    raise Cancelled
                report(done, of)

            with watched_by(watch):
                return import_beside(workspace, plan)

        return write

    def _show(self, done: int, of: int) -> None:
        share = 100 * done // of if of else 0
        self._panel.show_busy(_("Writing: {share}%").format(share=share), done, of)
