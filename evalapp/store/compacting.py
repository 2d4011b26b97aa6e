"""The file rewritten after content was removed, so that neither its free pages nor its back-ups still hold any.

It cannot be part of the change that removes, which notes that it is due. The note goes once it is done: a power cut
between the two leaves it, and the next opening goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import system_words
from evalapp.store.backup import back_up, backups_of
from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile


def note_removal(file: PanelFile) -> None:
    """Call it in the change that removes."""
    file.conn.execute("INSERT OR IGNORE INTO uncompacted SELECT max(id) FROM change")
    file.has_removed = True


def compact_if_due(file: PanelFile) -> None:
    """Never raises: where disk or folder do not allow it the file says why, and the next opening tries again."""
    is_noted = bool(file.value("SELECT EXISTS (SELECT 1 FROM uncompacted)"))
    if not is_noted and not _has_tail(file):
        return
    try:
        with known_faults(file.path), file.on_disk.written(), _without_traces(file.conn):
            _renew_backups(file)
            file.conn.execute("VACUUM")
            if is_noted:
                file.conn.execute("DELETE FROM uncompacted")
        file.why_not_compact = ""
    except KnownError as error:
        file.why_not_compact = str(error)
    except sqlite3.Error as error:
        file.why_not_compact = f"{error}."
    except OSError as error:
        file.why_not_compact = system_words(error) + "."
    file.has_removed = False


def _has_tail(file: PanelFile) -> bool:
    """A kill after `VACUUM` was done and before the file was cut leaves pages of before behind its end."""
    whole: int = file.pragma("page_count") * file.pragma("page_size")
    return file.path.stat().st_size > whole


def _renew_backups(file: PanelFile) -> None:
    """A back-up from before the removal would bring back what must not be there."""
    old = backups_of(file.path)
    if old:
        back_up(file.conn, file.path)
    for path in old:
        path.unlink(missing_ok=True)


@contextmanager
def _without_traces(conn: sqlite3.Connection) -> Iterator[None]:
    """The rollback journal, which a locked file keeps until it is closed, is cut to nothing after each statement.

    The copy that VACUUM makes meanwhile may be larger than the memory.
    """
    conn.execute("PRAGMA journal_size_limit = 0")
    conn.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("PRAGMA journal_size_limit = -1")
