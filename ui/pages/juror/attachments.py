"""The attachments of an application: read in the window or saved where the juror says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Attachment
from evalapp.domain.texts import _
from evalapp.formats import whole
from ui import theme
from ui.dialogs.overlay import Overlay
from ui.widgets.buttons import LinkButton
from ui.widgets.card import EmptyState, IconLabel
from ui.widgets.text import ElidedLabel, Label, Rule

Read = Callable[[str], bytes]


class AttachmentsView(QWidget):
    """`read` gives the bytes for a SHA-256. Nothing is unpacked to a temporary file: a dossier is confidential."""

    def __init__(
        self, attachments: tuple[Attachment, ...], read: Read, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
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

    def _row(self, attachment: Attachment) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(IconLabel("file", size=20))
        row.addWidget(ElidedLabel(attachment.name, type="table"), 1)
        row.addWidget(Label(_size(attachment.size), type="caption", tone="dim"))
        if attachment.name.lower().endswith(".pdf"):
            read = LinkButton(_("Read"), partial(self._show, attachment))
            read.setAccessibleName(_("Read {file}").format(file=attachment.name))
            row.addWidget(read)
        save = LinkButton(_("Save…"), partial(self._save, attachment))
        save.setAccessibleName(_("Save {file}").format(file=attachment.name))
        row.addWidget(save)
        return row

    def _show(self, attachment: Attachment) -> None:
        PdfOverlay(self.window(), attachment.name, self._read(attachment.sha256)).show_over()

    def _save(self, attachment: Attachment) -> None:
        name, _chosen = QFileDialog.getSaveFileName(self, _("Save attachment"), Path(attachment.name).name)
        if not name:
            return
        try:
            Path(name).write_bytes(self._read(attachment.sha256))
        except OSError as error:
            self._error.setText(
                _("“{file}” could not be written: {why}; choose another folder.").format(
                    file=name, why=error.strerror or str(error)
                )
            )
            self._error.show()


def _size(count: int) -> str:
    if count < 1_000_000:
        return _("{n} kB").format(n=whole(max(count // 1000, 1)))
    return _("{n} MB").format(n=whole(round(count / 1_000_000)))


class PdfOverlay(Overlay):
    """A PDF, straight from the file's bytes."""

    def __init__(self, window: QWidget, name: str, content: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__(window, name, width=900)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        view = QPdfView(self)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self._document)
        self._document.load(self._buffer)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(name, type="section"), 1)
        head.addWidget(LinkButton(_("Close"), self.close_over))
        self.card.body.addLayout(head)
        self.card.body.addWidget(view, 1)
        view.setMinimumHeight(max(window.height() - 200, 300))
