"""Who still owes something, with the text of a reminder beside: to copy, or as drafts of mails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, in_language, ngettext
from evalapp.operations.exchange.post.reminders import (
    Debt,
    copied,
    debts_of,
    reminder_subject,
    reminder_text,
)
from ui.look import theme
from ui.pages.exchange.post.language_choice import LanguageChoice
from ui.pages.exchange.register.debt_rows import debt_columns
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.text import Label


class DebtsView(QWidget):
    """`drafts()` makes mail drafts for all, `back()` leaves; `copied(number)` once texts are on the clipboard."""

    copied = Signal(int)

    def __init__(
        self, session: Session, page: QWidget, drafts: Callable[[], None], back: Callable[[], None]
    ) -> None:
        super().__init__()
        self._session, self._page = session, page
        self.sum = Label(type="table", tone="dim", wrap=True)
        self.table = RowTable(
            RowsModel(debt_columns(), key=lambda row: row.person.id), _("Who has not yet given everything")
        )
        self.table.chosen.connect(self._show)
        self.language = LanguageChoice()
        for button in self.language.buttons.values():
            button.toggled.connect(self._show_again)
        self.text = TextField(_("Text of the reminder"), lines=12, most_lines=22)
        self.text.make_still(is_still=True)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.copy = Button(_("Copy text"), self._copy)
        self.drafts = Button("", drafts, kind="primary")
        self.back = LinkButton(_("Back to the register"), back)
        card = Card(_("Reminder"))
        card.body.addWidget(self.language)
        card.body.addWidget(self.text)
        card.body.addWidget(self.copy)
        card.body.addStretch()
        both = QHBoxLayout()
        both.setSpacing(theme.L)
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addStretch()
        both.addLayout(left, 6)
        both.addWidget(card, 5)
        foot = QHBoxLayout()
        foot.setSpacing(theme.M)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.drafts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self.sum)
        layout.addLayout(both, 1)
        layout.addWidget(self.error)
        layout.addLayout(foot)
        self.error.hide()

    def refresh(self) -> None:
        debts = debts_of(self._session.view)
        self.table.set_rows(debts)
        n = len(debts)
        words = ngettext(
            "{n} juror has not yet given everything.", "{n} jurors have not yet given everything.", n
        )
        self.sum.setText(
            words.format(n=n)
            if n
            else _("Everybody who has a pack gave everything; there is no one to remind.")
        )
        may = self._session.may(Action.NOTE_SENT)
        words = ngettext("Mail draft for {n} juror…", "Mail drafts for {n} jurors…", n)
        self.drafts.set_text(words.format(n=n))
        self.drafts.setVisible(may and n > 0)
        self.copy.setEnabled(may)
        if self.table.chosen_row is None:
            self.table.choose_first()
        self._show(self.table.chosen_row)

    def choose(self, juror: str) -> None:
        """The reminder of this one, where something is owed."""
        self.table.choose(juror)

    def _show(self, debt: Debt | None) -> None:
        card = self.text.parentWidget()
        assert card is not None
        card.setVisible(debt is not None)
        if debt is None:
            return
        call = self._session.call
        with in_language(self.language.language):
            text = reminder_text(call, debt, self._session.actor.name)
            self.text.setPlainText(f"{reminder_subject(call)}\n\n{text}".rstrip())

    def _show_again(self, is_chosen: bool) -> None:
        if is_chosen:
            self._show(self.table.chosen_row)

    def _copy(self) -> None:
        debt = self.table.chosen_row
        if debt is None:
            return
        self.error.hide()
        try:
            with self._session.initiated_by(self._page):
                text = copied(self._session.workspace, [debt], language=self.language.language)
        except KnownError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(1)
