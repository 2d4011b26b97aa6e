"""The changes that are asked for, as a table or on paper: read piece by piece in the window, written beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Change
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.records.story.pages import Asked, all_of
from evalapp.operations.records.story.sheet import (
    TableAsked,
    asked_of,
    require_table_name,
    story_rows,
    write_rows,
)
from evalapp.words import formats
from ui.pages.history.printing import Printing
from ui.session import Session
from ui.tasks import Report

_AT_ONCE = 0.05  # seconds in which the window does nothing else
Write = Callable[[Report], bool]


class Exporting(QObject):
    """`said(text, tone)` once it is written, stopped or refused; in between `read(changes)`, then `drawn(percent)`.

    The file belongs to the thread of the window, which so reads it; what is written are values alone.
    """

    said = Signal(str, str)
    read = Signal(int)
    drawn = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._path = Path()
        self._more: Iterator[None] = iter(())
        self._writing: Callable[[], Write] | None = None
        self._changes = 0
        self._printing: Printing | None = None
        self._is_writing = False

    @property
    def is_busy(self) -> bool:
        return self._timer.isActive() or self._is_writing

    def begin(
        self, path: Path, asked: Asked, keeps: Callable[[Change], bool] | None, asked_for: AskedFor
    ) -> None:
        """`keeps` is asked of each change besides; `asked_for` says both."""
        try:
            require_table_name(path)
        except KnownError as error:
            self.said.emit(str(error), "bad")
            return
        rows: list[Sequence[str]] = []
        of = asked_of(self._session.view, asked_for)
        self._begin(path, self._rows_of(rows, asked, keeps), lambda: partial(_write, path, rows, of))

    def begin_paper(self, path: Path, asked: AskedFor) -> None:
        try:
            printing = Printing(self._session, path, asked)
        except KnownError as error:
            self.said.emit(str(error), "bad")
            return
        self._begin(path, self._counting(printing), printing.writing, printing)

    def _begin(
        self,
        path: Path,
        more: Iterator[None],
        writing: Callable[[], Write],
        printing: Printing | None = None,
    ) -> None:
        self._path, self._more, self._writing, self._changes = path, more, writing, 0
        self._printing = printing
        self._timer.start()

    def _rows_of(
        self, rows: list[Sequence[str]], asked: Asked, keeps: Callable[[Change], bool] | None
    ) -> Iterator[None]:
        view = self._session.view
        for row in story_rows(view, self._counted(all_of(view, asked), keeps)):
            rows.append(row)
            yield

    def _counted(self, changes: Iterator[Change], keeps: Callable[[Change], bool] | None) -> Iterator[Change]:
        for change in changes:
            if keeps is None or keeps(change):
                self._changes += 1
                yield change

    def _counting(self, printing: Printing) -> Iterator[None]:
        for _each in printing:
            self._changes += 1
            yield

    def stop(self) -> None:
        """Of what is being drawn it is told once it ends; a table is written at once."""
        if self._is_writing:
            if self._printing is not None:
                self._printing.stop()
        elif self.is_busy:
            self._timer.stop()
            self._more, self._writing = iter(()), None
            self.said.emit(_("Stopped; nothing was written."), "quiet")

    def _go_on(self) -> None:
        until = monotonic() + _AT_ONCE
        for _each in self._more:
            if monotonic() > until:
                self.read.emit(self._changes)
                return
        self._timer.stop()
        writing, self._writing = self._writing, None
        if writing is not None:
            self._is_writing = True
            self._session.tasks.run(writing(), self._finish, progress=self.drawn.emit)

    def _finish(self, is_written: bool | None, error: Exception | None) -> None:
        self._is_writing, self._printing = False, None
        if isinstance(error, KnownError):
            self.said.emit(str(error), "bad")
        elif error is not None:
            raise error
        elif not is_written:
            self.said.emit(_("Stopped; nothing was written."), "quiet")
        else:
            text = ngettext(
                "{n} change is written to {file}.", "{n} changes are written to {file}.", self._changes
            )
            self.said.emit(text.format(n=formats.whole(self._changes), file=self._path.name), "good")


def _write(path: Path, rows: Sequence[Sequence[str]], of: TableAsked, _report: object) -> bool:
    write_rows(path, rows, of)
    return True
