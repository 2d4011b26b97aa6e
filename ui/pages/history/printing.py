"""The changes that are asked for on paper: read piece by piece in the window, drawn and written beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from evalapp.domain.texts import in_language
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.reports.history import HISTORY, HistoryReading, options_for
from evalapp.reports.content import HistoryEntry
from ui.session import Session
from ui.tasks import Report, Stoppable


class Printing(Stoppable):
    """Begun at once, of the file as it then is. Raises KnownError where it may not be printed."""

    def __init__(self, session: Session, path: Path, asked: AskedFor) -> None:
        super().__init__()
        session.workspace.verdict.require()
        self._path = path
        self._options = options_for(session.view, asked)
        self._of_files = session.view.fingerprints()
        with in_language(self._options.language):
            self._reading = HistoryReading(session.view, self._options)
        self._entries: list[HistoryEntry] = []

    def __iter__(self) -> Iterator[None]:
        """A change at each step."""
        while True:
            with in_language(self._options.language):
                entry = next(self._reading.entries, None)
            if entry is None:
                return
            self._entries.append(entry)
            yield

    def writing(self) -> Callable[[Report], bool]:
        """For the pool, once all is read; True once it is written. Raises Cancelled where it was stopped."""
        with in_language(self._options.language):
            content = self._reading.content(self._entries)
        gathered = HISTORY.gathered_of(content, self._options, of_files=self._of_files)

        def write(report: Report) -> bool:
            gathered.write(self._path, self.percent(report))
            return True

        return write
