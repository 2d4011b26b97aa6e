"""What came of it: where the report lies, and the fingerprint it carries."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.texts import _
from evalapp.words.formats import short_fingerprint
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label


class ResultCard(Card):
    def __init__(self) -> None:
        super().__init__(_("The report is written"))
        self.written: Path | None = None
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

    def show_report(self, path: Path, fingerprint: str, *, is_latest: bool) -> None:
        """`is_latest`: whether the file is still as it was when the report was asked for."""
        self.written = path
        if is_latest:
            said = _(
                "{path}\nThe report belongs to the file as it is now; its last page and this window show the same "
                "fingerprint:"
            )
        else:
            said = _(
                "{path}\nThe file has changed since you asked for the report; it belongs to the file as it was then, "
                "with this fingerprint:"
            )
        self._text.setText(said.format(path=path))
        self._fingerprint.setText(short_fingerprint(fingerprint))
        self.show()

    def _open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _open_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))
