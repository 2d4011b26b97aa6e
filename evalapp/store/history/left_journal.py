"""A rollback journal beside a file that nobody has open: with the next opening SQLite writes it into the file.

It belongs there after a crash within a change. Where somebody put a back-up under the old name since, it belongs to
another state of the file, and would damage the one that is there.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _
from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import verify
from evalapp.store.sqlite import connect

_WAITING = {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY}


def journal_beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def refuse_strange_journal(path: Path) -> None:
    """Raises UnreadableFile, before anything is written, where the journal would spoil a file that is whole.

    Whether it does is tried on a copy: the file after it must be what its own journal of changes says.
    """
    if not _is_waiting(path) or _is_whole(path, with_journal=True) or not _is_whole(path, with_journal=False):
        return
    raise UnreadableFile(
        _(
            "Beside “{file}” lies “{journal}”, which belongs to another state of that file: opening it "
            "would spoil the file that is there now. Nothing was changed. If you put a back-up in its place, move "
            "“{journal}” to another folder, then open again."
        ).format(file=path.name, journal=journal_beside(path).name)
    )


def _is_waiting(path: Path) -> bool:
    """Whether a journal is there that the next opening for writing would carry out; one in use is not."""
    try:
        if journal_beside(path).stat().st_size == 0 or not path.is_file():
            return False
    except OSError:
        return False
    try:
        with known_faults(path), closing(connect(path, read_only=True, patience=0.0)) as conn:
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except KnownError as error:
        return getattr(error.__cause__, "sqlite_errorcode", None) in _WAITING
    return False


def _is_whole(path: Path, *, with_journal: bool) -> bool:
    with TemporaryDirectory(prefix="evalapp-") as name:
        copy = Path(name) / path.name
        try:
            shutil.copyfile(path, copy)
            if with_journal:
                shutil.copyfile(journal_beside(path), journal_beside(copy))
        except OSError as error:
            raise KnownError(
                _(
                    "“{file}” cannot be looked through: {why}; make room on the disk and open it again."
                ).format(file=path.name, why=system_words(error))
            ) from error
        with suppress(KnownError), PanelFile.open(copy) as file:
            return verify(file).is_whole
    return False
