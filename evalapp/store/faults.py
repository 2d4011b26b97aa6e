"""SQLite's errors in words that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evalapp.domain.errors import FileInUse, KnownError, UnreadableFile
from evalapp.domain.incoming.foreign import with_detail
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import visible
from evalapp.store.holding import HeldElsewhere, NoAnswer
from evalapp.store.lock_note import path_of_note, read_note, standing_note
from evalapp.words import formats

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_CUT_OFF = {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}

_NO_TEXT = "Could not decode to UTF-8"  # Python's words, for which there is no code


@contextmanager
def known_faults(path: Path) -> Iterator[None]:
    """Turn faults of the file or the disk into KnownError; a fault of ours stays what it is."""
    try:
        yield
    except HeldElsewhere as error:
        raise FileInUse(in_use(path)) from error
    except NoAnswer as error:
        raise KnownError(_disk_fails(path)) from error
    except UnicodeDecodeError as error:  # in SQLite's own words of a damaged schema, or a text that is none
        raise UnreadableFile(_damaged(path)) from error
    except sqlite3.Error as error:
        known = _known(path, error)
        if known is None:
            raise
        raise known from error


@contextmanager
def strange_faults(path: Path) -> Iterator[None]:
    """The same, of a file whose tables nobody compared yet with ours: then whatever fails is the fault of the file."""
    try:
        with known_faults(path):
            yield
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise UnreadableFile(_damaged(path)) from error


def _known(path: Path, error: sqlite3.Error) -> KnownError | None:
    code = _code_of(error)
    if code in _BUSY:
        return FileInUse(in_use(path))
    if code in _DAMAGED:
        return UnreadableFile(_damaged(path))
    if _NO_TEXT in str(error):
        return UnreadableFile(
            _(
                "“{file}” holds bytes that are no text; “evalapp verify” says where. Open a back-up of it."
            ).format(file=path.name)
        )
    if code in _READ_ONLY:
        return KnownError(_why_not_changed(path, getattr(error, "sqlite_errorcode", code)))
    if code == sqlite3.SQLITE_FULL:
        return KnownError(
            _(
                "There is no room left on the disk of “{file}”; nothing was changed. Make room and do it again."
            ).format(file=path.name)
        )
    if code == sqlite3.SQLITE_IOERR:
        return KnownError(_disk_fails(path))
    return None


def _disk_fails(path: Path) -> str:
    text = _(
        "The disk of “{file}” does not answer properly; nothing was changed. Check the disk or the share."
    )
    return text.format(file=path.name)


def _damaged(path: Path) -> str:
    return _("“{file}” is damaged or is not an Evalapp file; open a back-up of it.").format(file=path.name)


def why(error: Exception) -> str:
    """What keeps something from being read, for a sentence; SQLite's and Python's own words only follow."""
    if isinstance(error, KnownError):
        return shorten(visible(" ".join(str(error).split())))
    if isinstance(error, OSError):
        return system_words(error)
    if _code_of(error) in _DAMAGED:
        return with_detail(_("the pages of the file are damaged"), error)
    if _NO_TEXT in str(error):
        return with_detail(_("it holds bytes that are no text"), error)
    return with_detail(_("what stands there is not as Evalapp writes it"), error)


def told_of_damage(answers: Iterable[object]) -> str:
    """What SQLite answers of damaged pages, without the line that only names the database."""
    lines = [line for each in answers for line in str(each).splitlines()]
    return "; ".join([line for line in lines if not line.startswith("*** ")] or lines)


def _code_of(error: Exception) -> int:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _why_not_changed(path: Path, code: int) -> str:
    """What was cut off within a change is never to be copied: a copy without the journal beside it is damaged."""
    if code in _CUT_OFF:
        said = _(
            "“{file}” was left within a change: “{file}-journal” beside it says so. Open it once where you may write "
            "to it: it then goes back to its last whole state by itself. Do not copy or move it before."
        )
    elif code == sqlite3.SQLITE_READONLY_DBMOVED or not path.exists():
        said = _(
            "“{file}” was moved, renamed or replaced while it was open here, by somebody or by a program that keeps "
            "folders in step (OneDrive, Dropbox, a network folder); nothing more is written to it. Close it, and open "
            "it where it is now; look whether another copy of it lies beside it."
        )
    else:
        said = _(
            "“{file}” cannot be changed: the file or its folder is read-only; copy it to a folder of yours."
        )
    return said.format(file=path.name)


def in_use(path: Path) -> str:
    note = read_note(path)
    if note is None:
        return _("“{file}” is open in another window or program; close it there first.").format(
            file=path.name
        )
    return _("“{file}” is open at {user} on {machine} since {since}; close it there first.").format(
        file=path.name, user=note.user, machine=note.machine, since=formats.moment(note.since)
    )


def refuse_held_elsewhere(path: Path) -> None:
    """Raises FileInUse, before anything of the file is touched, where a note from another machine counts."""
    note = standing_note(path)
    if note is not None:
        raise FileInUse(
            _(
                "“{file}” lies on a share and is open at {user} on {machine} since {since}; close it there first. If "
                "that computer stopped without closing it, remove “{note}” beside it."
            ).format(
                file=path.name,
                user=note.user,
                machine=note.machine,
                since=formats.moment(note.since),
                note=path_of_note(path).name,
            )
        )
