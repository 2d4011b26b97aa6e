"""Texts of a file that are none: bytes that are not UTF-8. Looked for only where something could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.journal import Finding, Where
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import visible
from evalapp.store.file import PanelFile

_MOST = 20
_JOURNAL = {"change": ("id",), "change_row": ("seq",), "blob": ("sha256",), "unplaced": ("part",)}


def no_texts(file: PanelFile) -> list[Finding]:
    """Table, row and column of each, at most 20; of a table that cannot be read, none."""
    usual = file.conn.text_factory
    file.conn.text_factory = bytes
    try:
        keys = _JOURNAL | {table.name: table.key for table in file.tables}
        found: list[Finding] = []
        for table, key in keys.items():
            try:
                found += _of_table(file, table, key)
            except Exception:
                continue
        return found[:_MOST]
    finally:
        file.conn.text_factory = usual


def _of_table(file: PanelFile, table: str, key: tuple[str, ...]) -> Iterator[Finding]:
    # A content may be anything, and larger than the memory.
    what = "sha256" if table == "blob" else "*"
    rows = file.conn.execute(f'SELECT {what} FROM "{table}"')
    columns = [each[0] for each in rows.description]
    places = [columns.index(each) for each in key]
    for row in rows:
        for column, value in zip(columns, row):
            if isinstance(value, bytes) and _is_none(value):
                named = ", ".join(_said(row[place]) for place in places)
                text = _("{table} {key}: what stands in “{column}” is no text (UTF-8)").format(
                    table=table, key=shorten(named), column=column
                )
                where = Where.JOURNAL if table in _JOURNAL else Where.TABLES
                yield Finding(where=where, text=text)


def _is_none(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return True
    return False


def _said(value: object) -> str:
    return visible(value.decode(errors="replace")) if isinstance(value, bytes) else str(value)
