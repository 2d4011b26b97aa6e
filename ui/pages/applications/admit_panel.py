"""Letting the rest through: what fits the rules at once, what does not only where somebody picks it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.order import number_key
from evalapp.domain.texts import _, ngettext
from evalapp.domain.times import read_deadline
from evalapp.operations.panel.admitting import Admission, AdmitTheRest, Held, of_reason, plan_admission
from evalapp.words.formats import deadline_field, deadline_shape
from evalapp.words.phrases import join_names
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.applications.questions_choice import QuestionsChoice
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.whole_row import WholeRow
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label, Rule, restyle

_DRAFT = "until"
_MOST_NAMED = 5


class AdmitPanel(QWidget):
    """`admitted(text)` once it is done, or `cancelled()`; nothing changes before."""

    admitted = Signal(str)
    cancelled = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._until = ""
        self._picked: set[str] = set()
        self.plan = Admission(clear=(), held=())
        self._heading = Label(type="section", wrap=True)
        self._about = Label(type="table", tone="dim", wrap=True)
        self.until_field = LineField()
        self.until_field.setAccessibleName(_("Applications were due until"))
        self.until_field.setPlaceholderText(deadline_shape())
        self.until_field.setFixedWidth(theme.pixels(230))
        self.until_field.editingFinished.connect(self._read_until)
        self.drafts = Drafts(lambda _key: _("until when applications were due"))
        self._draft = DraftForm(self.drafts, self.until_field, parent=self)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason for what is let through"))
        self.table = RowTable(
            RowsModel(self._columns(), key=lambda held: held.number),
            _("Applications that somebody must look at"),
        )
        self.table.chosen.connect(self._show_pick)
        self.table.opened.connect(self._pick)
        self.table.switched.connect(self._pick)
        self.whole = WholeRow(_("All that is wrong with the chosen application"), self.table, _whole_words)
        self.questions = QuestionsChoice()
        self.questions.chosen.connect(self._look_again)
        self.pick_button = Button("", self._pick)
        self.button = PrimaryButton("", self._admit)
        self._lay_out()

    def _lay_out(self) -> None:
        due = QHBoxLayout()
        due.setSpacing(theme.M)
        due.addWidget(Label(_("Applications were due until"), type="table"))
        due.addWidget(self.until_field)
        due.addStretch()
        bar = QHBoxLayout()
        bar.setSpacing(theme.M)
        bar.addWidget(Label(_("Nothing has changed yet; one click undoes it."), tone="dim", wrap=True), 1)
        bar.addWidget(self.pick_button)
        self.cancel_button = Button(_("Cancel"), self._cancel)
        bar.addWidget(self.cancel_button)
        bar.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self._heading)
        layout.addLayout(due)
        for widget in (self._about, self.error):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        layout.addWidget(self.questions)
        layout.addWidget(self.reason)
        layout.addStretch()
        layout.addWidget(Rule())
        layout.addLayout(bar)

    def _columns(self) -> tuple[Column[Held], ...]:
        return (
            Column(head=_("Let through"), cell=self._picked_cell, switches=True),
            Column(
                head=_("No."),
                cell=lambda held: Cell(text=held.number, tone="dim"),
                key=lambda held: number_key(held.number),
                most=110,
            ),
            Column(
                head=_("Title"),
                cell=lambda held: Cell(text=held.application.title, type="table-strong"),
                key=lambda held: held.application.title.casefold(),
                most=260,
            ),
            Column(
                head=_("What is wrong"),
                cell=lambda held: Cell(
                    text=_("breaks a rule") if held.is_broken else _("cannot be checked"),
                    badge="bad" if held.is_broken else "attention",
                ),
                key=lambda held: not held.is_broken,
            ),
            Column(
                head=_("Why"),
                cell=lambda held: Cell(text=held.words, tip=held.words),
                stretches=True,
                least=260,
            ),
        )

    def _picked_cell(self, held: Held) -> Cell:
        is_picked = held.number in self._picked
        return Cell(text=_("yes") if is_picked else _("no"), badge="good" if is_picked else "quiet")

    def look(self) -> None:
        """What would become admissible now, with nothing picked."""
        self._picked.clear()
        self.reason.clear()
        self.questions.begin()
        self.plan = self._planned(None)
        self._until = self.plan.until
        self._draft.show_for(_DRAFT, deadline_field(self._until), standing=self._until)
        self._show_error("")
        self._show()
        if self.drafts.has(_DRAFT):
            self._read_until()
        self.table.choose_first()

    def _planned(self, until: str | None) -> Admission:
        view = self._session.view
        return plan_admission(view, until=until, dossiers=view.listed(), unanswered=self.questions.unanswered)

    def _look_again(self) -> None:
        """Once it is said what becomes of open questions: what does not hold by itself is an exception then."""
        self.plan = self._planned(self._until)
        self._show()
        if self.table.chosen_row is None:
            self.table.choose_first()

    def _show(self) -> None:
        """The plan as it stands; what is picked and not held any more is forgotten."""
        self._picked &= {each.number for each in self.plan.held}
        self.table.set_rows(self.plan.held)
        left = len(self.plan.held)
        said = [_fit_words(self.plan)]
        if left:
            text = ngettext(
                "{n} breaks one or cannot be checked, and stays undecided unless you pick it.",
                "{n} break one or cannot be checked, and stay undecided unless you pick them.",
                left,
            )
            said.append(text.format(n=left))
        self._heading.setText(" ".join(said))
        self._about.setText(self.plan.not_checked)
        self._about.setVisible(bool(self.plan.not_checked))
        self.questions.show_plan(self.plan, self._picked)
        self.table.setVisible(bool(left))
        self.whole.setVisible(bool(left))
        self._show_pick()

    def _show_pick(self) -> None:
        rows = self.table.selected_rows
        self.pick_button.setVisible(bool(rows))
        if rows:
            self.pick_button.set_text(self._pick_words([each.number for each in rows]))
        picked = [each for each in self.plan.held if each.number in self._picked]
        self.reason.setVisible(bool(picked))
        self.reason.setPlaceholderText(_reason_words(picked))
        n = len(self.plan.clear) + len(self._picked)
        text = ngettext("Admit {n} application", "Admit {n} applications", n).format(n=n)
        self.button.set_text(text if n else _("Nothing to admit"))
        self.button.setEnabled(n > 0)

    def _pick_words(self, numbers: Sequence[str]) -> str:
        n, are_picked = len(numbers), self._picked.issuperset(numbers)
        if n == 1:
            text = _("Leave {number} undecided") if are_picked else _("Let {number} through")
            return text.format(number=numbers[0])
        text = _("Leave {n} selected undecided") if are_picked else _("Let {n} selected through")
        return text.format(n=n)

    def _pick(self, _row: Held | None = None) -> None:
        """All that are selected; taken back only where each of them is picked."""
        numbers = {each.number for each in self.table.selected_rows}
        if numbers:
            self._picked = self._picked - numbers if numbers <= self._picked else self._picked | numbers
            self._show()

    def _read_until(self) -> bool:
        """Whether the field says a moment; what hangs on it is looked at anew."""
        try:
            until = read_deadline(self.until_field.text())
        except BadValue as error:
            self._show_error(str(error))
            restyle(self.until_field, wrong="true")
            return False
        restyle(self.until_field, wrong="false")
        self._show_error("")
        if until != self._until:
            self._until = until
            self.plan = self._planned(until)
            self._show()
        return True

    def _admit(self) -> None:
        if not self._read_until():
            return
        n = len(self.plan.clear) + len(self._picked)
        command = AdmitTheRest(
            picked=frozenset(self._picked),
            until=self._until,
            reason=self.reason.text() if self._picked else "",
            unanswered=self.questions.unanswered,
        )
        done = self.drafts.record(_DRAFT, partial(self._session.run, command, on_error=self._show_error))
        if done is not None:
            text = ngettext(
                "{n} application is declared admissible.", "{n} applications are declared admissible.", n
            )
            self.admitted.emit(text.format(n=n))

    def ways_out(self) -> tuple[Button, ...]:
        """None where something typed would go."""
        return () if self.drafts.named() else (self.cancel_button,)

    def _cancel(self) -> None:
        self.drafts.forget(_DRAFT)
        self.cancelled.emit()

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def _fit_words(plan: Admission) -> str:
    """How many fit, and how many would but for questions that nobody answered."""
    n, unanswered = len(plan.clear), len(plan.left)
    said = []
    if n:
        text = ngettext("{n} application fits the rules.", "{n} applications fit the rules.", n)
        said.append(text.format(n=n))
    if unanswered:
        text = ngettext(
            "{n} application breaks no rule, but its questions are not answered.",
            "{n} applications break no rule, but their questions are not answered.",
            unanswered,
        )
        said.append(text.format(n=unanswered))
    if not said and plan.held:
        return _("No application fits all rules.")
    return " ".join(said) or _("No application waits for this any more.")


def _reason_words(picked: Sequence[Held]) -> str:
    """What the reason is asked for, and of which applications it is recorded."""
    reasoned = of_reason(picked)
    if not any(each.is_late for each in reasoned):
        return _("Why these may take part; recorded with each of them")
    late = join_names([each.number for each in reasoned], most=_MOST_NAMED)
    return _("Why {applications} may take part though submitted too late; recorded with that alone").format(
        applications=late
    )


def _whole_words(held: Held) -> str:
    return "\n".join(
        [f"{held.number} {held.application.title}", *(f"● {each.words}" for each in held.concerns)]
    )
