"""Reading .xlsx through openpyxl: values only, never a formula; sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl.utils.cell import range_boundaries

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.bounds import (
    MEGABYTE,
    WORKBOOK_BYTES,
    WORKBOOK_PARTS,
    WORKBOOK_RATIO,
    XML_PART_TAGS,
    XML_ROWS,
    XML_TAGS,
    XML_TEXT_BYTES,
)
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.raw_row import RawRow, kept_rows
from evalapp.sheets.rows import Hidden, sheet_of_rows
from evalapp.sheets.sheet import (
    ALL_PLAIN,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Merged,
    Sheet,
    UnreadSheet,
    clean_text,
    one_line,
)
from evalapp.sheets.shown import DATE, TRUTH, Kind, Shown, as_masked, shown_of
from evalapp.sheets.text import decoded, from_csv
from evalapp.sheets.workbook import Worksheet, is_xml, open_workbook

_LARGE = 10 * MEGABYTE
_MOST_CELLS = MOST_ROWS * MOST_COLUMNS
# Of the parts of a workbook only these may hold as much as a table does.
_TABLE_PARTS, _ROWS = "tables", "rows"
_TABLES = re.compile(r"worksheets/|sharedStrings|content\.xml$")
_A_HAIR = timedelta(milliseconds=5)
_CHUNK = MEGABYTE
_HEADED = 10  # rows of a hidden sheet among which its headings are looked for
_MOST_KNOWN = 4_096  # rows of which the kinds are kept, each once for all that have the same


def read_xlsx(raw: bytes, path: Path) -> Book:
    """The visible worksheets that hold anything. Raises UnreadableFile."""
    try:
        refuse_bomb(raw, path)
        # Data validations and other extensions that openpyxl drops are no concern of a reader of values.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = _book(raw, path)
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


def refuse_bomb(raw: bytes, path: Path) -> None:
    """Raises UnreadableFile for what would swell when unpacked, zipfile.BadZipFile for what is no archive."""
    holds(raw, path, ())


def holds(raw: bytes, path: Path, marks: Sequence[bytes]) -> bool:
    """Whether one of `marks` (16 bytes at most) occurs in the XML of a workbook, which is then safe to unpack.

    Raises UnreadableFile for what would swell when unpacked, zipfile.BadZipFile for what is no archive.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        _refuse_bomb(archive, path)
        return _scan(archive, path, marks)


def _refuse_bomb(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    dense = any(
        member.file_size > _LARGE and member.file_size > WORKBOOK_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > WORKBOOK_PARTS or total > WORKBOOK_BYTES or dense:
        raise UnreadableFile(
            _(
                "“{file}” unpacks to an unreasonable size and is not opened; save only the table in a new file."
            ).format(file=shorten(path.name))
        )


def _scan(archive: zipfile.ZipFile, path: Path, marks: Sequence[bytes]) -> bool:
    """Whether a mark is found. A document type, which no workbook has, is refused: it can swell without end."""
    is_found = False
    left = {_TABLE_PARTS: XML_TAGS, _ROWS: XML_ROWS}
    for member in archive.infolist():
        if not is_xml(member.filename):
            continue
        tail = b""
        text = 0
        part = _TABLE_PARTS if _TABLES.search(member.filename) else member.filename
        left.setdefault(part, XML_PART_TAGS)
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                window = tail + chunk
                if _is_strange(window, is_large=member.file_size > _LARGE):
                    raise UnreadableFile(
                        _("“{file}” holds XML that no spreadsheet writes, and is not opened.").format(
                            file=shorten(path.name)
                        )
                    )
                left[part] -= chunk.count(b"<")
                left[_ROWS] -= chunk.count(b"<row") + chunk.count(b"<table:table-row")
                begins, ends = chunk.find(b"<"), chunk.rfind(b"<")
                text += begins if ends >= 0 else len(chunk)
                if min(left[part], left[_ROWS]) < 0 or text > XML_TEXT_BYTES:
                    raise too_many_cells(path)
                text = len(chunk) - ends if ends >= 0 else text
                is_found = is_found or any(mark in window for mark in marks)
                tail = window[-16:]
    return is_found


def _is_strange(xml: bytes, *, is_large: bool) -> bool:
    """Whether it swells when it is read, is in letters of two bytes that would hide it, or makes one text of many."""
    return (
        b"<!DOCTYPE" in xml
        or b"<!ENTITY" in xml
        or b"\0" in xml
        or (is_large and (b"<![CDATA[" in xml or b"<!--" in xml))
    )


def too_many_cells(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” has more cells, text or formats than can be read; save only the table in a new file."
        ).format(file=shorten(path.name))
    )


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


def _book(raw: bytes, path: Path) -> Book:
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
                    hidden=Hidden(
                        rows=worksheet.hidden_rows,
                        struck=worksheet.struck_rows,
                        columns=worksheet.hidden_columns,
                    ),
                    merged=[_merged(text) for text in worksheet.merged],
                )
                sheets.append(sheet)
            else:
                unread.append(UnreadSheet(name=name))
    is_alone = len(sheets) == 1
    return Book(sheets=tuple(replace(sheet, is_alone=is_alone) for sheet in sheets), unread=tuple(unread))


def _merged(text: str) -> Merged:
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
    known: dict[tuple[tuple[int, Shown], ...], Mapping[int, Shown]] = {(): ALL_PLAIN}
    for number, cells in cells_of(worksheet, path):
        problems = {
            position: _("it holds a formula without a result; open the file in a spreadsheet and save it")
            for position, cell in enumerate(cells)
            if cell.data_type == "f"
        }
        kinds = tuple([(position, kind) for position, cell in enumerate(cells) if (kind := shown_in(cell))])
        row = RawRow(
            number=number,
            texts=tuple([cell_text(cell.value) for cell in cells]),
            numbers=frozenset(
                position
                for position, cell in enumerate(cells)
                if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
            ),
            problems=problems,
            shown=known.get(kinds) or dict(kinds),
        )
        if len(known) < _MOST_KNOWN:
            known.setdefault(kinds, row.shown)
        yield row


def shown_in(cell: Any) -> Shown | None:
    """What the spreadsheet made of the value of a cell of openpyxl; None for a plain text or number."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        return Shown(Kind.ERROR, value) if cell.data_type == "e" else None
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, date | time | timedelta):
        return DATE
    number_format = cell.number_format
    if number_format == "General":
        return None
    shown = shown_of(number_format)
    if shown is None or shown.kind not in (Kind.PADDED, Kind.MASKED):
        return shown
    return as_masked(value, number_format, shown.kind)


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
        case str():
            return from_csv(decoded(value))
        case _:
            return str(value)


def _number_text(value: float) -> str:
    """Fifteen significant digits, as many as a spreadsheet itself shows: 0.30000000000000004 is 0.3."""
    digits = format(Decimal(format(value, ".15g")), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
