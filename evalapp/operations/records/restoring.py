"""A back-up put in the place of its file, and nothing lost by it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import OWNER_ONLY, put_in_place, sync
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backup_path, backups_of, original_of
from evalapp.store.faults import known_faults, refuse_held_elsewhere
from evalapp.store.history.left_journal import journal_beside
from evalapp.store.history.verify import verify
from evalapp.store.holding import hold

__all__ = ["Restored", "backups_of", "original_of", "restore"]

_PIECE = 1 << 20  # bytes
_UNREADABLE = ".unreadable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """The last change of the file as it is now, and where the one before it is kept; None where there was none.

    `lacks_keys`: whether that one had a key of the panel which this one has not.
    """

    change: int
    fingerprint: str
    kept: Path | None
    lacks_keys: bool = False


def restore(path: Path, backup: Path) -> Restored:
    """Make `path` what `backup` is.

    The back-up must be whole and of the same call; what stands at `path` is kept among the back-ups, also where it
    cannot be read. Raises KnownError, and until the very end nothing is changed.
    """
    for each in (path, backup):
        _require_plain(each)
    if path.exists() and backup.exists() and path.samefile(backup):
        raise KnownError(_("“{file}” is the file itself; choose a back-up of it.").format(file=backup.name))
    with Workspace.open(backup, read_only=True) as kept:
        proof = verify(kept.file)
        call, is_work_file = kept.view.call().panel, kept.is_work_file
        change, fingerprint = kept.view.last_change(), kept.view.fingerprint()
        keys = {each.recipient for each in kept.view.renewed_identities()}
    if not proof.is_whole or proof.integrity != "ok":
        raise UnreadableFile(
            _("“{file}” is not whole ({why}), so nothing was restored; choose another back-up.").format(
                file=backup.name, why=(*proof.faults, proof.integrity)[0]
            )
        )
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    try:
        _copy(backup, part)
        before = _set_aside(path, call, is_work_file=is_work_file)
        put_in_place(part, path)
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be written: {why}; choose another place or make room on the disk.").format(
                file=path.name, why=system_words(error)
            )
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    lacks = before is not None and bool(_keys_in(before) - keys)
    return Restored(change=change, fingerprint=fingerprint, kept=before, lacks_keys=lacks)


def _keys_in(path: Path) -> set[str]:
    """Those that were renewed; none of a file that cannot be read."""
    try:
        with Workspace.open(path, read_only=True) as present:
            return {each.recipient for each in present.view.renewed_identities() if each.nth > 1}
    except KnownError:
        return set()


def _require_plain(path: Path) -> None:
    """Nothing, or a file with a content of its own: a pipe would be waited for. Raises UnreadableFile.

    Asked without a handle, which would cost SQLite its locks where this program has the file open.
    """
    if not os.path.lexists(path):
        return
    if path.is_symlink():
        words = _("it is a link to another file; choose that file itself")
    elif path.is_dir():
        words = os.strerror(errno.EISDIR)
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


def _set_aside(path: Path, call: str, *, is_work_file: bool) -> Path | None:
    """Keep what stands at `path` byte for byte, with the rollback journal beside it; where that lies.

    Nothing is opened for writing: an altered file is evidence, and whoever opens one so puts its triggers back.
    """
    if not path.exists():
        _set_aside_journal(path, path)
        return None
    with known_faults(path):
        refuse_held_elsewhere(path)
        held = hold(path)
    try:
        kept = _keep(path, _mark(path, call, is_work_file=is_work_file))
    finally:
        held.let_go()
    _set_aside_journal(path, kept)
    return kept


def _mark(path: Path, call: str, *, is_work_file: bool) -> str:
    """What is put behind the name of a back-up that cannot be read as it is. Raises KnownError for another call."""
    with TemporaryDirectory(prefix="evalapp-") as name:
        # What was cut off within a change can be read once its journal was carried out: on a copy.
        copy = Path(name) / path.name
        _copy(path, copy)
        is_waiting = journal_beside(path).is_file()
        if is_waiting:
            _copy(journal_beside(path), journal_beside(copy))
        try:
            with Workspace.open(copy, read_only=not is_waiting) as present:
                found, title = (present.view.call().panel, present.is_work_file), present.view.call().title
        except KnownError:
            return _UNREADABLE
    if found != (call, is_work_file):
        raise KnownError(
            _("“{file}” is of another call (“{title}”) than the back-up; nothing was restored.").format(
                file=shorten(path.name), title=shorten(title)
            )
        )
    return _UNREADABLE if is_waiting else ""


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
