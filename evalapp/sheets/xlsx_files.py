"""Reading .xlsx through openpyxl: values only, never a formula; sizes are checked before anything is unpacked."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl.utils.cell import range_boundaries

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.domain.incoming.workbook_parts import refuse_bomb, too_many_cells
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.places import notes_on_cells
from evalapp.sheets.raw_row import RawRow, SeenRow, kept_rows
from evalapp.sheets.rows import Hidden, sheet_of_rows
from evalapp.sheets.seen.altered import AS_HELD, Altered, altered_by
from evalapp.sheets.seen.dates import date_shown
from evalapp.sheets.seen.runs import shown_in_text
from evalapp.sheets.sheet import (
    ALL_PLAIN,
    AS_FOUND,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    HeadingsAt,
    Merged,
    Sheet,
    UnreadSheet,
    clean_text,
    one_line,
)
from evalapp.sheets.shown import DATE, TRUTH, Kind, Shown, as_masked, shown_of
from evalapp.sheets.text import decoded, from_csv
from evalapp.sheets.workbook import Worksheet, open_workbook

_MOST_CELLS = MOST_ROWS * MOST_COLUMNS
_A_HAIR = timedelta(milliseconds=5)
_HEADED = 10  # rows of a hidden sheet among which its headings are looked for
_Look = tuple[Shown | None, Altered | None]
_Looks = tuple[tuple[int, _Look], ...]
_PLAIN: _Look = (None, None)
_TRUTH: _Look = (TRUTH, None)
_DATE: _Look = (DATE, None)
_MOST_KNOWN = 4_096  # rows of which the kinds are kept, each once for all that have the same


def read_xlsx(raw: bytes, path: Path, headings_at: HeadingsAt = AS_FOUND) -> Book:
    """The visible worksheets that hold anything. Raises UnreadableFile."""
    try:
        refuse_bomb(raw, path)
        # Data validations and other extensions that openpyxl drops are no concern of a reader of values.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = _book(raw, path, headings_at)
    except KnownError:
        raise
    except TooManyCells as error:
        raise too_many_cells(path) from error
    except Exception as error:
        # openpyxl raises whatever a damaged file leads it to: KeyError, TypeError, ParseError, BadZipFile …
        raise UnreadableFile(
            _(
                "“{file}” is damaged or is not an Excel workbook; open it in a spreadsheet and save it again."
            ).format(file=shorten(path.name))
        ) from error
    if not book.sheets:
        raise UnreadableFile(
            _("“{file}” has no visible sheet with anything in it.").format(file=shorten(path.name))
        )
    return book


def cells_of(worksheet: Worksheet, path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    """Number and cells of each row. Raises UnreadableFile for more cells than can be read."""
    seen = 0
    try:
        for number, cells in worksheet.rows():
            seen += len(cells)
            if seen > _MOST_CELLS:
                raise TooManyCells
            yield number, cells
    except TooManyCells as error:
        raise too_many_cells(path) from error


def _book(raw: bytes, path: Path, headings_at: HeadingsAt) -> Book:
    sheets: list[Sheet] = []
    unread: list[UnreadSheet] = []
    with open_workbook(raw, data_only=True) as workbook:
        for worksheet in workbook.sheets:
            name = clean_text(worksheet.title)
            if worksheet.is_hidden:
                header = _first_row(worksheet, path)
                unread.append(UnreadSheet(name=name, is_hidden=True, header=header))
            elif rows := kept_rows(_rows(worksheet, path), path.name):
                sheet = sheet_of_rows(
                    rows,
                    file=path.name,
                    name=name,
                    may_overflow=True,
                    notes=notes_on_cells(worksheet.notes()),
                    hidden=Hidden(
                        rows=worksheet.hidden_rows,
                        struck=worksheet.struck,
                        unseen=worksheet.unseen,
                        columns=worksheet.hidden_columns,
                    ),
                    merged=[merged_range(text) for text in worksheet.merged],
                    headings_at=headings_at.get(name, 0),
                )
                sheets.append(sheet)
            else:
                unread.append(UnreadSheet(name=name))
    is_alone = len(sheets) == 1
    return Book(sheets=tuple(replace(sheet, is_alone=is_alone) for sheet in sheets), unread=tuple(unread))


def merged_range(text: str) -> Merged:
    """Of `A1:B2`."""
    bounds: Any = range_boundaries(text)
    left, top, right, bottom = bounds
    return Merged(text=text, top=top, bottom=bottom, left=left - 1, right=right - 1)


def _first_row(worksheet: Worksheet, path: Path) -> tuple[str, ...]:
    """What stands in the first row with several cells, or in the first with any."""
    rows = [
        tuple(text for cell in cells[:MOST_COLUMNS] if (text := one_line(cell_text(cell.value))))
        for _number, cells in islice(cells_of(worksheet, path), _HEADED)
    ]
    return next((row for row in rows if len(row) > 1), next(filter(None, rows), ()))


def _rows(worksheet: Worksheet, path: Path) -> Iterator[RawRow]:
    known: dict[_Looks, tuple[Mapping[int, Shown], Mapping[int, Altered]]] = {(): (ALL_PLAIN, AS_HELD)}
    formats: dict[int, str] = {}
    for number, cells in cells_of(worksheet, path):
        problems = {
            position: _("it holds a formula without a result; open the file in a spreadsheet and save it")
            for position, cell in enumerate(cells)
            if cell.data_type == "f"
        }
        looks = tuple(
            [
                (position, look)
                for position, cell in enumerate(cells)
                if (look := _look_of(cell, formats)) is not _PLAIN
            ]
        )
        shown, altered = known.get(looks) or _apart(looks)
        row = SeenRow(
            number,
            tuple([cell_text(cell.value) for cell in cells]),
            numbers=frozenset(
                position
                for position, cell in enumerate(cells)
                if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
            ),
            problems=problems,
            shown=shown,
            altered=altered,
        )
        if len(known) < _MOST_KNOWN:
            known.setdefault(looks, (shown, altered))
        yield row


def _apart(looks: _Looks) -> tuple[Mapping[int, Shown], Mapping[int, Altered]]:
    shown = {position: kind for position, (kind, _altered) in looks if kind is not None}
    altered = {position: each for position, (_kind, each) in looks if each is not None}
    return shown or ALL_PLAIN, altered or AS_HELD


def look_of(cell: Any) -> _Look:
    """What the spreadsheet made of the value of a cell of openpyxl, None for a plain text or number; and what the
    format of a number makes be seen in its place.
    """
    return _look_of(cell, {})


def _look_of(cell: Any, formats: dict[int, str]) -> _Look:
    """`formats`: by style, those that were looked up."""
    value = cell.value
    if value is None:
        return _PLAIN
    if isinstance(value, str):
        shown = Shown(Kind.ERROR, value) if cell.data_type == "e" else shown_in_text(value)
        return (shown, None) if shown else _PLAIN
    if isinstance(value, bool):
        return _TRUTH
    if isinstance(value, date | time | timedelta):
        number_format = _format_of(cell, formats)
        return date_shown(number_format) if isinstance(value, date) else _DATE
    number_format = _format_of(cell, formats)
    if number_format == "General":
        return _PLAIN
    shown = shown_of(number_format)
    if shown is not None and shown.kind in (Kind.PADDED, Kind.MASKED):
        shown = as_masked(value, number_format, shown.kind)
    altered = altered_by(value, number_format) if shown is None or shown.kind is Kind.PADDED else None
    return (shown, altered) if shown or altered else _PLAIN


def _format_of(cell: Any, formats: dict[int, str]) -> str:
    number_format = formats.get(cell._style_id)
    if number_format is None:
        number_format = formats[cell._style_id] = cell.number_format
    return number_format


def cell_text(value: object) -> str:
    """4.5 → `4.5`, 2016.0 → `2016`, a date or time → ISO 8601, true → `true`, nothing → empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return _number_text(value)
        case datetime():
            # Excel counts in fractions of a day: 14:05:00 comes back a hair off.
            near = (value + timedelta(milliseconds=500)).replace(microsecond=0)
            if near.date() != value.date() and near - value > _A_HAIR:
                near = value.replace(microsecond=0)  # the last second of its day is no other day
            return near.date().isoformat() if near.time() == time(0) else near.isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():  # more than a day of hours, in no language
            seconds = round(value.total_seconds())
            sign, seconds = "-" if seconds < 0 else "", abs(seconds)
            return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case str():
            return from_csv(decoded(str(value)))
        case _:
            return str(value)


def _number_text(value: float) -> str:
    """Fifteen significant digits, as many as a spreadsheet itself shows: 0.30000000000000004 is 0.3."""
    digits = format(Decimal(format(value, ".15g")), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
