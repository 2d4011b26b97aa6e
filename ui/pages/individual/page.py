"""Decisions where each application is assessed by itself: one at a time, without order or place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.typed_proposal import asked_of_amount
from evalapp.operations.meeting.standing import MEETING_TABLES, meeting_of
from evalapp.operations.progress.facts import FACT_TABLES, barred_from
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.single.proposing import Propose
from evalapp.operations.single.standing import Case, Cases, cases_of
from evalapp.operations.workspace import Command
from evalapp.words.method import ceilings_of
from evalapp.words.phrases import join_names
from ui.access.tab_order import put_in_tab_order
from ui.actions import OFFICE, action, does
from ui.drafts.forms import Drafts
from ui.page import Page, Part, Reading
from ui.pages.individual.case_list import CaseList
from ui.pages.individual.columns import Columns
from ui.pages.individual.form import Asked, ProposalForm
from ui.pages.individual.keys import APPROVE, KEYS, REJECT, RETURN
from ui.pages.individual.results import number_motivated
from ui.pages.individual.rows import case_rows
from ui.pages.individual.sheet import CaseSheet, Shown, motivations_of
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import EmptyState

_TABLES = tuple(
    dict.fromkeys((*RANKED_TABLES, *FACT_TABLES, *MEETING_TABLES, "partner", "budget", "notified"))
)


class IndividualPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAccessibleName(_("Decisions"))
        self.found: Cases | None = None
        self.dossiers = CaseList()
        self.dossiers.chosen.connect(self._show_chosen)
        self.begins_at = self.dossiers.view
        self.case: CaseSheet | None = None
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setAccessibleName(_("Results of the dossier"))
        self.form = ProposalForm(self._record, self._ask)
        self.next_button = Button(_("Next to propose"), self.go_on)
        self.body_button = Button(
            _("Decision of the body"), partial(self.go_requested.emit, "decisions", None)
        )
        self.closing_button = Button(
            _("Close the assessment"), partial(self.go_requested.emit, "closing", None)
        )
        for each in (self.next_button, self.closing_button, self.body_button):
            self.dossiers.add_button(each)
        self.empty = EmptyState(
            _("There is nothing to propose yet"),
            _(
                "The jury proposes something on each application, once there are applications that it assesses."
            ),
            icon="check",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self.columns = Columns(self.dossiers, self.sheet, self.form, self.form.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.empty, 1)

    def parts(self) -> tuple[Part, ...]:
        return (Part(reload=self._reload, tables=_TABLES),)

    def _reload(self) -> None:
        found = self.found = cases_of(self.session.view, ranking_of(self.session.workspace))
        has_any = bool(found.all)
        self.columns.setVisible(has_any)
        self.empty.setVisible(not has_any)
        if not has_any:
            return
        phase = self.session.call.phase
        self.closing_button.setVisible(phase is Phase.DELIBERATION and not found.open)
        self.body_button.setVisible(phase is Phase.CLOSED)
        self.dossiers.show_rows(case_rows(found), self._foot())
        self.form.drafts.keep_only([each.number for each in found.all])
        if found.of(self.dossiers.number) is None:
            self.dossiers.choose(self._first(found).number)
        else:
            at = self.sheet.verticalScrollBar().value()
            self._show(self.dossiers.number)
            self.sheet.verticalScrollBar().setValue(at)

    @staticmethod
    def _first(found: Cases) -> Case:
        """What is discussed, else what waits for a proposal."""
        now = next((each for each in found.all if each.is_now), None)
        return now or next(iter(found.open), found.all[0])

    def _foot(self) -> str:
        ceilings = ceilings_of(self.session.call.scheme.budget)
        if not ceilings:
            return ""
        return _("Support is at most {ceilings}.").format(ceilings=join_names(ceilings))

    def _show_chosen(self, number: str) -> None:
        self._show(number)
        self.sheet.verticalScrollBar().setValue(0)

    def _show(self, number: str) -> None:
        case = self.found.of(number) if self.found is not None else None
        if case is None or self.found is None:
            return
        shown = self._shown(case)
        self.case = CaseSheet(
            shown,
            read=partial(
                self.go_requested.emit, "applications", Reading(number=number, back_to="individual")
            ),
            scores=partial(self.go_requested.emit, "meeting", number),
        )
        old = self.sheet.takeWidget()
        if old is not None:
            old.deleteLater()  # later, since a button on it may be what led here
        self.sheet.setWidget(self.case)
        self.case.setAutoFillBackground(False)
        put_in_tab_order(self.sheet, self.case)  # made anew, it would come last
        self.form.show_case(
            Asked(
                case=case,
                scheme=shown.scheme,
                motivated=number_motivated(shown.scheme, shown.motivations),
                at=self.session.view.next_time(),
                voters=self._voters(number),
                why_not=self._why_not(shown),
            )
        )
        following = self.found.next_after(number)
        may_go = following is not None and not self.session.why_not(Action.ADVISE)
        self.next_button.setVisible(may_go)
        if following is not None:
            self.next_button.set_text(_("Next: {application}").format(application=following.number))
        self.status_changed.emit()

    def _shown(self, case: Case) -> Shown:
        view, scheme, number = self.session.view, self.session.call.scheme, case.number
        meeting, barred = meeting_of(view), barred_from(view, number)
        hidden = ""
        if not meeting.may_begin(number):
            names = [meeting.names[each] for each in meeting.still_inside(number)]
            text = _("They appear as soon as whoever must leave has left the room: {names}.")
            hidden = text.format(names=join_names(names, most=len(names)))
        return Shown(
            case=case,
            dossier=view.dossier(number),
            scheme=scheme,
            phase=self.session.call.phase,
            motivations=motivations_of(
                [each for each in view.scores(application=number) if each.juror not in barred],
                [each for each in view.consensus() if each.application == number],
                scheme,
            ),
            notes=[each.text for each in meeting.minutes if each.application == number],
            hidden=hidden,
        )

    def _voters(self, number: str) -> int | None:
        """A vote is part of a meeting that is open."""
        meeting = meeting_of(self.session.view)
        on_agenda = any(each.application == number for each in meeting.agenda)
        return len(meeting.voters(number)) if meeting.is_open and on_agenda else None

    def _why_not(self, shown: Shown) -> str:
        if shown.hidden:
            return _("Nothing is proposed while somebody with a conflict of interest is in the room.")
        if shown.case.standing.stepped is not None:
            return _("The applicant withdrew it; nothing is proposed of it any more.")
        return self.session.why_not(Action.ADVISE)

    def _ask(self, number: str, typed: str, cents: int) -> str:
        return asked_of_amount(self.session.view, number, typed, cents)

    def _record(self, command: Command) -> str:
        """What is wrong, else nothing."""
        wrong: list[str] = []
        changes = self.session.run(command, on_error=wrong.append)
        if changes is None:
            return "".join(wrong)
        if changes.change is None:
            self.tell(_("That is recorded already."))
            return ""
        advice = command.advice if isinstance(command, Propose) else command
        if isinstance(advice, Advise):
            text = _("Recorded: the jury proposes for {application}: {outcome}.")
            words = text.format(application=advice.application, outcome=advice.outcome.label)
        else:
            words = _("The proposal on {application} is taken back.").format(application=self.dossiers.number)
        self.tell(words, tone="good", offers_undo=True)
        self.dossiers.view.setFocus()  # the letters choose again, and the arrows go on
        return ""

    def open_at(self, target: object) -> None:
        """The number of an application."""
        self.dossiers.choose(target)

    def status(self) -> str:
        if self.found is None or not self.found.all:
            return ""
        made, left = len(self.found.all) - len(self.found.open), len(self.found.open)
        said = ngettext("{n} proposal made", "{n} proposals made", made).format(n=made)
        return f"{said} · " + _("{n} to go").format(n=left) if left else said

    @action(
        "next-to-propose",
        N_("Decisions: next dossier to propose"),
        keys="F4",
        roles=OFFICE,
        needs=Action.ADVISE,
    )
    def go_on(self) -> None:
        following = self.found.next_after(self.dossiers.number) if self.found is not None else None
        if following is not None:
            self.dossiers.choose(following.number)
            self.dossiers.view.setFocus()

    @does(APPROVE)
    def approve(self) -> None:
        self.form.choose(Proposal.APPROVE)

    @does(REJECT)
    def reject(self) -> None:
        self.form.choose(Proposal.REJECT)

    @does(RETURN)
    def return_it(self) -> None:
        self.form.choose(Proposal.RETURN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no field took, and Ctrl+Enter from anywhere."""
        letter = event.text().upper()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.form.store()
            return
        outcome = next((each for each, key in KEYS.items() if key == letter), None)
        if outcome is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self.form.choose(outcome)
        else:
            super().keyPressEvent(event)

    def drafts(self) -> Mapping[str, Drafts]:
        return {"proposal": self.form.drafts}
