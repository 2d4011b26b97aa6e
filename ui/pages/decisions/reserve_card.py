"""The reserve list: what is free, who comes next, and an applicant who withdraws after the closing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import typed_day
from evalapp.operations.deciding.reserve import CallOn, StepBack, reserve_words
from evalapp.operations.deciding.standing import Afterwards, Offer, Standing
from evalapp.operations.workspace import Command
from evalapp.words import formats
from ui.drafts.forms import DraftForm, Drafts
from ui.pages.decisions.act_card import ActCard, day_shape
from ui.widgets.amounts.question import DayQuestion
from ui.widgets.fields import LineField, SentenceField

Record = Callable[[Command, Callable[[str], None]], object]


class ReserveCard(ActCard):
    """Only the next of the list is offered; nobody is called on without a reason."""

    def __init__(self, record: Record) -> None:
        super().__init__(_("Reserve list"), "")
        self._record = record
        self.offer: Offer | None = None
        self.reason = SentenceField()
        self.add_field(_("Reason for calling on"), self.reason, _("Reason; it stands in the report"))
        self.end()
        self.drafts = Drafts(lambda key: _("calling on {application}").format(application=key))
        self._draft = DraftForm(self.drafts, self.reason, parent=self)

    def show_decisions(self, found: Afterwards) -> None:
        self.about.setText(reserve_words(found))
        self.offer = found.offered[0] if found.offered else None
        self.show_field(self.reason, is_shown=self.offer is not None)
        self.button.setVisible(self.offer is not None)
        self.drafts.keep_only([] if self.offer is None else [self.offer.application])
        if self.offer is not None:
            self._draft.show_for(self.offer.application, "")
            text = _("Call on {application}, {amount}")
            self.button.set_text(
                text.format(application=self.offer.application, amount=formats.money(self.offer.amount))
            )
        self.show_error("")

    def act(self) -> None:
        offer = self.offer
        if offer is None:
            return
        self.show_error("")
        command = CallOn(application=offer.application, reason=self.reason.text())
        self.drafts.record(offer.application, partial(self._record, command, self.show_error))


class StepBackCard(ActCard):
    """The applicant of the chosen application withdraws it after the closing.

    `ask_day(application, on)` is a question about a day that is more often a slip; empty for any other.
    """

    def __init__(self, record: Record, ask_day: Callable[[str, str], str]) -> None:
        super().__init__(_("Withdrawn by the applicant"), _("Record the withdrawal"))
        self._record, self._ask_day = record, ask_day
        self._number = ""
        self.on, self.reason = LineField(), SentenceField()
        self.add_field(_("Withdrawn on"), self.on, day_shape())
        self.question = DayQuestion()
        self.body.addWidget(self.question)
        self.on.textChanged.connect(self.question.drop)
        self.question.answered.connect(self.act)
        self.add_field(_("Reason for withdrawing"), self.reason, _("Reason; it stands in the report"))
        self.end()
        self.drafts = Drafts(_say_draft)
        self._draft = DraftForm(self.drafts, self.on, self.reason, parent=self)

    def show_application(self, standing: Standing | None) -> None:
        is_there = standing is not None and standing.stepped is None
        self.setVisible(is_there)
        self._number = standing.application if standing is not None and is_there else ""
        if standing is None or not is_there:
            self._draft.leave()
            return
        text = (
            _(
                "{application}: its support is free again; places and the reserve list stay as they were signed."
            )
            if standing.is_ranked
            else _("{application}: its support is free again; its results stay as they were signed.")
        )
        self.about.setText(text.format(application=standing.application))
        self._draft.show_for(standing.application, "", "")
        self.show_error("")

    def act(self) -> None:
        if not self._number:
            return
        self.show_error("")
        try:
            command = StepBack(
                application=self._number, on=typed_day(self.on.text()), reason=self.reason.text()
            )
        except BadValue as error:
            self.show_error(str(error))
            return
        if self.question.asks(command.on, self._ask_day(command.application, command.on)):
            return
        self.drafts.record(self._number, partial(self._record, command, self.show_error))


def _say_draft(key: Hashable) -> str:
    return _("the withdrawal of {application}").format(application=key)
