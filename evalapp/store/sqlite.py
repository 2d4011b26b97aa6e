"""sqlite-utils without the 0.3 seconds that its import spends on pandas and numpy (docs/decisions/0003).

It imports both when they are installed, only to accept their types as columns; the store never passes any.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet


@contextmanager
def _unavailable(*names: str) -> Iterator[None]:
    """Make `import name` fail for a moment, unless it was imported before."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


with _unavailable("pandas", "numpy"):
    from sqlite_utils import Database, Migrations

__all__ = ["Connection", "Database", "Migrations"]


class Connection(sqlite3.Connection):
    """Closing it closes the file. SQLite keeps that open, and locked, as long as somebody reads rows half-way."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def execute(self, *args: Any) -> sqlite3.Cursor:
        cursor = super().execute(*args)
        if cursor.description is not None:
            self._cursors.add(cursor)
        return cursor

    def close(self) -> None:
        for cursor in tuple(self._cursors):
            cursor.close()
        super().close()
