"""What stands in the first rows of a workbook: a table of ours is known by its headings, whatever follows them.

No more of it is unpacked than that, however much there is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import IO, Any
from xml.etree.ElementTree import ParseError, XMLPullParser

from evalapp.sheets.sheet import Sheet, one_line

_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml", re.IGNORECASE)
_TEXTS = "xl/sharedstrings.xml"
_TABLE, _ROW, _CELL = ("sheetData", "table"), ("row", "table-row"), ("c", "table-cell")
_MOST_SHEETS, _ROWS, _CELLS = 50, 12, 200
_CHUNK, _OF_SHEET, _OF_TEXTS = 65_536, 262_144, 4_000_000  # bytes
_SHARED = "s"

_Cells = Sequence[tuple[str, str]]  # of each its type and what it holds


def beginnings(raw: bytes, file: str, rows_of_each: int = _ROWS) -> tuple[Sheet, ...]:
    """A table without rows for each row that may hold headings; none of what is no workbook, or of a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = {name.casefold(): name for name in archive.namelist()}
            rows: list[_Cells] = []
            for name in islice((each for each in names.values() if _SHEETS.fullmatch(each)), _MOST_SHEETS):
                with archive.open(name) as stream:
                    rows += _first_rows(stream, rows_of_each)
            wanted = {int(text) for row in rows for kind, text in row if kind == _SHARED and text.isdecimal()}
            texts: Mapping[str, str] = {}
            if wanted and _TEXTS in names:
                with archive.open(names[_TEXTS]) as stream:
                    texts = _texts(stream, wanted)
    except Exception:  # whatever a damaged archive leads to
        return ()
    found = []
    for row in rows:
        header = tuple(one_line(texts.get(text, "") if kind == _SHARED else text) for kind, text in row)
        if sum(map(bool, header)) > 1:
            found.append(Sheet(file=file, name=file, header=header, rows=()))
    return tuple(found)


def _first_rows(stream: IO[bytes], most: int) -> list[_Cells]:
    rows: list[_Cells] = []
    left = 0
    for event, name, found in _elements(stream, _OF_SHEET):
        if event == "start":
            left = most if name in _TABLE else left
        elif name in _ROW:
            if left > 0:
                rows.append([_cell(each) for each in islice(found, _CELLS) if _local(each) in _CELL])
            left -= 1
            found.clear()
    return rows


def _cell(found: Any) -> tuple[str, str]:
    return found.get("t", ""), "".join(found.itertext())


def _texts(stream: IO[bytes], wanted: Collection[int]) -> Mapping[str, str]:
    """By its number as a cell has it."""
    texts: dict[str, str] = {}
    number, last = 0, max(wanted)
    for event, name, found in _elements(stream, _OF_TEXTS):
        if event == "end" and name == "si":
            if number in wanted:
                texts[str(number)] = "".join(found.itertext())
            if number == last:
                break
            number += 1
            found.clear()
    return texts


def _elements(stream: IO[bytes], most: int) -> Iterator[tuple[str, str, Any]]:
    """Of the first `most` bytes: it ends where they do, and at a document type, which can swell without end."""
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    before = b""
    with suppress(ParseError):
        for _n in range(most // _CHUNK + 1):
            chunk = stream.read(_CHUNK)
            if not chunk or b"<!DOCTYPE" in before + chunk or b"\0" in chunk:
                return
            parser.feed(chunk)
            before = chunk[-16:]
            events: Any = parser.read_events()
            for event, found in events:
                yield event, _local(found), found


def _local(found: Any) -> str:
    return str(found.tag).rpartition("}")[2]
