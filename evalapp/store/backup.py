"""A copy of the whole file, made before anything that changes much of it."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.stem}-backups")


def backups_of(path: Path) -> tuple[Path, ...]:
    """The back-ups that were made of this file, oldest first."""
    names = sorted(_folder(path).glob(f"*{path.suffix}"))
    return tuple(each for each in names if each.name.startswith(f"{path.stem} "))


def backup_path(path: Path) -> Path:
    """A free name such as `ibn-2015 2015-11-27 14.10.31.evalpanel` in the folder `ibn-2015-backups`."""
    folder = _folder(path)
    stamp = datetime.now(BRUSSELS).strftime("%Y-%m-%d %H.%M.%S")
    free, number = folder / f"{path.stem} {stamp}{path.suffix}", 1
    while free.exists():
        number += 1
        free = folder / f"{path.stem} {stamp} ({number}){path.suffix}"
    return free


def back_up(conn: sqlite3.Connection, path: Path) -> Path:
    """Write a compact copy beside the file and return where it lies. Raises sqlite3.Error or KnownError."""
    target = backup_path(path)
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be written: {why}; choose another place or make room on the disk.").format(
                file=target.parent.name, why=error.strerror
            )
        ) from error
    try:
        conn.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error:
        target.unlink(missing_ok=True)
        raise
    return target
