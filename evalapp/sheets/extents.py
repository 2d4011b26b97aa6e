"""How far out the cells of an .ods lie, told before a reader makes a table of all that lies between them.

One cell in the last row and the last column would otherwise fill any memory, in a file of some hundred bytes. The same
walk finds what is hidden, which its reader does not tell. Of .xls and .xlsb: `binary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import MERGED_RANGES, REPEATED_LETTERS
from evalapp.domain.incoming.elements import TooManyCells, elements
from evalapp.domain.numbers import parse_decimal
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.rows import Hidden
from evalapp.sheets.seen.open_looks import STYLE, STYLE_SPACE, Looks
from evalapp.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Merged, column_letters, one_line
from evalapp.sheets.shown import PERCENTAGE, Kind, Shown, shown_beside

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPANNED = (f"{_TABLE}number-rows-spanned", f"{_TABLE}number-columns-spanned")
_COLUMN, _ROW, _SHEET = f"{_TABLE}table-column", f"{_TABLE}table-row", f"{_TABLE}table"
# The reader goes by these prefixes, whatever they stand for.
_PREFIXES = {
    "table": _TABLE.strip("{}"),
    "office": _OFFICE.strip("{}"),
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": STYLE_SPACE,
}
_NOTE, _TEXT = f"{_OFFICE}annotation", f"{{{_PREFIXES['text']}}}p"
_MOST_OF_NOTE = 1_000
_PLAIN = re.compile(r"[-€\s]*(\d[\d.,\s]*)[€\s]*")
_ZEROS = re.compile(r"0\d")
_BETWEEN_DIGITS = str.maketrans("", "", "., \xa0\u202f")
_SPACES = f"{{{_PREFIXES['text']}}}s"
_SPACES_COUNT = f"{{{_PREFIXES['text']}}}c"
_STYLE_OF_CELL, _STYLE_OF_OTHERS = f"{_TABLE}style-name", f"{_TABLE}default-cell-style-name"
# LibreOffice says so of a formula that fails; what it shows of it is a text like any other.
_FAILS = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type", "error"
_OUT_OF_SIGHT = {"collapse": HiddenBy.HAND, "filter": HiddenBy.FILTER}


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenSheet:
    """`cells` are those between its first and its last one with a value. `shown`: by the number of its row and its
    position, what a format made of a number; `notes`: by cell (`A1`) what is remarked on it; `merged`: its ranges.
    """

    name: str
    cells: int
    hidden: Hidden
    shown: Mapping[int, Mapping[int, Shown]]
    notes: Mapping[str, str]
    merged: Sequence[Merged]


def sheets_of_ods(content: IO[bytes], styles: IO[bytes] | None = None) -> Iterator[OpenSheet]:
    """`content` is content.xml, where columns stand before rows, and each element may stand for many alike.

    `styles` is styles.xml. Raises TooManyCells for more text than is read.
    """
    looks = Looks()
    for element in elements(styles, (STYLE,), prefixes=_PREFIXES) if styles is not None else ():
        looks.add(element)
    walk = _Walk(looks)
    for element in elements(content, (*_CELLS, _COLUMN, _ROW, _SHEET, STYLE), prefixes=_PREFIXES):
        if element.tag == STYLE:
            looks.add(element)
        elif element.tag in _CELLS:
            walk.cell(element)
        elif element.tag == _COLUMN:
            walk.column(element)
        elif element.tag == _ROW:
            walk.row(element)
        else:
            yield walk.sheet(element.get(f"{_TABLE}name", ""))
            walk = _Walk(looks)


class _Walk:
    """Down one sheet. Rows and columns are counted from 0; the first beyond the last value is the extent."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._struck: dict[int, frozenset[int]] = {}
        self._struck_of_row: set[int] = set()
        self._unstyled: set[int] = set()
        self._struck_columns: list[range] = []
        self._row = self._cell = self._column = 0
        self._rows = self._columns = 0
        self._letters = self._letters_of_row = self._filled = 0
        self._is_filled = False
        self._hidden_rows: list[tuple[range, HiddenBy]] = []
        self._hidden_columns: list[range] = []
        self._shown: dict[int, dict[int, Shown]] = {}
        self._shown_of_row: dict[int, Shown] = {}
        self._notes: dict[str, str] = {}
        self._merged: list[Merged] = []

    def cell(self, element: Any) -> None:
        repeated = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        start = self._cell
        self._cell += repeated
        if (shown := _shown_in(element) or self._looks.of_text(element)) is not None:
            for position in range(start, min(self._cell, MOST_COLUMNS)):
                self._shown_of_row[position] = shown
        if (note := element.find(_NOTE)) is not None and (text := one_line("".join(note.itertext()))):
            self._notes[f"{column_letters(start)}{self._row + 1}"] = text[:_MOST_OF_NOTE]
        if element.get(_SPANNED[0]) or element.get(_SPANNED[1]):
            self._merge(element, start)
        if (kind := element.get(f"{_OFFICE}value-type")) or len(element):
            letters = repeated * _letters(element)
            self._letters_of_row += letters
            self._is_filled |= bool(letters) or kind not in (None, "string")
            positions = range(start, min(self._cell, MOST_COLUMNS))
            if (style := element.get(_STYLE_OF_CELL)) is None:
                self._unstyled.update(positions)
            elif self._looks.is_struck(style):
                self._struck_of_row.update(positions)
            self._columns = max(self._columns, self._cell)
            self._rows = max(self._rows, self._row + 1)

    def _merge(self, element: Any, left: int) -> None:
        down, across = (int(element.get(each, "1")) for each in _SPANNED)
        if down == across == 1:
            return
        if len(self._merged) == MERGED_RANGES:
            raise TooManyCells
        top = self._row + 1
        self._merged.append(Merged.over(top=top, bottom=top + down - 1, left=left, right=left + across - 1))

    def column(self, element: Any) -> None:
        start = self._column
        self._column += int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        if element.get(f"{_TABLE}visibility") in _OUT_OF_SIGHT:
            self._hidden_columns.append(range(start, min(self._column, MOST_COLUMNS)))

        if self._looks.is_struck(element.get(_STYLE_OF_OTHERS, "")):
            self._struck_columns.append(range(start, min(self._column, MOST_COLUMNS)))

    def _strike(self, of_row: str | None) -> frozenset[int]:
        """The positions of the cells of a row that are struck through; what has no style of its own has the row's."""
        if of_row is not None:
            others = self._unstyled if self._looks.is_struck(of_row) else set()
        else:
            others = {at for at in self._unstyled if any(at in columns for columns in self._struck_columns)}
        return frozenset(self._struck_of_row | others)

    def row(self, element: Any) -> None:
        repeated = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        self._rows += repeated - 1 if self._rows == self._row + 1 else 0
        if (hidden_by := _OUT_OF_SIGHT.get(element.get(f"{_TABLE}visibility"))) is not None:
            self._hidden_rows.append((range(self._row, self._row + repeated), hidden_by))
        if self._shown_of_row:
            for number in range(self._row + 1, min(self._row + repeated, MOST_ROWS) + 1):
                self._shown[number] = self._shown_of_row
            self._shown_of_row = {}
        if struck := self._strike(element.get(_STYLE_OF_OTHERS)):
            for number in range(self._row + 1, min(self._row + repeated, MOST_ROWS) + 1):
                self._struck[number] = struck
        self._struck_of_row, self._unstyled = set(), set()
        self._row += repeated
        self._letters += repeated * self._letters_of_row
        self._filled += repeated if self._is_filled else 0
        # Each of the rows that one stands for is made before anybody counts them.
        if self._letters > REPEATED_LETTERS or self._filled > MOST_ROWS + 1:
            raise TooManyCells
        self._cell = self._letters_of_row = 0
        self._is_filled = False

    def sheet(self, name: str) -> OpenSheet:
        # Below the last value a hidden row may stand for a million, of which none is read.
        rows = {
            number + 1: hidden_by
            for run, hidden_by in self._hidden_rows
            for number in range(run.start, min(run.stop, self._rows))
        }
        columns = frozenset(position for run in self._hidden_columns for position in run)
        return OpenSheet(
            name=name,
            cells=self._rows * self._columns,
            hidden=Hidden(rows=rows, struck=self._struck, columns=columns),
            shown=self._shown,
            notes=self._notes,
            merged=self._merged,
        )


