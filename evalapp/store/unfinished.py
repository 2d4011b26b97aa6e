"""A work file whose making was cut off, by a crash or a power cut, before it held anything."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.store.faults import known_faults
from evalapp.store.schema import WORK_FILE
from evalapp.store.sqlite import connect

_PIECE = 1 << 20


def is_unfinished(path: Path) -> bool:
    """True only for what we began ourselves and wrote no change in: it may be made again from the pack.

    Raises FileInUse while another program is still making it, UnreadableFile for what is no file of ours.
    """
    if not path.is_file():
        return False
    try:
        # First of all, so that a journal which a crash left beside it is carried out.
        with known_faults(path), closing(connect(path)) as conn:
            if conn.execute("PRAGMA application_id").fetchone()[0] == WORK_FILE:
                names = {
                    name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                }
                return "change" not in names or not conn.execute("SELECT count(*) FROM change").fetchone()[0]
    except UnreadableFile:
        if not _is_blank(path):
            raise
    return _is_blank(path)


def _is_blank(path: Path) -> bool:
    """Empty, or zeros alone: what a disk gives back where the length was written and the content was not."""
    with open_plain(path) as file:
        while piece := file.read(_PIECE):
            if piece.count(0) != len(piece):
                return False
    return True
