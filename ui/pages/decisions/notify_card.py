"""Who was told of the decision, how and when; what proves it gives the last day for an appeal."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import partial

from evalapp.domain.deciding.values import Channel
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.days import typed_day
from evalapp.operations.deciding.appeal import last_day_for_appeal
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.standing import Afterwards, Standing
from evalapp.operations.workspace import Command
from evalapp.words import formats
from evalapp.words.phrases import numbered
from ui.drafts.forms import DraftForm, Drafts
from ui.pages.decisions.act_card import ActCard, choice_of, day_shape
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label

_CHOSEN, _REST = "chosen", "rest"
Record = Callable[[Command, Callable[[str], None]], object]


class NotifyCard(ActCard):
    """Of the rows that are chosen in the table, or of everybody who was not told yet."""

    def __init__(self, record: Record) -> None:
        super().__init__(_("Notification"), _("Record the notification"))
        self._record = record
        self._chosen: tuple[Standing, ...] = ()
        self._rest: tuple[Standing, ...] = ()
        self._today = ""
        self.whom = choice_of((_("The chosen"), _CHOSEN), (_("All not told yet"), _REST))
        self.channel = choice_of(
            *((each.label, str(each)) for each in (Channel.REGISTERED, Channel.LETTER, Channel.EMAIL))
        )
        self.on, self.received, self.reason = LineField(), LineField(), SentenceField()
        self.add_field(_("Whom"), self.whom)
        self.of = Label(type="table-strong", wrap=True)
        self.body.addWidget(self.of)
        self.add_field(_("Channel"), self.channel)
        self.add_pair((_("Sent on"), self.on, day_shape()), (_("Receipt of"), self.received, _("none")))
        self.add_field(_("Reason for correcting"), self.reason, _("Reason; it stands in the journal"))
        self.last_day = Label(type="table", wrap=True)
        self.body.addWidget(self.last_day)
        self.end()
        self.drafts = Drafts(_say_draft)
        self._draft = DraftForm(self.drafts, self.channel, self.on, self.received, self.reason, parent=self)
        self.whom.activated.connect(self._show_whom)
        self.channel.activated.connect(self._show_last_day)
        for field in (self.on, self.received):
            field.textChanged.connect(self._show_last_day)

    @property
    def meant(self) -> tuple[Standing, ...]:
        return self._rest if self.whom.currentData() == _REST else self._chosen

    def show_decisions(self, found: Afterwards, today: str) -> None:
        """`today`: an ISO 8601 date, by which nothing was sent that is still to come."""
        self._today = today
        self._rest = found.untold
        n = len(found.decided) - sum(each.stepped is not None for each in found.decided)
        text = ngettext("{told} of {n} applicant is told.", "{told} of {n} applicants are told.", n)
        self.about.setText(text.format(told=n - len(self._rest), n=n))
        self._show_whom()

    def show_chosen(self, chosen: Sequence[Standing]) -> None:
        """Of those of which something is decided, and that were not withdrawn."""
        self._chosen = tuple(each for each in chosen if each.ruled is not None and each.stepped is None)
        self._show_whom()

    def _show_whom(self, _index: int = 0) -> None:
        meant = self.meant
        numbers = [each.application for each in meant]
        self.of.setText(numbered(numbers, most=6) if numbers else _("There is nobody to tell."))
        told = meant[0].notified if len(meant) == 1 else None
        if told is None:
            stored = (str(Channel.REGISTERED), "", "", "")
        else:
            days = (formats.date_field(told.on), formats.date_field(told.received) if told.received else "")
            stored = (str(told.channel), *days, "")
        key = tuple(numbers) if self.whom.currentData() == _CHOSEN else _REST
        self.show_stored(self._draft, self.drafts, key, *stored, standing=told)
        self.show_field(self.reason, is_shown=any(each.notified is not None for each in meant))
        self.button.setEnabled(bool(meant))
        self._show_last_day()
        self.show_error("")

    def _show_last_day(self, _what: object = None) -> None:
        """Counted while it is typed; nothing before there is a day."""
        try:
            sent, received = typed_day(self.on.text()), typed_day(self.received.text())
        except BadValue:
            sent = received = ""
        words = ""
        is_fit = sent <= self._today and (not received or sent <= received <= self._today)
        if sent and is_fit and all(each.since <= sent for each in self.meant):
            last = last_day_for_appeal(
                sent=date.fromisoformat(sent),
                channel=Channel(str(self.channel.currentData())),
                received=date.fromisoformat(received) if received else None,
            )
            words = (
                _("The last day for an appeal is not known: this proves no day.")
                if last is None
                else _("Last day for an appeal: {day}").format(day=formats.day(last.isoformat()))
            )
        self.last_day.setText(words)
        self.last_day.setVisible(bool(words))

    def act(self) -> None:
        if not self.meant:
            return
        self.show_error("")
        try:
            command = Notify(
                applications=[each.application for each in self.meant],
                on=typed_day(self.on.text()),
                channel=Channel(str(self.channel.currentData())),
                received=typed_day(self.received.text()),
                reason=self.reason.text() if self.reason.isVisibleTo(self) else "",
            )
        except BadValue as error:
            self.show_error(str(error))
            return
        is_chosen = self.whom.currentData() == _CHOSEN
        key: Hashable = tuple(command.applications) if is_chosen else _REST
        self.drafts.record(key, partial(self._record, command, self.show_error))


def _say_draft(key: Hashable) -> str:
    if not isinstance(key, tuple):
        return _("the notification of everybody who was not told yet")
    return _("the notification of {applications}").format(applications=numbered(map(str, key), most=6))
