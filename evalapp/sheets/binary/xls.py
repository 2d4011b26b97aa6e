"""How much is in an .xls, told from its records before its reader makes tables of all its sheets at once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from struct import unpack_from

from evalapp.domain.incoming.bounds import OTHER_RECORDS
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.sheets.binary.shared_texts import Asked, lengths_in_xls

# Records that hold values (MS-XLS, section 2.3): NUMBER, LABELSST, RK, MULRK, LABEL, FORMULA, BOOLERR, RSTRING.
_CELLS = frozenset((0x203, 0xFD, 0x27E, 0xBD, 0x204, 0x06, 0x205, 0xD6, 0x02, 0x03, 0x04, 0x05, 0x206, 0x406))
# Rows, and cells that have only a format: ROW, BLANK, MULBLANK, and DBCELL at the end of some rows.
_EMPTY = frozenset((0x208, 0x201, 0xBE, 0xD7))
_SHEET = (0x809, 0x409, 0x209, 0x09)
_SEVERAL = 0xBD  # numbers in a row; the last column stands at the end
# A cell that names a text of the table that all sheets share, that table, and what goes on of it.
_SHARED, _TEXTS, _CONTINUE = 0xFD, 0xFC, 0x3C


def cells_of_xls(raw: bytes) -> Iterator[int]:
    """Of each sheet, how many cells lie between its first and its last one with a value.

    Raises TooManyCells, also for more text than is read.
    """
    import olefile

    with olefile.OleFileIO(io.BytesIO(raw)) as file:
        name = next(each for each in ("Workbook", "Book") if file.exists(each))
        data = file.openstream(name).read()
    rows = columns = position = others = last = 0
    asked = Asked()
    texts: list[bytes] = []
    while position + 4 <= len(data):
        kind, size = unpack_from("<HH", data, position)
        position += 4
        others += kind not in _CELLS and kind not in _EMPTY
        if others > OTHER_RECORDS:
            raise TooManyCells
        if kind in _SHEET:
            yield rows * columns
            rows = columns = 0
        elif kind in _CELLS and size >= 4:
            row, column = unpack_from("<HH", data, position)
            if kind == _SEVERAL and size >= 6:
                (column,) = unpack_from("<H", data, position + size - 2)
            elif kind == _SHARED and size >= 10:
                asked.add(unpack_from("<I", data, position + 6)[0])
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _TEXTS or (kind == _CONTINUE and last == _TEXTS):
            texts.append(data[position : position + size])
            kind = _TEXTS
        last = kind
        position += size
    yield rows * columns
    asked.require_few_letters(sum(map(len, texts)), lambda: lengths_in_xls(texts))
