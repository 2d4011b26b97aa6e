"""A work file whose making was cut off, by a crash or a power cut, before it held anything."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from evalapp.store.faults import known_faults
from evalapp.store.schema import WORK_FILE
from evalapp.store.sqlite import connect


def is_unfinished(path: Path) -> bool:
    """True only for what we began ourselves and wrote no change in: it may be made again from the pack.

    Raises FileInUse while another program is still making it, UnreadableFile for what is no file of ours.
    """
    if not path.is_file():
        return False
    if path.stat().st_size == 0:
        return True
    with known_faults(path), closing(connect(path)) as conn:
        if conn.execute("PRAGMA application_id").fetchone()[0] != WORK_FILE:
            return False
        names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return "change" not in names or not conn.execute("SELECT count(*) FROM change").fetchone()[0]
