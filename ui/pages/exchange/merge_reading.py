"""Returned files read beside the window: how far it is, and a button that stops it with nothing taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from evalapp.domain.texts import _
from evalapp.operations.exchange import merging
from evalapp.operations.exchange.gathering import gather
from evalapp.operations.exchange.merging import Incoming, MergePlan
from evalapp.operations.progress.after_merge import AfterMerge, Before, after_merge, before_merge
from ui.session import Session
from ui.tasks import Task
from ui.widgets.stoppable import StoppableProgress


@dataclass(frozen=True, kw_only=True)
class FilesRead:
    """All that was read up to now, with what it comes to; `notes` say what was left out, `number` how many are new.

    `after` is where the panel, which held `before`, would stand once the plan is carried out.
    """

    incoming: tuple[Incoming, ...]
    plan: MergePlan
    before: Before
    after: AfterMerge
    number: int
    notes: tuple[str, ...]


class MergeReading(StoppableProgress):
    """`ended(FilesRead or None, error or None)` once all is read, or could not be; `stopped()` by its button.

    What is given while it reads is read after that.
    """

    ended = Signal(object, object)
    stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.cancel)
        self._session = session
        self._task: Task | None = None
        self._is_reading = False
        self._waiting: list[Path] = []
        self.hide()

    @property
    def is_under_way(self) -> bool:
        return self._is_reading

    def begin(self, paths: Sequence[Path], before: tuple[Incoming, ...]) -> None:
        """`before`: what was read already; the panel must stay as it is until it ends, or be planned for anew."""
        if self._is_reading:
            self._waiting += paths
            return
        workspace = self._session.workspace
        keys, state, held = (
            merging.keys_of(workspace),
            merging.state_of(workspace),
            before_merge(workspace.view),
        )

        def read(report: Callable[..., None]) -> FilesRead:
            gathered = gather(paths)
            report(0, len(gathered.paths))
            incoming, plan = merging.read_and_plan(keys, state, before, gathered.paths, progress=report)
            return FilesRead(
                incoming=incoming,
                plan=plan,
                before=held,
                after=after_merge(held, plan),
                number=len(gathered.paths),
                notes=gathered.notes,
            )

        self._is_reading = True
        self.show_progress(0, 0, _("Reading…"))
        self.show()
        task = self._session.tasks.run(read, self._end, self._show)
        self._task = task if self._is_reading else None

    def take_waiting(self) -> list[Path]:
        """What was given meanwhile, and is to be read now."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def cancel(self) -> None:
        """Nothing of what was being read is taken in."""
        self.let_go()
        self.stopped.emit()

    def let_go(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._waiting = []
        self._finish()

    def _finish(self) -> None:
        self._task, self._is_reading = None, False
        self.hide()

    def _show(self, done: int, of: int) -> None:
        words = _("Reading {done} of {of}…").format(done=done, of=of)
        self.show_progress(done, of, words if done < of else _("Looking at what they come to…"))

    def _end(self, read: FilesRead | None, error: Exception | None) -> None:
        self._finish()
        self.ended.emit(read, error)
