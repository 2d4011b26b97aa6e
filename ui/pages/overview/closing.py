"""Once the assessment is closed: the fingerprint to keep outside the file."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.texts import _
from evalapp.operations.records.noted import ClosingNote
from evalapp.words.formats import short_fingerprint
from ui.access.announcing import announce
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label


class ClosingCard(Card):
    def __init__(self) -> None:
        super().__init__(_("Keep outside this file"))
        self._note: ClosingNote | None = None
        self.fingerprint = Label(type="section")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fingerprint.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Qt gives it one, with what can be chosen
        self.about = Label(type="table", tone="dim", wrap=True)
        self.mail_button = Button(_("Draft a mail…"), self._draft_mail)
        self.copy_button = LinkButton(_("Copy the text"), self._copy)
        self.body.addWidget(self.fingerprint)
        self.body.addWidget(self.about)
        buttons = QHBoxLayout()
        buttons.addWidget(self.mail_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self.hide()

    def show_note(self, note: ClosingNote | None) -> None:
        self._note = note
        self.setVisible(note is not None)
        if note is not None:
            self.fingerprint.setText(short_fingerprint(note.fingerprint.replace("-", "")))
            self.about.setText(
                _(
                    "This is the fingerprint after closing (change {number}). Mail it to who keeps the record, or "
                    "note it: who holds the file can rewrite it, but not what stands elsewhere."
                ).format(number=note.change)
            )

    def mail_address(self) -> QUrl:
        """Opens a draft without an address in the program for mail of the desktop; nothing is sent by us."""
        assert self._note is not None
        said = {"subject": self._note.subject, "body": self._note.text}
        return QUrl("mailto:?" + urlencode(said, quote_via=quote))

    def _draft_mail(self) -> None:
        if self._note is not None and not QDesktopServices.openUrl(self.mail_address()):
            self._copy()

    def _copy(self) -> None:
        if self._note is not None:
            QGuiApplication.clipboard().setText(f"{self._note.subject}\n\n{self._note.text}")
            announce(self, _("The text is copied; paste it into a mail."))
            self.copy_button.setText(_("The text is copied; paste it into a mail."))
