"""A report on its way to paper, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evalapp.operations.reports.kind import Gathered
from ui.tasks import Stoppable


class Printing(Stoppable):
    """`gathered` is drawn and written to `path`.

    Whoever stops it learns from its end whether it was still in time: the last moment is the one in which the whole
    file takes the place of the earlier one.
    """

    def __init__(self, kind: str, gathered: Gathered, path: Path) -> None:
        super().__init__()
        self.kind, self.gathered, self.path = kind, gathered, path

    def run(self, report: Callable[..., None]) -> Path:
        self.gathered.write(self.path, self.percent(report))
        return self.path
