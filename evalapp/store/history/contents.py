"""The contents of a file: each as its name says, and each that the journal names or ever named still there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from evalapp.domain.journal import Finding, Where
from evalapp.domain.texts import _
from evalapp.store.faults import why
from evalapp.store.file import PanelFile
from evalapp.store.tables.declared import TABLES


def wrong_content(file: PanelFile) -> Iterator[Finding]:
    try:
        for sha256, content in file.conn.execute("SELECT sha256, content FROM blob"):
            if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != sha256:
                text = _("content {sha256}… was altered").format(sha256=str(sha256)[:12])
                yield Finding(where=Where.CONTENT, text=text)
    except Exception as error:
        yield _unread_content(error)


def _unread_content(error: Exception) -> Finding:
    text = _("the contents cannot be read: {why}").format(why=why(error))
    return Finding(where=Where.CONTENT, text=text)


def missing_content(file: PanelFile) -> list[Finding]:
    """What the journal names or ever named and the file no longer has: attachments, signed returns.

    Where content may go for good, with a conflict of interest, the journal no longer names it either.
    """
    columns = {table.name: table.columns for table in file.tables}
    naming = [table for table in TABLES if table.name in columns and table.contents]
    if not naming:
        return []
    names = ", ".join(f"'{table.name}'" for table in naming)
    # Few rows of a journal are of these tables: they are sought in it once, for all.
    ever = f'SELECT "table", after FROM change_row WHERE "table" IN ({names}) AND after IS NOT NULL'
    asked = " UNION ".join(
        f'SELECT "{content.column}" FROM ({_rows_ever(table.name, columns[table.name])}) '
        f"WHERE {content.only or 'TRUE'}"
        for table in naming
        for content in table.contents
    )
    sql = f"WITH ever AS MATERIALIZED ({ever}) {asked} EXCEPT SELECT sha256 FROM blob"
    try:
        named = file.conn.execute(sql).fetchall()
    except Exception as error:
        return [_unread_content(error)]
    return [
        Finding(where=Where.CONTENT, text=_("content {sha256}… is missing").format(sha256=str(sha256)[:12]))
        for (sha256,) in named
    ]


def _rows_ever(table: str, columns: tuple[str, ...]) -> str:
    """SQL for every state that any row of a table was in after a change; `ever` are those of several tables."""
    values = ", ".join(f"after ->> '$.{column}' AS \"{column}\"" for column in columns)
    return f"SELECT {values} FROM ever WHERE \"table\" = '{table}'"
