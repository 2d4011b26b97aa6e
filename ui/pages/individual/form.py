"""What the jury proposes of the dossier at hand: the outcome, its amount and conditions, and the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.deciding.advising import Advise, ClearAdvice
from evalapp.operations.deciding.cautions import cautions
from evalapp.operations.single.proposing import Propose
from evalapp.operations.single.standing import Case
from evalapp.operations.typed_amount import typed_amount
from evalapp.operations.workspace import Command
from evalapp.words import formats
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.individual.conditions import Conditions
from ui.pages.individual.form_words import (
    after_words,
    button_words,
    cards,
    most_words,
    say_draft,
    since_words,
    stored_of,
    with_hands,
)
from ui.pages.individual.keys import KEYS
from ui.pages.individual.outcomes import Outcomes
from ui.pages.meeting.consensus.hands import Hands, hands_of
from ui.pages.meeting.reason_line import ReasonLine
from ui.widgets.amounts.question import AmountQuestion
from ui.widgets.fields import LineField, TextField, show_amount
from ui.widgets.folding.row import FoldingRow
from ui.widgets.key_cap import KeyedButton
from ui.widgets.text import Label, Rule

Record = Callable[[Command], str]
"""What is wrong, else nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the form is about: the dossier, how much of it is justified, and why nothing can be proposed now.

    `at` is now, by the clock of the file. `voters`: how many may vote on it now; None where no meeting is open on it.
    """

    case: Case
    scheme: Scheme
    motivated: tuple[int, int]
    at: str
    voters: int | None = None
    why_not: str = ""

    @property
    def most(self) -> int | None:
        """Cents that the ceilings leave of what it asks."""
        return self.case.place.entitled


class ProposalForm(QWidget):
    """Ctrl+Enter in any field records it, as its button does. `foot`: that button, to stand where it stays in sight.

    `ask(application, typed, cents)` is a question about an amount that is more often a slip; empty for any other.
    """

    def __init__(self, record: Record, ask: Callable[[str, str, int], str]) -> None:
        super().__init__()
        self._record, self._ask = record, ask
        self._asked: Asked | None = None
        self.drafts = Drafts(say_draft)
        self.since = Label(type="caption", tone="dim", wrap=True)
        self.why_not = Label(type="table", tone="dim", wrap=True)
        self.outcomes = Outcomes({str(outcome): key for outcome, key in KEYS.items()})
        for outcome, words, about in cards():
            self.outcomes.add_card(words, about, str(outcome))
        self.amount, self.read_as = LineField(), Label(type="caption", tone="dim")
        self.most = Label(type="caption", tone="dim", wrap=True)
        self.question = AmountQuestion()
        self.conditions = Conditions()
        self.reason = TextField(_("Reason of the proposal"), lines=4)
        self.reason.setPlaceholderText(_("Reason; it stands in the report and goes to the applicant"))
        self.hands = Hands(None)
        self.motivated = Label(type="caption", tone="dim")
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self.after = Label(type="caption", tone="dim", wrap=True)
        self.button = KeyedButton(_("Record the proposal"), self.store, keys="Ctrl ↵", tip=_("Ctrl+Enter"))
        self.take_back = ReasonLine(
            _("Take the proposal back…"),
            _("Why the proposal is taken back"),
            _("Take back"),
            self._clear,
            needs=_("Say why the proposal is taken back."),
        )
        self._arrange()
        self._draft = DraftForm(
            self.drafts,
            self.outcomes,
            self.amount,
            self.conditions.kept,
            self.conditions.text,
            self.conditions.until,
            self.conditions.criterion,
            self.reason,
            *self.hands.fields.values(),
            parent=self,
        )
        self.outcomes.activated.connect(self._show_outcome)
        self.amount.textChanged.connect(self._show_read)
        self.question.answered.connect(self.store)
        self.conditions.changed.connect(self._show_after)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Proposal of the jury"), type="section"), 1)
        self._amount_box = QWidget()
        money = QVBoxLayout(self._amount_box)
        money.setContentsMargins(0, 0, 0, 0)
        money.setSpacing(theme.XS)
        money.addWidget(Label(_("Amount"), type="caption-strong", tone="dim"))
        self.amount.setAccessibleName(_("Amount"))
        for each in (self.amount, self.read_as, self.most, self.question):
            money.addWidget(each)
        reason = FoldingRow((Label(_("Justification"), type="section"), self.motivated))
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        foot.setSpacing(theme.S)
        foot.addWidget(self.error)
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.outcomes)
        column.addWidget(self._amount_box)
        column.addWidget(self.conditions)
        column.addWidget(Rule())
        column.addWidget(reason)
        column.addWidget(self.reason)
        column.addWidget(self.hands)
        column.addWidget(self.after)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addLayout(head)
        layout.addWidget(self.since)
        layout.addWidget(self.take_back)
        layout.addWidget(self.why_not)
        layout.addWidget(self._fields)
        layout.addStretch(1)

    def show_case(self, asked: Asked) -> None:
        if self._asked is None or self._asked.case.number != asked.case.number:
            self.take_back.fold()  # what was typed is about another
        self._asked = asked
        case, advice = asked.case, asked.case.advice
        self.since.setText(since_words(advice, asked.scheme, is_whole=bool(asked.why_not)))
        self.since.setVisible(advice is not None)
        self.why_not.setText(asked.why_not)
        self.why_not.setVisible(bool(asked.why_not))
        self._fields.setVisible(not asked.why_not)
        self.foot.setVisible(not asked.why_not)
        self.take_back.setVisible(advice is not None and not asked.why_not)
        if asked.why_not:
            self._draft.leave()
            return
        forbidden = case.forbidden
        self.outcomes.set_why_not(
            str(Proposal.APPROVE),
            ""
            if forbidden is None
            else _("Cannot be: {why}. {way}").format(why=forbidden.why_within, way=forbidden.way),
        )
        self.conditions.set_criteria(asked.scheme.criteria)
        most = asked.most
        self.amount.setPlaceholderText(formats.money(most) if most is not None else "")
        self.most.setText(most_words(most, case.application.requested_support))
        n, of = asked.motivated
        self.motivated.setText(_("{n} of {of} criteria justified").format(n=n, of=of))
        self.motivated.set_tone("good" if n == of else "attention")
        self.hands.show_voters(asked.voters)
        self._draft.show_for(
            case.number, *stored_of(advice), *("" for _field in self.hands.fields), standing=advice
        )
        self._show_error("")
        self._show_outcome()

    @property
    def outcome(self) -> Proposal | None:
        chosen = self.outcomes.currentData()
        return Proposal(chosen) if chosen else None

    def choose(self, outcome: Proposal) -> None:
        """By its key, and go on to what it asks first; what is forbidden says why instead."""
        if not self._fields.isVisibleTo(self):
            return
        if self.outcomes.choose(str(outcome)):
            self._show_error("")
            (self.conditions.text if outcome is Proposal.RETURN else self.reason).setFocus()
        else:
            self._show_error(self.outcomes.cards[str(outcome)].why_not)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
        else:
            super().keyPressEvent(event)

    def store(self) -> None:
        asked, outcome = self._asked, self.outcome
        if asked is None or asked.why_not:
            return
        if outcome is None:
            self._show_error(_("Choose what the jury proposes: to approve, to reject or to return it."))
            return
        may_ask = outcome is not Proposal.REJECT
        if may_ask and not self.conditions.add():
            return
        try:
            amount = (
                typed_amount(self.amount.text()) if self._asks_amount and self.amount.text().strip() else None
            )
        except BadValue as error:
            self._show_error(str(error))
            self.amount.setFocus()
            return
        command = Advise(
            application=asked.case.number,
            outcome=outcome,
            reason=self.reason.toPlainText(),
            amount=amount,
            conditions=self.conditions.found if may_ask else (),
        )
        typed = self.amount.text()
        if amount is not None and self.question.asks(
            typed, amount, self._ask(asked.case.number, typed, amount)
        ):
            return
        try:
            hands = hands_of(self.hands.typed()) if asked.voters is not None else None
        except BadValue as error:
            self._show_error(str(error))
            return
        self._show_error(self._recorded(command if hands is None else with_hands(command, hands)))

    def _clear(self, reason: str) -> str:
        """What is wrong, else nothing."""
        assert self._asked is not None
        return self._recorded(ClearAdvice(application=self._asked.case.number, reason=reason))

    def _recorded(self, command: Advise | ClearAdvice | Propose) -> str:
        number = command.advice.application if isinstance(command, Propose) else command.application
        wrong: list[str] = []

        def act() -> bool | None:
            wrong.append(self._record(command))
            return None if wrong[0] else True

        self.drafts.record(number, act)
        return wrong[0]

    @property
    def _asks_amount(self) -> bool:
        return self.outcome is Proposal.APPROVE

    def _show_outcome(self, _index: int = 0) -> None:
        self._amount_box.setVisible(self._asks_amount)
        self.conditions.setVisible(self.outcome in (Proposal.APPROVE, Proposal.RETURN))
        self.button.set_text(button_words(self.outcome))
        self._show_read()
        self._show_after()

    def _show_read(self, _text: str = "") -> None:
        self.question.drop()
        show_amount(self.read_as, self.amount.text())

    def _show_after(self) -> None:
        self.after.setText(after_words(self.outcome, self.conditions.found))
        if self._asked is not None:
            self.conditions.show_caution(cautions(self.outcome, self.conditions.typed, self._asked.at))

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
