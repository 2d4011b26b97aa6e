"""A workbook held against the same one written again: all of its bytes, or its cells where another program saved it."""

from __future__ import annotations

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.workbook_parts import refuse_bomb
from evalapp.domain.texts import _
from evalapp.reports.comparing.likeness import Comparison, Likeness, Room
from evalapp.reports.comparing.skeleton import NotOurs
from evalapp.reports.drawing.fingerprint import Printed, as_information, read_fingerprint, read_printed
from evalapp.reports.drawing.progress import Tell, untold

_PROPERTIES = (
    (
        "docProps/core.xml",
        "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords",
    ),
    ("docProps/custom.xml", "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"),
)
_MOST_SAID, _MOST_PROPERTIES = 200_000, 100  # bytes; of its own
_MOST_TIMES, _MORE_BYTES = 2, 2_000_000  # of what ours unpacks to
_MOST_CELLS = 50  # named of those that differ
_NEAR = 1e-9  # another program writes the last digits of a number otherwise
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEAD, _CENTRAL_HEAD = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_END_HEAD = struct.Struct("<4s4H2LH")
# What a spreadsheet makes of a workbook without pictures, macros, links or notes.
_PLAIN_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app|custom)\.xml|xl/(workbook|styles|sharedStrings|calcChain|"
    r"metadata)\.xml|xl/(_rels/workbook\.xml\.rels|theme/theme\d+\.xml|worksheets/sheet\d+\.xml|"
    r"worksheets/_rels/sheet\d+\.xml\.rels|printerSettings/\w+\.bin)"
)
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")

Cells = Mapping[str, Sequence[Sequence[Any]]]


def read_book_fingerprint(raw: bytes) -> tuple[str, int] | None:
    """As `read_fingerprint` of a PDF. Raises UnreadableFile for what is no workbook."""
    said = _said(raw)
    return None if said is None else read_fingerprint(said)


def read_book_printed(raw: bytes) -> Printed | None:
    """As `read_printed` of a PDF."""
    said = _said(raw)
    return None if said is None else read_printed(said)


