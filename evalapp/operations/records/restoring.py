"""A back-up put in the place of its file, and nothing lost by it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evalapp import stops
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import unwritable_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import OWNER_ONLY, put_in_place, sync
from evalapp.operations.desks.keeping.carried import Told
from evalapp.operations.desks.keeping.putting_back import Restored, carry, told_in
from evalapp.operations.desks.keeping.turned_back import NOTHING_BACK, TurnedBack, turned_back
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backup_path, backups_of, original_of
from evalapp.store.bare import is_ours
from evalapp.store.faults import known_faults, refuse_held_elsewhere, strange_faults
from evalapp.store.head import read_head
from evalapp.store.history.left_journal import journal_beside
from evalapp.store.history.verify import verify
from evalapp.store.holding import hold

__all__ = ["Restored", "backups_of", "original_of", "restore"]

_PIECE = 1 << 20  # bytes
_UNREADABLE = ".unreadable"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Present:
    """What stands where the back-up goes.

    `mark` is put behind the name of what is kept of it; `told` what it tells of itself, None where it cannot be read;
    `turned` what it has that the back-up has not.
    """

    mark: str
    told: Told | None = None
    turned: TurnedBack = NOTHING_BACK


def restore(path: Path, backup: Path) -> Restored:
    """Make `path` what `backup` is.

    The back-up must be whole and of the same call; what stands at `path` is kept among the back-ups, also where it
    cannot be read. What that tells of itself is no work of before and comes along: to whom the right to write went,
    who holds copies, and the keys. Raises KnownError, and until the very end nothing is changed.
    """
    for each in (path, backup):
        _require_plain(each)
    _require_ours(path)
    if path.exists() and backup.exists() and path.samefile(backup):
        raise KnownError(_("“{file}” is the file itself; choose a back-up of it.").format(file=backup.name))
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    with Workspace.open(backup, read_only=True) as kept:
        _require_whole(kept)
        try:
            _copy(backup, part)
            with _held(path):
                present = _look_at(path, kept)
                done = carry(part, present.told if present is not None else None)
                before = _keep(path, present.mark) if present is not None else None
            with stops.final():
                _set_aside_journal(path, before or path)
                put_in_place(part, path)
            stops.note_done(path)
        except OSError as error:
            raise KnownError(unwritable_words(path, error)) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        is_unknown = not kept.is_work_file and present is not None and present.told is None
    turned = present.turned if present is not None else NOTHING_BACK
    return replace(done, kept=before, is_unknown=is_unknown, turned=turned)


def _require_whole(kept: Workspace) -> None:
    proof = verify(kept.file)
    if not proof.is_whole or proof.integrity != "ok":
        raise UnreadableFile(
            _("“{file}” is not whole ({why}), so nothing was restored; choose another back-up.").format(
                file=kept.path.name, why=(*proof.faults, proof.integrity)[0]
            )
        )


def _require_ours(path: Path) -> None:
    """What is there is a file of ours by its name or by how it begins: a table gives way to no panel.

    Raises UnreadableFile.
    """
    if path.exists() and not is_ours(path, read_head(path)[0]):
        text = _(
            "“{file}” is no panel and no work of a juror: no back-up is put in its place. Name the file that the "
            "back-up is of."
        )
        raise UnreadableFile(text.format(file=shorten(path.name)))


def _require_plain(path: Path) -> None:
    """Nothing, or a file with a content of its own: a pipe would be waited for. Raises UnreadableFile.

    Asked without a handle, which would cost SQLite its locks where this program has the file open.
    """
    if not os.path.lexists(path):
        return
    if path.is_symlink():
        words = _("it is a link to another file; choose that file itself")
    elif path.is_dir():
        words = _("it is a folder")
    elif not path.is_file():
        words = _("it is no file with a content of its own")
    else:
        return
    raise UnreadableFile(_("“{file}” cannot be read: {why}.").format(file=shorten(path.name), why=words))


def _copy(source: Path, part: Path) -> None:
    """Byte for byte, for its owner alone, and kept by the disk."""
    with (
        open_plain(source) as stream,
        os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as copy,
    ):
        shutil.copyfileobj(stream, copy, _PIECE)
    sync(part)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Nobody writes it meanwhile.

    Nothing is opened for writing: an altered file is evidence, and whoever opens one so puts its triggers back.
    """
    if not path.exists():
        yield
        return
    with known_faults(path):
        refuse_held_elsewhere(path)
        held = hold(path)
    try:
        yield
    finally:
        held.let_go()


def _look_at(path: Path, backup: Workspace) -> _Present | None:
    """None where there is nothing. Raises KnownError for the file of another call."""
    if not path.exists():
        return None
    with TemporaryDirectory(prefix="evalapp-") as name:
        # What was cut off within a change can be read once its journal was carried out: on a copy.
        copy = Path(name) / path.name
        _copy(path, copy)
        is_waiting = journal_beside(path).is_file()
        if is_waiting:
            _copy(journal_beside(path), journal_beside(copy))
        try:
            with Workspace.open(copy, read_only=not is_waiting) as present:
                _require_same_call(path, present, backup)
                mark = _UNREADABLE if is_waiting else ""
                told, turned = _told_in(present, backup), _turned_in(present, backup)
                return _Present(mark=mark, told=told, turned=turned)
        except _OfAnotherCall:
            raise
        except KnownError:
            return _Present(mark=_UNREADABLE)


class _OfAnotherCall(KnownError):
    """Unlike what keeps a file from being read, this ends it."""


def _told_in(present: Workspace, backup: Workspace) -> Told | None:
    try:
        with strange_faults(present.path):  # of an altered file anything may stand there
            return told_in(present, backup.view)
    except KnownError:
        return None


def _turned_in(present: Workspace, backup: Workspace) -> TurnedBack:
    try:
        with strange_faults(present.path):
            return turned_back(present, backup)
    except KnownError:
        return NOTHING_BACK


def _require_same_call(path: Path, present: Workspace, backup: Workspace) -> None:
    call = present.view.call()
    if (call.panel, present.is_work_file) != (backup.view.call().panel, backup.is_work_file):
        raise _OfAnotherCall(
            _("“{file}” is of another call (“{title}”) than the back-up; nothing was restored.").format(
                file=shorten(path.name), title=shorten(call.title)
            )
        )


def _keep(path: Path, mark: str) -> Path:
    """It bears its name only once it is whole and on the disk."""
    kept = backup_path(path)
    kept.parent.mkdir(exist_ok=True, mode=0o700)
    kept = kept.with_name(f"{kept.name}{mark}")
    part = kept.with_name(f".{kept.name}.{secrets.token_hex(6)}.part")
    try:
        _copy(path, part)
        put_in_place(part, kept)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return kept


def _set_aside_journal(path: Path, kept: Path) -> None:
    """SQLite would carry it out on whatever file has the name."""
    if journal_beside(path).exists():
        journal_beside(path).replace(kept.with_name(f"{kept.name}-journal-aside"))
