"""A report on its way to paper, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evalapp.operations.reports.kind import Gathered
from ui.tasks import Cancelled


class Printing:
    """`gathered` is drawn and written to `path`.

    Whoever stops it learns from its end whether it was still in time: the last moment is the one in which the whole
    file takes the place of the earlier one.
    """

    def __init__(self, gathered: Gathered, path: Path) -> None:
        self.gathered, self.path = gathered, path
        self._is_stopped = False

    def stop(self, *_signalled: object) -> None:
        self._is_stopped = True

    def run(self, report: Callable[..., None]) -> Path:
        shown = -1

        def tell(share: float) -> None:
            nonlocal shown
            if self._is_stopped:
                raise Cancelled
            percent = int(100 * min(max(share, 0.0), 1.0))
            if percent > shown:
                shown = percent
                report(percent)

        self.gathered.write(self.path, tell)
        return self.path
