"""The attachments of an application: a list, from which each is read beside the score form or saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Attachment
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.files import require_replaceable, safe_name, write_bytes
from evalapp.words.formats import whole
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import EmptyState, IconLabel
from ui.widgets.text import ElidedLabel, Label, Rule

Read = Callable[[str], bytes]
DOCUMENTS, PICTURES = (".pdf",), (".png", ".jpg", ".jpeg")


class AttachmentsView(QWidget):
    """`read` gives the bytes for a SHA-256. `opened(Attachment)`: to be shown."""

    opened = Signal(object)

    def __init__(
        self, attachments: tuple[Attachment, ...], read: Read, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._links: dict[str, LinkButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        self._error = Label(type="caption", tone="bad", wrap=True)
        self._error.hide()
        if not attachments:
            layout.addWidget(
                EmptyState(
                    _("No attachments"), _("The application came without attachments."), icon="attachment"
                )
            )
        for attachment in attachments:
            layout.addLayout(self._row(attachment))
            layout.addWidget(Rule())
        layout.addWidget(self._error)

    def focus_on(self, name: str = "") -> None:
        """The keyboard on what opens this attachment, or the first one."""
        link = self._links.get(name) or next(iter(self._links.values()), None)
        if link is not None:
            link.setFocus()

    def _row(self, attachment: Attachment) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(IconLabel("file", size=20))
        row.addWidget(ElidedLabel(attachment.name, type="table"), 1)
        row.addWidget(Label(size_words(attachment.size), type="caption", tone="dim"))
        save = LinkButton(_("Save…"), partial(self._save, attachment))
        save.setAccessibleName(_("Save {file}").format(file=attachment.name))
        if is_readable(attachment):
            read = LinkButton(_("Read"), partial(self.opened.emit, attachment))
            read.setAccessibleName(_("Read {file}").format(file=attachment.name))
            row.addWidget(read)
            self._links[attachment.name] = read
        else:
            self._links[attachment.name] = save
        row.addWidget(save)
        return row

    def _save(self, attachment: Attachment) -> None:
        problem = save_attachment(self, attachment, self._read)
        self._error.setText(problem)
        self._error.setVisible(bool(problem))


def is_readable(attachment: Attachment) -> bool:
    return attachment.name.lower().endswith((*DOCUMENTS, *PICTURES))


def save_attachment(parent: QWidget, attachment: Attachment, read: Read) -> str:
    """Ask where, and write it there; what went wrong in one sentence, or nothing."""
    name, _chosen = QFileDialog.getSaveFileName(parent, _("Save attachment"), safe_name(attachment.name))
    if not name:
        return ""
    path = Path(name)
    try:
        over = require_replaceable(path, Path(attachment.name).suffix.lower())
        write_bytes(path, read(attachment.sha256), over=over)
    except KnownError as error:
        return str(error)
    return ""


def size_words(count: int) -> str:
    if count < 1_000_000:
        return _("{n} kB").format(n=whole(max(count // 1000, 1)))
    return _("{n} MB").format(n=whole(round(count / 1_000_000)))
