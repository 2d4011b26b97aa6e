"""The words by which a row of a table is found, folded once: without accents and capitals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import Any, Generic, Protocol

from ui.dialogs.finding import folded
from ui.tables.cells import Band, Column, Row


class _Rows(Protocol):
    @property
    def columns(self) -> tuple[Column[Any], ...]: ...
    @property
    def lines(self) -> tuple[Any, ...]: ...
    @property
    def rows(self) -> tuple[Any, ...]: ...


class Texts(Generic[Row]):
    """Of the rows of a model, each when it is first asked for; `own` says the words where the columns do not."""

    def __init__(self, rows: _Rows, own: Callable[[Row], str] | None) -> None:
        self._rows, self._own = rows, own
        self._known: dict[int, str] = {}  # by identity: the model keeps its rows as long as they are shown

    def forget(self) -> None:
        self._known = {}

    def of(self, row: Row) -> str:
        found = self._known.get(id(row))
        if found is None:
            found = self._known[id(row)] = folded(self._own(row) if self._own else self._said(row))
        return found

    def _said(self, row: Row) -> str:
        return "\n".join(column.cell(row).words for column in self._rows.columns)

    def found(self, rows: Sequence[Row], words: Sequence[str]) -> list[Row]:
        """The rows in which each of these folded words stands."""
        known, found = self._known, list(rows)
        for word in words:
            found = [row for row in found if word in (known.get(id(row)) or self.of(row))]
        return found

    def gather(self, seconds: float) -> bool:
        """Go on reading for so long; whether all are known."""
        until = perf_counter() + seconds
        for n, row in enumerate(self._unknown()):
            self.of(row)
            if n % 16 == 15 and perf_counter() > until:
                return False
        return True

    def _unknown(self) -> Iterator[Row]:
        known = self._known
        return (row for row in self._rows.rows if id(row) not in known)

    def line_beginning(self, typed: str, start: int) -> int | None:
        """The first line from `start` on, and round again, of which a column begins with what was typed; else one in
        which a word does."""
        lines, wanted = self._rows.lines, folded(typed)
        n: int
        places = [*range(start, len(lines)), *range(start)]
        rows = [(n, lines[n]) for n in places if not isinstance(lines[n], Band)]
        for column in self._rows.columns:
            if column.head:
                for n, row in rows:
                    if folded(column.cell(row).text).startswith(wanted):
                        return n
        return next((n for n, row in rows if f" {wanted}" in self.of(row)), None)
