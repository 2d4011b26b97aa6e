"""Tables and views that are not ours: whoever proves a file says what they are called, and never looks into them.

A view may go on without end under the name of a table, and a column that is computed may fill the memory.
"""

from __future__ import annotations

import sqlite3

from evalapp.store.own_schema import tables_of_ours

_OURS = "sqlite_master"


def leave_strange(conn: sqlite3.Connection, number: int) -> None:
    """From here on no statement may read what is not to the letter a table of format `number`, nor by way of a view.

    Where not even the schema can be read, nothing else is.
    """
    try:
        ours = {name.lower() for name in tables_of_ours(conn, number)}
        names = conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        strange = {str(name).lower() for (name,) in names} - ours
    except sqlite3.Error:
        conn.set_authorizer(_nothing_but_the_schema)
        return

    def allows(
        action: int, one: str | None, _other: str | None, _database: str | None, by: str | None
    ) -> int:
        read = one if action == sqlite3.SQLITE_READ else None
        is_strange = any(each is not None and each.lower() in strange for each in (read, by))
        return sqlite3.SQLITE_DENY if is_strange else sqlite3.SQLITE_OK

    if strange:
        conn.set_authorizer(allows)


def _nothing_but_the_schema(
    action: int, one: str | None, _other: str | None, _database: str | None, _by: str | None
) -> int:
    is_other = action == sqlite3.SQLITE_READ and one != _OURS
    return sqlite3.SQLITE_DENY if is_other else sqlite3.SQLITE_OK
