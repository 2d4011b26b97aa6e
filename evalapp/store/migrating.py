"""Making the tables of a file, or bringing those of an older format up to date.

Most files have them already: who only opens one does not import sqlite-utils, nor this module (docs/decisions/0003).
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from threading import get_ident
from types import ModuleType

from evalapp.store.history.guards import place_guards
from evalapp.store.own_schema import remove_guards
from evalapp.store.schema import FORMAT, STEPS, STEPS_OF, data_tables


class _Hiding(MetaPathFinder):
    """Whoever imports these names in this thread is told that there is no such module; other threads find them."""

    def __init__(self, *names: str) -> None:
        self._names, self._thread = names, get_ident()

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in self._names and get_ident() == self._thread:
            raise ModuleNotFoundError(f"{fullname} is not looked for", name=fullname)
        return None


@contextmanager
def _unavailable(*names: str) -> Iterator[None]:
    """Make `import name` fail for a moment, unless it was imported before."""
    hiding = _Hiding(*names)
    sys.meta_path.insert(0, hiding)
    try:
        yield
    finally:
        sys.meta_path.remove(hiding)


# sqlite-utils imports both when they are installed, in 0.3 seconds, only to accept their types as columns; the store
# never passes any.
with _unavailable("pandas", "numpy"):
    from sqlite_utils import Database, Migrations

_migrations = Migrations(STEPS_OF)


def _of_database(step: Callable[[sqlite3.Connection], None]) -> Callable[[Database], None]:
    def taken(db: Database) -> None:
        step(db.conn)

    return taken


for each in STEPS:
    _migrations(name=each.__name__)(_of_database(each))


def bring_up_to_date(conn: sqlite3.Connection, record: Callable[[], None] = lambda: None) -> None:
    """Make the tables and guards of this format out of those of an older one, or out of none: all or nothing.

    The guards go first, so that no trigger which a file brought along runs; `record` is called before the end of the
    transaction. Raises sqlite3.Error.
    """
    db = Database(conn, execute_plugins=False)
    # Not possible within the transaction.
    conn.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            remove_guards(conn)
            _migrations.apply(db)
            place_guards(conn, data_tables(conn))
            conn.execute(f"PRAGMA user_version = {FORMAT}")
            record()
    finally:
        conn.execute("PRAGMA foreign_keys = ON")
