"""How far out the cells of a workbook lie, told before a reader makes a table of all that lies between them.

One cell in the last row and the last column would otherwise fill any memory, in a file of some hundred bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from struct import unpack_from
from typing import IO

from openpyxl.xml.functions import iterparse

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# Records of .xls that hold values (MS-XLS, section 2.3): NUMBER, LABELSST, RK, MULRK, LABEL, FORMULA, BOOLERR, RSTRING.
_XLS_CELLS = frozenset(
    (0x203, 0xFD, 0x27E, 0xBD, 0x204, 0x06, 0x205, 0xD6, 0x02, 0x03, 0x04, 0x05, 0x206, 0x406)
)
_XLS_SHEET = (0x809, 0x409, 0x209, 0x09)
# Records of .xlsb (MS-XLSB, section 2.3.1): a row, and its cells with a value, those of formulas included.
_XLSB_ROW, _XLSB_CELLS = 0, range(2, 12)


def cells_of_ods(content: IO[bytes]) -> Iterator[int]:
    """Of each sheet, how many cells lie between its first and its last one with a value. `content` is content.xml."""
    row = column = rows = columns = 0
    for _event, element in iterparse(content):
        if element.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            column += int(element.get(f"{_TABLE}number-columns-repeated", "1"))
            if element.get(f"{_OFFICE}value-type") or len(element):
                columns, rows = max(columns, column), max(rows, row + 1)
        elif element.tag == f"{_TABLE}table-row":
            repeated = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            rows += repeated - 1 if rows == row + 1 else 0
            row, column = row + repeated, 0
            element.clear()
        elif element.tag == f"{_TABLE}table":
            yield rows * columns
            row = column = rows = columns = 0
            element.clear()


def cells_of_xlsb(raw: bytes) -> Iterator[int]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".bin"):
                yield _cells_of_xlsb_sheet(archive.read(name))


def _cells_of_xlsb_sheet(data: bytes) -> int:
    row = rows = columns = position = 0
    while position < len(data):
        kind, position = _packed(data, position, 2)
        size, position = _packed(data, position, 4)
        if size >= 4:
            if kind == _XLSB_ROW:
                (row,) = unpack_from("<I", data, position)
            elif kind in _XLSB_CELLS:
                (column,) = unpack_from("<I", data, position)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
        position += size
    return rows * columns


def _packed(data: bytes, position: int, most: int) -> tuple[int, int]:
    """A number of at most so many bytes of seven bits, and where it ends."""
    number = 0
    for shift in range(most):
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    return number, position


def cells_of_xls(raw: bytes) -> Iterator[int]:
    import olefile

    with olefile.OleFileIO(io.BytesIO(raw)) as file:
        name = next(each for each in ("Workbook", "Book") if file.exists(each))
        data = file.openstream(name).read()
    rows = columns = position = 0
    while position + 4 <= len(data):
        kind, size = unpack_from("<HH", data, position)
        position += 4
        if kind in _XLS_SHEET:
            yield rows * columns
            rows = columns = 0
        elif kind in _XLS_CELLS and size >= 4:
            row, column = unpack_from("<HH", data, position)
            if kind == 0xBD and size >= 6:  # several numbers in a row; the last column stands at the end
                (column,) = unpack_from("<H", data, position + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        position += size
    yield rows * columns
