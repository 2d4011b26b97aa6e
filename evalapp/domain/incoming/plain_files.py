"""Files that come in are plain files: no pipe that is waited for without end, no device, no link to something else."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import IO

from evalapp.domain.texts import _

# Windows has no pipes with the name of a file, and tells text from bytes.
if sys.platform == "win32":
    NO_LINK, _NO_WAIT, _BYTES = 0, 0, os.O_BINARY
else:
    NO_LINK, _NO_WAIT, _BYTES = os.O_NOFOLLOW, os.O_NONBLOCK, 0


class NotPlain(OSError):
    """It is not read; `strerror` says what it is, in the language of the reader."""

    @property
    def own_words(self) -> str:
        return str(self.strerror)


class TooLarge(OSError):
    """It has more bytes than what it is read for can have."""


def open_plain(path: Path, *, may_be_link: bool = False) -> IO[bytes]:
    """For reading, at once whatever it is. Raises NotPlain or another OSError."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAIT | _BYTES | (0 if may_be_link else NO_LINK))
    except OSError as error:
        # Most systems say so with "too many levels of symbolic links", which nobody understands.
        if not may_be_link and path.is_symlink():
            raise NotPlain(errno.ELOOP, _("it is a link to another file; choose that file itself")) from error
        if error.errno == errno.ENXIO:
            raise NotPlain(errno.ENXIO, _("it is no file with a content of its own")) from error
        raise
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(kind):
            raise NotPlain(errno.EINVAL, _("it is no file with a content of its own"))
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_plain(path: Path, most: int, *, may_be_link: bool = False) -> bytes:
    """At most `most` bytes. Raises TooLarge, NotPlain or another OSError."""
    with open_plain(path, may_be_link=may_be_link) as file:
        content = file.read(min(os.fstat(file.fileno()).st_size, most) + 1)
    if len(content) > most:
        raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG))
    return content
