"""A jury list looked at before it is taken in: new, changed with old and new, unchanged, refused with its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.intake import Outcome
from evalapp.domain.jury.plan import JuryPlan, PersonRow
from evalapp.domain.people import Person
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import RowUse
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.applications import ASKING
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.panel.people_tables import plan_jury
from evalapp.operations.panel.terms import has_scoring_begun
from ui.answered_before import AnsweredBefore, Answers
from ui.look import theme
from ui.pages.importing.reason import ImportReason
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_choices import RowChoices
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.whole_row import WholeRow
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.foot_bar import FootBar
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label, Rule

_TONES = {
    Outcome.ADDED: "good",
    Outcome.UPDATED: "accent",
    Outcome.UNCHANGED: "quiet",
    Outcome.REFUSED: "bad",
}


_MOST_HIDDEN, _LESS_HIDDEN = 160, 96  # pixels as designed, of the hidden rows: the list below keeps its room


def _tone(row: PersonRow) -> str:
    """Of what is odd no row is green."""
    is_odd = row.hidden if row.outcome is not Outcome.ADDED else row.reason
    return "attention" if is_odd and row.outcome is not Outcome.REFUSED else _TONES[row.outcome]


def _columns() -> tuple[Column[PersonRow], ...]:
    return (
        Column(head=_("Row"), cell=lambda r: Cell(text=str(r.row)), key=lambda r: r.row, is_right=True),
        Column(head=_("Id"), cell=lambda r: Cell(text=r.id, type="table-strong"), most=120),
        Column(head=_("Name"), cell=lambda r: Cell(text=r.name), most=200, goes_empty=True),
        Column(
            head=_("E-mail"),
            cell=lambda r: _changed(r, "email", lambda p: p.email),
            most=220,
            goes_empty=True,
        ),
        Column(
            head=_("Role"),
            cell=lambda r: _changed(r, "role", lambda p: p.office_label.lower()),
            goes_empty=True,
        ),
        Column(head=_("What happens"), cell=lambda r: Cell(text=r.outcome.to_come, badge=_tone(r))),
        Column(head=_("Cell"), cell=lambda r: Cell(text=r.cell, tone="dim"), most=90, goes_empty=True),
        Column(
            head=_("What changes, or why"),
            cell=lambda r: Cell(text=r.words, tip=r.words),
            stretches=True,
            least=260,
        ),
    )


def _changed(row: PersonRow, field: str, value: Callable[[Person], str]) -> Cell:
    """As it will be, in bold beside what it was where that changes."""
    change = next((each for each in row.changes if each.field == field), None)
    if change is not None:
        return Cell(text=change.after, before=change.before, type="table-strong")
    return Cell(text=value(row.person)) if row.person is not None else Cell()


def _whole_words(row: PersonRow) -> str:
    said = [_("row {row}").format(row=row.row), row.id, row.name, row.outcome.to_come, row.cell]
    return "\n".join(
        filter(None, (" · ".join(filter(None, said)), *(each.words for each in row.changes), row.reason))
    )


class JuryImportPanel(QWidget):
    """`taken_in(plan)` once it was carried out, or `cancelled()`; a new name stands only once somebody confirmed it."""

    taken_in = Signal(object)
    cancelled = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.session, self._page = session, page
        self._path, self._same_persons = Path(), frozenset[str]()
        self._answers: dict[str, str] = {}
        self._before: AnsweredBefore[None] = AnsweredBefore()
        self.plan: JuryPlan | None = None
        self._heading = Label(type="section", wrap=True)
        self._counts = Label(tone="dim")
        self._notes = Label(type="caption", tone="dim", wrap=True)
        self.hidden_rows = RowChoices(self._take_rows)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.table = RowTable(
            RowsModel(_columns(), key=lambda row: row.row), _("Rows of the jury list"), filters=False
        )
        self.table.chosen.connect(self._show_confirming)
        self.whole = WholeRow(_("All that is said of the chosen row"), self.table, _whole_words)
        self.same_button = Button("", self._confirm_person)
        self.reason = ImportReason(self._take_in)
        self.button = PrimaryButton("", self.reason.confirm)
        self.reason.line.returnPressed.connect(self.button.click)
        promise = _("Nothing has changed yet. One undo takes the whole import back.")
        self.cancel_button = Button(_("Cancel"), self._cancel)
        bar = FootBar(
            Label(promise, tone="dim", wrap=True), (self.same_button, self.cancel_button, self.button)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        self._hidden_area = scrolling(self.hidden_rows, is_down_alone=True)
        for widget in (self._heading, self._counts, self._hidden_area, self.error):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        layout.addWidget(self._notes)
        layout.addStretch()
        layout.addWidget(Rule())
        layout.addWidget(self.reason)
        layout.addWidget(bar)

    def look_at(self, path: Path) -> None:
        """Show what taking it in would do; nothing is changed. Raises KnownError for what cannot be read."""
        found = self._before.about([path])
        self._path, self._same_persons = path, frozenset()
        self._answers = {**ASKING, **(found.given if found is not None else {})}
        self.hidden_rows.fold()
        self._look()

    def _look(self) -> None:
        self.plan = None
        self.plan = plan_jury(
            self.session.view, self._path, confirmed=self._same_persons, answers=self._answers
        )
        self._show_plan(self.plan)

    def _take_in(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.plan = None
        command = ImportJury(people=plan.people, reason=self.reason.text)
        if self.session.run(command, initiator=self._page, on_error=self.show_error) is None:
            self.plan = plan
        else:
            self.reason.clear()
            self.taken_in.emit(plan)

    def _cancel(self) -> None:
        self.reason.clear()
        self.plan = None
        self.cancelled.emit()

    def _show_plan(self, plan: JuryPlan) -> None:
        self._heading.setText(_("{file} was read").format(file=plan.file))
        words = {
            Outcome.ADDED: _("new {n}"),
            Outcome.UPDATED: _("to change {n}"),
            Outcome.UNCHANGED: _("unchanged {n}"),
            Outcome.REFUSED: _("refused {n}"),
        }
        counts = [text.format(n=n) for outcome, text in words.items() if (n := plan.count(outcome))]
        self._counts.setText(" · ".join(counts))
        self._notes.setText("\n".join([*plan.notes, _("A chair and a secretary do not score.")]))
        n = len(plan.people)
        self.reason.ask(plan.file, is_needed=n > 0 and has_scoring_begun(self.session.view))
        self.hidden_rows.show_rows(plan.hidden)
        self._hidden_area.setVisible(bool(plan.hidden))
        most = theme.pixels(_MOST_HIDDEN if self.reason.isHidden() else _LESS_HIDDEN)
        self._hidden_area.setFixedHeight(min(self.hidden_rows.sizeHint().height(), most))
        self.table.set_rows(plan.rows)
        self.show_error("")
        some = ngettext("Take in {n} person", "Take in {n} people", n).format(n=n)
        self.button.set_text(some if n else _("Nothing to import"))
        self.button.setEnabled(n > 0)
        self.table.choose_first()
        self._show_confirming(self.table.chosen_row)

    def ways_out(self) -> tuple[Button, ...]:
        return self.reason.ways_out(self.cancel_button)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _show_confirming(self, row: PersonRow | None) -> None:
        """Offered for the chosen row only: which person it is about is then before one's eyes."""
        may = row is not None and row.needs_confirming
        self.same_button.setVisible(may)
        if row is not None and may:
            self.same_button.set_text(_("{id} is the same person").format(id=row.id))

    def _confirm_person(self) -> None:
        row = self.table.chosen_row
        if row is not None and row.needs_confirming:
            self._same_persons |= {row.id}
            self.table.setFocus()
            self._look_again()

    def _take_rows(self, rows: Sequence[RowUse], use: Use) -> None:
        self._answers |= {each.id: use.value for each in rows}
        self._before.keep([self._path], Answers(given=self._answers, asked={}))
        self._look_again()

    def _look_again(self) -> None:
        try:
            self._look()
        except KnownError as error:
            self.show_error(str(error))
