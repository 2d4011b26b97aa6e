"""However the schema of a file is damaged, in every format, there is a verdict that says so."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Where
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from evalapp.store.strange import leave_strange
from tests.samples import small_panel

DATA = Path(__file__).parents[1] / "data"
Chance = random.Random
Damage = Callable[[Chance, sqlite3.Connection], object]

# What another hand may write into the text of a table, an index or a trigger → what it writes there.
SWAPS = (
    ("INTEGER", "TEXT"), ("TEXT", "INTEGER"), ("TEXT", "BLOB"), (" STRICT", ""), ("STRICT", "STRICT, WITHOUT ROWID"),
    ("NOT NULL", ""), ("PRIMARY KEY", ""), ("CHECK", "CHEKC"), ("json_object", "abs"), ("CREATE", "CRATE"), ("(", ""),
    ("TEXT", "TEXT AS (hex(zeroblob(9000000)))"), ("TEXT NOT NULL", "TEXT AS ('x') STORED"), ("TABLE", "VIEW"),
    ("TABLE", "VIRTUAL TABLE"),
    ("REFERENCES", "REFERENCES nowhere"), ("e", "\xff"), ("e", "\x00"), (",", ", mine TEXT,"),
)  # fmt: skip
INSTEAD = (
    'CREATE TABLE "{name}" AS SELECT * FROM "{name}_kept"',
    'CREATE VIEW "{name}" AS SELECT * FROM "{name}_kept"',
    'CREATE VIEW "{name}" AS SELECT * FROM "{name}"',
    'CREATE VIEW "{name}" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {numbers} FROM n',
    'CREATE VIRTUAL TABLE "{name}" USING fts5({columns})',
    'CREATE TABLE "{name}" ({columns}, PRIMARY KEY ({first})) WITHOUT ROWID',
)


def _pieces(conn: sqlite3.Connection, kind: str = "") -> list[tuple[str, str, str]]:
    rows = conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'open_change'"
    )
    return [row for row in rows if not kind or row[0] == kind]


def _without_triggers(conn: sqlite3.Connection) -> None:
    for _kind, name, _sql in _pieces(conn, "trigger"):
        conn.execute(f'DROP TRIGGER "{name}"')


def swapped(chance: Chance, conn: sqlite3.Connection) -> None:
    _kind, name, sql = chance.choice(_pieces(conn, "table"))
    old, new = chance.choice([each for each in SWAPS if each[0] in sql])
    at = chance.choice([found.start() for found in re.finditer(re.escape(old), sql)])
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute(
        "UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql[:at] + new + sql[at + len(old) :], name)
    )


def out_of_the_schema(chance: Chance, conn: sqlite3.Connection) -> None:
    _kind, name, _sql = chance.choice(_pieces(conn, "table"))
    conn.execute("PRAGMA writable_schema = ON")
    column = chance.choice(["type", "name", "tbl_name", "rootpage", "sql"])
    value = chance.choice([None, 0, -1, 999_999, "", "view", b"\xff", "change"])
    conn.execute(f"UPDATE sqlite_master SET {column} = ? WHERE name = ?", (value, name))


def dropped(chance: Chance, conn: sqlite3.Connection) -> None:
    _without_triggers(conn)
    _kind, name, _sql = chance.choice(_pieces(conn, "table"))
    conn.execute(f'DROP TABLE "{name}"')


def another_column(chance: Chance, conn: sqlite3.Connection) -> None:
    _without_triggers(conn)
    _kind, name, _sql = chance.choice(_pieces(conn, "table"))
    column = chance.choice([row[1] for row in conn.execute(f'PRAGMA table_info("{name}")')])
    how = chance.choice(['RENAME COLUMN "{}" TO mine', "ADD COLUMN mine TEXT", 'DROP COLUMN "{}"'])
    conn.execute(f'ALTER TABLE "{name}" {how.format(column)}')


def another_under_its_name(chance: Chance, conn: sqlite3.Connection) -> None:
    _without_triggers(conn)
    conn.execute("PRAGMA legacy_alter_table = ON")
    _kind, name, _sql = chance.choice(_pieces(conn, "table"))
    columns = [f'"{row[1]}"' for row in conn.execute(f'PRAGMA table_info("{name}")')]
    numbers = ", ".join(f"i AS {column}" for column in columns)
    conn.execute(f'ALTER TABLE "{name}" RENAME TO "{name}_kept"')
    made = chance.choice(INSTEAD)
    conn.execute(made.format(name=name, columns=", ".join(columns), numbers=numbers, first=columns[0]))


DAMAGES: tuple[Damage, ...] = (
    swapped, out_of_the_schema, dropped, another_column, another_under_its_name
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "call.evalpanel"
    small_panel(path).close()
    return path


@pytest.mark.long
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_damage_of_the_schema_is_found(made: Path, tmp_path: Path, number: int) -> None:
    chance = Chance(number)
    source = made if number == 3 else DATA / f"format-{number}.evalpanel"
    for turn in range(24):
        path = Path(shutil.copy(source, tmp_path / f"{turn}.evalpanel"))
        damage = DAMAGES[turn % len(DAMAGES)]
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            conn.execute("PRAGMA foreign_keys = OFF")
            conn.execute("PRAGMA synchronous = OFF")
            try:
                damage(chance, conn)
            except sqlite3.Error:
                continue  # SQLite itself did not take it
        proof = prove_file(path)
        wheres = {each.where for each in proof.findings}
        assert (False, True) == (proof.is_sound, bool(wheres & {Where.SCHEMA, Where.BYTES})), (
            turn,
            proof.findings,
        )
        with pytest.raises(KnownError):
            Workspace.open(path, read_only=True).close()


@pytest.mark.long
@pytest.mark.parametrize("name", ["setting", "score", "unplaced", "change_row", "blob"])
def test_a_view_without_end_under_the_name_of_a_table_is_told_and_not_looked_into(
    made: Path, tmp_path: Path, name: str
) -> None:
    path = Path(shutil.copy(made, tmp_path))
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        _without_triggers(conn)
        columns = [row[1] for row in conn.execute(f'PRAGMA table_info("{name}")')]
        numbers = ", ".join(f'i AS "{column}"' for column in columns)
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute(f'DROP TABLE "{name}"')
        conn.execute(INSTEAD[3].format(name=name, numbers=numbers))
    assert f"the table “{name}” is missing" in [each.text for each in prove_file(path).findings]


def test_of_a_file_whose_schema_cannot_be_read_no_table_is_and_its_format_still_is(
    made: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(made, tmp_path))
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE score (' WHERE name = 'score'")
    with closing(sqlite3.connect(path)) as conn:
        leave_strange(conn, 3)
        assert (3,) == conn.execute("PRAGMA user_version").fetchone()
        with pytest.raises(sqlite3.DatabaseError):
            conn.execute("SELECT * FROM call")
