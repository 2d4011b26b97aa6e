"""Declaring a conflict of interest, over the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from evalapp.domain.application import Application
from evalapp.domain.people import ConflictKind
from evalapp.domain.texts import _
from evalapp.operations.jury import DeclareConflict
from ui import theme
from ui.dialogs.overlay import Overlay
from ui.session import Session
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.text import Label


class ConflictSheet(Overlay):
    """Says what declaring does before it is done; undone by Ctrl+Z like everything else."""

    def __init__(self, window: QWidget, session: Session, application: Application) -> None:
        super().__init__(window, _("Declare a conflict of interest"), width=480)
        self._session, self._application = session, application
        self.card.heading.setText(
            _("Conflict of interest with {number} {title}").format(
                number=application.number, title=application.title
            )
        )
        self.card.heading.show()
        said = _("You will no longer see or score this application. The scores you gave it are taken away.")
        self.card.body.addWidget(Label(said, tone="dim", wrap=True))
        self._kinds = QButtonGroup(self)
        for n, kind in enumerate(ConflictKind):
            button = QRadioButton(kind.label)
            self._kinds.addButton(button, n)
            self.card.body.addWidget(button)
        self._kinds.button(0).setChecked(True)
        self._note = QLineEdit()
        self._note.setPlaceholderText(_("Explanation for the secretary (optional)"))
        self._note.setAccessibleName(_("Explanation"))
        self._note.setMaxLength(500)
        self._error = Label(type="caption", tone="bad", wrap=True)
        self._error.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addStretch()
        buttons.addWidget(Button(_("Cancel"), self.close_over))
        buttons.addWidget(PrimaryButton(_("Declare the conflict"), self._declare))
        for widget in (self._note, self._error):
            self.card.body.addWidget(widget)
        self.card.body.addLayout(buttons)

    def show_over(self) -> None:
        super().show_over()
        self._kinds.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _declare(self) -> None:
        command = DeclareConflict(
            juror=self._session.call.juror,
            application=self._application.number,
            kind=list(ConflictKind)[self._kinds.checkedId()],
            note=self._note.text().strip(),
        )
        if self._session.run(command, on_error=self._show_error) is not None:
            self.close_over()

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()
