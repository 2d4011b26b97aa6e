"""A report that is being drawn: how far it is, a way to stop it, and what stood against it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.look import theme
from ui.pages.reports.printing import Made, Work
from ui.tasks import Stoppable, Tasks
from ui.widgets.stoppable import StoppableProgress
from ui.widgets.text import Label


def _nothing() -> None:
    """Nobody waits."""


class UnderWay(QWidget):
    """One job at a time. `changed`: it began, or ended. `stopped`: in time, so that nothing came of it. `freed`: the
    keyboard was on what is gone.
    """

    changed = Signal()
    stopped = Signal()
    freed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._job: Stoppable | None = None
        self._done: Callable[[], None] = _nothing
        self.progress = StoppableProgress(self.stop)
        self.error = Label(type="table", tone="bad", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.L)
        layout.addWidget(self.progress)
        layout.addWidget(self.error)
        self.progress.hide()
        self.say("")

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def say(self, error: str) -> None:
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self._fold()

    def start(self, job: Work[Made], done: Callable[[Made], None]) -> None:
        """`done` is given what the job made, unless it was stopped or refused."""
        self._job, self._done = job, lambda: done(job.made)
        self.destroyed.connect(job.stop)
        self._show_progress(0)
        self._show_busy()
        announce(self, _("The report is being drawn…"))
        self._tasks.run(job.run, self._finish, progress=self._show_progress)

    def stop(self) -> None:
        """Nothing is left behind of a report that was stopped, and the earlier file stays."""
        if self._job is not None:
            self._job.stop()

    def _finish(self, made: object, error: Exception | None) -> None:
        """The work ended: with what it made, with a refusal, or, with neither, because it was stopped in time."""
        assert self._job is not None
        self.destroyed.disconnect(self._job.stop)
        self._job = None
        self._show_busy()
        if isinstance(error, KnownError):
            self.say(str(error))
        elif error is not None:
            raise error
        elif made is None:
            self.stopped.emit()
        else:
            self._done()

    def _show_busy(self) -> None:
        had_keyboard = self.progress.stop.hasFocus()
        self.progress.setVisible(self.is_busy)
        self._fold()
        self.changed.emit()
        if self.is_busy and self.isVisible():
            self.progress.stop.setFocus()
        elif had_keyboard:
            self.freed.emit()

    def _fold(self) -> None:
        self.setVisible(self.is_busy or bool(self.error.text()))

    def _show_progress(self, percent: int) -> None:
        self.progress.show_progress(percent, 100, _("{n}% drawn").format(n=percent))