def _shown_in(cell: Any) -> Shown | None:
    kind = cell.get(f"{_OFFICE}value-type")
    if cell.get(_FAILS[0]) == _FAILS[1]:
        return Shown(Kind.ERROR, one_line("".join("".join(each.itertext()) for each in cell.findall(_TEXT))))
    if kind == "percentage":
        return PERCENTAGE
    if kind not in ("float", "currency"):
        return None
    if (currency := cell.get(f"{_OFFICE}currency", "EUR")) != "EUR":
        return Shown(Kind.CURRENCY, currency)
    value = cell.get(f"{_OFFICE}value", "")
    text = "".join("".join(each.itertext()) for each in cell.findall(_TEXT))
    if text == value or _is_plain(text, value):
        return None
    try:
        return shown_beside(parse_decimal(value), text)
    except BadValue:
        return None


def _is_plain(text: str, value: str) -> bool:
    """Whether it surely is that number and no more, as nearly all are: to look closer at each takes long."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return False
    digits = match[1].translate(_BETWEEN_DIGITS)
    return digits.startswith(value.partition(".")[0].lstrip("-")) and not _ZEROS.match(match[1])


def _letters(cell: Any) -> int:
    """Of its text, where one element may stand for any number of spaces."""
    return sum(
        len(each.text or "")
        + len(each.tail or "")
        + (int(each.get(_SPACES_COUNT, "1")) if each.tag == _SPACES else 0)
        for each in cell.iter()
    )
