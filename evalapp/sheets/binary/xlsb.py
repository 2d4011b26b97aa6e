"""How much is in an .xlsb, told from its records before its reader makes tables of all its sheets at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from struct import unpack_from
from xml.etree import ElementTree

from evalapp.domain.incoming.bounds import BINARY_PART_BYTES, OTHER_RECORDS, SHARED_TEXTS
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.sheets.binary.shared_texts import Asked

# Records (MS-XLSB, section 2.3.1): a row, and its cells with a value, those of formulas included.
_ROW, _CELLS = 0, range(2, 12)
# A cell that names a text of the table that all sheets share, and such a text.
_SHARED, _TEXT = 7, 19
_SHEETS, _TEXTS, _RELATIONS, _BOOK = "xl/worksheets/", "xl/sharedstrings.bin", "_rels", "workbook.bin.rels"


def cells_of_xlsb(raw: bytes) -> Iterator[int]:
    """Of each sheet, how many cells lie between its first and its last one with a value.

    Raises TooManyCells, also for more text than is read.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        # Its reader finds them whatever their letters and slashes are, and goes by no suffix.
        parts = [(each, each.filename.lower().replace("\\", "/")) for each in archive.infolist()]
        for member, name in parts:
            if name.endswith(_BOOK):
                _refuse_hidden_sheets(archive.read(member))
        asked, texts = Asked(), []
        for member, name in parts:
            if name.startswith(_SHEETS) and _RELATIONS not in name:
                yield _cells_of(_read(archive, member), asked)
            elif name == _TEXTS:
                texts.append(member)
        longest = sum(each.file_size for each in texts)
        asked.require_few_letters(longest, lambda: _lengths(_read(archive, texts[-1])))


def _refuse_hidden_sheets(relations: bytes) -> None:
    """No sheet lies among what tells of other parts, where it would not be looked at. Raises TooManyCells."""
    for each in ElementTree.fromstring(relations).iter():
        if any(_RELATIONS in text.lower() for text in each.attrib.values()):
            raise TooManyCells


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.file_size > BINARY_PART_BYTES:
        raise TooManyCells
    return archive.read(member)


def _cells_of(data: bytes, asked: Asked) -> int:
    row = rows = columns = position = others = 0
    while position < len(data):
        kind, position = _packed(data, position, 2)
        size, position = _packed(data, position, 4)
        others += kind > _CELLS.stop or size < 4
        if others > OTHER_RECORDS:
            raise TooManyCells
        if size >= 4:
            if kind == _ROW:
                (row,) = unpack_from("<I", data, position)
            elif kind in _CELLS:
                (column,) = unpack_from("<I", data, position)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
                if kind == _SHARED and size >= 12:
                    asked.add(unpack_from("<I", data, position + 8)[0])
        position += size
    return rows * columns


def _lengths(data: bytes) -> list[int]:
    """Of each text that cells share. Raises TooManyCells for more than are read."""
    lengths: list[int] = []
    position = 0
    while position < len(data):
        kind, position = _packed(data, position, 2)
        size, position = _packed(data, position, 4)
        if kind == _TEXT and size >= 5:
            lengths.append(unpack_from("<I", data, position + 1)[0])
            if len(lengths) > SHARED_TEXTS:
                raise TooManyCells
        position += size
    return lengths


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
