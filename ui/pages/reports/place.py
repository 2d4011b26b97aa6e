"""Where a report is to lie: a file, or a folder for one for each application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import _
from evalapp.operations.reports.kind import AnyKind, Options
from ui.dialogs.files import FilesAsked
from ui.session import Session

_KIND = "reports"  # of what is asked for, to begin where that was done before


def ask_file(parent: QWidget, session: Session, kind: AnyKind, options: Options) -> Path | None:
    """None where nobody wants to save it after all."""
    name = f"{session.path.stem}-{kind.file_name_in_words(options)}"
    known = f"{kind.format.name} (*{kind.format.suffix})"
    return FilesAsked(session=session, kind=_KIND).place(parent, _("Save report"), name, known)


def ask_folder(parent: QWidget, session: Session, _kind: AnyKind, _options: Options) -> Path | None:
    """The same of a folder, in which each file has a name of its own."""
    return FilesAsked(session=session, kind=_KIND).whole(parent, _("Folder for a file for each application"))