def _said(raw: bytes) -> bytes | None:
    """What its properties say, as a PDF of ours would have it; None where they say nothing, or two things."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found = [as_information(each) for part, tag in _PROPERTIES for each in _texts(archive, part, tag)]
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            _(
                "This file is not an Excel workbook, so it carries no fingerprint; choose a workbook that Evalapp "
                "wrote."
            )
        ) from error
    except (OSError, EOFError, RuntimeError, struct.error):
        return None
    marks = {each for each in found if read_fingerprint(each) is not None}
    return marks.pop() if len(marks) == 1 else None


def _texts(archive: zipfile.ZipFile, part: str, tag: str) -> Sequence[str]:
    if archive.namelist().count(part) != 1 or archive.getinfo(part).file_size > _MOST_SAID:
        return ()
    with archive.open(part) as stream:
        xml = stream.read(_MOST_SAID)
    if b"<!" in xml:
        return ()
    return [each.text or "" for each in islice(ElementTree.fromstring(xml).iter(tag), _MOST_PROPERTIES)]


def compare_books(paper: bytes, drawn: bytes, *, is_of_this_program: bool, tell: Tell = untold) -> Likeness:
    """`drawn` is what this program makes of the workbook that `paper` says it is. Never raises for what it holds.

    How its parts are packed says nothing: another zlib packs otherwise. All else must be as we write it; where it is
    not, the cells tell whether somebody altered one, or a program only saved it again.
    """
    if is_of_this_program and (paper == drawn or _is_same_unpacked(paper, drawn)):
        return Likeness(comparison=Comparison.BYTES, is_alike=True, is_of_cells=True)
    tell(0.5)
    comparison = Comparison.BYTES if is_of_this_program else Comparison.WORDS
    try:
        refuse_bomb(paper, Path("book.xlsx"))
        with zipfile.ZipFile(io.BytesIO(paper)) as archive:
            is_plain = all(_is_plain(archive, name) for name in archive.namelist())
        cells = tuple(islice(_differing(cells_of(paper), cells_of(drawn)), _MOST_CELLS))
        if not cells and is_plain:
            cells = tuple(islice(_differing_formulas(paper, drawn), _MOST_CELLS))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of calamine is no Exception
        return Likeness(comparison=comparison, is_alike=False, is_of_cells=True)
    if cells or not is_plain:
        return Likeness(comparison=comparison, is_alike=False, is_of_cells=True, cells=cells)
    return Likeness(
        comparison=Comparison.WORDS,
        is_alike=not is_of_this_program,
        is_of_cells=True,
        is_written_again=is_of_this_program,
    )


def _is_plain(archive: zipfile.ZipFile, name: str) -> bool:
    """Nothing that would lie over the cells. LibreOffice writes a drawing for each sheet, with nothing drawn in it."""
    if _DRAWING.fullmatch(name):
        return b"Anchor" not in archive.read(name)
    return _PLAIN_PARTS.fullmatch(name) is not None


def _is_same_unpacked(paper: bytes, drawn: bytes) -> bool:
    own = Room()
    try:
        wanted = list(unpacked(drawn, own))
        return list(unpacked(paper, Room(_MOST_TIMES * own.taken + _MORE_BYTES))) == wanted
    except Exception:  # whatever somebody made of it
        return False


def unpacked(archive: bytes, room: Room) -> Iterator[bytes]:
    """All that an archive says, in turn, its parts unpacked, and nothing of how long they are while packed.

    One part follows on the other, the directory on the last, and nothing on its end: so every reader sees the same.
    Raises NotOurs for any other, and what `room` raises.
    """
    at, starts = 0, list[int]()
    sizes = list[int]()
    while archive.startswith(_LOCAL, at):
        head = _LOCAL_HEAD.unpack_from(archive, at)
        flags, method, size, names, extra = head[2], head[3], head[7], head[9], head[10]
        if flags & ~0x800 or method != zipfile.ZIP_DEFLATED or extra:
            raise NotOurs
        start = at + _LOCAL_HEAD.size + names
        yield _without(_LOCAL_HEAD, head, (7,)) + archive[at + _LOCAL_HEAD.size : start]
        yield _inflated(archive[start : start + size], head[8], room)
        starts.append(at)
        sizes.append(size)
        at = start + size
    directory = at
    for start, size in zip(starts, sizes):
        head = _CENTRAL_HEAD.unpack_from(archive, at)
        if head[0] != _CENTRAL or head[16] != start or head[8] != size or head[11] or head[12]:
            raise NotOurs
        end = at + _CENTRAL_HEAD.size + head[10]
        yield _without(_CENTRAL_HEAD, head, (8, 16)) + archive[at + _CENTRAL_HEAD.size : end]
        at = end
    head = _END_HEAD.unpack_from(archive, at)
    if head[0] != _END or head[5:7] != (at - directory, directory) or at + _END_HEAD.size != len(archive):
        raise NotOurs
    yield _without(_END_HEAD, head, (6,))


def _without(layout: struct.Struct, head: Sequence[Any], places: Sequence[int]) -> bytes:
    return layout.pack(*(0 if n in places else each for n, each in enumerate(head)))


def _inflated(packed: bytes, length: int, room: Room) -> bytes:
    room.take(length)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    plain = unpacker.decompress(packed, length + 1)
    if len(plain) != length or not unpacker.eof or unpacker.unused_data:
        raise NotOurs
    return plain


def cells_of(raw: bytes) -> Cells:
    """By the name of each sheet, hidden ones too, its rows. `raw` must be safe to unpack."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def _differing(given: Cells, wanted: Cells) -> Iterator[str]:
    """`Scores!F12` of each cell that is another; the name alone of a sheet that one of both has not."""
    from openpyxl.utils import get_column_letter

    for name in dict.fromkeys((*wanted, *given)):
        if name not in given or name not in wanted:
            yield name
            continue
        for row, (own, other) in enumerate(zip_longest(given[name], wanted[name], fillvalue=()), 1):
            for column, (one, two) in enumerate(zip_longest(own, other, fillvalue=""), 1):
                if not _is_same(one, two):
                    yield f"{name}!{get_column_letter(column)}{row}"


def _differing_formulas(paper: bytes, drawn: bytes) -> Iterator[str]:
    """Also of a cell that holds one where the other has its result alone."""
    given, wanted = _formulas_of(paper), _formulas_of(drawn)
    yield from (each for each in dict.fromkeys((*wanted, *given)) if given.get(each) != wanted.get(each))


def _formulas_of(raw: bytes) -> Mapping[str, str]:
    """By cell, `Scores!F12`; without what each program writes as it likes, quotes around names and spaces."""
    from openpyxl import load_workbook

    found = {}
    book = load_workbook(io.BytesIO(raw), read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    text = str(getattr(cell.value, "text", cell.value))
                    found[f"{sheet.title}!{cell.coordinate}"] = re.sub(r"['\s]|_xlfn\.", "", text).lstrip("=")
    book.close()
    return found


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=_NEAR, abs_tol=_NEAR)
    if isinstance(one, date | time | timedelta) and isinstance(other, date | time | timedelta):
        return _moment(one) == _moment(other)
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return one == other


def _moment(value: date | time | timedelta) -> object:
    """To the second: a spreadsheet counts in parts of a day."""
    if isinstance(value, datetime):
        return (value + timedelta(milliseconds=500)).replace(microsecond=0)
    return datetime.combine(value, time()) if isinstance(value, date) else value
