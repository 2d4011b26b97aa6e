"""What a window notes while it runs, so that the next one knows of an end that nobody asked for."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from PySide6.QtCore import QLockFile

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import JSON
from evalapp.domain.incoming.bounds import SETTINGS_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.files import write_bytes

_NOTE, _TRACE, _LOCK = JSON.suffix, ".trace", ".lock"
_MOST_LOOKED_AT = 100


@dataclass(frozen=True, kw_only=True)
class LeftBehind:
    """Of a window that did not end by itself: its file and page, when it was last heard of (ISO 8601, UTC), and what
    Python wrote as it was ended; empty where it was killed, or the power went.
    """

    file: Path | None
    page: str
    at: str
    trace: str


class Running:
    """Held from the first moment to the last: `note` what is open, and `end` where all went as it should.

    A folder that cannot be written is as good as none: nobody is kept from working by it.
    """

    def __init__(self, folder: Path) -> None:
        self._at = folder / str(os.getpid())
        self._noted: tuple[str, str] | None = None
        self._trace: IO[str] | None = None
        self._was_on = False
        self._lock: QLockFile | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            lock = QLockFile(str(self._at.with_suffix(_LOCK)))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self._lock = lock
                handle = os.open(self._at.with_suffix(_TRACE), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                self._trace = os.fdopen(handle, "w", encoding="utf-8")
                self._was_on = faulthandler.is_enabled()
                faulthandler.enable(self._trace)
                self.note(None, "")

    def note(self, file: Path | None, page: str) -> None:
        noted = (str(file.absolute()) if file is not None else "", page)
        if self._lock is None or noted == self._noted:
            return
        self._noted = noted
        told = {"file": noted[0], "page": page, "at": datetime.now(UTC).isoformat(timespec="seconds")}
        with contextlib.suppress(OSError, KnownError):
            write_bytes(self._at.with_suffix(_NOTE), json.dumps(told).encode())

    def end(self) -> None:
        if self._lock is None:
            return
        if self._trace is not None:
            faulthandler.disable()
            if self._was_on and sys.stderr is not None:
                faulthandler.enable()
            self._trace.close()
        _forget(self._at)
        self._lock.unlock()
        self._lock = None


def left_behind(folder: Path) -> LeftBehind | None:
    """The last that did not end by itself; what it noted is forgotten then, and so is that of those before."""
    return max(_ended(folder), key=lambda each: each.at, default=None)


def _ended(folder: Path) -> Iterator[LeftBehind]:
    try:
        notes = sorted(folder.glob(f"*{_NOTE}"))[:_MOST_LOOKED_AT]
    except OSError:
        return
    for note in notes:
        lock = QLockFile(str(note.with_suffix(_LOCK)))
        # Of a window that still runs, here or elsewhere on a home that several machines share, the lock is held.
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue
        found = _read(note)
        _forget(note)
        lock.unlock()
        if found is not None:
            yield found


def _read(note: Path) -> LeftBehind | None:
    try:
        told = json.loads(read_plain(note, SETTINGS_BYTES))
    except (OSError, ValueError, RecursionError, KnownError, TooLarge):
        return None
    trace = ""
    with contextlib.suppress(OSError, KnownError, TooLarge):
        trace = read_plain(note.with_suffix(_TRACE), SETTINGS_BYTES).decode(errors="replace")
    match told:
        case {"file": str(file), "page": str(page), "at": str(at)}:
            return LeftBehind(file=Path(file) if file else None, page=page, at=at, trace=trace.strip())
    return None


def _forget(note: Path) -> None:
    for ending in (_NOTE, _TRACE):
        with contextlib.suppress(OSError):
            note.with_suffix(ending).unlink(missing_ok=True)
