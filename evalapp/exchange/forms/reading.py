"""Finding the marked rows and cells of a form that came back. The names of its file and its sheets mean nothing."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.domain.incoming.workbook_parts import holds, too_many_cells
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
from evalapp.exchange.forms.strays import TEXTS, OwnTexts, Stray, own_texts, strays_in
from evalapp.sheets.sheet import Book, column_letters
from evalapp.sheets.shown import Kind, Shown, is_error
from evalapp.sheets.text import from_cell
from evalapp.sheets.workbook import Worksheet, open_workbook
from evalapp.sheets.xlsx_files import cell_text, cells_of, shown_in

_NOT_SHOWN = "evalapp"  # how the sheets begin that are not for the eye, though somebody may have shown them
_ZIP = b"PK\x03\x04"
_Cells = Sequence[Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormCell:
    """`address` names the sheet too; `is_formula` and `shown` as the spreadsheet says."""

    address: str
    value: object = None
    is_formula: bool = False
    shown: Shown | None = None

    @property
    def text(self) -> str:
        """The text in the cell. Raises BadValue for what is no entry of a person: it has no text."""
        if self.is_formula:
            raise BadValue(_("it holds a formula; type the value itself"))
        if self.shown and self.shown.kind is not Kind.PADDED:
            raise BadValue(self.shown.reason)
        if not isinstance(self.value, str):
            return cell_text(self.value)
        text = from_cell(self.value)
        if is_error(text):
            raise BadValue(Shown(Kind.ERROR, text).reason)
        return text


@dataclass(kw_only=True, slots=True)
class FormPage:
    """A sheet with marks in it: its marked rows, the others, and where its marked columns are.

    `is_mixed`: it has marks of another form.
    """

    name: str
    token: str
    rows: list[tuple[PlaceMark, int, _Cells]] = field(default_factory=list)
    others: list[tuple[int, _Cells]] = field(default_factory=list)
    columns: dict[str, list[int]] = field(default_factory=dict)
    is_mixed: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether it cannot be told which column is which."""
        return any(len(self.columns.get(name, [])) != 1 for name in COLUMNS)

    def strays(self, own: OwnTexts) -> list[Stray]:
        """Also of a sheet without marks; of one that is lost or mixed nothing is read at all, and that is said."""
        if self.is_mixed or (self.rows and self.is_lost):
            return []
        marked = {number: cells for _mark, number, cells in self.rows}
        columns = {name: positions[0] for name, positions in self.columns.items()}
        rows = sorted((*marked.items(), *self.others), key=itemgetter(0))
        return list(strays_in(self.name, rows, own, marked=frozenset(marked), columns=columns))

    def add(self, number: int, cells: _Cells) -> None:
        before = len(self.rows)
        for position, cell in enumerate(cells):
            text = cell.value
            if not isinstance(text, str) or not text.startswith(MARK):
                continue
            if place := place_mark(text):
                self._add_row(place, number, cells)
            elif column := marked_column(text):
                self._add_column(*column, position)
        if len(self.rows) == before:
            self.others.append((number, cells))

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
        return FormCell(
            address=f"{self.name}!{column_letters(position)}{number}",
            value=getattr(found, "value", None),
            is_formula=getattr(found, "data_type", "n") == "f",
            shown=shown_in(found) if found is not None else None,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadForm:
    """`others` are the sheets without marks that a person sees."""

    ids: FormIds
    pages: tuple[FormPage, ...]
    own: OwnTexts
    others: tuple[FormPage, ...] = ()


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
    except TooManyCells as error:
        raise too_many_cells(path) from error
    except Exception as error:
        # openpyxl raises whatever a damaged file leads it to.
        raise UnreadableFile(
            _("“{file}” is damaged; open it in a spreadsheet program and save it again.").format(
                file=shorten(path.name)
            )
        ) from error


def is_form(book: Book) -> bool:
    """Whether sheets that were read as plain tables are those of a form, which then is no .xlsx.

    There an error or a formula looks like an empty cell, which a form reads as a score that was taken away.
    """
    if any(KIND in each.header for each in book.unread):
        return True
    return any(
        text is not None and (text == KIND or text.startswith(MARK))
        for sheet in book
        for texts in (sheet.header, *(row.texts for row in sheet.rows))
        for text in texts
    )


def _read(raw: bytes, path: Path, panel: str, key: bytes) -> ReadForm | None:
    with open_workbook(raw, data_only=False) as workbook:
        sheets = workbook.sheets
        hidden: list[list[str]] = []
        pieces: list[str] = []
        for sheet in sheets:
            if cells := _hidden_cells(sheet, path):
                hidden.append(cells)
                pieces = pieces or _pieces_of_texts(sheet, path)
        if not hidden:
            if KIND in workbook.property_names or _has_marks(sheets, path):
                raise _lost(path)
            return None
        if any(each != hidden[0] for each in hidden):
            raise UnreadableFile(
                _("“{file}” holds parts of two forms; ask for each form in a file of its own.").format(
                    file=shorten(path.name)
                )
            )
        ids = ids_of(hidden[0], file=path.name, panel=panel, key=key)
        read = [(sheet, _page(sheet, path, ids.token)) for sheet in sheets]
        return ReadForm(
            ids=ids,
            pages=tuple(page for _sheet, page in read if page.rows or page.is_mixed),
            own=own_texts(pieces),
            others=tuple(
                page
                for sheet, page in read
                if not (page.rows or page.is_mixed or sheet.is_hidden or page.name.startswith(_NOT_SHOWN))
            ),
        )


def _hidden_cells(sheet: Worksheet, path: Path) -> list[str]:
    """The first column of the sheet that holds the ids; empty for any other sheet."""
    column: list[str] = []
    for expected, (number, cells) in enumerate(cells_of(sheet, path), start=1):
        text = cells[0].value
        if number != expected or not isinstance(text, str) or (number == 1 and text != KIND):
            break
        column.append(text)
    return column


def _pieces_of_texts(sheet: Worksheet, path: Path) -> list[str]:
    texts = (cells[TEXTS - 1].value for _number, cells in cells_of(sheet, path) if len(cells) >= TEXTS)
    return [text for text in texts if isinstance(text, str)]


def _has_marks(sheets: Sequence[Worksheet], path: Path) -> bool:
    return any(
        isinstance(cell.value, str) and (place_mark(cell.value) or marked_column(cell.value))
        for sheet in sheets
        for _number, cells in cells_of(sheet, path)
        for cell in cells
    )


def _page(sheet: Worksheet, path: Path, token: str) -> FormPage:
    page = FormPage(name=sheet.title, token=token)
    for number, cells in cells_of(sheet, path):
        page.add(number, cells)
    return page


def _lost(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” was a score form, but the hidden sheet that tells which score belongs where is gone; ask for the "
            "form as the juror saved it, or copy the scores into a form that is handed out anew."
        ).format(file=shorten(path.name))
    )
