"""The tables of a panel file and of a juror's work file, as migrations.

Every data table holds only INTEGER and TEXT, because the journal keeps each row's image as JSON; bytes live in
`blob` under their SHA-256 and are named by it.
"""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.store.sqlite import Database, Migrations
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

migrations = Migrations("evalapp")


@migrations()
def format_1(db: Database) -> None:
    """The first released format."""
    for statement in _JOURNAL.split(";"):
        if statement.strip():
            db.execute(statement)
    _create(db, 1)
    db.execute("CREATE INDEX assignment_of_application ON assignment(application)")


@migrations()
def format_2(db: Database) -> None:
    """The panel's own decisions, and what a juror's work file keeps for its juror."""
    _create(db, 2)


@migrations()
def format_3(db: Database) -> None:
    """The last change without a hash is the open one: a row that said so cost a page with every score."""
    db.execute("DROP TABLE open_change")
    db.execute(_UNPLACED)
    _create(db, 3)


def _create(db: Database, number: int) -> None:
    """What a released format made stays to the letter: files of that format are compared with it."""
    for table in TABLES:
        if table.since == number:
            options = "STRICT, WITHOUT ROWID" if table.is_without_rowid else "STRICT"
            db.execute(f'CREATE TABLE "{table.name}" ({table.columns}) {options}')
        for each in table.grown:
            if each.since == number:
                db.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {each.definition}')


def make_tables(db: Database, number: int = FORMAT) -> None:
    """Make what is still missing of the tables of format `number`; the triggers are not part of it."""
    migrations.apply(db, stop_before=f"format_{number + 1}")


def data_tables(db: Database) -> list[DataTable]:
    """The journalled tables as the file has them, parents before children."""
    there = set(db.table_names())
    return [
        DataTable(
            name=table.name,
            key=table.key,
            columns=tuple(column.name for column in db.table(table.name).columns),
        )
        for table in TABLES
        if table.name in there
    ]
