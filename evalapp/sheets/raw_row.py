"""A row as it was read, before anybody knows which one holds the headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import TABLE_CELLS
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.seen.altered import AS_HELD, Altered
from evalapp.sheets.sheet import ALL_PLAIN, MOST_COLUMNS, MOST_ROWS, NO_PROBLEMS
from evalapp.sheets.shown import Shown


@dataclass(kw_only=True, slots=True)
class RawRow:
    """Cells as read, without the empty ones at the end; `problems` by position, for what could not be read.

    `width` counts the empty ones too.
    """

    number: int
    texts: tuple[str, ...]
    numbers: frozenset[int] = frozenset()
    problems: Mapping[int, str] = field(default_factory=lambda: NO_PROBLEMS)
    shown: Mapping[int, Shown] = field(default_factory=lambda: ALL_PLAIN)
    altered: Mapping[int, Altered] = field(default_factory=lambda: AS_HELD)
    width: int = 0

    def __post_init__(self) -> None:
        end = self.width = len(self.texts)
        while end and not self.texts[end - 1].strip() and end - 1 not in self.problems:
            end -= 1
        self.texts = self.texts[:end]

    @property
    def is_blank(self) -> bool:
        return not self.texts

    @property
    def filled(self) -> dict[int, str]:
        """Position → text of the cells that are not empty."""
        return {position: text for position, text in enumerate(self.texts) if text.strip()}


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
