"""The meeting: the agenda at the left, the application that is shown, and at the right the room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.standing import MEETING_TABLES
from evalapp.operations.meeting.triage import why_no_triage
from evalapp.operations.ranking.material import RANKED_TABLES
from ui.actions import OFFICE, action, does
from ui.drafts.forms import Drafts
from ui.page import Page, Part, Reading
from ui.pages.meeting.acts import MeetingActs
from ui.pages.meeting.agenda.column import AgendaList
from ui.pages.meeting.agenda.rows import ahead
from ui.pages.meeting.columns import Columns
from ui.pages.meeting.consensus.criterion_row import CriterionRow
from ui.pages.meeting.consensus.recorder import Recorder
from ui.pages.meeting.gathering import Gathered, rows_of, shown_of
from ui.pages.meeting.keys import HAS_LEFT, NAMES, PROPOSE
from ui.pages.meeting.proposal.proposer import Proposer
from ui.pages.meeting.room.opening import OpeningCard
from ui.pages.meeting.room.rail import Rail
from ui.pages.meeting.sheet import DossierSheet, Shown
from ui.pages.meeting.unrecorded import Unrecorded
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import EmptyState


class MeetingPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAccessibleName(_("Meeting"))
        self.cards: dict[str, CriterionRow] = {}
        self._gathered: Gathered | None = None
        self._open_criterion = ""
        self._at = ""  # the application of which the sheet is
        self.acts = MeetingActs(session=session, tell=partial(self.tell, tone="bad"))
        told = partial(self.tell, tone="good", offers_undo=True)
        self.recorder = Recorder(self.acts, told)
        self.proposer = Proposer(self.acts, told, self.go_requested.emit)
        self._unrecorded = Unrecorded(self.recorder, self.proposer, self.status_changed.emit)
        self.agenda = AgendaList()
        self.agenda.chosen.connect(self._show_chosen)
        self.agenda.laid.connect(self.acts.lay)
        session.clock.ticked.connect(self._follow_pace)
        self.begins_at = self.agenda.view
        self.opening = OpeningCard(
            self._open_meeting, self._give_up_opening, is_ranked=session.call.scheme.is_ranked
        )
        self.dossier: DossierSheet | None = None
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setAccessibleName(_("Scores and justifications"))
        self.rail = Rail(
            self.acts,
            self.recorder.notes,
            note=self._note,
            park=self.acts.park_now,
            go_on=self.go_on,
            show=self.open_at,
        )
        self.open_button = Button(_("Open the meeting…"), self._ask_to_open)
        self.empty = EmptyState(
            _("There is nothing to talk about yet"),
            _(
                "The meeting goes through the applications with all scores side by side, once there are applications."
            ),
            icon="meeting",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self.columns = Columns(self.agenda, self.sheet, self.opening, self.rail, self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.empty, 1)

    def parts(self) -> tuple[Part, ...]:
        tables = dict.fromkeys((*RANKED_TABLES, *MEETING_TABLES, "partner", "refused_row"))
        return (Part(reload=self._reload, tables=tuple(tables)),)

    def _reload(self) -> None:
        gathered = self._gathered = Gathered.of(self.session)
        meeting = gathered.meeting
        has_any = bool(gathered.ranking.places)
        self.columns.setVisible(has_any)
        self.empty.setVisible(not has_any)
        if not has_any:
            return
        self.agenda.show_meeting(meeting, gathered.ranking, may_move=self.acts.may_meet)
        self._follow_pace()
        self.rail.show_meeting(meeting, gathered.decided(self.session))
        self.rail.setVisible(bool(meeting.sittings))
        self.columns.offer_to_open(not meeting.is_open)
        why_not = self.session.why_not(Action.MEET)
        self.open_button.setEnabled(not why_not)
        self.open_button.setToolTip(why_not)
        self.opening.show_meeting(meeting, why_not)
        if meeting.is_open:
            self.columns.show_opening(False)
        if self.agenda.current() is None:
            now = meeting.now
            self.agenda.choose(now.application if now is not None else self.agenda.rows[0].number)
        else:
            at = self.sheet.verticalScrollBar().value()
            self._show(self.agenda.number)
            self.sheet.verticalScrollBar().setValue(at)

    def _follow_pace(self) -> None:
        self.agenda.show_expected(self.acts.meeting, self.session.clock.pace)

    def status(self) -> str:
        if self._gathered is None or not self._gathered.meeting.items:
            return ""
        meeting = self._gathered.meeting
        n = len(meeting.voters(meeting.now.application)) if meeting.now is not None else 0
        said = ngettext("{n} person may vote", "{n} people may vote", n).format(n=n) if n else ""
        return " · ".join(filter(None, (said, ahead(meeting)[0])))

    def open_at(self, target: object) -> None:
        """The number of an application."""
        self.columns.show_opening(False)
        self.agenda.choose(target)

    def _show_chosen(self, number: str) -> None:
        self._open_criterion = ""
        self.columns.show_opening(False)
        self._show(number)
        self.sheet.verticalScrollBar().setValue(0)

    def _show(self, number: str) -> None:
        gathered = self._gathered
        place = gathered.place(number) if gathered is not None else None
        if gathered is None or place is None:
            return
        shown = shown_of(self.session, gathered, place)
        may_meet = self.acts.may_meet
        self._at = number
        rows: list[CriterionRow] = []
        if not shown.is_hidden:
            recording = None if self._why_not_now(shown) else self.recorder.of(number)
            rows = rows_of(self.session, gathered, place, recording, self._is_open)
        self.cards = {row.criterion.id: row for row in rows}
        for row in rows:
            row.opened.connect(self._note_open)
            row.stepped.connect(self._step_criterion)
        self.dossier = DossierSheet(
            shown,
            rows,
            proposal=self.proposer.card_of(gathered.ranking, shown),
            why_not=self._why_not_now(shown),
            read=partial(self.go_requested.emit, "applications", Reading(number=number, back_to="meeting")),
            discuss=partial(self.acts.discuss, number) if may_meet and not shown.is_now else None,
            begin_anyway=partial(self.acts.begin_anyway, number) if may_meet and shown.is_now else None,
            go_out=self.acts.leave_at if may_meet and shown.is_now else None,
            come_back=self.acts.come_in if may_meet else None,
            put_aside=partial(self.acts.put_aside, number) if may_meet and shown.may_be_put_aside else None,
            take_back=partial(self.acts.take_back, number) if may_meet and shown.is_aside else None,
        )
        old = self.sheet.takeWidget()
        if old is not None:
            old.deleteLater()  # later, since a button on it may be what led here
        self.sheet.setWidget(self.dossier)
        self.dossier.setAutoFillBackground(False)
        may_note = gathered.meeting.is_open and self.session.may(Action.NOTE)
        self.rail.notes.show_notes(number, gathered.notes(number), may_note=may_note)

    def _why_not_now(self, shown: Shown) -> str:
        """While the meeting is open the panel agrees on what it discusses."""
        if shown.meeting.is_open and not shown.is_now:
            return _("A consensus is recorded on what is being discussed: take it up first.")
        return self.acts.why_no_consensus

    def _is_open(self, criterion: str) -> bool:
        return criterion == self._open_criterion

    def _note_open(self, criterion: str, is_open: bool) -> None:
        """One criterion at a time shows names: the others close."""
        if not is_open:
            if self._open_criterion == criterion:
                self._open_criterion = ""
            return
        self._open_criterion = criterion
        for id, row in self.cards.items():
            if id != criterion and row.head.isChecked():
                row.head.setChecked(False)

    def _step_criterion(self, criterion: str, by: int) -> None:
        ids = list(self.cards)
        at = ids.index(criterion) + by
        if 0 <= at < len(ids):
            self.cards[ids[at]].head.setFocus()

    def _note(self, text: str) -> str:
        return self.recorder.note(self._at, text)

    def _open_meeting(self, command: OpenMeeting) -> str:
        wrong = self.acts.open(command)
        if not wrong:
            self.agenda.view.setFocus()
        return wrong

    def _ask_to_open(self) -> None:
        self.columns.show_opening(True)
        self.opening.take_focus()

    def _give_up_opening(self) -> None:
        self.columns.show_opening(False)
        self.open_button.setFocus()

    @action("next-to-discuss", N_("Meeting: next dossier"), keys="F8", roles=OFFICE, needs=Action.MEET)
    def go_on(self) -> None:
        now = self.acts.meeting.now
        number = now.application if now is not None else ""
        if message := self._unrecorded.message(number):
            self.agenda.choose(number)
            self.told.emit(message)
            return
        lacks = self._gathered.lacks(self.session, number) if self._gathered is not None else ""
        if after := self.acts.go_on():
            self.agenda.choose(after)
        if lacks:
            self.tell(lacks, tone="attention")

    @action("park-dossier", N_("Meeting: park the dossier"), keys="F7", roles=OFFICE, needs=Action.MEET)
    def park_now(self) -> None:
        if self.rail.park_line.isVisible():
            self.rail.park_line.ask()

    @action("put-aside", N_("Meeting: put aside in triage"), keys="Shift+F7", roles=OFFICE, needs=Action.MEET)
    def put_aside(self) -> None:
        """What was put aside is taken back by the same key."""
        sheet = self.dossier
        if sheet is not None and sheet.take_back_button is not None:
            sheet.take_back_button.click()
        elif sheet is not None and sheet.aside_line is not None:
            sheet.aside_line.ask()
        elif words := why_no_triage(self.session.call.scheme):
            self.tell(words, tone="attention")
        else:
            self.tell(
                _("Only what is still to do in a meeting that is open can be put aside."),
                tone="attention",
            )

    @action("shown-after", N_("Meeting: show the one after"), keys="Ctrl+PgDown", roles=OFFICE, given=(1,))
    @action("shown-before", N_("Meeting: show the one before"), keys="Ctrl+PgUp", roles=OFFICE, given=(-1,))
    def step(self, by: int) -> None:
        self.agenda.step(by)

    @does(HAS_LEFT)
    def has_left(self) -> None:
        band = self.dossier.band if self.dossier is not None else None
        if band is not None and band.gone_button is not None:
            band.gone_button.click()

    @does(NAMES)
    def turn_names(self) -> None:
        row = self.cards.get(self._open_criterion) or next(
            (each for each in self.cards.values() if each.head.hasFocus()), None
        )
        if row is not None:
            row.head.setChecked(not row.head.isChecked())
            row.head.setFocus()

    @does(PROPOSE)
    def propose(self) -> None:
        if self.dossier is not None and self.dossier.proposal is not None:
            self.dossier.proposal.open_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no field took."""
        keys = {
            Qt.Key.Key_V: self.has_left,
            Qt.Key.Key_N: self.turn_names,
            Qt.Key.Key_P: self.propose,
        }
        act = keys.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers():
            act()
        else:
            super().keyPressEvent(event)

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "consensus": self.recorder.consensus,
            "meeting-note": self.recorder.notes,
            "proposal": self.proposer.drafts,
        }
