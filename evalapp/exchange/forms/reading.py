"""Finding the marked rows and cells of a form that came back. The names of its file and its sheets mean nothing."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.domain.incoming.workbook_parts import holds, too_many_cells
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.forms.ids import (
    KIND,
    MARK,
    FormIds,
    ids_of,
    marked_column,
    place_mark,
)
from evalapp.exchange.forms.returned import FormPage
from evalapp.exchange.forms.strays import TEXTS, OwnTexts, own_texts
from evalapp.sheets.sheet import Book
from evalapp.sheets.workbook import Worksheet, open_workbook
from evalapp.sheets.xlsx_files import cells_of, merged_range

_NOT_SHOWN = "evalapp"  # how the sheets begin that are not for the eye, though somebody may have shown them
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadForm:
    """`others` are the sheets without marks that a person sees; `which` of the keys of the panel made it."""

    ids: FormIds
    pages: tuple[FormPage, ...]
    own: OwnTexts
    others: tuple[FormPage, ...] = ()
    which: int = 0


def read_form(
    raw: bytes, path: Path, *, panel: str, key: bytes, earlier: Sequence[bytes] = ()
) -> ReadForm | None:
    """The ids and marked rows of a form; None where the file is none, whatever else it is.

    `key` is that of the panel, `earlier` are those that it renewed.

    Raises UnreadableFile for a form that lost its hidden sheet or had it altered, KnownError for another panel's.
    """
    try:
        if not raw.startswith(_ZIP) or not holds(raw, path, (MARK.encode(), KIND.encode())):
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl drops of a workbook is no concern of a reader
            return _read(raw, path, panel, (key, *earlier))
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


def _read(raw: bytes, path: Path, panel: str, keys: Sequence[bytes]) -> ReadForm | None:
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
        ids, which = ids_of(hidden[0], file=path.name, panel=panel, keys=keys)
        read = [(sheet, _page(sheet, path, ids.token)) for sheet in sheets]
        for _sheet, page in read:
            _look_up_styles(page)
        return ReadForm(
            which=which,
            ids=ids,
            pages=tuple(page for _sheet, page in read if page.rows or page.is_mixed),
            own=own_texts(pieces),
            others=tuple(
                page
                for sheet, page in read
                if not (page.rows or page.is_mixed or sheet.is_hidden or page.name.startswith(_NOT_SHOWN))
            ),
        )


def _look_up_styles(page: FormPage) -> None:
    """Now, while whatever a damaged file leads to is caught: a cell may name a style that the workbook does not have,
    and nobody can say then whether it was struck through.
    """
    for cells in (
        *(cells for _mark, _number, cells in page.rows),
        *(cells for _number, cells in page.others),
    ):
        for cell in cells:
            if cell.value is not None:
                _style = cell.style_array


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
    page = FormPage(name=sheet.title, token=token, is_hidden=sheet.is_hidden)
    for number, cells in cells_of(sheet, path):
        page.add(number, cells)
    page.keep_merged(map(merged_range, sheet.merged))
    page.notes |= sheet.notes()
    page.hidden_rows, page.hidden_columns = sheet.hidden_rows, sheet.hidden_columns
    return page


def _lost(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” was a score form, but the hidden sheet that tells which score belongs where is gone; ask for the "
            "form as the juror saved it, or copy the scores into a form that is handed out anew."
        ).format(file=shorten(path.name))
    )
