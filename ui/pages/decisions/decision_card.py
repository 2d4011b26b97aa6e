"""The decision of the body: who decided, when, where it is found; all as advised, or one application apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from evalapp.domain.deciding.values import Ruling
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.operations.admissibility.days import typed_day
from evalapp.operations.deciding.meant import Meant, decided_together
from evalapp.operations.deciding.ruling import DecideAll, DecideApart, TakeBackDecision
from evalapp.operations.deciding.said import decision_words
from evalapp.operations.deciding.standing import Afterwards, Standing
from evalapp.operations.typed_amount import typed_amount
from evalapp.operations.workspace import Command
from evalapp.words import formats
from ui.drafts.forms import DraftForm, Drafts
from ui.pages.decisions.act_card import ActCard, choice_of, day_shape
from ui.widgets.amounts.question import AmountQuestion, DayQuestion
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import LineField, SentenceField, show_amount
from ui.widgets.text import Label

_MEANT = "meant"
_ALL, _APART = "all", "apart"
Record = Callable[[Command, Callable[[str], None]], object]
"""None where it was refused, and then what is wrong was told."""


class DecisionCard(ActCard):
    """`ask(application, typed, cents)` is a question about an amount that is more often a slip, `ask_day(on)` about a
    day; empty for any other.
    """

    def __init__(
        self,
        record: Record,
        ask: Callable[[str, str, int], str],
        ask_day: Callable[[str], str],
        *,
        is_ranked: bool = True,
    ) -> None:
        super().__init__(_("Decision of the body"), _("Record the decision"), kind="primary")
        self._record, self._ask, self._ask_day = record, ask, ask_day
        self._standing: Standing | None = None
        self.body_field, self.on, self.reference = SentenceField(), LineField(), LineField()
        self.which = choice_of((_("All as advised"), _ALL), (_("One apart"), _APART))
        on_the_list = ((Ruling.RESERVE.label, str(Ruling.RESERVE)),) if is_ranked else ()
        self.outcome = choice_of(
            (pgettext("advice", "approve"), str(Ruling.APPROVED)),
            (pgettext("advice", "reject"), str(Ruling.REJECTED)),
            *on_the_list,
        )
        self.amount, self.reason = LineField(), SentenceField()
        self.drafts, self.apart_drafts = Drafts(_say_meant), Drafts(_say_apart)
        self.add_field(_("Deciding body"), self.body_field)
        self.add_pair((_("Decided on"), self.on, day_shape()), (_("Reference"), self.reference, ""))
        self.day_question = DayQuestion()
        self.body.addWidget(self.day_question)
        self.add_field(_("What was decided"), self.which)
        self.of = Label(type="table-strong", wrap=True)
        self.body.addWidget(self.of)
        self.add_field(_("Outcome"), self.outcome)
        self.add_field(_("Amount"), self.amount, _("as advised"))
        self.read = Label(type="caption", tone="dim", wrap=True)
        self.question = AmountQuestion()
        self.body.addWidget(self.read)
        self.body.addWidget(self.question)
        self.add_field(
            _("Reason"), self.reason, _("where it departs from the advice, or corrects what is recorded")
        )
        self.end()
        self.take_back = LinkButton(_("Take the decision back"), self._take_back)
        self.body.addWidget(self.take_back)
        self._meant_draft = DraftForm(self.drafts, self.body_field, self.on, self.reference, parent=self)
        self._apart_draft = DraftForm(self.apart_drafts, self.outcome, self.amount, self.reason, parent=self)
        self.which.activated.connect(self._show_which)
        self.outcome.activated.connect(self._show_amount)
        self.amount.textChanged.connect(self._show_read)
        self.question.answered.connect(self.act)
        self.on.textChanged.connect(self.day_question.drop)
        self.day_question.answered.connect(self.act)

    @property
    def is_apart(self) -> bool:
        return self.which.currentData() == _APART

    def show_decisions(self, found: Afterwards, body: str) -> None:
        """`body` as the call names it, where none is recorded."""
        self.about.setText(decision_words(found))
        together = decided_together(found)
        ruled = together[0] if together else None
        stored = (ruled.body, formats.date_field(ruled.on), ruled.reference) if ruled else (body, "", "")
        self.show_stored(self._meant_draft, self.drafts, _MEANT, *stored, standing=stored)
        n = len(found.waiting)
        text = ngettext(
            "Record the decision on {n} application", "Record the decision on {n} applications", n
        )
        self._all_words = text.format(n=n) if n else _("Correct what is recorded")
        self._is_first = bool(n)
        self._is_recorded = bool(found.decided)
        self._show_which()

    def show_application(self, standing: Standing | None) -> None:
        self._standing = standing
        if standing is None:
            self._apart_draft.leave()
        elif self.is_apart:
            self._fill_apart(standing)
        self._show_which()

    def _fill_apart(self, standing: Standing) -> None:
        held = standing.holds or standing.advised
        outcome = Ruling.APPROVED if held is None else held.outcome
        stored = (str(outcome), "", "")
        self.show_stored(
            self._apart_draft, self.apart_drafts, standing.application, *stored, standing=standing.ruled
        )

    def _show_which(self, _index: int = 0) -> None:
        standing, is_apart = self._standing, self.is_apart
        if is_apart and standing is not None:
            self._fill_apart(standing)
        elif not is_apart:
            self._apart_draft.show_for(_ALL, str(Ruling.APPROVED), "", "")
        self.of.setVisible(is_apart)
        self.of.setText(
            f"{standing.application} · {standing.place.title}" if standing else _("Choose an application.")
        )
        self.show_field(self.outcome, is_shown=is_apart)
        self._show_amount()
        self.show_field(self.reason, is_shown=is_apart or not self._is_first)
        self.take_back.setVisible(self._is_recorded and not is_apart and not self._is_first)
        self.button.set_text(_("Record this decision apart") if is_apart else self._all_words)
        self.button.setEnabled(not is_apart or standing is not None)
        self.show_error("")

    def _show_amount(self, _index: int = 0) -> None:
        is_approval = self.outcome.currentData() == Ruling.APPROVED
        self.show_field(self.amount, is_shown=self.is_apart and is_approval)
        self._show_read(self.amount.text() if self.is_apart and is_approval else "")

    def _show_read(self, typed: str) -> None:
        show_amount(self.read, typed)
        self.question.drop()

    _all_words = ""
    _is_first = True
    _is_recorded = False

    def _take_back(self) -> None:
        """All of it, as before the call moves back; the reason is that of the field above."""
        self.show_error("")
        command = TakeBackDecision(reason=self.reason.text())
        self.apart_drafts.record(_ALL, partial(self._record, command, self.show_error))

    def act(self) -> None:
        try:
            command = self._command()
        except BadValue as error:
            self.show_error(str(error))
            return
        if self.day_question.asks(command.meant.on, self._ask_day(command.meant.on)):
            self.show_error("")
            return
        if isinstance(command, DecideApart) and command.amount is not None:
            typed = self.amount.text().strip()
            if self.question.asks(
                typed, command.amount, self._ask(command.application, typed, command.amount)
            ):
                self.show_error("")
                return
        key: Hashable = command.application if isinstance(command, DecideApart) else _ALL
        self.show_error("")

        def both() -> object:
            return self.drafts.record(_MEANT, partial(self._record, command, self.show_error))

        self.apart_drafts.record(key, both)

    def _command(self) -> DecideAll | DecideApart:
        meant = Meant(
            body=self.body_field.text(), on=typed_day(self.on.text()), reference=self.reference.text()
        )
        if not self.is_apart or self._standing is None:
            reason = self.reason.text() if self.reason.isVisibleTo(self) else ""
            return DecideAll(meant=meant, reason=reason)
        outcome = Ruling(str(self.outcome.currentData()))
        typed = self.amount.text().strip() if outcome is Ruling.APPROVED else ""
        return DecideApart(
            application=self._standing.application,
            outcome=outcome,
            meant=meant,
            amount=typed_amount(typed) if typed else None,
            reason=self.reason.text(),
        )


def _say_meant(_key: Hashable) -> str:
    return _("who decided, when, and under which reference")


def _say_apart(key: Hashable) -> str:
    if key == _ALL:
        return _("the reason for correcting a decision")
    return _("the decision on {application} apart").format(application=key)
