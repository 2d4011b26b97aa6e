"""A hand-out under way: written beside the window, recorded in it."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event

from PySide6.QtCore import QObject, Signal

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.operations.exchange.carrying import Handed, Writing
from ui.session import Session
from ui.tasks import Cancelled

_TURN = 0.005  # seconds between two looks at what the writing thread wants, while the window waits for it


class Handing(QObject):
    """`progressed(done, of)`; `ended(handed, error)` once what was written is recorded, all of it or a part.

    The panel file belongs to the window's thread: the thread that writes borrows one attachment at a time.
    """

    progressed = Signal(int, int)
    ended = Signal(object, object)
    _wanted = Signal()

    def __init__(
        self,
        session: Session,
        writing: Writing[Handed],
        *,
        initiator: object,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._writing, self._initiator = session, writing, initiator
        self._requests: SimpleQueue[str] = SimpleQueue()
        self._answers: SimpleQueue[bytes | Exception] = SimpleQueue()
        self._error: Exception | None = None
        self.is_stopped = self._is_recorded = False
        self._is_written = Event()
        self._wanted.connect(self._lend)

    def start(self) -> None:
        self._session.tasks.run(self._write, self._end, self._tell)

    def stop(self) -> None:
        """After the file at hand."""
        self.is_stopped = True

    def finish(self) -> None:
        """Stop, wait for the file at hand and record what was written: the panel is about to be closed."""
        self.stop()
        while not self._is_written.wait(_TURN):
            self._lend()
        self._record()

    def _write(self, report: Callable[..., None]) -> None:
        """In the other thread."""

        def tell(done: int, of: int) -> None:
            if self.is_stopped:
                raise Cancelled
            report(done, of)

        try:
            self._writing.write(self._borrow, tell)
        except Cancelled:
            raise
        except Exception as error:
            self._error = error
            raise
        finally:
            self._is_written.set()

    def _borrow(self, sha256: str) -> bytes:
        self._requests.put(sha256)
        self._wanted.emit()
        answer = self._answers.get()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _lend(self) -> None:
        try:
            sha256 = self._requests.get_nowait()
        except Empty:
            return
        try:
            self._answers.put(self._session.view.attachment(sha256))
        except Exception as error:
            self._answers.put(error)

    def _tell(self, done: int, of: int) -> None:
        self.progressed.emit(done, of)

    def _end(self, _result: None, _error: Exception | None) -> None:
        self._record()

    def _record(self) -> None:
        if self._is_recorded:
            return
        self._is_recorded = True
        handed: Handed | None = None
        error = self._error
        try:
            with self._session.initiated_by(self._initiator):
                handed = self._writing.record(self._session.workspace)
        except KnownError as refused:
            unrecorded = _("Nothing was handed out; what was handed out before is as it was.")
            error = KnownError(f"{refused} {unrecorded}")
        self.ended.emit(handed, error)
