"""The parts of a workbook before any is read: how much they unpack to, whether their XML is that of a spreadsheet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.archives import entries_in
from evalapp.domain.incoming.bounds import (
    MEGABYTE,
    WORKBOOK_BYTES,
    WORKBOOK_PARTS,
    WORKBOOK_RATIO,
    XML_PART_TAGS,
    XML_ROWS,
    XML_TAGS,
    XML_TEXT_BYTES,
)
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

_LARGE = 10 * MEGABYTE
# Of the parts of a workbook only these may hold as much as a table does.
_TABLE_PARTS, _ROWS = "tables", "rows"
_TABLES = re.compile(r"worksheets/|sharedStrings|content\.xml$")
_CHUNK = MEGABYTE


def is_xml(name: str) -> bool:
    """Whether a part is looked through before it is read."""
    return name.lower().endswith((".xml", ".rels"))


def refuse_bomb(raw: bytes, path: Path) -> None:
    """Raises UnreadableFile for what would swell when unpacked, zipfile.BadZipFile for what is no archive."""
    holds(raw, path, ())


def holds(raw: bytes, path: Path, marks: Sequence[bytes]) -> bool:
    """Whether one of `marks` (16 bytes at most) occurs in the XML of a workbook, which is then safe to unpack.

    Raises UnreadableFile for what would swell when unpacked, zipfile.BadZipFile for what is no archive.
    """
    if entries_in(raw) > WORKBOOK_PARTS:
        raise _unreasonable(path)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        _refuse_bomb(archive, path)
        return _scan(archive, path, marks)


def _refuse_bomb(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    dense = any(
        member.file_size > _LARGE and member.file_size > WORKBOOK_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > WORKBOOK_PARTS or total > WORKBOOK_BYTES or dense:
        raise _unreasonable(path)


def _unreasonable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” unpacks to an unreasonable size and is not opened; save only the table in a new file."
        ).format(file=shorten(path.name))
    )


def _scan(archive: zipfile.ZipFile, path: Path, marks: Sequence[bytes]) -> bool:
    """Whether a mark is found. A document type, which no workbook has, is refused: it can swell without end."""
    is_found = False
    left = {_TABLE_PARTS: XML_TAGS, _ROWS: XML_ROWS}
    for member in archive.infolist():
        if not is_xml(member.filename):
            continue
        tail = b""
        text = 0
        part = _TABLE_PARTS if _TABLES.search(member.filename) else member.filename
        left.setdefault(part, XML_PART_TAGS)
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                window = tail + chunk
                if _is_strange(window, is_large=member.file_size > _LARGE):
                    raise UnreadableFile(
                        _("“{file}” holds XML that no spreadsheet writes, and is not opened.").format(
                            file=shorten(path.name)
                        )
                    )
                left[part] -= chunk.count(b"<")
                left[_ROWS] -= chunk.count(b"<row") + chunk.count(b"<table:table-row")
                begins, ends = chunk.find(b"<"), chunk.rfind(b"<")
                text += begins if ends >= 0 else len(chunk)
                if min(left[part], left[_ROWS]) < 0 or text > XML_TEXT_BYTES:
                    raise too_many_cells(path)
                text = len(chunk) - ends if ends >= 0 else text
                is_found = is_found or any(mark in window for mark in marks)
                tail = window[-16:]
    return is_found


def _is_strange(xml: bytes, *, is_large: bool) -> bool:
    """Whether it swells when it is read, is in letters of two bytes that would hide it, or makes one text of many."""
    return (
        b"<!DOCTYPE" in xml
        or b"<!ENTITY" in xml
        or b"\0" in xml
        or (is_large and (b"<![CDATA[" in xml or b"<!--" in xml))
    )


def too_many_cells(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” has more cells, text or formats than can be read; save only the table in a new file."
        ).format(file=shorten(path.name))
    )
