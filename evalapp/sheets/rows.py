"""From raw rows of cells to a Sheet: finding the headings, leaving out what is blank, keeping to the limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.sheets.places import said
from evalapp.sheets.sheet import (
    ALL_PLAIN,
    LOST,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_PROBLEMS,
    Row,
    Sheet,
    clean_text,
    column_letters,
    one_line,
)
from evalapp.sheets.shown import Shown

_TITLE_ROWS = 10


@dataclass(kw_only=True, slots=True)
class RawRow:
    """Cells as read, without the empty ones at the end; `problems` by position, for what could not be read."""

    number: int
    texts: tuple[str, ...]
    numbers: frozenset[int] = frozenset()
    problems: Mapping[int, str] = field(default_factory=lambda: NO_PROBLEMS)
    shown: Mapping[int, Shown] = field(default_factory=lambda: ALL_PLAIN)
    width: int = 0

    def __post_init__(self) -> None:
        end = self.width = len(self.texts)
        while end and not self.texts[end - 1].strip() and end - 1 not in self.problems:
            end -= 1
        self.texts = self.texts[:end]

    @property
    def is_blank(self) -> bool:
        return not self.texts


def kept_rows(raw_rows: Iterable[RawRow], file: str) -> list[RawRow]:
    """Those that are not blank. Raises UnreadableFile beyond the limits on rows and columns."""
    rows: list[RawRow] = []
    for raw in raw_rows:
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
        rows.append(raw)
    return rows


def sheet_of_rows(
    rows: Sequence[RawRow], *, file: str, name: str, may_overflow: bool = False, notes: tuple[str, ...] = ()
) -> Sheet:
    """Unless it `may_overflow`, a row wider than the headings has shifted cells, which becomes its problem.

    `notes` are what its reader has to say; others are added.
    """
    start = _heading_row(rows)
    body = rows[start + 1 :]
    header = _headings(rows[start].texts if rows else (), body)
    most = len(header) if may_overflow or not rows else max(rows[start].width, 1)
    read = tuple(_row(raw, most) for raw in body)
    notes += _lost(rows)
    return Sheet(file=file, name=name, header=header, rows=read, notes=notes)


def _heading_row(rows: Sequence[RawRow]) -> int:
    """The first row, or the first with several cells where a lone title stands above it."""
    for position, raw in enumerate(rows[:_TITLE_ROWS]):
        if sum(1 for text in raw.texts if text.strip()) > 1:
            return position
    return 0


def _headings(texts: Sequence[str], body: Sequence[RawRow]) -> tuple[str, ...]:
    """One heading a column; a column without any is called by its letter, a repeated one gets it added."""
    width = max([len(texts), *(len(raw.texts) for raw in body)])
    headings: list[str] = []
    for position in range(width):
        heading = one_line(texts[position]) if position < len(texts) else ""
        headings.append(shorten(heading, 200) if heading else column_letters(position))
    return tuple(headings)


def _lost(rows: Sequence[RawRow]) -> tuple[str, ...]:
    """Where a letter was lost, which a person may still know."""
    cells = [
        f"{column_letters(position)}{raw.number}"
        for raw in rows
        for position, text in enumerate(raw.texts)
        if not text.isascii() or not text.isprintable()
        if LOST in text or LOST in clean_text(text)
    ]
    if not cells:
        return ()
    n = len(cells)
    return (
        ngettext(
            "In {n} cell a letter was lost, for which “{sign}” stands: {cells}.",
            "In {n} cells letters were lost, for which “{sign}” stands: {cells}.",
            n,
        ).format(n=n, sign=LOST, cells=said(cells)),
    )


def _row(raw: RawRow, most_cells: int) -> Row:
    if len(raw.texts) <= most_cells and max(map(len, raw.texts), default=0) <= MOST_CHARACTERS:
        return Row(
            number=raw.number, texts=raw.texts, numbers=raw.numbers, problems=raw.problems, shown=raw.shown
        )
    problems = dict(raw.problems)
    if len(raw.texts) > most_cells:
        problems[most_cells] = _(
            "the row has more cells than there are headings; put a text with a separator in it between quotation marks"
        )
    for position, text in enumerate(raw.texts):
        if len(text) > MOST_CHARACTERS:
            problems[position] = _("it holds more than {most} characters").format(most=MOST_CHARACTERS)
    return Row(number=raw.number, texts=raw.texts, numbers=raw.numbers, problems=problems, shown=raw.shown)
