"""What a hand-out wrote: the packs and their access codes, shown once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.exchange.handout import HandedOut
from ui.look import theme
from ui.pages.exchange.handout_rows import code_columns
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label


class CodesCard(Card):
    """`letters`, `mails` and `back` are what its buttons do."""

    def __init__(
        self, letters: Callable[[], None], mails: Callable[[], None], back: Callable[[], None]
    ) -> None:
        super().__init__(_("Access codes: note them now"))
        self._handed: HandedOut | None = None
        self._note = Label(type="table", wrap=True)
        self.table = RowTable(RowsModel(code_columns(), key=lambda row: row.juror), _("Access codes"))
        self.earlier = Label(type="table", tone="attention", wrap=True)
        self.body.addWidget(self._note)
        self.body.addWidget(self.earlier)
        self.body.addWidget(self.table, 1)
        self.copy_button = Button(_("Copy the chosen code"), self._copy_one)
        self.copy_all_button = Button(_("Copy all"), self._copy_all)
        self.letters_button = Button(_("Letters with the codes…"), letters)
        self.close_button = LinkButton(_("Hide the codes"), back)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for button in (
            self.copy_button,
            self.copy_all_button,
            Button(_("Open the folder"), self._open_folder),
            self.letters_button,
            Button(_("Mail drafts…"), mails),
        ):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.close_button)
        self.body.addLayout(row)
        self.body.addStretch()
        self.hide()

    def show_codes(self, handed: HandedOut | None, earlier: str = "") -> None:
        """None: forget them. `earlier`: who keeps a code that a lost copy can use, and what to do; empty for nobody."""
        self._handed = handed
        self.table.set_rows(handed.packs if handed is not None else ())
        if handed is None:
            return
        fresh = any(pack.code for pack in handed.packs)
        words = _(
            "They are shown once. They also stand in {file}, beside the packs, readable by you alone: move it away "
            "before you send the folder. Give each code separately from the pack."
        )
        kept = _("Every juror keeps the code of the earlier pack.")
        self._note.setText(words.format(file=handed.codes_file.name) if fresh else kept)
        self.earlier.setText(earlier)
        self.earlier.setVisible(bool(earlier))
        self.heading.setText(_("Access codes: note them now") if fresh else _("Packs handed out"))
        self.close_button.set_text(_("Hide the codes") if fresh else _("Back to the jurors"))
        self.copy_all_button.setEnabled(fresh)
        self.copy_button.setEnabled(fresh)
        self.letters_button.setEnabled(fresh)
        none = _("Nobody got a new code. The codes of before stand in the codes.csv of their hand-out.")
        for button in (self.copy_button, self.copy_all_button, self.letters_button):
            button.setToolTip("" if fresh else none)
        self.table.choose_first()

    def _copy_one(self) -> None:
        row = self.table.chosen_row
        if row is not None and row.code:
            QGuiApplication.clipboard().setText(row.code)

    def _copy_all(self) -> None:
        if self._handed:
            lines = [f"{pack.name}\t{pack.code}" for pack in self._handed.packs if pack.code]
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _open_folder(self) -> None:
        if self._handed:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._handed.folder)))


class MoreLinks(QWidget):
    """For what was handed out before: its codes and packs lie in folders by now."""

    def __init__(self, letters: Callable[[], None], mails: Callable[[], None]) -> None:
        super().__init__()
        self.letters = LinkButton(_("Letters with the codes…"), letters)
        self.no_codes = Label(
            _("There are no letters with codes: only forms went out, and a form has no access code."),
            type="table",
            tone="dim",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        row.addWidget(self.no_codes)
        row.addStretch()
        row.addWidget(self.letters)
        row.addWidget(LinkButton(_("Mail drafts…"), mails))

    def show_for(self, *, has_codes: bool, is_forms: bool) -> None:
        """Letters are offered beside packs, where anybody has a code."""
        self.letters.setVisible(has_codes and not is_forms)
        self.no_codes.setVisible(not has_codes and not is_forms)


def still_there(path: Path | None) -> Path | None:
    """Whoever moved it away, as the codes should be, is asked for it again."""
    return path if path is not None and path.exists() else None
