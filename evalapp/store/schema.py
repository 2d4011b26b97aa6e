"""The tables of a panel file and of a juror's work file, as migrations.

Every data table holds only INTEGER and TEXT, because the journal keeps each row's image as JSON; bytes live in
`blob` under their SHA-256 and are named by it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from evalapp.store.tables.declared import TABLES

FORMAT = 3
PANEL_FILE = int.from_bytes(b"EvPn", "big")
WORK_FILE = int.from_bytes(b"EvWk", "big")


@dataclass(frozen=True, kw_only=True, slots=True)
class DataTable:
    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]


# The journal and what it leans on. `hash` is empty only while the change is open. The rows of a change are those
# from its `first_seq` up to that of the next: an index on the change would cost more than all the rest of a write.
_JOURNAL = """
    CREATE TABLE change (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, action TEXT NOT NULL,
        summary TEXT NOT NULL, undoes INTEGER REFERENCES change(id), first_seq INTEGER NOT NULL,
        previous_hash TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE change_row (
        seq INTEGER PRIMARY KEY,
        change_id INTEGER CONSTRAINT "evalapp: no change is open" CHECK (change_id IS NOT NULL),
        "table" TEXT NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT
    ) STRICT;
    CREATE TABLE open_change (id INTEGER) STRICT;
    INSERT INTO open_change VALUES (NULL);
    CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
"""

# Beside the journal, since it is about a moment of the disk: a row goes as soon as its file has its name.
_UNPLACED = """
    CREATE TABLE unplaced (
        part TEXT PRIMARY KEY, folder TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, juror TEXT NOT NULL
    ) STRICT
"""

# Beside it too: the changes that removed content of which traces may still lie in free pages and in back-ups.
_UNCOMPACTED = "CREATE TABLE uncompacted (change INTEGER PRIMARY KEY) STRICT"

STEPS_OF = "evalapp"
# As sqlite-utils makes it, which records the steps in it.
_STEPS_TAKEN = (
    'CREATE TABLE "_sqlite_migrations" (\n   "id" INTEGER PRIMARY KEY,\n   "migration_set" TEXT,\n   "name" TEXT,\n'
    '   "applied_at" TEXT\n)',
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"\n'
    '    ON "_sqlite_migrations" ("migration_set", "name")',
)


def format_1(conn: sqlite3.Connection) -> None:
    """The first released format."""
    for statement in _JOURNAL.split(";"):
        if statement.strip():
            conn.execute(statement)
    _create(conn, 1)
    conn.execute("CREATE INDEX assignment_of_application ON assignment(application)")


def format_2(conn: sqlite3.Connection) -> None:
    """The panel's own decisions, and what a juror's work file keeps for its juror."""
    _create(conn, 2)


def format_3(conn: sqlite3.Connection) -> None:
    """The last change without a hash is the open one: a row that said so cost a page with every score."""
    conn.execute("DROP TABLE open_change")
    conn.execute(_UNPLACED)
    conn.execute(_UNCOMPACTED)
    # Files of before said it by a number that more than compacting changes: those are compacted once more.
    conn.execute(
        "INSERT INTO uncompacted SELECT change_id FROM change_row "
        "WHERE EXISTS (SELECT 1 FROM setting WHERE key = 'removed_at_schema') "
        "AND \"table\" = 'conflict' AND after IS NOT NULL ORDER BY seq DESC LIMIT 1"
    )
    _create(conn, 3)


def _create(conn: sqlite3.Connection, number: int) -> None:
    """What a released format made stays to the letter: files of that format are compared with it."""
    for table in TABLES:
        if table.since == number:
            options = "STRICT, WITHOUT ROWID" if table.is_without_rowid else "STRICT"
            conn.execute(f'CREATE TABLE "{table.name}" ({table.columns}) {options}')
        for each in table.grown:
            if each.since == number:
                conn.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {each.definition}')


STEPS = (format_1, format_2, format_3)


def lay_tables(conn: sqlite3.Connection, number: int) -> None:
    """The tables of format `number` in an empty database, as the steps make them; the triggers are not part of it."""
    for sql in _STEPS_TAKEN:
        conn.execute(sql)
    for step in STEPS[:number]:
        step(conn)


def data_tables(conn: sqlite3.Connection) -> list[DataTable]:
    """The journalled tables as the file has them, parents before children."""
    there = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [
        DataTable(
            name=table.name,
            key=table.key,
            columns=tuple(name for _at, name, *_rest in conn.execute(f'PRAGMA table_info("{table.name}")')),
        )
        for table in TABLES
        if table.name in there
    ]
