"""Folders that the program makes for what it writes, and what it takes away again where nothing came of it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import missing_folder_words, system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

# Since somebody asked for it; those above others first.
_made: ContextVar[list[Path] | None] = ContextVar("made", default=None)


@contextmanager
def without_empty_folders() -> Iterator[None]:
    """Where it ends by an error, the folders that were made within it and are empty are not left behind."""
    token = _made.set([])
    try:
        yield
    except BaseException:
        for each in reversed(_made.get() or ()):
            with suppress(OSError):  # something is in it
                each.rmdir()
        raise
    finally:
        _made.reset(token)


def require_folders(path: Path) -> None:
    """Raises KnownError where something above `path` is a file: no system says which."""
    for each in path.parents:
        try:
            is_file = not stat.S_ISDIR(each.stat().st_mode)
        except (OSError, ValueError):
            continue  # not there, or below what is a file; what is above it tells
        if is_file:
            raise KnownError(_not_a_folder(each))
        return


def _not_a_folder(path: Path) -> str:
    words = _("“{file}” is a file and not a folder, so nothing can lie in it; choose another place.")
    return words.format(file=shorten(path.name))


def make_folder(folder: Path, *, is_private: bool = False) -> None:
    """With `is_private` only its owner can look into one that is made here. Raises KnownError."""
    require_folders(folder)
    if folder.is_file():
        raise KnownError(_not_a_folder(folder))
    made = _made.get()
    try:
        if made is not None:  # before: the disk may take some of them and no more
            made += reversed([each for each in (folder, *folder.parents) if not each.exists()])
        folder.mkdir(parents=True, exist_ok=True, mode=0o700 if is_private else 0o777)
    except OSError as error:
        raise KnownError(
            _("The folder “{folder}” cannot be made: {why}; choose another one.").format(
                folder=folder.name, why=system_words(error)
            )
        ) from error


@contextmanager
def nameless_file(folder: Path) -> Iterator[IO[bytes]]:
    """A file that only we can read and that the system removes whatever becomes of the program. Raises KnownError."""
    try:
        file = TemporaryFile(dir=folder)  # noqa: SIM115  closed below, whatever becomes of it
    except OSError as error:
        said = _("The folder “{folder}” cannot be written to: {why}; copy the file to a folder of yours.")
        raise KnownError(
            missing_folder_words(folder, error) or said.format(folder=folder.name, why=system_words(error))
        ) from error
    try:
        yield file
    finally:
        # What it still holds goes with it: that a full disk does not take it was said where it was written.
        with suppress(OSError):
            file.close()
