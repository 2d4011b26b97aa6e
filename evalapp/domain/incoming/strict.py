"""Workbooks saved as “Strict Open XML”: the same as any other, said in other namespaces."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO

_STRICT = b"http://purl.oclc.org/ooxml/"
# A workbook saved as “Strict Open XML” says the same in other namespaces (ISO/IEC 29500 part 1, annex A, and part 4).
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/customProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_HEAD = 4_096
_CHUNK = 1024**2


def in_known_namespaces(raw: bytes) -> bytes:
    """In those of the other kind, which is read, where the workbook was saved as strict."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if not any(_is_strict(archive, name) for name in archive.namelist()):
            return raw
        translated = io.BytesIO()
        with zipfile.ZipFile(translated, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
            for member in archive.infolist():
                with archive.open(member) as source, target.open(member.filename, "w") as copy:
                    for piece in _pieces(source):
                        copy.write(_translated(piece))
    return translated.getvalue()


def _is_strict(archive: zipfile.ZipFile, name: str) -> bool:
    if not name.endswith("workbook.xml"):
        return False
    with archive.open(name) as source:
        return _STRICT in source.read(_HEAD)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """The content in pieces that end where an element's tag does, so that none cuts a namespace in two."""
    rest = b""
    while chunk := source.read(_CHUNK):
        whole, end, rest = (rest + chunk).rpartition(b">")
        yield whole + end
    yield rest


def _translated(piece: bytes) -> bytes:
    if _STRICT in piece:
        for strict, known in _TRANSITIONAL:
            piece = piece.replace(strict, known)
    return piece
