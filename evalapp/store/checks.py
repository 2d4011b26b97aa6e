"""Whether every row is one that its table takes: asked by hand of a file that is only read.

SQLite leaves out the CHECKs of a file that it may not write (`sqlite3AddCheckConstraint` in its build.c), and
`integrity_check` then finds none of them broken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

_CONTENT = "blob"  # of files, each under its hash: large, and with no more to check


def broken_checks(conn: sqlite3.Connection) -> Iterator[str]:
    """As `integrity_check` says it, a table each: its rows are put into a table of the same words in memory, and out
    again. Nothing of a file that is written, or that lies in memory: there SQLite looks itself.
    """
    path = next(name for _seq, database, name in conn.execute("PRAGMA database_list") if database == "main")
    if not path:
        return
    made = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as beside:
        for name, sql in made:
            if name == _CONTENT:
                continue
            beside.execute(sql)
            quoted = name.replace('"', '""')
            width = len(beside.execute(f'PRAGMA table_info("{quoted}")').fetchall())
            rows = conn.execute(f'SELECT * FROM "{quoted}"')
            beside.execute("BEGIN")
            try:
                beside.executemany(f'INSERT INTO "{quoted}" VALUES ({",".join("?" * width)})', rows)
            except sqlite3.IntegrityError:
                yield f"CHECK constraint failed in {name}"
            finally:
                beside.execute("ROLLBACK")
