"""Is the schema of a file exactly ours? Only then may its triggers and checks run.

SQLite before 3.41 refuses JSON functions in triggers under `trusted_schema = OFF`, and the journal needs them.
So a file is opened untrusted, its schema is compared with one made afresh, and only then is it trusted
(docs/decisions/0001).
"""

from __future__ import annotations

import sqlite3
from functools import cache

from evalapp.store.guards import place_guards
from evalapp.store.schema import data_tables, migrations
from evalapp.store.sqlite import Database

_CODE = ("trigger", "view")


def _schema(conn: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = conn.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name): sql for kind, name, sql in rows}


@cache
def _ours() -> dict[tuple[str, str], str]:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    db = Database(conn, execute_plugins=False)
    migrations.apply(db)
    place_guards(db, data_tables(db))
    ours = _schema(conn)
    conn.close()
    return ours


def has_our_tables(conn: sqlite3.Connection) -> bool:
    """Whether tables and indexes are to the letter what this version makes."""
    tables = {key: sql for key, sql in _schema(conn).items() if key[0] not in _CODE}
    return tables == {key: sql for key, sql in _ours().items() if key[0] not in _CODE}


def restore_guards(conn: sqlite3.Connection) -> None:
    """Make triggers and views exactly ours again: foreign ones go, missing ones come back."""
    found = {key: sql for key, sql in _schema(conn).items() if key[0] in _CODE}
    wanted = {key: sql for key, sql in _ours().items() if key[0] in _CODE}
    if found == wanted:
        return
    conn.execute("BEGIN IMMEDIATE")
    remove_guards(conn)
    for sql in wanted.values():
        conn.execute(sql)
    conn.execute("COMMIT")


def remove_guards(conn: sqlite3.Connection) -> None:
    for kind, name in _schema(conn):
        if kind in _CODE:
            quoted = name.replace('"', '""')
            conn.execute(f'DROP {kind} "{quoted}"')
