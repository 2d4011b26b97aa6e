"""The file as it was after an earlier change: a copy in memory, by the journal's own images."""

from __future__ import annotations

import sqlite3

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history.images import whole
from evalapp.store.history.journal import ROWS_OF_CHANGES
from evalapp.store.history.winding import wind_back
from evalapp.store.own_schema import remove_guards
from evalapp.store.schema import data_tables


def as_of(file: PanelFile, change_id: int) -> PanelFile:
    """Raises KnownError for a change that the file does not have."""
    last = file.value("SELECT max(id) FROM change") or 0
    if change_id > last:
        raise KnownError(
            _("There is no change {number} in this file; the last is {last}.").format(
                number=change_id, last=last
            )
        )
    past = _copied(file)
    wind_back(past, change_id + 1, last)
    _forget_after(past, change_id, last)
    return past


def told_by_journal(file: PanelFile, change_id: int) -> PanelFile:
    """The same by the journal alone, whatever the tables hold by now: it must have been followed up to that change."""
    told = _copied(file)
    last = told.value("SELECT max(id) FROM change") or 0
    _forget_after(told, change_id, last)
    rows: dict[tuple[str, str], str | None] = {}
    hashed = "SELECT min(first_seq) FROM change"  # a row before it belongs to no change
    for table, row_key, after in told.conn.execute(
        f'SELECT "table", key, after FROM change_row WHERE seq >= ({hashed}) ORDER BY seq'
    ):
        rows[table, row_key] = after
    for table in told.tables:
        images = [
            whole(table.name, after) for (name, _key), after in rows.items() if name == table.name and after
        ]
        columns = ", ".join(f'"{column}"' for column in table.columns)
        values = ", ".join(f"? ->> '$.{column}'" for column in table.columns)
        told.conn.execute(f'DELETE FROM "{table.name}"')
        told.conn.executemany(
            f'INSERT INTO "{table.name}" ({columns}) VALUES ({values})',
            [(image,) * len(table.columns) for image in images],
        )
    return told


def _copied(file: PanelFile) -> PanelFile:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    file.conn.backup(conn)
    remove_guards(conn)
    copy = PanelFile(file.path, conn, is_read_only=True)
    copy.tables = data_tables(copy.conn)
    copy.head = file.head  # what is wrong with it is of the file, whatever moment is looked at
    # A row may for a moment name one that is put back only later.
    conn.execute("PRAGMA foreign_keys = OFF")
    return copy


def _forget_after(copy: PanelFile, change_id: int, last: int) -> None:
    later = {"first": change_id + 1, "last": last}
    copy.conn.execute(f"DELETE FROM change_row WHERE {ROWS_OF_CHANGES}", later)
    copy.conn.execute("DELETE FROM change WHERE id > ?", (change_id,))
