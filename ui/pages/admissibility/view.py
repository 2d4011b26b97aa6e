"""The admissibility of all applications: the table of what was found, and the checklist of the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.admissibility.answering import AnswerItem, TakeBackAnswer, past_until_words
from evalapp.operations.admissibility.checklist import Standing, proposed_reason
from evalapp.operations.admissibility.overview import Looked, Overview, overview
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.let_through import LetThrough, LetThroughs
from evalapp.operations.workspace import Command
from ui.look import theme
from ui.pages.admissibility.act_form import ActForm
from ui.pages.admissibility.asked_form import About
from ui.pages.admissibility.asking import Asking
from ui.pages.admissibility.columns import admissibility_columns, needs_attention
from ui.pages.admissibility.form import ReasonForm
from ui.pages.admissibility.item_row import ItemRow, legend_of_items
from ui.pages.admissibility.several import SeveralNote
from ui.pages.admissibility.standing import answered_words, standing_words, unanswered_words
from ui.pages.admissibility.withdrawing import Withdrawing
from ui.pages.applications.legend import HelixLegend
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, Chip, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.folding.below import side_by_side
from ui.widgets.scrolling import scrolling
from ui.widgets.text import ElidedLabel, Label, Rule

_ASIDE = 520


class AdmissibilityView(QWidget):
    """`told(text)` after each act, which can be undone."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.found: Overview | None = None
        self._told_past = ("", "", "")
        self.attention = Chip(_("Needs attention"), self._filter)
        self._let_through: LetThroughs | None = None
        model = RowsModel(admissibility_columns(self._held_by), key=lambda row: row.number)
        self.table = RowTable(model, _("Admissibility of the applications"))
        self.table.chosen.connect(self._show)
        self._none = Label(_("Nothing needs attention."), type="table", tone="dim")
        self._line = ElidedLabel(type="caption", tone="dim")
        self._title = Label(type="section", wrap=True)
        self.answered = Label(type="caption", tone="dim")
        self.keys = Label(type="caption", tone="dim")
        self._proposal = Label(
            _("The scheme of this call has no checklist; what stands here is proposed by the program."),
            type="caption",
            tone="attention",
            wrap=True,
        )
        self.items: dict[str, ItemRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.XS)
        self._foot = Label(type="table", wrap=True)
        self.form = ReasonForm()
        self.admissible_button = Button(_("Admissible…"), partial(self._decide, Admissibility.ADMISSIBLE))
        self.inadmissible_button = Button(
            _("Inadmissible…"), partial(self._decide, Admissibility.INADMISSIBLE), kind="danger"
        )
        self.withdrawing = Withdrawing(session, self.form)
        self.withdrawing.told.connect(self.told)
        self.withdraw_button = Button(_("Withdrawn…"), self._withdraw)
        self.act_form = ActForm()
        self.asking = Asking(session, self.act_form)
        self.asking.told.connect(self.told)
        self.hearing_button = Button(_("Plan a hearing…"), self._plan_hearing)
        self.supplement_button = PrimaryButton(_("Ask for a supplement…"), self._ask_supplement)
        self.several = SeveralNote()
        self._lay_out()

    def _held_by(self, number: str) -> LetThrough | None:
        return self._let_through.of(number) if self._let_through is not None else None

    def _lay_out(self) -> None:
        left = QVBoxLayout(listed := QWidget())
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.M)
        left.addWidget(self.attention)
        left.addWidget(self.table, 1)
        left.addWidget(HelixLegend(self.table, _("Signed")))
        left.addWidget(self._none)
        left.addStretch()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.S)
        column.addLayout(self._list)
        column.addWidget(self.asking)
        column.addStretch()
        self.card = Card()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.answered, alignment=Qt.AlignmentFlag.AlignBottom)
        self.card.body.addWidget(self._line)
        self.card.body.addLayout(head)
        self.card.body.addWidget(self._proposal)
        self.card.body.addWidget(legend_of_items(self.keys))
        area = scrolling(inner, is_down_alone=True)
        for ground in (area.viewport(), area.widget()):
            if ground is not None:
                ground.setAutoFillBackground(False)  # that of the card
        self.card.body.addWidget(area, 1)
        for below in (self.form, self.act_form, self._foot, self.several):
            self.card.body.addWidget(below)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for button in (self.admissible_button, self.inadmissible_button, self.withdraw_button):
            buttons.addWidget(button)
        buttons.addStretch()
        self.card.body.addLayout(buttons)
        asking = QHBoxLayout()
        asking.setSpacing(theme.S)
        asking.addWidget(self.hearing_button)
        asking.addStretch()
        asking.addWidget(self.supplement_button)
        self.card.body.addLayout(asking)
        self.card.setFixedWidth(theme.pixels(_ASIDE))
        side_by_side(self, (listed, 300), (self.card, 560))

    def reload(self) -> None:
        self.found = overview(self._session.view)
        self._let_through = LetThroughs(self._session.view)
        self._proposal.setVisible(self.found.checklist.is_proposal)
        wanted = [each.id for each in self.found.checklist.items]
        if wanted != list(self.items):
            empty(self._list)
            self.items = {}
            for n, item in enumerate(self.found.checklist.items, start=1):
                row = ItemRow(n, item)
                row.chosen.connect(self._answer)
                self.items[item.id] = row
                if n > 1:
                    self._list.addWidget(Rule())
                self._list.addWidget(row)
        self.table.set_rows(self.found.rows)
        self._none.setVisible(bool(self.found.rows) and not self.table.rows_model.lines)
        if self.table.chosen_row is None:
            self.table.choose_first()
        self._show(self.table.chosen_row)

    def _filter(self) -> None:
        self.table.refilter(needs_attention if self.attention.isChecked() else None)
        self._none.setVisible(bool(self.found and self.found.rows) and not self.table.rows_model.lines)
        if self.table.chosen_row is None:
            self.table.choose_first()
        self._show(self.table.chosen_row)

    def choose(self, number: str) -> None:
        self.attention.setChecked(False)
        self._filter()
        self.table.choose(number)

    def _show(self, row: Looked | None) -> None:
        self.form.leave()
        self.act_form.leave()
        self.card.setVisible(row is not None)
        if row is None:
            return
        application = row.application
        parts = (row.number, application.organisation, application.enterprise_number, application.contact)
        self._line.setText(" · ".join(filter(None, parts)))
        self._title.setText(application.title)
        self.answered.setText(answered_words(row))
        self.answered.setToolTip(unanswered_words(row))
        may_answer = self._session.may(Action.CHECK)
        self.keys.setText(
            _("Your answer, which counts · Y, N or C") if may_answer else _("The answer, which counts")
        )
        for each in self.items.values():
            each.show_row(row, may_answer=may_answer)
        self.asking.show_row(row)
        self._foot.setText(standing_words(row))
        is_withdrawn = row.standing is Standing.WITHDRAWN
        self.supplement_button.setVisible(self._session.may(Action.ASK_SUPPLEMENT) and not is_withdrawn)
        self.hearing_button.setVisible(self._session.may(Action.HEAR) and not is_withdrawn)
        may_judge = self._session.may(Action.JUDGE_ADMISSIBILITY)
        self.admissible_button.setVisible(may_judge and not is_withdrawn)
        self.inadmissible_button.setVisible(may_judge and not is_withdrawn)
        self.admissible_button.setEnabled(row.standing is not Standing.ADMISSIBLE)
        self.inadmissible_button.setEnabled(row.standing is not Standing.INADMISSIBLE)
        self.withdraw_button.setVisible(self._session.may(Action.WITHDRAW))
        self.withdraw_button.set_text(_("Not withdrawn…") if is_withdrawn else _("Withdrawn…"))
        self.several.follow(len(self.table.selected_rows), self._acts)

    @property
    def _acts(self) -> tuple[QWidget, ...]:
        decided = (self.admissible_button, self.inadmissible_button, self.withdraw_button)
        return (*decided, self.hearing_button, self.supplement_button)

    # acts

    def _answer(self, item: str, answer: CheckAnswer) -> None:
        row = self.table.row_at_hand
        before = row.answer(item)
        self.items[item].show_row(row, may_answer=True)  # a chip is on only once it is recorded
        title = str(row.checklist.item(item).title)
        self._told_past = ("", "", "")
        if answer is CheckAnswer.YES:
            is_so = before is not None and before.answer is answer
            command: Command = (
                TakeBackAnswer(application=row.number, item=item)
                if is_so
                else AnswerItem(application=row.number, item=item, answer=answer)
            )
            text = _("The answer to “{item}” is taken back.") if is_so else _("Recorded: “{item}”, yes.")
            self._run(command, text.format(item=title), on_error=self.form.show_error)
            return
        self._open_only(self.form)
        day = _("until when") if answer is CheckAnswer.TO_COMPLETE else ""
        self.form.ask(
            About(row.number, f"{item} {answer}"),
            f"{title}: {answer.label}",
            partial(self._record_answer, row.number, item, answer, title),
            reason=before.reason if before is not None and before.answer is answer else "",
            why=_("Reason; the applicant reads it"),
            day=day,
        )

    def _record_answer(
        self, number: str, item: str, answer: CheckAnswer, title: str, reason: str, day: str
    ) -> object:
        past = past_until_words(self._session.view, day)
        if past and self._told_past != (number, item, day):
            self._told_past = (number, item, day)
            again = _("Choose “{button}” once more to record it all the same.")
            self.form.show_error(f"{past} {again.format(button=self.form.button.text())}")
            return None
        command = AnswerItem(application=number, item=item, answer=answer, until=day, reason=reason)
        text = _("Recorded: “{item}”, {answer}.").format(item=title, answer=answer.label)
        return self._run(command, text, on_error=self.form.show_error)

    def _decide(self, admissibility: Admissibility) -> None:
        row = self.table.row_at_hand
        self._open_only(self.form)
        is_out = admissibility is Admissibility.INADMISSIBLE
        reason = (
            proposed_reason(row.checklist, row.answers) if is_out else row.application.admissibility_reason
        )
        self.form.ask(
            About(row.number, str(admissibility)),
            f"{row.number}: {admissibility.label}",
            partial(self._record_decision, row.number, admissibility),
            reason=reason,
            why=_("Reason; needed for inadmissible, and for what came too late"),
        )

    def _record_decision(self, number: str, admissibility: Admissibility, reason: str, _day: str) -> object:
        command = SetAdmissibility(application=number, admissibility=admissibility, reason=reason)
        text = _("Recorded: {application} is {admissibility}.")
        said = text.format(application=number, admissibility=admissibility.label)
        return self._run(command, said, on_error=self.form.show_error)

    def _withdraw(self) -> None:
        row = self.table.row_at_hand
        self._open_only(self.form)
        self.withdrawing.ask(row.number)

    def _ask_supplement(self) -> None:
        if self.found is not None:
            self._open_only(self.act_form)
            self.asking.ask_supplement(self.table.row_at_hand, self.found)

    def _plan_hearing(self) -> None:
        self._open_only(self.act_form)
        self.asking.plan_hearing(self.table.row_at_hand)

    def _open_only(self, form: QWidget) -> None:
        """One form at a time; what is typed in the other stays a draft."""
        if form is self.form:
            self.act_form.leave()
        else:
            self.form.leave()

    def _run(self, command: Command, text: str, *, on_error: Callable[[str], None]) -> object:
        changes = self._session.run(command, on_error=on_error)
        if changes is not None:
            self.told.emit(text)
        return changes
