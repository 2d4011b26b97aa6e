"""An import looked at before it happens: every row of every file, added, updated, unchanged or refused.

The rows that were refused stay as a work list, with the same table, until they are dealt with.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.awaited import counted
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.work_list import counted_words, rows_on
from ui.access.tab_order import put_in_tab_order
from ui.look import theme
from ui.pages.importing import counts
from ui.pages.importing.asked_card import AskedCard
from ui.pages.importing.before import BeforeImport
from ui.pages.importing.column_choices import ColumnChoices
from ui.pages.importing.mapping.view import MappingView
from ui.pages.importing.notes import ImportNotes, heard
from ui.pages.importing.preview import Preview, preview_of
from ui.pages.importing.questions import Answered, ImportQuestions
from ui.pages.importing.reason import ImportReason
from ui.pages.importing.rows_card import RowsCard
from ui.tables.row_choices import RowChoices
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.folding.fold import Folding
from ui.widgets.foot_bar import FootBar
from ui.widgets.scrolling import scrolling
from ui.widgets.stoppable import StoppableProgress
from ui.widgets.text import ElidedLabel, Label, Rule, as_tooltip


class ImportPanel(QWidget):
    """`confirmed()`, `cancelled()`, `answered(questions, choice)` and `taken_back(questions)` by their ids,
    `taken(column, use)`, `rows_taken(rows, use)` of hidden ones, `kept()` for the refused rows as a file,
    `other_asked()` for another file to look at, and `stopped()` for what is under way. What is said of columns the
    `mapping` tells itself.

    The page that shows it carries the plan out. Of a work list `confirmed()` means that all of it is dealt with, and
    `dealt_with(rows)` that those selected are.
    """

    confirmed = Signal()
    cancelled = Signal()
    answered = Signal(object, str)
    taken_back = Signal(object)
    taken = Signal(object, object)
    rows_taken = Signal(object, object)
    dealt_with = Signal(object)
    kept = Signal()
    other_asked = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._may_dismiss = False
        self.state = ""  # what the page says beside its title
        self._heading = ElidedLabel(type="section")
        self.notes = ImportNotes()
        self.questions = ImportQuestions(self.answered.emit, self.taken_back.emit)
        self.columns = ColumnChoices(self.taken.emit)
        self.rows = RowChoices(self.rows_taken.emit)
        self.mapping = MappingView()
        self.mapping.turned.connect(self._arrange)
        self.is_unknown = False  # nothing can be read before somebody says what the columns are
        self.asked = AskedCard(self.questions, self.rows, self.columns, self.notes)
        self.before = BeforeImport(self.mapping.band, self.mapping.card, self.asked)
        for card in (self.questions, self.rows, self.columns, self.mapping.card):
            card.on_opened = self._put_in_order
        self.busy = StoppableProgress(self.stopped.emit)
        self.busy.hide()
        self._is_busy = self._may_confirm = False
        self.error = Label(type="table", tone="bad", wrap=True)
        self.rows_card = RowsCard(self.mapping.turn_button)
        self.table, self.whole = self.rows_card.table, self.rows_card.whole
        self.filters, self.counted = self.rows_card.filters, self.rows_card.counted
        self.chips, self.awaiting_chip = self.filters.chips, self.filters.awaiting_chip
        self.mapping_button = self.mapping.turn_button
        self.other_button = Button(_("Another file…"), self.other_asked.emit)
        self.keep_button = Button("", self.kept.emit)
        self.all_button = Button("", self.confirmed.emit)
        self.one_button = PrimaryButton("", self._deal_with)
        self.table.chosen.connect(self._name_one)
        self.cancel_button = Button(_("Cancel"), self.cancelled.emit)
        self.reason = ImportReason(self.confirmed.emit)
        self.button = PrimaryButton("", self.reason.confirm)
        self.reason.line.returnPressed.connect(self.button.click)
        self.promise = Label("", tone="dim", wrap=True)
        read = QWidget()
        column = QVBoxLayout(read)
        layout = QVBoxLayout(self)
        for each in (column, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(theme.M)
        for part in (self._heading, self.busy, self.before, self.error):
            column.addWidget(part)
        column.addWidget(self.rows_card, 1)
        column.addStretch()
        self._area = scrolling(read, is_down_alone=True, fills=True)
        Folding(self._area.viewport(), self._share_height)
        Folding(read, self._share_height)
        layout.addWidget(self._area, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.reason)
        layout.addWidget(
            FootBar(
                self.promise,
                (self.keep_button, self.all_button, self.cancel_button, self.one_button, self.button),
            )
        )

    def _arrange(self) -> None:
        self.before.arrange()
        # Without a row there is nothing to read in it.
        self.rows_card.setVisible(not self.is_unknown)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Whatever is made anew while the window stands: Tab goes through the page as it is read."""
        last: QWidget = self.mapping.save_button
        for part in (self.mapping.band, self.mapping.card, self.asked, self.rows_card):
            last = put_in_tab_order(last, part)

    def _share_height(self) -> None:
        above = (self._heading, self.busy, self.error)
        taken = sum(each.height() + theme.M for each in above if not each.isHidden())
        room = self._area.viewport().height() - taken
        card = self.rows_card
        self.before.set_room(room, card.least_height, card.full_height)
        # Where all scrolls as one, the rows can be scrolled to until they fill the window.
        self.rows_card.fill(room if self.before.scrolls_as_one else 0)

    def show_plan(
        self,
        plan: ImportPlan,
        files: Sequence[str],
        given: Sequence[Answered] = (),
        *,
        are_chosen: bool = False,
    ) -> None:
        """`given`: the answers to what was asked about it before; `are_chosen`: of columns and rows too."""
        self.is_unknown = False
        self._head("", counts.state_words(plan))
        self.notes.show_notes(heard(plan, are_chosen=are_chosen))
        asked = counts.asked_apart(plan)
        was_last = self.questions.has_keyboard and not asked
        self.rows.show_rows(plan.hidden)
        self.columns.show_columns(plan.columns)
        self.questions.show_questions(asked, given)
        self._arrange()
        self.rows_card.show_preview(preview_of(plan, are_several=len(files) > 1))
        self._show_rows(plan.rows, counted_words(plan))
        self._confirm(counts.confirm_words(plan))
        # Beside the button that keeps nothing but the refused rows there is no second one for them.
        is_any = counted(plan.rows)[Outcome.REFUSED] > 0
        self.keep_button.setVisible(is_any and (not plan.is_empty or bool(plan.questions)))
        self.keep_button.set_text(counts.saved_words(plan.rows, plan.waiting))
        self.button.show()
        self.all_button.hide()
        self._may_dismiss = False
        self._name_one(self.table.chosen_row)
        self.cancel_button.set_text(_("Cancel"))
        if was_last:  # and Enter once more must not ask the first question again
            self.table.setFocus()
        self.promise.setText(counts.promise_words(plan))

    def _head(self, heading: str, state: str) -> None:
        """`heading` stands above what is shown, `state` beside the title of the page; either may be empty."""
        self.reason.hide()
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self.state = state

    def _confirm(self, said: counts.Confirming) -> None:
        """Who hears the screen hears too why the button is off."""
        self._may_confirm = said.may
        self.button.set_text(said.text)
        self.button.setAccessibleDescription(said.why_not)
        self.button.setToolTip(as_tooltip(said.why_not))
        self.button.setEnabled(said.may and not self._is_busy)

    def show_work_list(self, rows: Sequence[ImportRow], *, why_not: str) -> None:
        """The rows that imports refused; `why_not`: why none can be taken off now, and who can. The filled button is
        for the row at hand: all at once is nobody's habit."""
        self._head(counts.mending_words(rows), "")
        self.notes.show_notes(())
        self.questions.show_questions(())
        self.rows.show_rows(())
        self.columns.show_columns(())
        self.is_unknown = False
        self.mapping.fold()
        self._arrange()
        self.rows_card.show_preview(Preview(are_several=True))
        n = rows_on(rows)
        more = n - len(rows)
        stand = ngettext("They stand for {n} more row.", "They stand for {n} more rows.", more)
        self._show_rows(rows, stand.format(n=more) if more else "")
        self.keep_button.set_text(counts.saved_words(rows))
        self.keep_button.setVisible(bool(rows))
        text = ngettext("Take {n} row off the list", "Take all {n} rows off the list", n)
        self.all_button.set_text(text.format(n=n))
        self.all_button.setVisible(not why_not and len(rows) > 1)
        self.button.hide()
        self._may_dismiss = not why_not
        self._name_one(self.table.chosen_row)
        self.cancel_button.set_text(_("Back to the list"))
        self.promise.setText(f"{counts.leaving_words(rows)} {why_not}".strip())

    def show_unknown(self, why: str, files: Sequence[str], *, back_to: str = "") -> None:
        """Nothing can be read yet: somebody has to say what the columns are, below. `back_to`: the files that were
        looked at before."""
        self.show_nothing(files)
        self._head("", _("no row can be read yet · nothing has changed yet"))
        self.is_unknown = True
        why_not = _("Say which column is which: then the rows appear here.")
        self._confirm(counts.Confirming(text=_("Nothing to import yet"), may=False, why_not=why_not))
        self.promise.setText(why_not)
        if back_to:
            self.cancel_button.set_text(_("Back to {file}").format(file=shorten(back_to, 40)))
        self.show_error(why)

    def show_nothing(self, files: Sequence[str]) -> None:
        """Files of which nothing is known yet."""
        self._head(", ".join(files), "")
        self.notes.show_notes(())
        self.questions.show_questions(())
        self.rows.show_rows(())
        self.columns.show_columns(())
        self._show_rows((), "")
        self._may_dismiss = self.is_unknown = False
        for each in (self.keep_button, self.all_button, self.one_button):
            each.hide()
        self.button.show()
        why_not = _("The file is being read.")
        self._confirm(counts.Confirming(text=_("Nothing to import yet"), may=False, why_not=why_not))
        self.cancel_button.set_text(_("Cancel"))
        self.promise.setText(_("The import is one step, and one undo takes it back."))
        self._arrange()

    def show_mapping(self, layout: Sequence[SheetSeen], *, may_save: bool, opens: bool) -> None:
        """`opens`: by itself, for something is asked of columns."""
        self.mapping.show_layout(layout, may_save=may_save, opens=opens or self.is_unknown)
        self._arrange()

    def show_busy(self, words: str, done: int, of: int) -> None:
        """Something is under way, and nothing else can begin before it ends or is stopped."""
        self.busy.show_progress(done, of, words)
        if not self._is_busy:
            self._is_busy = True
            self.busy.show()
            self.button.setEnabled(False)

    def show_idle(self) -> None:
        if self._is_busy:
            self._is_busy = False
            self.busy.hide()
            self.button.setEnabled(self._may_confirm)

    def _show_rows(self, rows: Sequence[ImportRow], more: str) -> None:
        self.rows_card.show_rows(rows, more)
        self.show_error("")

    def fold(self) -> None:
        """Before other files are shown."""
        for each in (self.notes, self.questions, self.rows, self.columns, self.mapping):
            each.fold()

    def go_to_top(self) -> None:
        """For what is looked at for the first time: nothing of what was before it holds."""
        for area in (self._area, self.mapping.card.area, self.asked.area, self.table):
            area.verticalScrollBar().setValue(0)
        self.table.choose_first()
        if self.is_unknown:
            self.mapping.take_focus()

    def _name_one(self, row: ImportRow | None) -> None:
        self.one_button.setVisible(self._may_dismiss and row is not None)
        if row is not None:
            self.one_button.set_text(counts.off_list_words(self.table.selected_rows))

    def _deal_with(self) -> None:
        place = self.table.currentIndex().row()
        self.table.setFocus()  # the button goes with its row, and Qt would give the keyboard to the bar of the window
        self.dealt_with.emit(self.table.selected_rows)
        left = len(self.table.rows_model.rows)
        if self.table.chosen_row is None and left:  # the next one, for whoever goes through them
            self.table.selectRow(min(place, left - 1))

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
