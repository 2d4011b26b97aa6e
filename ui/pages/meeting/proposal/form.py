"""An own proposal of the jury, typed: outcome, amount, conditions and reason, with what it is held against."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.deciding.values import Advice, Condition, Proposal
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import MOST_OF_A_REASON
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.cautions import past_days
from evalapp.operations.deciding.proposed import Terms, beyond_words, limits_words
from evalapp.operations.deciding.typed_proposal import condition_line, typed_conditions
from evalapp.operations.typed_amount import typed_amount
from evalapp.words import formats
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.amounts.question import AmountQuestion
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField, TextField, show_amount
from ui.widgets.key_cap import KeyedButton
from ui.widgets.scrolling import bring_into_view
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label

_AMOUNT = 150  # pixels as designed


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposing:
    """How a proposal is recorded. `record(command)` returns what is wrong, else nothing; `ask(typed, cents)` a question
    about an amount that is more often a slip, else nothing. `now` is the time of a change that is made now. `drafts`
    keep what is typed under the application.
    """

    record: Callable[[Advise], str]
    ask: Callable[[str, int], str]
    terms: Callable[[], Terms]
    now: Callable[[], str]
    drafts: Drafts


class ProposalForm(QWidget):
    """Ctrl+Enter records, Escape closes it and keeps what is typed."""

    def __init__(
        self, proposing: Proposing, scheme: Scheme, own: Advice | None, *, close: Callable[[], object]
    ) -> None:
        super().__init__()
        self._proposing, self._scheme, self._close = proposing, scheme, close
        self._kept = own.conditions if own else ()
        self._terms = proposing.terms()
        self.outcome = SegmentedField()
        self.outcome.setAccessibleName(_("What the jury proposes"))
        # Where they are ranked none goes back to its applicant.
        for each in (Proposal.APPROVE, Proposal.REJECT):
            self.outcome.addItem(each.label, str(each))
        self.amount = LineField()
        self.amount.setAccessibleName(_("Proposed amount"))
        self.amount.setPlaceholderText(formats.money(self._terms.wanted))
        self.amount.setFixedWidth(theme.pixels(_AMOUNT))
        self.read = Label(type="caption", tone="dim", wrap=True)
        self.question = AmountQuestion()
        words = _("{missed}. The jury may propose it all the same; its reason says why.")
        missed = self._terms.missed
        self.missed = Label(
            words.format(missed=missed) if missed else "", type="caption", tone="attention", wrap=True
        )
        self.conditions = TextField(_("Conditions, one a line"), lines=2)
        self.conditions.setPlaceholderText(
            _("A condition a line; behind “ | ” until when, as day/month/year")
        )
        self.caution = Label(type="caption", tone="attention", wrap=True)
        self.caution.hide()
        self.reason = TextField(_("Reason of the proposal"), lines=2)
        self.reason.setPlaceholderText(_("Why the jury proposes otherwise; it stands in the report"))
        self.count = Label(type="caption", tone="dim")
        self.beyond = Label(type="caption", tone="attention", wrap=True)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.record_button = KeyedButton(
            _("Record the proposal"), self.store, keys="Ctrl ↵", tip=_("Ctrl+Enter")
        )
        self.cancel_button = Button(_("Cancel"), self.give_up)
        self._arrange()
        self.outcome.activated.connect(self._take_outcome)
        self.amount.textChanged.connect(self._show_read)
        self.question.answered.connect(self.store)
        self.conditions.textChanged.connect(self._show_caution)
        self.reason.textChanged.connect(self._count)
        draft = DraftForm(
            proposing.drafts, self.outcome, self.amount, self.conditions, self.reason, parent=self
        )
        draft.show_for(
            self._terms.application,
            str(own.outcome) if own else None,
            formats.amount_field(own.amount) if own else "",
            "\n".join(condition_line(each, scheme) for each in own.conditions) if own else "",
            own.reason if own else "",
            standing=(str(own.outcome), own.amount, own.reason, own.at) if own else None,
        )
        self._show_outcome()
        self._count()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        first, second, foot, under = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.outcome)
        first.addStretch()
        self._money = QWidget()
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(theme.S)
        second.addWidget(Label(_("Proposed amount"), type="caption", tone="dim"))
        second.addWidget(self.amount)
        second.addWidget(self.read)
        self.limits = Label(limits_words(self._terms), type="caption", tone="dim", wrap=True)
        second.addWidget(self.limits, 1)
        self._money.setLayout(second)
        column.addLayout(first)
        column.addWidget(self.missed)
        column.addWidget(self._money)
        column.addWidget(self.question)
        self._conditions_head = Label(self.conditions.accessibleName(), type="caption", tone="dim")
        column.addWidget(self._conditions_head)
        column.addWidget(self.conditions)
        column.addWidget(self.caution)
        column.addWidget(Label(self.reason.accessibleName(), type="caption", tone="dim"))
        column.addWidget(self.reason)
        under.addWidget(self.count)
        under.addStretch()
        column.addLayout(under)
        column.addWidget(self.beyond)
        column.addWidget(self.error)
        foot.setSpacing(theme.S)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.record_button)
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    @property
    def _is_approval(self) -> bool:
        return self.outcome.currentData() == Proposal.APPROVE

    def take_focus(self) -> None:
        self.outcome.setFocus()

    def _take_outcome(self, _index: int) -> None:
        self._show_outcome()
        bring_into_view(self)  # it may have grown below the edge

    def _show_outcome(self) -> None:
        """An amount and conditions go with an approval alone."""
        self._money.setVisible(self._is_approval)
        self.missed.setVisible(self._is_approval and bool(self._terms.missed))
        self._conditions_head.setVisible(self._is_approval)
        self.conditions.setVisible(self._is_approval)
        self._show_read(self.amount.text())
        self._show_caution()

    def _show_caution(self) -> None:
        """Of each line that can be read already."""
        found: list[Condition] = []
        for line in self.conditions.toPlainText().splitlines() if self._is_approval else ():
            with suppress(BadValue):
                found += typed_conditions(line, self._scheme)
        words = past_days(found, self._proposing.now())
        self.caution.setText(words)
        self.caution.setVisible(bool(words))

    def _show_read(self, typed: str) -> None:
        show_amount(self.read, typed)
        self.question.drop()
        self._show_beyond(typed)

    def _show_beyond(self, typed: str) -> None:
        """What is proposed in all may be more than there is: the jury sees it before it records."""
        words = ""
        if self._is_approval:
            try:
                amount = typed_amount(typed) if typed.strip() else self._terms.wanted
            except BadValue:
                amount = None
            words = beyond_words(self._terms, amount)
        self.beyond.setText(words)
        self.beyond.setVisible(bool(words))

    def _count(self) -> None:
        n = len(self.reason.toPlainText().strip())
        self.count.setText(_("Reason required · {n} of {most} characters").format(n=n, most=MOST_OF_A_REASON))
        self.count.set_tone("bad" if n > MOST_OF_A_REASON else "dim")

    def store(self) -> None:
        wrong = self._wrong()
        if wrong is None:
            return  # it is recorded, and this form has given way to what was
        self.error.setText(wrong)
        bring_into_view(self)

    def _wrong(self) -> str | None:
        """What keeps it from being recorded, empty where that is asked beside the amount; None where nothing does."""
        try:
            command = self._command()
        except BadValue as error:
            return str(error)
        if command is None:
            self.outcome.setFocus()
            return _("Choose what the jury proposes.")
        if self._asks(command):
            return ""
        return self._proposing.record(command) or None

    def _asks(self, command: Advise) -> bool:
        """An amount that is more often a slip is recorded only once somebody said that it is meant."""
        if command.amount is None:
            return False
        typed = self.amount.text().strip()
        return self.question.asks(typed, command.amount, self._proposing.ask(typed, command.amount))

    def _command(self) -> Advise | None:
        """None where nothing was chosen. Raises BadValue."""
        chosen = self.outcome.currentData()
        if chosen is None:
            return None
        typed = self.amount.text().strip() if self._is_approval else ""
        conditions = self.conditions.toPlainText() if self._is_approval else ""
        return Advise(
            application=self._terms.application,
            outcome=Proposal(chosen),
            reason=self.reason.toPlainText(),
            amount=typed_amount(typed) if typed else None,
            conditions=typed_conditions(conditions, self._scheme, self._kept),
        )

    def give_up(self) -> None:
        """What was typed goes."""
        self._proposing.drafts.forget(self._terms.application)
        self._close()
