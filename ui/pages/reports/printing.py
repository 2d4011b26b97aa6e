"""A report on its way, in a worker thread: into a file, before the eyes, or onto paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtPrintSupport import QPrinter

from evalapp.operations.reports.kind import Gathered
from evalapp.reports.drawing.progress import Tell, between
from ui.pages.reports.paper import put_on_paper
from ui.tasks import Stoppable

Made = TypeVar("Made")

_DRAWN = 0.6  # how much of the time until it is on paper goes into drawing it


class Work(Stoppable, Generic[Made]):
    """`made` is what came of it, once it ended without being stopped."""

    made: Made

    def run(self, report: Callable[..., None]) -> Work[Made]:
        self.made = self.make(self.percent(report))
        return self

    def make(self, tell: Tell) -> Made:
        raise NotImplementedError


class Job(Work[Made]):
    """Of one report."""

    def __init__(self, gathered: Gathered) -> None:
        super().__init__()
        self.gathered = gathered


class Printing(Job[Path]):
    """Drawn and written to `path`.

    Whoever stops it learns from its end whether it was still in time: the last moment is the one in which the whole
    file takes the place of the earlier one.
    """

    def __init__(self, gathered: Gathered, path: Path) -> None:
        super().__init__(gathered)
        self.path = path

    def make(self, tell: Tell) -> Path:
        self.gathered.write(self.path, tell)
        return self.path


class Previewing(Job[bytes]):
    """Drawn and kept nowhere but in memory."""

    def make(self, tell: Tell) -> bytes:
        return self.gathered.draw(tell)


class OnPaper(Job[int]):
    """Drawn, and then page after page given to the printer; what came of it is how many pages that were."""

    def __init__(self, gathered: Gathered, printer: QPrinter, name: str) -> None:
        super().__init__(gathered)
        self.printer, self._name = printer, name

    def make(self, tell: Tell) -> int:
        content = self.gathered.draw(between(tell, 0, _DRAWN))
        return put_on_paper(content, self._name, self.printer, between(tell, _DRAWN, 1))
