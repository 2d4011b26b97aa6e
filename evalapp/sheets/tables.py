"""Tables in files that people and other programs make: .csv, .xlsx and .json, each read by its own reader."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.file_kinds import JSON, TEXT_TABLE, WORKBOOK
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.sheet import MOST_BYTES, Book

KINDS = (TEXT_TABLE, WORKBOOK, JSON)
# Other names under which the same two kinds go round.
_TEXTS, _WORKBOOKS = (TEXT_TABLE.suffix, ".tsv", ".txt"), (WORKBOOK.suffix, ".xlsm")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_tables(path: Path, password: str | None = None) -> Book:
    """Every visible sheet with a heading row, in the order of the file.

    The heading row is the first that is not blank, or the first with two cells where a lone title stands above
    it. Blank rows are left out; row numbers count them. Raises UnreadableFile, of which PasswordNeeded where the file
    is protected and `password` does not open it.
    """
    return tables_in(content_of(path), path, password)


def tables_in(raw: bytes, path: Path, password: str | None = None) -> Book:
    """The same of bytes that were read already, from the file at `path`."""
    kind = path.suffix.lower()
    if kind in _TEXTS:
        _refuse_disguised(path, raw)
        from evalapp.sheets.csv_files import read_csv

        return Book(sheets=(read_csv(raw, path),))
    if kind in _WORKBOOKS:
        if not raw.startswith(_ZIP):
            _refuse_disguised(path, raw)
            raise UnreadableFile(
                _("“{file}” is not an Excel workbook, or it is damaged; save it again as .xlsx.").format(
                    file=shorten(path.name)
                )
            )
        from evalapp.sheets.xlsx_files import read_xlsx

        return read_xlsx(raw, path)
    if kind == JSON.suffix:
        from evalapp.sheets.json_files import read_json

        return Book(sheets=read_json(raw, path))
    raise UnreadableFile(
        _("“{file}” is not a table that can be read; use a file of one of these kinds: {kinds}.").format(
            file=shorten(path.name), kinds=", ".join(each.suffix for each in KINDS)
        )
    )


def content_of(path: Path) -> bytes:
    """The bytes of a table's file. Raises UnreadableFile where it cannot be read, is empty or too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                _("“{file}” is larger than {most} MB; split it into smaller files.").format(
                    file=shorten(path.name), most=MOST_BYTES // 1024**2
                )
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            _("“{file}” cannot be read: {why}.").format(
                file=shorten(path.name), why=error.strerror or str(error)
            )
        ) from error
    if not raw.strip():
        raise UnreadableFile(_("“{file}” is empty.").format(file=shorten(path.name)))
    return raw


def _refuse_disguised(path: Path, raw: bytes) -> None:
    """A workbook renamed to .csv would read as rubbish; an old or protected one as damaged."""
    if raw.startswith(_OLE):
        raise UnreadableFile(
            _("“{file}” is an old .xls or is protected with a password; save it as an open .xlsx.").format(
                file=shorten(path.name)
            )
        )
    if raw.startswith(_ZIP) and not WORKBOOK.is_kind_of(path):
        raise UnreadableFile(
            _("“{file}” holds a workbook, not text; rename it to .xlsx.").format(file=shorten(path.name))
        )
