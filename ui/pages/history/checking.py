"""A report that is drawn again to be compared, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.operations.records.papers import Paper, ReportCheck
from evalapp.operations.records.verification import Proof
from ui.tasks import Cancelled


class Checking:
    """`proof` is that of the file, `paper` the report called `name`."""

    def __init__(self, proof: Proof, paper: Paper, name: str) -> None:
        self.proof, self.paper, self.name = proof, paper, name
        self._is_stopped = False

    def stop(self, *_signalled: object) -> None:
        self._is_stopped = True

    def run(self, report: Callable[..., None]) -> ReportCheck:
        shown = -1

        def tell(share: float) -> None:
            nonlocal shown
            if self._is_stopped:
                raise Cancelled
            percent = int(100 * min(max(share, 0.0), 1.0))
            if percent > shown:
                shown = percent
                report(percent)

        return self.paper.check(tell)
