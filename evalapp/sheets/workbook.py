"""Opening an .xlsx through openpyxl for its cells: as they are stored, without filling the gaps between them.

Five things that openpyxl's own reading leaves out are kept here: a formula without a result, which would look like an
empty cell; the rows and columns that are hidden and the ranges that are merged; the notes on cells; which texts are
struck through or raised in part; and `_x005F_`, of which openpyxl drops the half, so that an escape could no longer be
told from a text that looks like one.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, INLINE_STRING, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from evalapp.domain.incoming.bounds import MERGED_RANGES, SHARED_TEXTS
from evalapp.domain.incoming.elements import TooManyCells, elements
from evalapp.domain.incoming.strict import in_known_namespaces
from evalapp.domain.incoming.workbook_parts import is_xml
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.seen.filtered import Filters
from evalapp.sheets.seen.runs import as_it_looks
from evalapp.sheets.seen.unseen import unseen_styles
from evalapp.sheets.sheet import one_line

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_MERGED = f"{{{SHEET_MAIN_NS}}}mergeCell"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOTE = f"{{{SHEET_MAIN_NS}}}comment"
_IN_THREAD = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}threadedComment"
_MOST_OF_NOTE = 1_000  # characters: it is quoted, and no more is done with it


class Worksheet:
    """`hidden_rows` (by what, by number), `struck` (by the number of a row the positions of its cells with a line
    through all of their value), `unseen` (likewise of those of which nobody sees the value), `hidden_columns`
    (positions) and `merged` (`A1:B2`) are known once `rows` has come to its end.
    """

    def __init__(self, workbook: Workbook, title: str, path: str, *, is_hidden: bool) -> None:
        self._workbook, self._path = workbook, path
        self.title = title
        self.is_hidden = is_hidden
        self.hidden_rows: Mapping[int, HiddenBy] = {}
        self.struck: dict[int, tuple[int, ...]] = {}
        self.unseen: dict[int, tuple[int, ...]] = {}
        self.hidden_columns: set[int] = set()
        self.merged: list[str] = []

    @property
    def parent(self) -> Any:
        """As a cell of openpyxl asks for it, to look up its number format."""
        return self._workbook.wb

    def rows(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """Number and cells of each row that holds any. Raises TooManyCells."""
        styles: Any = self.parent
        struck = _struck_styles(styles)
        unseen = unseen_styles(styles)
        is_any_unseen = unseen.are_any
        hidden: set[int] = set()
        known: dict[tuple[int, ...], tuple[int, ...]] = {}  # kept once for all rows that are struck alike
        with self._workbook.archive.open(self._path) as source:
            parser = self._parser(source)
            for number, found in parser.parse():
                look = parser.row_dimensions.pop(str(number), {})
                if found:
                    if _is_hidden(look, "ht"):
                        hidden.add(number)
                    if struck and (
                        positions := tuple(
                            cell["column"] - 1
                            for cell in found
                            if cell["style_id"] in struck and cell["value"] is not None
                        )
                    ):
                        self.struck[number] = known.setdefault(positions, positions)
                    if is_any_unseen and (
                        positions := tuple(
                            cell["column"] - 1
                            for cell in found
                            if unseen.hide(cell["style_id"], cell["value"])
                        )
                    ):
                        self.unseen[number] = known.setdefault(positions, positions)
                    yield number, self._cells(number, found)
            self.hidden_columns = parser.hidden_columns
            if hidden:
                self._see_filters_of_tables(parser.filters)
                self.hidden_rows = self._hidden_by(parser.filters, hidden)
            self.merged = parser.merged

    def _parser(self, source: Any) -> _Parser:
        styles: Any = self.parent
        return _Parser(
            source,
            self._workbook.shared_strings,
            data_only=self._workbook.data_only,
            epoch=styles.epoch,
            date_formats=styles._date_formats,
            timedelta_formats=styles._timedelta_formats,
        )

    def _hidden_by(self, filters: Filters, hidden: Collection[int]) -> Mapping[int, HiddenBy]:
        """What a filter looks for stands below the rows: they are gone through again, and none of them is kept."""
        if not filters.are_on:
            return dict.fromkeys(hidden, HiddenBy.HAND)
        with self._workbook.archive.open(self._path) as source:
            return {
                number: filters.hides(number, self._cells(number, found))
                for number, found in self._parser(source).parse()
                if number in hidden and found
            }

    def _see_filters_of_tables(self, filters: Filters) -> None:
        """A part of a sheet that was made a table has a filter of its own."""
        for part in self._workbook.parts_beside(self._path, ("/table",)):
            with self._workbook.archive.open(part) as source:
                for element in elements(source, filters.tags):
                    filters.see(element)

    def notes(self) -> dict[str, str]:
        """By cell (`A1`) what is remarked on it, also in a thread of comments, on one line. Raises TooManyCells."""
        remarked: dict[str, str] = {}
        answered: dict[str, str] = {}
        for part in self._workbook.parts_beside(self._path, ("/comments", "/threadedComment")):
            with self._workbook.archive.open(part) as source:
                for element in elements(source, (_NOTE, _IN_THREAD), above=1):
                    place = element.get("ref", "")
                    text = one_line("".join(element.itertext()))[:_MOST_OF_NOTE]
                    if element.tag == _NOTE:
                        remarked[place] = text
                    else:
                        before = f"{answered[place]} / " if place in answered else ""
                        answered[place] = f"{before}{text}"[:_MOST_OF_NOTE]
        # What a program writes in the note of a thread is for those that know no threads.
        return {place: text for place, text in (remarked | answered).items() if text}

    def _cells(self, number: int, found: Sequence[dict[str, Any]]) -> Sequence[Any]:
        width = max(cell["column"] for cell in found)
        if number > LAST_ROW or width > LAST_COLUMN:
            raise TooManyCells
        cells: list[Any] = [EMPTY_CELL] * width
        sheet: Any = self
        for cell in found:
            cells[cell["column"] - 1] = ReadOnlyCell(sheet, **cell)
        return cells


def _struck_styles(styles: Any) -> frozenset[int]:
    """The styles of cells that run a line through their text."""
    fonts = {n for n, font in enumerate(styles._fonts) if font.strike}
    return frozenset(n for n, style in enumerate(styles._cell_styles) if style.fontId in fonts)


def _is_hidden(look: Mapping[str, str], size: str) -> bool:
    """Whether it says so, or has no size to be seen by."""
    return look.get("hidden") in ("1", "true") or not (look.get(size) or "1").strip("0.")


class _Parser(WorkSheetParser):
    """What it has beside rows is known once `parse` has come to its end: `hidden_columns` are positions, `merged` as
    `A1:B2`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hidden_columns: set[int] = set()
        self.merged: list[str] = []
        self.filters = Filters()

    def parse(self) -> Generator[Any, None, None]:
        """Rows alone, and what is looked at here: openpyxl makes objects of all that a sheet may hold."""
        source: Any = self.source
        for element in elements(source, (ROW_TAG, COL_TAG, _MERGED, *Filters.tags), above=2):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
            elif element.tag == _MERGED:
                self.merged.append(element.get("ref", ""))
                if len(self.merged) > MERGED_RANGES:
                    raise TooManyCells
            elif element.tag in Filters.tags:
                self.filters.see(element)
            elif _is_hidden(element.attrib, "width"):
                self._hide(int(element.get("min")), int(element.get("max", element.get("min"))))

    def _hide(self, first: int, last: int) -> None:
        columns = range(first - 1, min(last, LAST_COLUMN))
        if not self.hidden_columns.isdisjoint(columns):
            raise TooManyCells  # those of a sheet do not overlap, and many that do take time
        self.hidden_columns.update(columns)

    def parse_cell(self, element: Any) -> Any:
        cell = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            cell["data_type"] = "f"
        elif element.get("t") == "inlineStr" and cell["data_type"] == "s":
            cell["value"] = as_it_looks(cell["value"], element.find(INLINE_STRING))
        return cell


