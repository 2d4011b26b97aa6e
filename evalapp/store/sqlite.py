"""Connections to SQLite, as every file of ours is read and written."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from weakref import WeakSet

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import ATTACHMENT_BYTES
from evalapp.domain.texts import _

_LONGEST = ATTACHMENT_BYTES + 1_000_000  # bytes of a row


class Connection(sqlite3.Connection):
    """Closing it closes the file. SQLite keeps that open, and locked, as long as somebody reads rows half-way."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def execute(self, *args: Any) -> sqlite3.Cursor:
        try:
            cursor = super().execute(*args)
        except (
            UnicodeDecodeError
        ) as error:  # of the words in which SQLite tells of a damaged schema, quoting it
            raise damaged_schema() from error
        if cursor.description is not None:
            self._cursors.add(cursor)
        return cursor

    def close(self) -> None:
        for cursor in tuple(self._cursors):
            cursor.close()
        super().close()


def damaged_schema() -> sqlite3.DatabaseError:
    told = sqlite3.DatabaseError("malformed database schema")
    told.sqlite_errorcode, told.sqlite_errorname = sqlite3.SQLITE_CORRUPT, "SQLITE_CORRUPT"
    return told


def connect(path: Path, *, read_only: bool = False, patience: float = 1.0) -> sqlite3.Connection:
    """`patience`: how many seconds to wait for another program that has the file."""
    _refuse_pipes_beside(path)
    mode = "ro" if read_only else "rw"
    # Explicit transactions only; the window runs long reads in one worker thread at a time.
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=patience,
        check_same_thread=False,
        factory=Connection,
    )
    settle(conn)
    if not read_only:
        conn.execute("PRAGMA journal_mode = DELETE")
    return conn


def _refuse_pipes_beside(path: Path) -> None:
    """SQLite opens what has these names, and would wait without end for somebody to write into a pipe."""
    for each in ("-journal", "-wal", "-shm"):
        beside = path.with_name(f"{path.name}{each}")
        if os.path.lexists(beside) and (beside.is_symlink() or not beside.is_file()):
            raise UnreadableFile(
                _(
                    "Beside “{file}” lies “{beside}”, which is no file with a content of its own. Move it to another "
                    "folder, then open “{file}” again."
                ).format(file=path.name, beside=beside.name)
            )


def settle(conn: sqlite3.Connection) -> None:
    # More than any attachment has: who alters a file may put there more than the memory holds.
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA foreign_keys = ON")
    # What a REPLACE takes away is journalled too.
    conn.execute("PRAGMA recursive_triggers = ON")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("PRAGMA temp_store = MEMORY")
    # In KiB: a merge of 200 returns must not write pages out half-way.
    conn.execute("PRAGMA cache_size = -65536")
