"""A report that is drawn again to be compared, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.operations.records.papers import Paper, ReportCheck
from evalapp.operations.records.verification import Proof
from ui.tasks import Stoppable


class Checking(Stoppable):
    """`proof` is that of the file, `paper` the report called `name`."""

    def __init__(self, proof: Proof, paper: Paper, name: str) -> None:
        super().__init__()
        self.proof, self.paper, self.name = proof, paper, name

    def run(self, report: Callable[..., None]) -> ReportCheck:
        return self.paper.check(self.percent(report))
