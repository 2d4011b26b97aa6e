"""One large change on its way into the panel file, beside the window: it can be watched and stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evalapp.domain.incoming.watched import Stage, watched_by
from evalapp.domain.journal import Changes
from evalapp.domain.texts import _
from ui.session import Session
from ui.tasks import Cancelled, Report, Stoppable
from ui.writing.waiting import Waiting


class Writing(QObject):
    """`progressed(words, done, of)`; `ended(changes, error)`, without either where it was stopped in time.

    What is written is one change: until its end the file is as it was, and from then on it holds all of it. Meanwhile
    the window takes no key and no click but for its own bar: whatever it reads would be half of it.
    """

    progressed = Signal(str, int, int)
    ended = Signal(object, object)

    def __init__(self, session: Session, *, initiator: object) -> None:
        super().__init__()
        self._session, self._initiator = session, initiator
        self._stoppable: Stoppable | None = None
        self._waiting = Waiting(self)

    @property
    def is_under_way(self) -> bool:
        return self._stoppable is not None

    def stop(self) -> None:
        if self._stoppable is not None:
            self._stoppable.stop()

    def at_once(self, write: Callable[[], Changes]) -> None:
        """In the thread of the window, for what is done before anybody would see a bar; `write` tells of it itself."""
        changes: Changes | None = None
        failed: Exception | None = None
        try:
            with self._session.initiated_by(self._initiator):
                changes = write()
        except Exception as error:
            failed = error
        self.ended.emit(changes, failed)

    def beside(self, write: Callable[[], Changes], bar: QWidget) -> None:
        """`write` tells nobody of its change (`Workspace.carried_out`); `bar` holds the button that stops it."""
        stoppable = self._stoppable = Stoppable()
        self.progressed.emit(_("Making a back-up…"), 0, 0)
        self._waiting.begin(bar)

        def work(report: Report) -> Changes:
            def watch(_stage: Stage, done: int, of: int) -> None:
                if stoppable.is_over():
                    raise Cancelled
                report(done, of)

            with watched_by(watch):
                return write()

        self._session.tasks.run(work, self._end, self._show)

    def _end(self, changes: Changes | None, error: Exception | None) -> None:
        self._stoppable = None
        self._waiting.end()
        if changes is not None:
            with self._session.initiated_by(self._initiator):
                self._session.workspace.tell(changes)
        self.ended.emit(changes, error)

    def _show(self, done: int, of: int) -> None:
        share = 100 * done // of if of else 0
        self.progressed.emit(_("Writing: {share}%").format(share=share), done, of)
