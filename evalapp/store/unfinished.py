"""A file whose making was cut off, by a crash or a power cut, before it held anything."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import missing_folder_words, system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.store.faults import known_faults
from evalapp.store.schema import WORK_FILE
from evalapp.store.sqlite import connect

_PIECE = 1 << 20
_MOST_NAME = 255 - 24  # bytes: what is kept beside an open file is called as it is and some more
_MOST_LETTERS = 200  # to say: of letters with an accent fewer fit
_OF_THE_MAKING = ("sqlite_", "_sqlite_")  # which tables were made, and when

Which = tuple[int, int]
"""Device and number of a file on it: a name may be another's by now."""


def is_unfinished(path: Path, kind: int = WORK_FILE) -> bool:
    """True only for what we began ourselves as that `kind` and wrote no change in: it may be made again.

    Raises FileInUse while another program is still making it, UnreadableFile for what is no file of ours.
    """
    if not path.is_file():
        return False
    try:
        # First of all, so that a journal which a crash left beside it is carried out.
        with known_faults(path), closing(connect(path)) as conn:
            is_ours = conn.execute("PRAGMA application_id").fetchone()[0] == kind
            has_tables = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if is_ours or not has_tables:
                return holds_nothing(conn)
    except UnreadableFile:
        if not _is_blank(path):
            raise
    return _is_blank(path)


def holds_nothing(conn: sqlite3.Connection) -> bool:
    """No table has a row, or there is none: they are made all at once, and the first change fills them."""
    found = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = [name for (name,) in found if not name.startswith(_OF_THE_MAKING)]
    return not any(conn.execute(f'SELECT 1 FROM "{_quoted(name)}" LIMIT 1').fetchone() for name in names)


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def begin_file(path: Path, kind: int) -> Which:
    """Make an empty file, and nothing where one is: but for one that is unfinished. Raises KnownError."""
    if len(os.fsencode(path.name)) > _MOST_NAME:
        raise KnownError(
            _("“{file}” cannot be made: its name is too long; choose one of at most {most} letters.").format(
                file=shorten(path.name), most=_MOST_LETTERS
            )
        )
    try:
        try:
            return _begun(path)
        except FileExistsError:
            if not _is_left(path, kind):
                raise
            path.unlink(missing_ok=True)
            return _begun(path)
    except FileExistsError:
        raise KnownError(
            _("“{file}” already exists; choose another name, nothing was overwritten.").format(file=path.name)
        ) from None
    except OSError as error:
        said = _("“{file}” cannot be made: {why}; choose another folder.")
        raise KnownError(
            missing_folder_words(path.parent, error)
            or said.format(file=shorten(path.name), why=system_words(error))
        ) from error


def is_same(path: Path, which: Which) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == which


def _begun(path: Path) -> Which:
    # Exclusive creation: two programs cannot both believe that the name was free.
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        found = os.fstat(handle)
    finally:
        os.close(handle)
    return found.st_dev, found.st_ino


def _is_left(path: Path, kind: int) -> bool:
    """An empty file may be one that another program makes this very moment: it is left to it."""
    try:
        return path.stat().st_size > 0 and is_unfinished(path, kind)
    except (KnownError, OSError):
        return False


def _is_blank(path: Path) -> bool:
    """Empty, or zeros alone: what a disk gives back where the length was written and the content was not."""
    with open_plain(path) as file:
        while piece := file.read(_PIECE):
            if piece.count(0) != len(piece):
                return False
    return True
