"""What came of a merge, as a page of its own: figures, a row a file, who still owes what, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merged import MergedFile, MergeOfChange, last_merge, merge_of, stands
from evalapp.operations.exchange.post.reminders import debts_of
from ui.look import theme
from ui.pages.exchange.merged.merged_cards import MergedFileCard, OwedCard
from ui.pages.exchange.merged.merged_rows import (
    made_figures,
    merged_columns,
    not_zero,
    show_figures,
    zero_words,
)
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.folding.figures import FiguresCard
from ui.widgets.text import Label

_ASIDE = 404


class MergedView(QWidget):
    """`closed()` by *Done*; `undone(changes)`; `choices_asked()`; `reminder_asked(juror)`; `rows_asked(change)`."""

    closed = Signal()
    undone = Signal(object)
    choices_asked = Signal()
    reminder_asked = Signal(str)
    rows_asked = Signal(int)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self._session, self._page = session, page
        self._change: int | None = None
        self._standing_at = 0  # the newest change when its standing was shown
        self._head = Label(type="section", wrap=True)
        self._reason = Label(type="table", tone="dim", wrap=True)
        self.choices = LinkButton("", self.choices_asked.emit)
        self.undo = Button(_("Undo merge"), self.undo_merge)
        self.done = PrimaryButton(_("Done"), self.closed.emit)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.figures = made_figures()
        self._figures_card = FiguresCard(self.figures)
        self.zero = Label(type="caption", tone="dim", wrap=True)
        self._figures_card.body.addWidget(self.zero)
        self.table: RowTable[MergedFile] = RowTable(
            RowsModel(merged_columns(), key=lambda row: row.position),
            _("Files that were merged"),
            row_height=37,
        )
        self.table.chosen.connect(self._show_row)
        self.table.opened.connect(self._open_row)
        self.nothing = Label(
            _("The journal keeps nothing of the files of this merge any more."), tone="dim", wrap=True
        )
        self.file_card = MergedFileCard(self._ask_rows)
        self.owed = OwedCard(self._ask_reminder)
        self._aside = Aside(_ASIDE, self.file_card, self.owed)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._head)
        words.addWidget(self._reason)
        words.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addLayout(words, 1)
        for button in (self.undo, self.done):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()  # the table stands at the top, however few its rows
        left.setSpacing(theme.M)
        left.addWidget(self.table, 1)
        left.addWidget(self.nothing)
        left.addStretch()
        beside = QHBoxLayout()
        beside.setSpacing(theme.XL)
        beside.addLayout(left, 1)
        beside.addWidget(self._aside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addLayout(head)
        layout.addWidget(self.error)
        layout.addWidget(self._figures_card)
        layout.addLayout(beside, 1)

    @property
    def has_merge(self) -> bool:
        """Whether there is one to show; what was shown before is shown again."""
        return self._change is not None

    def show_change(self, change: int) -> None:
        self._show(merge_of(self._session.view, change))

    def show_last(self) -> bool:
        """The last merge of the file, also one of another day; False where there was none."""
        merge = last_merge(self._session.view)
        if merge is not None:
            self._show(merge)
        return merge is not None

    def _show(self, merge: MergeOfChange) -> None:
        is_another = merge.change != self._change
        self._change = merge.change
        self.error.hide()
        self.table.set_rows(merge.files)
        self.table.setVisible(bool(merge.files))
        self.nothing.setVisible(not merge.files)
        first = next((row for row in merge.files if row.needs_look), next(iter(merge.files), None))
        if first is not None and (is_another or self.table.chosen_row is None):
            self.table.choose(first.position)
        self._show_row(self.table.chosen_row)
        self._show_standing(merge)

    def look_again(self) -> None:
        """An undo takes the merge back, not what it said: that stays, as what was."""
        is_stale = self._standing_at != self._session.view.last_change()
        if self._change is not None and is_stale and not self.isHidden():
            self._show_standing(merge_of(self._session.view, self._change))

    def _show_standing(self, merge: MergeOfChange) -> None:
        view = self._session.view
        self._standing_at = view.last_change()
        self._head.setText(merge.words(view))
        self._reason.setText(merge.reason)
        self._reason.setVisible(bool(merge.reason))
        n = len(view.open_choices())
        show_figures(self.figures, merge, n)
        self._figures_card.show_only(not_zero(self.figures))
        self.zero.setText(zero_words(self.figures))
        self.zero.setVisible(bool(self.zero.text()))
        self.choices.set_text(ngettext("Make {n} open choice…", "Make {n} open choices…", n).format(n=n))
        self.choices.setVisible(bool(n))
        self.undo.setVisible(stands(view, merge.change) and self._session.may(Action.UNDO))
        self.owed.show_debts(debts_of(view), may_remind=self._session.may(Action.NOTE_SENT))

    def undo_merge(self) -> None:
        """Take back this merge, also where other things were done since; the file says where that cannot be."""
        if self._change is None:
            return
        self.error.hide()
        try:
            with self._session.initiated_by(self._page):
                changes = self._session.workspace.undo(self._change)
        except KnownError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        self.undone.emit(changes)

    def forget(self) -> None:
        self._change = None

    def take_focus(self) -> None:
        (self.table if self.table.isVisible() else self.done).setFocus()

    def _show_row(self, row: MergedFile | None) -> None:
        self.file_card.setVisible(row is not None)
        if row is not None:
            self.file_card.show_file(row)

    def _open_row(self, row: MergedFile) -> None:
        self._show_row(row)
        self._aside.bring(self.file_card)

    def _ask_rows(self) -> None:
        if self._change is not None:
            self.rows_asked.emit(self._change)

    def _ask_reminder(self) -> None:
        debt = self.owed.table.chosen_row
        self.reminder_asked.emit(debt.person.id if debt is not None else "")
