"""A back-up put in the place of its file, and nothing lost by it."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import FileInUse, KnownError, UnreadableFile
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _
from evalapp.files import OWNER_ONLY, put_in_place, sync
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backup_path, backups_of, original_of
from evalapp.store.history.left_journal import journal_beside
from evalapp.store.history.verify import verify

__all__ = ["Restored", "backups_of", "original_of", "restore"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """The last change of the file as it is now, and where the one before it is kept; None where there was none."""

    change: int
    fingerprint: str
    kept: Path | None


def restore(path: Path, backup: Path) -> Restored:
    """Make `path` what `backup` is.

    The back-up must be whole and of the same call; what stands at `path` is kept among the back-ups, also where it
    cannot be read. Raises KnownError, and until the very end nothing is changed.
    """
    for each in (path, backup):
        if each.is_symlink():
            raise UnreadableFile(
                _("“{file}” cannot be read: {why}.").format(
                    file=each.name, why=_("it is a link to another file; choose that file itself")
                )
            )
    if path.exists() and backup.exists() and path.samefile(backup):
        raise KnownError(_("“{file}” is the file itself; choose a back-up of it.").format(file=backup.name))
    with Workspace.open(backup, read_only=True) as kept:
        proof = verify(kept.file)
        call, is_work_file = kept.view.call().panel, kept.is_work_file
        change, fingerprint = kept.view.last_change(), kept.view.fingerprint()
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
    return Restored(change=change, fingerprint=fingerprint, kept=before)


def _copy(backup: Path, part: Path) -> None:
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
    shutil.copyfile(backup, part)
    sync(part)


def _set_aside(path: Path, call: str, *, is_work_file: bool) -> Path | None:
    """Keep what stands at `path`: as a back-up where it can be read, else as it is, with its rollback journal."""
    if not path.exists():
        _set_aside_journal(path, path)
        return None
    try:
        with Workspace.open(path) as present:
            if (present.view.call().panel, present.is_work_file) != (call, is_work_file):
                raise KnownError(
                    _(
                        "“{file}” is of another call (“{title}”) than the back-up; nothing was restored."
                    ).format(file=path.name, title=present.view.call().title)
                )
            return present.file.back_up()
    except FileInUse:
        raise
    except UnreadableFile:
        kept = backup_path(path)
        kept.parent.mkdir(exist_ok=True, mode=0o700)
        kept = kept.with_name(f"{kept.name}.unreadable")
        _set_aside_journal(path, kept)
        path.replace(kept)
        return kept


def _set_aside_journal(path: Path, kept: Path) -> None:
    """SQLite would carry it out on whatever file has the name."""
    if journal_beside(path).exists():
        journal_beside(path).replace(kept.with_name(f"{kept.name}-journal-aside"))
