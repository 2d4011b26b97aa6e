"""Long work beside the window: `Tasks.run(fn, callback)`, with progress and a way to stop.

`fn` must work on values it was given, never on the open workspace: SQLite belongs to the window's thread. The one
exception is the verdict on the file: it only reads, and while it does nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextvars import copy_context
from threading import Lock
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

Report = Callable[..., None]
Callback = Callable[[Any, Exception | None], None]
_TURN = 0.0005  # seconds


class Cancelled(Exception):
    """Raised within a task, from its report function, once it has been stopped."""


class Stoppable:
    """Work whose end is told also where it was stopped: whether it was still in time is known only there."""

    def __init__(self) -> None:
        self._is_stopped = False

    def stop(self, *_signalled: object) -> None:
        self._is_stopped = True

    def is_over(self) -> bool:
        return self._is_stopped

    def percent(self, report: Report) -> Callable[[float], None]:
        """What the work tells its share done (0 to 1): each new percent goes to `report`. Raises Cancelled."""
        shown = -1

        def tell(share: float) -> None:
            nonlocal shown
            if self._is_stopped:
                raise Cancelled
            percent = int(100 * min(max(share, 0.0), 1.0))
            if percent > shown:
                shown = percent
                report(percent)

        return tell


class Pool(Protocol):
    def start(self, runnable: QRunnable) -> None: ...
    def waitForDone(self) -> object: ...


class SynchronousPool:
    """Runs everything at once, in the caller's thread: for tests."""

    def start(self, runnable: QRunnable) -> None:
        runnable.run()

    def waitForDone(self) -> None:
        """Nothing is ever under way."""


class Task(QObject):
    """One piece of work under way. Its signals carry the result into the window's thread."""

    _ended = Signal(object, object)
    _progressed = Signal(object)

    def __init__(self, callback: Callback, progress: Report | None, parent: QObject) -> None:
        super().__init__(parent)
        self._callback = callback
        self._progress = progress
        self.is_cancelled = False
        self._ended.connect(self._finish)
        self._progressed.connect(self._show_progress)

    def cancel(self) -> None:
        """Ask the work to stop at its next report; the callback is not called any more."""
        self.is_cancelled = True

    def report(self, *where: object) -> None:
        """Given to `fn`: hand any arguments on to the progress function. Raises Cancelled."""
        if self.is_cancelled:
            raise Cancelled
        self._progressed.emit(where)

    def end(self, result: object, error: Exception | None) -> None:
        self._ended.emit(result, error)

    @Slot(object)
    def _show_progress(self, where: tuple[object, ...]) -> None:
        if self._progress and not self.is_cancelled and _is_alive(self._progress):
            self._progress(*where)

    @Slot(object, object)
    def _finish(self, result: object, error: Exception | None) -> None:
        self.deleteLater()
        if not self.is_cancelled and _is_alive(self._callback):
            self._callback(result, error)


class _ShortTurns:
    """While work is under way, threads take turns ten times as often.

    The window gives its turn away at nearly every call of Qt and waits a whole one to have it back: at the usual 5 ms
    a table of 200 cells took seconds to paint beside a busy thread.
    """

    def __init__(self) -> None:
        self._lock, self._under_way, self._usual = Lock(), 0, sys.getswitchinterval()

    def __enter__(self) -> None:
        with self._lock:
            if not self._under_way:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(_TURN)
            self._under_way += 1

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            self._under_way -= 1
            if not self._under_way:
                sys.setswitchinterval(self._usual)


_SHORT_TURNS = _ShortTurns()


class _Work(QRunnable):
    def __init__(self, fn: Callable[[Report], Any], task: Task) -> None:
        super().__init__()
        self._fn, self._task = fn, task
        self._context = copy_context()  # the language of the window holds in the thread too

    def run(self) -> None:
        try:
            with _SHORT_TURNS:
                result, error = self._context.run(self._fn, self._task.report), None
        except Cancelled:
            result, error = None, None
        except Exception as raised:
            result, error = None, raised
        if isValid(self._task):
            self._task.end(result, error)


class Tasks(QObject):
    def __init__(self, pool: Pool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: Pool = pool or QThreadPool.globalInstance()

    def wait(self) -> None:
        """Until all that was begun has ended: a thread that outlives Python takes the process down."""
        self._pool.waitForDone()

    def run(self, fn: Callable[[Report], Any], callback: Callback, progress: Report | None = None) -> Task:
        """Call `fn(report)` in the pool, then `callback(result, error)` in the window's thread.

        `error` is whatever `fn` raised; whoever gets one that is no KnownError should raise it again.
        """
        task = Task(callback, progress, self)
        self._pool.start(_Work(fn, task))
        return task


def _is_alive(function: Callable[..., Any]) -> bool:
    """False for a method of a widget that Qt has deleted meanwhile."""
    owner = getattr(function, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
