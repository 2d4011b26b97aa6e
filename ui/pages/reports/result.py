"""What came of it: where the report lies, and the fingerprint it carries."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.file_kinds import WORKBOOK
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import short_fingerprint
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label


class ResultCard(Card):
    def __init__(self) -> None:
        super().__init__(_("The report is written"))
        self.written: Path | None = None
        self._of = ""  # the fingerprint that it carries
        self._files = 0
        self._text = Label(type="table", wrap=True)
        self._fingerprint = Label(type="section")
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._text)
        self.body.addWidget(self._fingerprint)
        actions = QHBoxLayout()
        actions.addWidget(Button(_("Open it"), self._open))
        actions.addWidget(LinkButton(_("Open the folder"), self._open_folder))
        actions.addStretch()
        self.body.addLayout(actions)
        self.hide()

    def show_report(self, path: Path, fingerprint: str, *, now: str, files: int = 0) -> None:
        """`fingerprint` is that of the file when the report was asked for, `now` what it is.

        `path` is a folder with as many `files` as there are, where it is one for each application.
        """
        self.written, self._of, self._files = path, fingerprint, files
        self._fingerprint.setText(short_fingerprint(fingerprint))
        self.follow(now)
        self.show()

    def show_together(self, path: Path, fingerprint: str) -> None:
        """Of several files: what becomes of one of them says nothing of the report."""
        self.written, self._of = path, ""
        self._fingerprint.setText(short_fingerprint(fingerprint))
        said = _(
            "{path}\nThe report names each of its files with its fingerprint; together they have this one:"
        )
        self._text.setText(said.format(path=path))
        self.show()

    def follow(self, fingerprint: str) -> None:
        """The file has this fingerprint now: what the report belongs to is said anew."""
        if self.written is None or not self._of:
            return
        if fingerprint == self._of and WORKBOOK.is_kind_of(self.written):
            said = _(
                "{path}\nThe workbook belongs to the file as it is now; its sheet on the method and this window show "
                "the same fingerprint:"
            )
        elif fingerprint == self._of:
            said = _(
                "{path}\nThe report belongs to the file as it is now; its last page and this window show the same "
                "fingerprint:"
            )
        else:
            said = _(
                "{path}\nThe file has changed since you asked for the report; it belongs to the file as it was then, "
                "with this fingerprint:"
            )
        where = str(self.written)
        if self._files:
            words = ngettext("{n} file in {folder}", "{n} files in {folder}", self._files)
            where = words.format(n=self._files, folder=where)
        self._text.setText(said.format(path=where))

    def _open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _open_folder(self) -> None:
        if self.written is not None:
            folder = self.written if self._files else self.written.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
