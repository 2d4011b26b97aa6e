"""Which back-up of a file knows a fingerprint that the file itself does not know any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.store.backup import backups_of
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import verify
from evalapp.store.own_schema import has_our_tables


def backup_with(path: Path, fingerprint: str, *, call: str) -> Path | None:
    """The latest whole back-up of this call that once had this fingerprint, or a return that had it.

    Where the file was put back from an earlier back-up, what it was before is kept so. Anybody may lay a file among the
    back-ups: nothing is said of one that is not what its own journal says, or of another call.
    """
    asked = (len(fingerprint), fingerprint)
    for each in reversed(backups_of(path)):
        knows = False
        with (
            suppress(sqlite3.Error, OSError, ValueError),
            closing(sqlite3.connect(f"{each.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file,
        ):
            # Another's view under the name of a table may go on without end.
            if not has_our_tables(file, file.execute("PRAGMA user_version").fetchone()[0]):
                continue
            found = file.execute(
                "SELECT EXISTS (SELECT 1 FROM change WHERE substr(hash, 1, ?) = ?) "
                "OR EXISTS (SELECT 1 FROM received WHERE substr(sha256, 1, ?) = ?)",
                asked * 2,
            )
            knows = found.fetchone()[0]
        if knows and _is_proved(each, call):
            return each
    return None


def _is_proved(path: Path, call: str) -> bool:
    try:
        with PanelFile.open(path, read_only=True) as file:
            found = verify(file)
            own = file.value("SELECT panel FROM call WHERE id = 1")
            return found.is_whole and found.integrity == "ok" and own == call
    except (KnownError, sqlite3.Error):
        return False
