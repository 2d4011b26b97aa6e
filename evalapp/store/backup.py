"""A copy of the whole file, made before anything that changes much of it."""

from __future__ import annotations

import glob
import os
import secrets
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import unwritable_words
from evalapp.domain.order import number_key
from evalapp.domain.texts import _
from evalapp.files import OWNER_ONLY, put_in_place, sync

_PART = ".part"


def folder_of(path: Path) -> Path:
    """Where the back-ups of this file lie."""
    return path.with_name(f"{path.stem}-backups")


def original_of(backup: Path) -> Path | None:
    """The file that a back-up was made of, by where it lies; None for what lies in no folder of back-ups."""
    name, mark, rest = backup.parent.name.rpartition("-backups")
    if not mark or rest or not name or not backup.stem.startswith(f"{name} "):
        return None
    return backup.parent.with_name(f"{name}{backup.suffix}")


def backups_of(path: Path) -> tuple[Path, ...]:
    """The back-ups that were made of this file, oldest first."""
    found = folder_of(path).glob(f"{glob.escape(path.stem)} *{glob.escape(path.suffix)}")
    plain = (each for each in found if each.is_file() and not each.is_symlink())  # a pipe would be waited for
    return tuple(sorted(plain, key=lambda each: number_key(each.stem)))


def backup_path(path: Path) -> Path:
    """A free name such as `ibn-2015 2015-11-27 14.10.31.evalpanel` in the folder `ibn-2015-backups`."""
    from evalapp.domain.times import BRUSSELS  # who only looks for back-ups needs no reading of times

    folder = folder_of(path)
    stamp = datetime.now(BRUSSELS).strftime("%Y-%m-%d %H.%M.%S")
    free, number = folder / f"{path.stem} {stamp}{path.suffix}", 1
    while free.exists():
        number += 1
        free = folder / f"{path.stem} {stamp} ({number}){path.suffix}"
    return free


def back_up(conn: sqlite3.Connection, path: Path) -> Path:
    """Write a compact copy beside the file and return where it lies. Raises sqlite3.Error or KnownError.

    It bears its name only once it is whole, looked through and on the disk: what has the name of a back-up is one.
    Nobody but its owner can read it, from the first byte on.
    """
    target = backup_path(path)
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}{_PART}")
    try:
        target.parent.mkdir(exist_ok=True, mode=0o700)
        _remove_halves(path)
        try:
            # SQLite writes into a file that is there, if it is empty.
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
            conn.execute("VACUUM INTO ?", (str(part),))
            if not _is_whole(part, conn):
                raise KnownError(
                    _(
                        "The copy of “{file}” did not come out whole; nothing was changed. Check the disk."
                    ).format(file=path.name)
                )
            sync(part)
            put_in_place(part, target)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        raise KnownError(unwritable_words(target.parent, error)) from error
    return target


def _remove_halves(path: Path) -> None:
    """Those that a kill or a power cut left; only who has the file open for writing makes any."""
    for left in folder_of(path).glob(f".{glob.escape(path.stem)} *{_PART}"):
        with suppress(OSError):
            left.unlink()


def _is_whole(part: Path, conn: sqlite3.Connection) -> bool:
    """Whether the copy is sound and ends where the file does."""
    with closing(sqlite3.connect(f"{part.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        try:
            return bool(copy.execute("PRAGMA quick_check").fetchone()[0] == "ok" and _end(copy) == _end(conn))
        except sqlite3.DatabaseError:
            return False


def _end(conn: sqlite3.Connection) -> tuple[object, ...]:
    """What file it is, and its last change."""
    kind = (conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return (*kind, conn.execute("SELECT id, hash FROM change ORDER BY id DESC LIMIT 1").fetchone())
