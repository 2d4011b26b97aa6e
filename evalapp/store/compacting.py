"""The file rewritten after content was removed, so that neither its free pages nor its back-ups still hold any.

It cannot be part of the change that removes, which notes that it is due. The note goes once it is done: a power cut
between the two leaves it, and the next opening goes on.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import system_words
from evalapp.store.backup import back_up, backups_of
from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile

# Only a change that recorded a conflict of interest in a work file removed content: a row may be anybody's.
_REMOVED = (
    "SELECT change_id FROM change_row WHERE \"table\" = 'conflict' AND after IS NOT NULL "
    "AND change_id IN (SELECT change FROM uncompacted)"
)


def note_removal(file: PanelFile) -> None:
    """Call it in the change that removes."""
    file.conn.execute("INSERT OR IGNORE INTO uncompacted SELECT max(id) FROM change")
    file.has_removed = True


def noted_removals(file: PanelFile) -> tuple[set[int], set[int]]:
    """The changes noted as not compacted yet: those that did remove content, and the rows that nobody here wrote."""
    noted = {change for (change,) in file.rows("SELECT change FROM uncompacted")}
    if not noted:
        return set(), set()
    ours = {change for (change,) in file.rows(_REMOVED)} if file.is_work_file else set()
    return ours, noted - ours


def compact_if_due(file: PanelFile) -> None:
    """Never raises: where disk or folder do not allow it the file says why, and the next opening tries again.

    Of a file that was there before, only once it was found whole: the back-ups of an altered file are what is left.
    """
    removed, _strange = noted_removals(file)
    file.has_removed = False
    if not removed:
        return
    try:
        with known_faults(file.path), file.on_disk.written(), _without_traces(file.conn):
            _renew_backups(file)
            file.conn.execute("VACUUM")
            file.conn.executemany("DELETE FROM uncompacted WHERE change = ?", [(each,) for each in removed])
        file.why_not_compact = ""
    except KnownError as error:
        file.why_not_compact = str(error)
    except sqlite3.Error as error:
        file.why_not_compact = f"{error}."
    except OSError as error:
        file.why_not_compact = system_words(error) + "."


def cut_tail(file: PanelFile) -> None:
    """A kill after `VACUUM` was done and before the file was cut leaves pages of before behind its end.

    Whatever lies there is no part of the database, and nothing that is reads it: back-ups have nothing to do with it.
    """
    whole: int = file.pragma("page_count") * file.pragma("page_size")
    with suppress(OSError):  # it is read-only to us, or used elsewhere: `verify` says what stands there
        if file.path.stat().st_size > whole:
            with file.on_disk.written():
                os.truncate(file.path, whole)


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
