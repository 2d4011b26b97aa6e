"""Whether another program wrote into the file that we hold: locks keep out only those who ask for them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evalapp.domain.texts import _

Mark = tuple[int, int, int, int]
"""Size, times of the last writing and the last change in nanoseconds, and which file it is.

Anybody may set back the time of writing; that this was done is a change, of which only the clock of the system sets the
time. (Windows gives Python no such time, but that of the making.) The counter in the file, bytes 24 to 27, is not
raised by who writes past SQLite.
"""


MOST_PAGES = 8_000_000  # bytes; to read more before and after every act would be felt
_UNREAD = b"unread"  # a digest of nothing: what the pages hold since our last writing was not looked at


class OnDisk:
    """What lies at the path, as it was when we last wrote or looked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark: Mark | None = None
        self._own: tuple[int, int] | None = None
        self._watched: sqlite3.Connection | None = None
        self._pages = b""
        self.end: tuple[int, str] | None = None
        """Number and hash of the change that the file ends with, as we wrote or found it; None where nobody asked."""

    def watch(self, conn: sqlite3.Connection) -> None:
        """From now on what its pages hold is looked at too: who writes by way of the memory leaves the times alone."""
        self._watched = conn
        self.note()

    def note(self, *, with_pages: bool = True) -> None:
        """Once we have it, or found out what it holds; without its pages who looks next finds them otherwise."""
        self._mark = self._now()
        self._pages = self._digest() if with_pages else _UNREAD if self._is_looked_at else b""
        if self._own is None:
            self._own = self._which()

    @property
    def is_replaced(self) -> bool:
        """Another file stands under the name since we opened ours, which we go on reading and nobody else sees."""
        now = self._which()
        return self._own is not None and now is not None and now != self._own

    def _which(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @contextmanager
    def written(self, *, is_typed: bool = False) -> Iterator[None]:
        """In this block we write it: what another program wrote before is not taken for ours.

        What is typed is written many times in a minute, and reading every page would take longer than writing it.
        """
        was_touched = self.is_touched
        yield
        if not was_touched:
            self.note(with_pages=not is_typed)

    @property
    def is_touched(self) -> bool:
        """Not where it never was noted: of what was read into memory nothing on the disk matters."""
        return self._mark is not None and self._mark != self._now()

    def is_cut_off(self, conn: sqlite3.Connection) -> bool:
        """Whether what lies there is shorter than what we hold."""
        now = self._now()
        (pages,), (size,) = (
            conn.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
        )
        return now is not None and bool(now[0] < pages * size)

    @property
    def is_otherwise(self) -> bool:
        """Whether a page of a watched file is another than we noted. Reads all of it, unless that is too much."""
        return bool(self._pages) and self._pages != self._digest()

    @property
    def _is_looked_at(self) -> bool:
        return self._watched is not None and self._mark is not None and self._mark[0] <= MOST_PAGES

    def _digest(self) -> bytes:
        """Of all pages; by way of SQLite, for who opens and closes a file by another way gives its locks away."""
        if self._watched is None or not self._is_looked_at:
            return b""
        read_anew(self._watched)
        return hashlib.sha256(self._watched.serialize()).digest()

    def _now(self) -> Mark | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def replaced() -> str:
    return _(
        "another file was put in its place since it was opened, as a program does that keeps folders in step "
        "(OneDrive, Dropbox, a network folder); close it and open it again"
    )


def read_anew(conn: sqlite3.Connection) -> None:
    """SQLite keeps the pages that it has read as long as the file is ours alone; so they are given back."""
    conn.execute("PRAGMA shrink_memory")
