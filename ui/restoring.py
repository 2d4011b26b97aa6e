"""A back-up put back in the window: which one, of which file, and what was done; all else is the operation's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.file_kinds import PANEL, WORK, pattern
from evalapp.domain.texts import N_, _
from ui.page import Message

RESTORE = "restore"
PUT_BACK = N_("Put a back-up back…")


def chosen_backup(parent: QWidget, path: Path | None, folder: Path) -> Path | None:
    """One of the back-ups of `path`, or any: in their names stands when they were made. None where nobody chose."""
    from evalapp.operations.records.restoring import backups_of

    made = backups_of(path) if path is not None else ()
    name, _chosen = QFileDialog.getOpenFileName(
        parent,
        _("Put a back-up back: what stands there now is kept"),
        str(made[-1] if made else folder),
        f"Evalapp ({pattern([PANEL, WORK])})",
    )
    return Path(name) if name else None


def put_back(path: Path | None, backup: Path, _report: Callable[..., None]) -> tuple[Path, str]:
    """The file, and what was done, in words; without a `path` it is the one that the back-up was made of.

    Raises KnownError: then everything is as it was.
    """
    from evalapp.operations.desks.keeping.putting_back import done_words, warning_words
    from evalapp.operations.records.restoring import original_of, restore

    path = path or original_of(backup)
    if path is None:
        raise KnownError(
            _(
                "“{file}” does not lie in a folder with back-ups, so which file it is of is not known. Open that file "
                "first, or open this one itself."
            ).format(file=backup.name)
        )
    done = restore(path, backup)
    kept = done.kept.name if done.kept is not None else ""
    return path, " ".join((*done_words(path.name, done, kept), *warning_words(done)))


def unopened(path: Path, error: KnownError, choose: Callable[[], object]) -> Message:
    """Why a file does not open; with the way out where there is one."""
    from evalapp.operations.records.restoring import backups_of

    if isinstance(error, UnreadableFile) and backups_of(path):
        return Message(text=str(error), tone="bad", act_label=_(PUT_BACK), act=choose)
    return Message(text=str(error), tone="bad")
