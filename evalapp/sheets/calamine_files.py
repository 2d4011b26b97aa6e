"""Reading .xls, .xlsb and .ods through python-calamine, which tells less of a cell than openpyxl: hence a caution."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.file_kinds import OLD_WORKBOOK, OPEN_DOCUMENT, FileKind
from evalapp.domain.incoming.bounds import TABLE_CELLS
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.domain.incoming.unheard import unheard
from evalapp.domain.incoming.workbook_parts import refuse_bomb, too_many_cells
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.binary.xls import cells_of_xls
from evalapp.sheets.binary.xlsb import cells_of_xlsb
from evalapp.sheets.extents import OpenSheet, sheets_of_ods
from evalapp.sheets.places import notes_on_cells
from evalapp.sheets.raw_row import RawRow, SeenRow, kept_rows
from evalapp.sheets.rows import ALL_IN_SIGHT, sheet_of_rows
from evalapp.sheets.sheet import (
    ALL_PLAIN,
    AS_FOUND,
    MOST_COLUMNS,
    Book,
    HeadingsAt,
    Merged,
    Sheet,
    UnreadSheet,
    clean_text,
    one_line,
)
from evalapp.sheets.shown import DATE, TRUTH, Kind, Shown
from evalapp.sheets.xlsx_files import cell_text

_HEADED = 10


def read_other(raw: bytes, path: Path, kind: FileKind, headings_at: HeadingsAt = AS_FOUND) -> Book:
    """A workbook of this kind, whatever its name says. Raises UnreadableFile."""
    try:
        looked_through = _looked_through(raw, path, kind)
        with unheard():  # a panic of Rust tells the terminal where it was
            book = _book(raw, path, kind, looked_through, headings_at)
    except KnownError:
        raise
    except TooManyCells as error:
        raise too_many_cells(path) from error
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # A file that leads the Rust beneath calamine astray ends in a PanicException, which is no Exception.
        raise UnreadableFile(
            _("“{file}” is damaged or is no workbook; open it in a spreadsheet and save it as .xlsx.").format(
                file=shorten(path.name)
            )
        ) from error
    if not book.sheets:
        raise UnreadableFile(
            _("“{file}” has no visible sheet with anything in it.").format(file=shorten(path.name))
        )
    return book


def _looked_through(raw: bytes, path: Path, kind: FileKind) -> Mapping[str, OpenSheet]:
    """What its reader does not tell of each sheet, where it can be told.

    Raises UnreadableFile for cells too far out to be read.
    """
    told: dict[str, OpenSheet] = {}
    if kind is not OLD_WORKBOOK:
        refuse_bomb(raw, path)
    if kind is OPEN_DOCUMENT:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise UnreadableFile(
                    _("“{file}” is protected with a password; open it and save it without one.").format(
                        file=shorten(path.name)
                    )
                )
            with ExitStack() as parts:
                content = parts.enter_context(archive.open("content.xml"))
                has_styles = "styles.xml" in archive.namelist()
                styles = parts.enter_context(archive.open("styles.xml")) if has_styles else None
                sheets = list(sheets_of_ods(content, styles))
            cells = sum(each.cells for each in sheets)
            told = {each.name: each for each in sheets}
    else:
        cells = sum((cells_of_xls if kind is OLD_WORKBOOK else cells_of_xlsb)(raw))
    if cells > TABLE_CELLS:  # the reader makes all sheets at once
        raise too_many_cells(path)
    return told


def _book(
    raw: bytes, path: Path, kind: FileKind, told: Mapping[str, OpenSheet], headings_at: HeadingsAt
) -> Book:
    sheets: list[Sheet] = []
    unread: list[UnreadSheet] = []
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    caution = _caution(kind).format(file=shorten(path.name), kind=kind.suffix)
    for known in workbook.sheets_metadata:
        name = clean_text(known.name)
        sheet = workbook.get_sheet_by_name(known.name)
        own = told.get(known.name)
        # Without the empty area the addresses of all cells would be shifted.
        table: list[list[Any]] = sheet.to_python(skip_empty_area=False)
        if known.visible != SheetVisibleEnum.Visible:
            unread.append(UnreadSheet(name=name, is_hidden=True, header=_first_row(table)))
        elif rows := kept_rows(_rows(table, own.shown if own else {}), path.name):
            sheets.append(
                sheet_of_rows(
                    rows,
                    file=path.name,
                    name=name,
                    may_overflow=True,
                    caution=caution,
                    notes=notes_on_cells(own.notes if own else {}),
                    hidden=own.hidden if own else ALL_IN_SIGHT,
                    merged=own.merged
                    if own
                    else [_merged(*corners) for corners in sheet.merged_cell_ranges or ()],
                    headings_at=headings_at.get(name, 0),
                )
            )
        else:
            unread.append(UnreadSheet(name=name))
    is_alone = len(sheets) == 1
    return Book(sheets=tuple(replace(each, is_alone=is_alone) for each in sheets), unread=tuple(unread))


def _caution(kind: FileKind) -> str:
    """Exactly what is not seen of a cell, and what to do; dates, and merged cells but for .xlsb, are seen."""
    if kind is OPEN_DOCUMENT:
        return _(
            "“{file}” is of the kind {kind}, where a formula without a result looks empty, what a conditional format "
            "strikes through or hides looks like any other, text in the colour of its ground cannot be told, and a "
            "number that its format shows rounded or otherwise (4.6 as 5) is read as it is held; open it in a "
            "spreadsheet, save it as .xlsx and import that to have all of it seen."
        )
    if kind is OLD_WORKBOOK:
        return _(
            "“{file}” is of the kind {kind}, where errors and formulas without a result look empty, percentages, "
            "foreign currencies and units that a format shows beside a number (150 k€) look like plain numbers, zeros "
            "that it shows before one (005) are lost, one that it shows rounded or otherwise (4.6 as 5) is read as it "
            "is held, and notes, text that is struck through, raised (15²) or in the colour of its ground, and hidden "
            "rows and columns cannot be told; open it in a spreadsheet, save it as .xlsx and import that to have all "
            "of it seen."
        )
    return _(
        "“{file}” is of the kind {kind}, where errors and formulas without a result look empty, percentages, "
        "foreign currencies and units that a format shows beside a number (150 k€) look like plain numbers, zeros "
        "that it shows before one (005) are lost, one that it shows rounded or otherwise (4.6 as 5) is read as it is "
        "held, and notes, merged cells, text that is struck through, raised (15²) or in the colour of its ground, and "
        "hidden rows and columns cannot be told; open it in a spreadsheet, save it as .xlsx and import that to have "
        "all of it seen."
    )


def _first_row(table: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    """As of a hidden sheet of .xlsx: the first row with several cells, or the first with any."""
    rows = [
        tuple(text for value in values[:MOST_COLUMNS] if (text := one_line(_text(value))))
        for values in table[:_HEADED]
    ]
    return next((row for row in rows if len(row) > 1), next(filter(None, rows), ()))


def _rows(table: Sequence[Sequence[Any]], shown: Mapping[int, Mapping[int, Shown]]) -> Iterator[RawRow]:
    for number, values in enumerate(table, start=1):
        told = shown.get(number, ALL_PLAIN)
        yield SeenRow(
            number,
            tuple(_text(value) or _failed(told.get(n)) for n, value in enumerate(values)),
            numbers=frozenset(
                position for position, value in enumerate(values) if type(value) in (int, float)
            ),
            shown={
                position: kind
                for position, value in enumerate(values)
                if (kind := _shown(value) or told.get(position))
            }
            or ALL_PLAIN,
        )


def _text(value: object) -> str:
    # As it stands: only .xlsx has escapes, and only tables that we wrote have guards.
    return value if isinstance(value, str) else cell_text(value)


def _failed(shown: Shown | None) -> str:
    """What a formula that fails shows, of which its reader tells nothing."""
    return shown.said if shown is not None and shown.kind is Kind.ERROR else ""


def _shown(value: object) -> Shown | None:
    if isinstance(value, bool):
        return TRUTH
    return DATE if isinstance(value, date | time | timedelta) else None


def _merged(start: tuple[int, int], end: tuple[int, int]) -> Merged:
    (top, left), (bottom, right) = start, end
    return Merged.over(top=top + 1, bottom=bottom + 1, left=left, right=right)
