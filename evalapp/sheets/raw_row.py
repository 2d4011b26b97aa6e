"""A row as it was read, before anybody knows which one holds the headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import TABLE_CELLS
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.seen.altered import AS_HELD, Altered
from evalapp.sheets.sheet import ALL_PLAIN, MOST_COLUMNS, MOST_ROWS, NO_PROBLEMS
from evalapp.sheets.shown import Shown


class RawRow:
    """Cells as read, without the empty ones at the end; `width` counts those too.

    Of a plain row, as every one of a CSV file, nothing else is kept: there are a hundred thousand in memory at once.
    """

    __slots__ = ("number", "texts", "width")

    numbers: frozenset[int] = frozenset()
    problems: Mapping[int, str] = NO_PROBLEMS
    shown: Mapping[int, Shown] = ALL_PLAIN
    altered: Mapping[int, Altered] = AS_HELD

    def __init__(self, number: int, texts: tuple[str, ...]) -> None:
        self.number = number
        self.width = len(texts)
        self.texts = texts if texts and texts[-1].strip() else self._without_empty(texts)

    def _without_empty(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        end = len(texts)
        while end and not texts[end - 1].strip() and end - 1 not in self.problems:
            end -= 1
        return texts[:end]

    @property
    def is_blank(self) -> bool:
        return not self.texts

    @property
    def filled(self) -> dict[int, str]:
        """Position → text of the cells that are not empty."""
        return {position: text for position, text in enumerate(self.texts) if text.strip()}

    def refused(self, why: str) -> RawRow:
        """The same row with a problem of all of it."""
        return SeenRow(
            self.number,
            self.texts,
            numbers=self.numbers,
            problems={0: why, **self.problems},
            shown=self.shown,
            altered=self.altered,
        )


class SeenRow(RawRow):
    """With what a spreadsheet knows of its cells; `problems` by position, for what could not be read."""

    __slots__ = ("altered", "numbers", "problems", "shown")

    def __init__(
        self,
        number: int,
        texts: tuple[str, ...],
        *,
        numbers: frozenset[int] = frozenset(),
        problems: Mapping[int, str] = NO_PROBLEMS,
        shown: Mapping[int, Shown] = ALL_PLAIN,
        altered: Mapping[int, Altered] = AS_HELD,
    ) -> None:
        self.numbers, self.problems, self.shown, self.altered = numbers, problems, shown, altered
        super().__init__(number, texts)


def kept_rows(raw_rows: Iterable[RawRow], file: str) -> list[RawRow]:
    """Those that are not blank. Raises UnreadableFile beyond the limits on rows, columns and cells."""
    rows: list[RawRow] = []
    cells = 0
    for raw in watched(Stage.READING, raw_rows):
        if raw.is_blank:
            continue
        if len(rows) > MOST_ROWS:
            raise UnreadableFile(
                _("“{file}” has more than {most} rows; split it into smaller files.").format(
                    file=shorten(file), most=MOST_ROWS
                )
            )
        if len(raw.texts) > MOST_COLUMNS:
            raise UnreadableFile(
                _("“{file}” has more than {most} columns in row {row}; remove what is not needed.").format(
                    file=shorten(file), most=MOST_COLUMNS, row=raw.number
                )
            )
        cells += len(raw.texts)
        if cells > TABLE_CELLS:
            raise UnreadableFile(
                _("“{file}” has more than {most} cells; remove what is not needed, or split it.").format(
                    file=shorten(file), most=TABLE_CELLS
                )
            )
        rows.append(raw)
    return rows
