"""The file as it was after an earlier change: a copy in memory, wound back by the journal's own images."""

from __future__ import annotations

import sqlite3

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
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
    conn = sqlite3.connect(":memory:", isolation_level=None)
    file.conn.backup(conn)
    remove_guards(conn)
    past = PanelFile(file.path, conn, is_read_only=True)
    past.tables = data_tables(past.db)
    # A row may for a moment name one that is put back only later.
    conn.execute("PRAGMA foreign_keys = OFF")
    wind_back(past, change_id + 1, last)
    later = {"first": change_id + 1, "last": last}
    conn.execute(f"DELETE FROM change_row WHERE {ROWS_OF_CHANGES}", later)
    conn.execute("DELETE FROM change WHERE id > ?", (change_id,))
    return past
