"""Tables in files that people and other programs make: .csv, .xlsx and .json, each read by its own reader."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.file_kinds import (
    BINARY_WORKBOOK,
    JSON,
    OLD_WORKBOOK,
    OPEN_DOCUMENT,
    OTHER_WORKBOOKS,
    TEXT_TABLE,
    WORKBOOK,
    FileKind,
)
from evalapp.domain.incoming.archives import entries_in
from evalapp.domain.incoming.bounds import WORKBOOK_PARTS
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.sheet import AS_FOUND, MOST_BYTES, Book, HeadingsAt

KINDS = (TEXT_TABLE, WORKBOOK, *OTHER_WORKBOOKS, JSON)
# Other names under which the same kinds go round; a workbook is read by what it is, whatever it is called.
_TEXTS = (TEXT_TABLE.suffix, ".tsv", ".txt")
_WORKBOOKS = (WORKBOOK.suffix, ".xlsm", *(kind.suffix for kind in OTHER_WORKBOOKS))
_PAGE = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe)?\s*<\0?[!?A-Za-z]")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_workbook(path: Path) -> bool:
    """By its name; it may hold a workbook of another kind."""
    return path.suffix.lower() in _WORKBOOKS


def read_tables(path: Path, password: str | None = None, headings_at: HeadingsAt = AS_FOUND) -> Book:
    """Every visible sheet with a heading row, in the order of the file.

    The heading row is the first that is not blank, or the first with two cells where a lone title stands above
    it, or the one that somebody chose. Blank rows are left out; row numbers count them. Raises UnreadableFile, of
    which PasswordNeeded where the file is protected and `password` does not open it.
    """
    raw = content_of(path)
    return replace(tables_in(raw, path, password, headings_at), sha256=hashlib.sha256(raw).hexdigest())


def tables_in(
    raw: bytes, path: Path, password: str | None = None, headings_at: HeadingsAt = AS_FOUND
) -> Book:
    """The same of bytes that were read already, from the file at `path`."""
    kind = path.suffix.lower()
    if kind in _TEXTS:
        _refuse_disguised(path, raw)
        from evalapp.sheets.csv_files import read_csv

        return Book(sheets=(read_csv(raw, path, headings_at),))
    if is_workbook(path):
        return _workbook(raw, path, password, headings_at)
    if kind == JSON.suffix:
        from evalapp.sheets.json_files import read_json

        return Book(sheets=read_json(raw, path))
    raise UnreadableFile(
        _("“{file}” is not a table that can be read; use a file of one of these kinds: {kinds}.").format(
            file=shorten(path.name), kinds=", ".join(each.suffix for each in KINDS)
        )
    )


def _workbook(raw: bytes, path: Path, password: str | None, headings_at: HeadingsAt) -> Book:
    raw = unlocked(raw, path, password)
    kind = kind_in(raw, path)
    if kind is WORKBOOK:
        from evalapp.sheets.xlsx_files import read_xlsx

        return read_xlsx(raw, path, headings_at)
    from evalapp.sheets.calamine_files import read_other

    return read_other(raw, path, kind, headings_at)


def unlocked(raw: bytes, path: Path, password: str | None = None) -> bytes:
    """The workbook without its password, where it has one. Raises PasswordNeeded where `password` does not open it."""
    if not raw.startswith(_OLE):
        return raw
    from evalapp.sheets.protection import unprotected

    return unprotected(raw, path, password)


def kind_in(raw: bytes, path: Path) -> FileKind:
    """Which kind of workbook it is, whatever its name says. Raises UnreadableFile for what is none."""
    if raw.startswith(_OLE):
        return OLD_WORKBOOK
    if raw.startswith(_ZIP):
        if entries_in(raw) > WORKBOOK_PARTS:
            return WORKBOOK  # whose reader says that it is too much
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                names = frozenset(archive.namelist())
        except zipfile.BadZipFile:
            return WORKBOOK  # whose reader says that it is damaged
        if "xl/workbook.bin" in names:
            return BINARY_WORKBOOK
        return OPEN_DOCUMENT if "content.xml" in names else WORKBOOK
    if _PAGE.match(raw):
        raise UnreadableFile(
            _(
                "“{file}” is a web page or another kind of XML that is called a workbook; open it in a spreadsheet and "
                "save it as .xlsx."
            ).format(file=shorten(path.name))
        )
    raise UnreadableFile(
        _("“{file}” is not an Excel workbook, or it is damaged; save it again as .xlsx.").format(
            file=shorten(path.name)
        )
    )


def names_apart(files: Sequence[Path]) -> list[str]:
    """Files of one name are called by their folder too: rows and objects are known by the name of their file."""
    names = Counter(path.name for path in files)
    told: list[str] = []
    for path in files:
        name = path.name if names[path.name] == 1 else f"{path.resolve().parent.name}/{path.name}"
        told.append(next(each for n in count(1) if (each := name if n == 1 else f"{name} ({n})") not in told))
    return told


def content_of(path: Path) -> bytes:
    """The bytes of a table's file. Raises UnreadableFile where it cannot be read, is empty or too large."""
    try:
        raw = read_plain(path, MOST_BYTES, may_be_link=True)
    except TooLarge as error:
        raise UnreadableFile(
            _("“{file}” is larger than {most} MB; split it into smaller files.").format(
                file=shorten(path.name), most=MOST_BYTES // 1024**2
            )
        ) from error
    except OSError as error:
        raise UnreadableFile(
            _("“{file}” cannot be read: {why}.").format(file=shorten(path.name), why=system_words(error))
        ) from error
    if not raw.strip():
        raise UnreadableFile(_("“{file}” is empty.").format(file=shorten(path.name)))
    return raw


def _refuse_disguised(path: Path, raw: bytes) -> None:
    """A workbook renamed to .csv would read as rubbish."""
    if raw.startswith((_OLE, _ZIP)):
        raise UnreadableFile(
            _("“{file}” holds a workbook, not text; rename it to .xlsx.").format(file=shorten(path.name))
        )
