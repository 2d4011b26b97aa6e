"""Names and bytes of files that leave the program: whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

_MOST_STEM = 60


def safe_stem(text: str) -> str:
    """A file name in plain letters that every system accepts: `J-01 Zoë d'Hondt/x` → `J-01-Zoe-d-Hondt-x`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._]+", "-", plain)[:_MOST_STEM].strip("-.") or "file"


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            _("The folder “{folder}” cannot be made: {why}; choose another one.").format(
                folder=folder.name, why=error.strerror
            )
        ) from error


def nameless_file(folder: Path) -> IO[bytes]:
    """A file that only we can read and that the system removes whatever becomes of the program. Raises KnownError."""
    try:
        return TemporaryFile(dir=folder)
    except OSError as error:
        raise KnownError(
            _(
                "The folder “{folder}” cannot be written to: {why}; copy the file to a folder of yours."
            ).format(folder=folder.name, why=error.strerror)
        ) from error


def refuse_another_kind(path: Path, suffix: str) -> None:
    """A file that is there is replaced only by one of its own kind: never a panel by a report of it."""
    if path.exists() and path.suffix.lower() != suffix:
        raise KnownError(
            _("“{file}” already exists; choose another name, nothing was overwritten.").format(
                file=shorten(path.name)
            )
        )


def write_bytes(path: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Replace `path` in one step, so that a full disk or a power cut leaves the earlier file. Raises KnownError."""
    write_with(path, lambda stream: stream.write(content), mode=mode)


def write_with(path: Path, write: Callable[[IO[bytes]], object], *, mode: int = 0o666) -> None:
    """As `write_bytes`, for what `write` puts into the stream; whatever it raises leaves the earlier file too."""
    part = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with os.fdopen(handle, "wb") as stream:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be written: {why}; choose another place or make room on the disk.").format(
                file=shorten(path.name), why=error.strerror or str(error)
            )
        ) from error
