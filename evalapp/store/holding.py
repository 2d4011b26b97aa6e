"""A lock of our own on an open file, beside SQLite's.

SQLite locks with POSIX's advisory locks, and a process loses all of those on a file as soon as it closes *any* handle
on it (https://www.sqlite.org/howtocorrupt.html, section 2.2): a dialog that looks into a folder opens and closes every
file there for its icon, and from then on a second program would be let in. A lock that belongs to the open handle
itself (fcntl(2), "Open file description locks") stays. Where a system or a share has none, SQLite's alone decides.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

# One byte behind those that SQLite locks (1,073,741,824 and the 511 after it).
_PLACE = 0x40000000 + 1024
_FLOCK = "hhqqi4x"  # struct flock: type, whence, start, length, process
_NONE_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}
_HELD_HERE: set[tuple[int, int]] = set()


class HeldElsewhere(OSError):
    """Another window or program has the file."""


class NoAnswer(OSError):
    """Whether anybody has the file is not said by its disk or share."""


class Hold:
    """A file held for writing until `let_go`."""

    def __init__(self, handle: int | None = None, file: tuple[int, int] | None = None) -> None:
        self._handle, self._file = handle, file
        if file is not None:
            _HELD_HERE.add(file)

    def let_go(self) -> None:
        """Only once SQLite has closed the file: this handle too takes its locks along."""
        if self._file is not None:
            _HELD_HERE.discard(self._file)
        if self._handle is not None:
            with suppress(OSError):
                os.close(self._handle)
        self._handle = self._file = None


def hold(path: Path) -> Hold:
    """Raises HeldElsewhere or NoAnswer; never for a file that cannot be opened so, which SQLite then says itself."""
    refuse_held_here(path)
    handle = _locked(path, to_write=True)
    return Hold(handle, _file_of(path)) if handle is not None else Hold()


def refuse_held(path: Path) -> None:
    """Raises HeldElsewhere where somebody writes it, or NoAnswer; who only reads holds nothing and keeps nobody out."""
    refuse_held_here(path)
    handle = _locked(path, to_write=False)
    if handle is not None:
        os.close(handle)


def refuse_held_here(path: Path) -> None:
    """Raises HeldElsewhere where this very program writes it; asked without a handle, which would cost it its locks."""
    if _file_of(path) in _HELD_HERE:
        raise HeldElsewhere(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _file_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _locked(path: Path, *, to_write: bool) -> int | None:
    """An open handle with the lock; None where there are no such locks, or the file cannot be opened."""
    if sys.platform != "linux":
        return None
    import fcntl

    try:
        handle = os.open(path, (os.O_RDWR if to_write else os.O_RDONLY) | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    kind = fcntl.F_WRLCK if to_write else fcntl.F_RDLCK
    try:
        fcntl.fcntl(handle, fcntl.F_OFD_SETLK, struct.pack(_FLOCK, kind, os.SEEK_SET, _PLACE, 1, 0))
        return handle
    except OSError as error:
        os.close(handle)
        if error.errno in (errno.EAGAIN, errno.EACCES):
            raise HeldElsewhere(error.errno, error.strerror) from error
        if error.errno not in _NONE_HERE:
            raise NoAnswer(error.errno, error.strerror) from error
        return None