class Workbook(ExcelReader):
    """Its `sheets` in their order, hidden ones too; charts are none."""

    def __init__(self, raw: bytes, *, data_only: bool) -> None:
        super().__init__(io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False)
        self.sheets: list[Worksheet] = []

    @property
    def property_names(self) -> list[str]:
        """Of its own properties, as its maker added them."""
        workbook: Any = self.wb
        return [each.name for each in workbook.custom_doc_props.props]

    def read_strings(self) -> None:
        """With every escape as it is stored: see `evalapp.sheets.text.decoded`."""
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is None:
            return
        strings: list[str] = []
        with self.archive.open(_looked_at(part.PartName[1:])) as source:
            for node in elements(source, (f"{{{SHEET_MAIN_NS}}}si",), above=1):
                if len(strings) == SHARED_TEXTS:
                    raise TooManyCells
                text: Any = Text.from_tree(node)
                strings.append(as_it_looks(text.content, node))
        self.shared_strings = strings

    def parts_beside(self, path: str, kinds: tuple[str, ...]) -> list[str]:
        """Those of the sheet at `path` of which the kind ends so."""
        folder, name = posixpath.split(path)
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self.valid_files:
            return []
        with self.archive.open(relations) as source:
            named = [
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
                for each in elements(source, (_RELATION,), above=1)
                if each.get("Type", "").endswith(kinds)
            ]
        return [_looked_at(each) for each in named if each in self.valid_files]

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                _looked_at(relation.target)
                is_hidden = sheet.state not in ("visible", None)
                self.sheets.append(Worksheet(self, sheet.name, relation.target, is_hidden=is_hidden))


def _looked_at(name: str) -> str:
    """Raises ValueError for a part that is called otherwise than what is looked through."""
    if not is_xml(name):
        raise ValueError(name)
    return name


@contextmanager
def open_workbook(raw: bytes, *, data_only: bool) -> Iterator[Workbook]:
    """`data_only`: with the results of formulas; a formula without one, or each without `data_only`, has the type f.

    `raw` must be safe to unpack. Raises whatever a damaged file leads openpyxl to.
    """
    workbook = Workbook(in_known_namespaces(raw), data_only=data_only)
    with workbook.archive:
        workbook.read()
        yield workbook
