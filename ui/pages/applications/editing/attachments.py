"""The attachments of the application in the form, each with the way to take it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Attachment
from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.dossier.attachments import size_words
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label


class AttachmentLines(Card):
    """`removed(name)` and `attach_asked()`. They are stored at once, apart from what is typed."""

    removed = Signal(str)
    attach_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Attachments"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.XS)
        self.attach_button = LinkButton(_("Attach files…"), self.attach_asked.emit)
        self.note = Label(
            _("A file of the same name replaces the one that is there."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.body.addLayout(self._lines)
        self.body.addWidget(self.note)
        self.body.addWidget(self.attach_button)

    def show_files(self, attachments: Sequence[Attachment]) -> None:
        empty(self._lines)
        for each in attachments:
            self._lines.addWidget(self._line(each))

    def _line(self, attachment: Attachment) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(ElidedLabel(attachment.name, type="table"), 1)
        row.addWidget(Label(size_words(attachment.size), type="caption", tone="dim"))
        button = LinkButton(_("Remove"), partial(self.removed.emit, attachment.name), quiet=True)
        button.setAccessibleName(_("Remove {file}").format(file=attachment.name))
        row.addWidget(button)
        return line
