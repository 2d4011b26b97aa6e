"""Why the system refused a file, in the language of the reader: its own words are English on most machines."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _


def system_words(error: OSError) -> str:
    """In a few words that fit behind a colon; the system's own for what hardly ever happens."""
    said = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENOTDIR: _("there is no such folder"),
        errno.EISDIR: _("it is a folder"),
        errno.EEXIST: _("something with that name is there already"),
        errno.EACCES: _("it is not open to you"),
        errno.EPERM: _("it is not open to you"),
        errno.EROFS: _("the disk can only be read"),
        errno.ENOSPC: _("there is no room left on the disk"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.ENAMETOOLONG: _("its name is too long"),
        errno.EFBIG: _("it is too large"),
        errno.EBUSY: _("another program has it"),
        errno.ETXTBSY: _("another program has it"),
        errno.EMFILE: _("too many files are open"),
        errno.ENFILE: _("too many files are open"),
        errno.EIO: _("the disk does not answer properly"),
        errno.ENODEV: _("the disk does not answer properly"),
        errno.ESTALE: _("the share does not answer properly"),
        errno.ETIMEDOUT: _("the share does not answer"),
    }
    # What is raised here says itself why, in words of ours.
    own = getattr(error, "own_words", "")
    return own or said.get(error.errno or 0, error.strerror or str(error))


def unreadable_words(path: Path, error: OSError) -> str:
    """Of a file that the system does not let us read, with what to do where somebody else can help."""
    said = (
        _("“{file}” cannot be read: {why}; ask its owner for the right to read it.")
        if error.errno in (errno.EACCES, errno.EPERM)
        else _("“{file}” cannot be read: {why}.")
    )
    return said.format(file=shorten(path.name), why=system_words(error))


def missing_folder_words(folder: Path, error: OSError) -> str:
    """Where nothing can be written as its folder was never made; empty where that is not why."""
    if error.errno != errno.ENOENT or os.path.exists(folder):
        return ""
    return _("The folder “{folder}” is not there; make it first, or choose another.").format(
        folder=shorten(folder.name)
    )


def unwritable_words(path: Path, error: OSError) -> str:
    """Of a file that the system does not let us write, with what to do: room helps no disk that can only be read."""
    if missing := missing_folder_words(path.parent, error):
        return missing
    said = (
        _("“{file}” cannot be written: {why}; choose another place.")
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
        else _("“{file}” cannot be written: {why}; choose another place or make room on the disk.")
    )
    return said.format(file=shorten(path.name), why=system_words(error))
