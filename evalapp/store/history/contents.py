"""The contents of a file: each as its name says, and each that the journal names or ever named still there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from evalapp.domain.journal import Finding, Where
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.store.faults import why
from evalapp.store.file import PanelFile
from evalapp.store.tables.declared import TABLES
from evalapp.store.tables.table import Content, Table

NAMING = frozenset(table.name for table in TABLES if table.contents)
"""The tables of which a row may name content."""
_PIECE = 1 << 20  # bytes


def wrong_content(file: PanelFile) -> Iterator[Finding]:
    try:
        rows = file.conn.execute("SELECT rowid, substr(sha256, 1, 65), typeof(content) = 'blob' FROM blob")
        for row, sha256, is_bytes in rows:
            if not is_bytes or _hash_of(file, row) != sha256:
                text = _("content {sha256}… was altered").format(sha256=shorten(str(sha256)[:12]))
                yield Finding(where=Where.CONTENT, text=text)
    except Exception as error:
        yield _unread_content(error)


def _hash_of(file: PanelFile, row: int) -> str:
    """Piece by piece: who altered the file may have put there more than the memory holds."""
    digest = hashlib.sha256()
    with file.conn.blobopen("blob", "content", row, readonly=True) as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _unread_content(error: Exception) -> Finding:
    text = _("the contents cannot be read: {why}").format(why=why(error))
    return Finding(where=Where.CONTENT, text=text)


def named_content(file: PanelFile, ever: Sequence[tuple[str, str]]) -> tuple[list[Finding], list[str]]:
    """What the journal names or ever named and the file no longer has; and a note on what it has and nobody names.

    `ever` are table and image of each state that a row of a table in `NAMING` was in after a change. Where content may
    go for good, with a conflict of interest, the journal no longer names it either.
    """
    columns = {table.name: table.columns for table in file.tables}
    naming = [table for table in TABLES if table.name in columns and table.contents]
    if not naming:
        return [], []
    asked = " UNION ALL ".join(
        f'SELECT "{content.column}" AS sha256, {place} AS what, {content.only or "TRUE"} AS must '
        f"FROM ({_rows_ever(table.name, columns[table.name])})"
        for place, (table, content) in enumerate(_contents(naming))
    )
    sql = (
        'WITH ever("table", after) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(?)), '
        f"named AS MATERIALIZED ({asked}) "
        "SELECT sha256, min(what) FROM named WHERE must AND sha256 NOT IN (SELECT sha256 FROM blob) GROUP BY sha256 "
        "UNION ALL SELECT count(*), -1 FROM blob "
        "WHERE sha256 NOT IN (SELECT sha256 FROM named WHERE sha256 IS NOT NULL)"
    )
    try:
        found = file.conn.execute(sql, (json.dumps(ever),)).fetchall()
    except Exception as error:
        return [_unread_content(error)], []
    contents = [content for _table, content in _contents(naming)]
    text = _("content {sha256}… ({what}) is missing")
    findings = [
        Finding(
            where=Where.CONTENT,
            text=text.format(sha256=shorten(str(sha256)[:12]), what=_(contents[place].what)),
        )
        for sha256, place in found
        if place >= 0
    ]
    n = next(number for number, place in found if place < 0)
    note = ngettext(
        "{n} content stands in the file that no change ever named: another program put it there.",
        "{n} contents stand in the file that no change ever named: another program put them there.",
        n,
    ).format(n=n)
    return findings, [note] if n else []


def _contents(tables: Sequence[Table]) -> Iterator[tuple[Table, Content]]:
    return ((table, content) for table in tables for content in table.contents)


def _rows_ever(table: str, columns: tuple[str, ...]) -> str:
    """SQL for every state that any row of a table was in after a change; `ever` are those of several tables."""
    values = ", ".join(f"after ->> '$.{column}' AS \"{column}\"" for column in columns)
    return f"SELECT {values} FROM ever WHERE \"table\" = '{table}'"
