"""Refused rows as a file, to be mended beside the one they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import TEXT_TABLE
from evalapp.domain.intake import ImportRow
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.work_list import write_work_list
from ui.dialogs.files import FilesAsked
from ui.page import Message
from ui.session import Session


def save_refused(
    session: Session, over: QWidget, rows: Sequence[ImportRow], *, on_error: Callable[[str], None]
) -> Message | None:
    """Where they were written; None where nobody chose a place, or where it could not be done."""
    path = FilesAsked(session=session, kind="applications").place(
        over,
        _("Save the refused rows"),
        _("refused rows") + TEXT_TABLE.suffix,
        f"*{TEXT_TABLE.suffix}",
    )
    if path is None:
        return None
    if not TEXT_TABLE.is_kind_of(path):
        path = path.with_name(path.name + TEXT_TABLE.suffix)
    try:
        write_work_list(path, rows, panel=session.view.call().panel)
    except KnownError as error:
        on_error(str(error))
        return None
    text = _("The refused rows were saved as {file}.").format(file=path.name)
    return Message(text=text, tone="good")


def taken_off(n: int) -> Message:
    text = ngettext("{n} row taken off the work list.", "{n} rows taken off the work list.", n)
    return Message(text=text.format(n=n), tone="good", offers_undo=True)
