"""Spreadsheet forms beside packs: the choice between the two, and which forms were made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.exchange.forms import HandedForms
from ui.look import theme
from ui.pages.exchange.handout_rows import form_columns
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label


class KindChoice(QWidget):
    """What each juror gets; `changed` when the other is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What each juror gets"))
        self.packs, self.forms = QRadioButton(_("Packs")), QRadioButton(_("Spreadsheet forms"))
        self._group = QButtonGroup(self)
        self._explained = Label(tone="dim", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        for button in (self.packs, self.forms):
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(row)
        layout.addWidget(self._explained)
        self.packs.setChecked(True)
        self.forms.toggled.connect(self._follow)
        self._follow()

    @property
    def is_forms(self) -> bool:
        return self.forms.isChecked()

    def _follow(self) -> None:
        self._explained.setText(
            _("A form is a spreadsheet with only that juror’s applications, for who cannot install anything. It is not "
              "sealed and has no access code: send it by a way you trust. What comes back is merged unsigned.")
            if self.is_forms
            else _("A pack holds only that juror’s applications and can be sent by e-mail: it is sealed. The access "
                   "code opens it and signs what comes back, so it goes another way: by phone, by letter, in person.")
        )  # fmt: skip
        self.changed.emit()


class FormsCard(Card):
    """The forms of a hand-out, listed."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(_("Spreadsheet forms written"))
        self._folder = ""
        said = _(
            "Send each juror their own form only. It is readable for whoever opens it; remove the copies "
            "afterwards."
        )
        self.table = RowTable(RowsModel(form_columns(), key=lambda row: row.juror), _("Spreadsheet forms"))
        self.body.addWidget(Label(said, type="table", wrap=True))
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(Button(_("Open the folder"), self._open_folder))
        row.addStretch()
        self.back_button = LinkButton(_("Back to the jurors"), back)
        row.addWidget(self.back_button)
        self.body.addLayout(row)
        self.body.addStretch()
        self.hide()

    def show_forms(self, handed: HandedForms) -> None:
        self._folder = str(handed.folder)
        self.table.set_rows(handed.forms)
        self.table.choose_first()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
