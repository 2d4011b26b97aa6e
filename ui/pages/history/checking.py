"""The proof of a file, and of a report that is drawn again to be compared, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from evalapp.operations.records.papers import Paper, held_against
from evalapp.operations.records.verification import Proof, prove
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.progress import between
from ui.tasks import Cancelled, Stoppable

_FILE = 0.5  # the share of the file, where there is a report too


class Checking(Stoppable):
    """`paper` is the report called `name`, where there is one."""

    def __init__(self, workspace: Workspace, paper: Paper | None = None, name: str = "") -> None:
        super().__init__()
        self._workspace, self.paper, self.name = workspace, paper, name

    def run(self, report: Callable[..., None]) -> Proof:
        """Nothing is written meanwhile. Raises Cancelled: of a file left half-way nothing is known."""
        tell = self.percent(report)
        tell(0.0)
        of_file = tell if self.paper is None else between(tell, 0.0, _FILE)
        proof, paper = None, self.paper
        with self._workspace.verdict.interrupted_when(self.is_over):
            proof = prove(self._workspace, tell=of_file)
            paper = held_against(self._workspace, proof.file, self.paper) if self.paper else None
        of_file(1.0)
        if proof is None:  # the file was closed meanwhile
            raise Cancelled
        if paper is None:
            return proof
        return replace(proof, report=paper.check(between(tell, _FILE, 1.0)))
