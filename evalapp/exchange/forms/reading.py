"""Finding the marked rows and cells of a form that came back. The names of its file and its sheets mean nothing."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.forms.ids import (
    COLUMNS,
    KIND,
    MARK,
    FormIds,
    PlaceMark,
    ids_of,
    marked_column,
    place_mark,
)
from evalapp.sheets.columns import ERRORS
from evalapp.sheets.sheet import column_letters
from evalapp.sheets.text import from_cell
from evalapp.sheets.xlsx_files import cell_text, cells_of, holds

_ZIP = b"PK\x03\x04"
_Cells = Sequence[Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormCell:
    """`address` names the sheet too; `is_formula` and `is_error` as the spreadsheet says."""

    address: str
    value: object = None
    is_formula: bool = False
    is_error: bool = False

    @property
    def text(self) -> str:
        """The text in the cell. Raises BadValue for what is no entry of a person: it has no text."""
        if self.is_formula:
            raise BadValue(_("it holds a formula; type the value itself"))
        shown = from_cell(self.value) if isinstance(self.value, str) else ""
        if self.is_error or shown.upper() in ERRORS:
            raise BadValue(_("it holds the error {error}").format(error=shorten(str(self.value), 20)))
        if isinstance(self.value, bool):
            raise BadValue(_("it holds TRUE or FALSE; type the value itself"))
        if isinstance(self.value, date | time | timedelta):
            raise BadValue(
                _("it holds a date or a time, as a spreadsheet makes of 4/5; type the value again")
            )
        return shown if isinstance(self.value, str) else cell_text(self.value)


@dataclass(kw_only=True, slots=True)
class FormPage:
    """A sheet with marks in it: its marked rows, and where its marked columns are.

    `is_mixed`: it has marks of another form.
    """

    name: str
    token: str
    rows: list[tuple[PlaceMark, int, _Cells]] = field(default_factory=list)
    columns: dict[str, list[int]] = field(default_factory=dict)
    is_mixed: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether it cannot be told which column is which."""
        return any(len(self.columns.get(name, [])) != 1 for name in COLUMNS)

    def add(self, number: int, cells: _Cells) -> None:
        for position, cell in enumerate(cells):
            text = cell.value
            if not isinstance(text, str) or not text.startswith(MARK):
                continue
            if place := place_mark(text):
                self._add_row(place, number, cells)
            elif column := marked_column(text):
                self._add_column(*column, position)

    def _add_row(self, mark: PlaceMark, number: int, cells: _Cells) -> None:
        if mark.token == self.token:
            self.rows.append((mark, number, cells))
        else:
            self.is_mixed = True

    def _add_column(self, token: str, column: str, position: int) -> None:
        if token == self.token:
            self.columns.setdefault(column, []).append(position)
        else:
            self.is_mixed = True

    def cell(self, number: int, cells: _Cells, column: str) -> FormCell:
        (position,) = self.columns[column]
        found = cells[position] if position < len(cells) else None
        kind = getattr(found, "data_type", "n")
        return FormCell(
            address=f"{self.name}!{column_letters(position)}{number}",
            value=getattr(found, "value", None),
            is_formula=kind == "f",
            is_error=kind == "e",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadForm:
    ids: FormIds
    pages: tuple[FormPage, ...]


def read_form(raw: bytes, path: Path, *, panel: str, key: bytes) -> ReadForm | None:
    """The ids and marked rows of a form; None where the file is none, whatever else it is.

    Raises UnreadableFile for a form that lost its hidden sheet or had it altered, KnownError for another panel's.
    """
    try:
        if not raw.startswith(_ZIP) or not holds(raw, path, (MARK.encode(), KIND.encode())):
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl drops of a workbook is no concern of a reader
            return _read(raw, path, panel, key)
    except KnownError:
        raise
    except zipfile.BadZipFile:
        return None
    except Exception as error:
        # openpyxl raises whatever a damaged file leads it to.
        raise UnreadableFile(
            _("“{file}” is damaged; open it in a spreadsheet program and save it again.").format(
                file=shorten(path.name)
            )
        ) from error


def _read(raw: bytes, path: Path, panel: str, key: bytes) -> ReadForm | None:
    opened: Any = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    with closing(opened) as workbook:
        sheets = list(workbook.worksheets)
        hidden = [cells for sheet in sheets if (cells := _hidden_cells(sheet, path))]
        if not hidden:
            if any(each.name == KIND for each in workbook.custom_doc_props.props) or _has_marks(sheets, path):
                raise _lost(path)
            return None
        if any(each != hidden[0] for each in hidden):
            raise UnreadableFile(
                _("“{file}” holds parts of two forms; ask for each form in a file of its own.").format(
                    file=shorten(path.name)
                )
            )
        ids = ids_of(hidden[0], file=path.name, panel=panel, key=key)
        pages = tuple(_page(sheet, path, ids.token) for sheet in sheets)
        return ReadForm(ids=ids, pages=tuple(each for each in pages if each.rows or each.is_mixed))


def _rows(sheet: Any, path: Path) -> Iterator[tuple[int, _Cells]]:
    sheet.reset_dimensions()  # the size that a file declares is often wrong
    yield from cells_of(sheet, path)


def _hidden_cells(sheet: Any, path: Path) -> list[str]:
    """The first column of the sheet that holds the ids; empty for any other sheet."""
    column: list[str] = []
    for number, cells in _rows(sheet, path):
        text = cells[0].value if cells else None
        if number == 1 and text != KIND:
            return []
        if not isinstance(text, str):
            break
        column.append(text)
    return column


def _has_marks(sheets: Sequence[Any], path: Path) -> bool:
    return any(
        isinstance(cell.value, str) and (place_mark(cell.value) or marked_column(cell.value))
        for sheet in sheets
        for _number, cells in _rows(sheet, path)
        for cell in cells
    )


def _page(sheet: Any, path: Path, token: str) -> FormPage:
    page = FormPage(name=sheet.title, token=token)
    for number, cells in _rows(sheet, path):
        page.add(number, cells)
    return page


def _lost(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” was a score form, but the hidden sheet that tells which score belongs where is gone; ask for the "
            "form as the juror saved it, or copy the scores into a form that is handed out anew."
        ).format(file=shorten(path.name))
    )
