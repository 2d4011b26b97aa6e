"""An import looked at before it happens: every row of every file, added, updated, unchanged or refused.

The rows that were refused stay as a work list, with the same table, until they are dealt with.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.work_list import rows_on
from ui.look import theme
from ui.pages.applications.import_questions import Answered, ImportQuestions
from ui.pages.applications.import_rows import TONES, import_columns, whole_words
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.whole_row import WholeRow
from ui.widgets.buttons import Button, Chip, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.foot_bar import FootBar
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label, Rule

_LEAST_ROWS = 3  # in sight below what is asked


class ImportPanel(QWidget):
    """`confirmed()`, `cancelled()`, `answered(question, choice)`, `taken_back(question)` and `kept()` for the refused
    rows as a file.

    The page that shows it carries the plan out. Of a work list `confirmed()` means that all of it is dealt with, and
    `dealt_with(row)` that this one is.
    """

    confirmed = Signal()
    cancelled = Signal()
    answered = Signal(str, str)
    taken_back = Signal(str)
    dealt_with = Signal(object)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._may_dismiss = False
        self._heading = Label(type="section", wrap=True)
        self.notes = Label(type="table", wrap=True)
        self._said = Card(_("Before you import"))
        self._said.body.addWidget(self.notes)
        self.questions = ImportQuestions(self.answered.emit, self.taken_back.emit)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.table: RowTable[ImportRow] = RowTable(
            RowsModel(import_columns(), key=lambda row: row.place),
            _("Rows of the import"),
        )
        self.whole = WholeRow(_("All that is said of the chosen row"), self.table, whole_words)
        self.chips: dict[Outcome, Chip] = {}
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for outcome in TONES:
            chip = Chip("", self._filter)
            self.chips[outcome] = chip
            chips.addWidget(chip)
        chips.addStretch()
        self.keep_button = Button("", self.kept.emit)
        self.one_button = Button("", self._deal_with)
        self.table.chosen.connect(self._name_one)
        self.cancel_button = Button(_("Cancel"), self.cancelled.emit)
        self.button = PrimaryButton("", self.confirmed.emit)
        self._promise = Label("", tone="dim", wrap=True)
        read = QWidget()
        column = QVBoxLayout(read)
        layout = QVBoxLayout(self)
        for each in (column, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(theme.M)
        for widget in (self._heading, self._said, self.questions):
            column.addWidget(widget)
        column.addLayout(chips)
        column.addWidget(self.error)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addStretch()
        self._area = scrolling(read, is_down_alone=True, fills=True)
        layout.addWidget(self._area, 1)
        layout.addWidget(Rule())
        layout.addWidget(
            FootBar(self._promise, (self.keep_button, self.one_button, self.cancel_button, self.button))
        )

    def show_plan(self, plan: ImportPlan, files: Sequence[str], given: Sequence[Answered] = ()) -> None:
        """`given`: the answers to what was asked about it before."""
        n = len(files)
        text = ngettext("{files} was read", "{n} files were read: {files}", n)
        self._heading.setText(text.format(n=n, files=", ".join(files)))
        self.notes.setText("\n".join(plan.said))
        self._said.setVisible(bool(plan.said))
        self.questions.show_questions(plan.questions, given)
        self._show_rows(plan.rows, rows_on(plan.work_list))
        dossiers = len(plan.dossiers_to_add) + len(plan.dossiers_to_update)
        some = ngettext("Import {n} application", "Import {n} applications", dossiers).format(n=dossiers)
        # What hangs on a question is not refused for good.
        refused = 0 if plan.questions else rows_on(plan.work_list)
        kept = ngettext(
            "Keep {n} refused row on the work list", "Keep {n} refused rows on the work list", refused
        ).format(n=refused)
        self.button.set_text(some if dossiers else kept if refused else _("Nothing to import"))
        self.button.setEnabled(dossiers > 0 or refused > 0)
        # Beside the button that keeps nothing but the refused rows there is no second one for them.
        self.keep_button.setVisible(bool(plan.refused) and bool(dossiers or plan.questions))
        self._may_dismiss = False
        self._name_one(self.table.chosen_row)
        self.cancel_button.set_text(_("Cancel"))
        self._promise.setText(_("Nothing has changed yet. One undo takes the whole import back."))

    def show_work_list(self, rows: Sequence[ImportRow], *, may_dismiss: bool) -> None:
        """The rows that imports refused."""
        self._heading.setText(_("Refused rows: mend them in the file and import it again"))
        self._said.hide()
        self.questions.show_questions(())
        n = rows_on(rows)
        self._show_rows(rows, n)
        text = ngettext("Take {n} row off the list", "Take all {n} rows off the list", n)
        self.button.set_text(text.format(n=n))
        self.button.setEnabled(may_dismiss and n > 0)
        self._may_dismiss = may_dismiss and len(rows) > 1
        self._name_one(self.table.chosen_row)
        self.cancel_button.set_text(_("Back to the list"))
        self._promise.setText(_("The file keeps this list; a row goes from it when its number is imported."))

    def _show_rows(self, rows: Sequence[ImportRow], refused: int) -> None:
        """`refused`: how many rows of the files were refused or not read; one line may stand for several."""
        words = {
            Outcome.ADDED: _("added {n}"),
            Outcome.UPDATED: _("updated {n}"),
            Outcome.UNCHANGED: _("unchanged {n}"),
            Outcome.REFUSED: _("refused {n}"),
        }
        lines = {outcome: sum(row.outcome is outcome for row in rows) for outcome in TONES}
        counts = {**lines, Outcome.REFUSED: refused}
        for outcome, chip in self.chips.items():
            chip.set_text(words[outcome].format(n=counts[outcome]))
            chip.setChecked(False)
            chip.setVisible(bool(lines[outcome]))
        self.table.refilter(None)
        self.table.set_rows(rows)
        in_sight = min(len(rows), _LEAST_ROWS) + 1
        self.table.setMinimumHeight(in_sight * theme.pixels(theme.ROW) + 2)
        self.keep_button.set_text(
            ngettext("Save {n} refused row as a table…", "Save {n} refused rows as a table…", refused).format(
                n=refused
            )
        )
        self.keep_button.setVisible(bool(refused))
        self.show_error("")

    def go_to_top(self) -> None:
        """For what is looked at for the first time: nothing of what was before it holds."""
        for area in (self._area, self.table):
            area.verticalScrollBar().setValue(0)
        self.table.choose_first()

    def _name_one(self, row: ImportRow | None) -> None:
        self.one_button.setVisible(self._may_dismiss and row is not None)
        if row is not None:
            others = row.rows - 1
            place = f"{row.row} [{row.sheet}]" if row.sheet else str(row.row)
            with_others = ngettext(
                "Take row {row} and {n} other off the list",
                "Take row {row} and {n} others off the list",
                others,
            )
            text = with_others if others else _("Take row {row} off the list")
            self.one_button.set_text(text.format(row=place, n=others))

    def _deal_with(self) -> None:
        place = self.table.currentIndex().row()
        self.dealt_with.emit(self.table.row_at_hand)
        left = len(self.table.rows_model.rows)
        if self.table.chosen_row is None and left:  # the next one, for whoever goes through them
            self.table.selectRow(min(place, left - 1))
        if self.one_button.isHidden():
            self.table.setFocus()

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _filter(self) -> None:
        wanted = {outcome for outcome, chip in self.chips.items() if chip.isChecked()}
        self.table.refilter((lambda row: row.outcome in wanted) if wanted else None)
