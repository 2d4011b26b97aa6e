"""Advice, then decision: what the body decided of each application, who was told of it, and the reserve list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.journal import Changes
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.odd_days import asked_of_decision, asked_of_withdrawal
from evalapp.operations.deciding.reserve import reserve_words
from evalapp.operations.deciding.standing import Afterwards, Standing, afterwards
from evalapp.operations.deciding.typed_proposal import asked_of_amount
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Command
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, Reading, TitledPage
from ui.pages.decisions.columns import DecidedRow, decided_columns
from ui.pages.decisions.decision_card import DecisionCard
from ui.pages.decisions.notify_card import NotifyCard
from ui.pages.decisions.reserve_card import ReserveCard, StepBackCard
from ui.session import Session
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button
from ui.widgets.card import EmptyState

_ASIDE = 372


class DecisionsPage(TitledPage):
    def __init__(self, session: Session) -> None:
        is_ranked = session.call.scheme.is_ranked
        super().__init__(session, _("Decisions") if is_ranked else _("Decision of the body"))
        self.found: Afterwards | None = None
        words = _("Ranking") if is_ranked else _("Proposals of the jury")
        self.ranking_button = Button(words, partial(self.go_requested.emit, "ranking", None))
        self.letters_button = Button(_("Letters…"), self._write_letters)
        for each in (self.ranking_button, self.letters_button):
            self.add_action_button(each)
        model = RowsModel(decided_columns(is_ranked=is_ranked), key=lambda row: row.number)
        self.table = RowTable(model, _("Decisions"), row_height=33)
        self.table.chosen.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.table.opened.connect(self._open)
        self.begins_at = self.table
        self.hidden = HiddenNote(self.table, opens=False)
        self.hidden.setContentsMargins(0, theme.S, 0, 0)
        self.decision = DecisionCard(self._record, self._ask, self._ask_day, is_ranked=is_ranked)
        self.notify = NotifyCard(self._record)
        self.reserve = ReserveCard(self._record)
        self.step_back = StepBackCard(self._record, self._ask_withdrawal)
        self.empty = EmptyState(
            _("The jury comes first"),
            _(
                "A jury advises, a body decides. Close the assessment first; then what the body decided of it is "
                "recorded here, and when each applicant was told."
            ),
            icon="lock",
            act_label=_("Go to the closing"),
            act=partial(self.go_requested.emit, "closing", None),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self.hidden)
        left.addStretch()
        self._split = QWidget()
        row = QHBoxLayout(self._split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(Aside(_ASIDE, self.decision, self.notify, self.reserve, self.step_back))
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self.empty, 1)

    def parts(self) -> tuple[Part, ...]:
        return (Part(reload=self._reload_decisions, tables=(*RANKED_TABLES, "notified")),)

    def _reload_decisions(self) -> None:
        is_closed = self.session.call.phase is Phase.CLOSED
        self._split.setVisible(is_closed)
        self.empty.setVisible(not is_closed)
        if not is_closed:
            self.set_state("")
            return
        found = self.found = afterwards(self.session.view, ranking_of(self.session.workspace))
        standings = found.standings
        if not self.session.call.scheme.is_ranked:
            standings = sorted(standings, key=lambda each: number_key(each.application))
        self.table.set_rows([DecidedRow(standing=each) for each in standings])
        self.decision.show_decisions(found, self.session.call.plan.body)
        self.notify.show_decisions(found, today(self.session.view.next_time()).isoformat())
        self.reserve.show_decisions(found)
        self.reserve.setVisible(self.session.call.scheme.is_ranked)
        self.set_state(_state(found))
        self._show_may()
        if self.table.chosen_row is None:
            self.table.choose_first()
        else:
            self._show_chosen(self.table.chosen_row)

    def _show_may(self) -> None:
        """Who only reads is told by the cards what there is, and is offered no button."""
        why = self.session.why_not(Action.DECIDE)
        self.decision.take_back.setEnabled(not why)
        for card in (self.decision, self.notify, self.reserve, self.step_back):
            if why:
                card.button.setEnabled(False)
                card.button.setAccessibleDescription(why)

    def _show_chosen(self, row: DecidedRow | None) -> None:
        standing = row.standing if row is not None else None
        self.decision.show_application(standing)
        self.step_back.show_application(standing)
        self._show_selected()

    def _show_selected(self, *_selection: object) -> None:
        rows = self.table.selected_rows
        self.notify.show_chosen([each.standing for each in rows])
        self._show_may()

    def _open(self, row: DecidedRow) -> None:
        self.go_requested.emit("applications", Reading(number=row.number, back_to="decisions"))

    def _write_letters(self) -> None:
        row = self.table.chosen_row
        self.go_requested.emit("letters", None if row is None else row.number)

    def _ask(self, number: str, typed: str, cents: int) -> str:
        return asked_of_amount(self.session.view, number, typed, cents)

    def _ask_day(self, on: str) -> str:
        return asked_of_decision(self.session.view, on)

    def _ask_withdrawal(self, number: str, on: str) -> str:
        return asked_of_withdrawal(self.session.view, number, on)

    def _record(self, command: Command, on_error: Callable[[str], None]) -> Changes | None:
        at = QApplication.focusWidget()
        changes = self.session.run(command, on_error=on_error)
        if changes is not None:
            is_done = changes.change is not None
            words = _("Recorded; it stands in the history.") if is_done else _("That is recorded already.")
            is_beyond = self.found is not None and (self.found.free or 0) < 0
            if is_done and is_beyond and self.found is not None:
                words += " " + reserve_words(self.found)
            self.tell(words, tone="attention" if is_beyond else "quiet", offers_undo=is_done)
            if at is not None and not at.isVisibleTo(self):
                self.table.setFocus()  # the button that was pressed is gone with what it was for
        return changes

    def open_at(self, target: object) -> None:
        self.table.choose(target)

    def status(self) -> str:
        found = self.found
        if found is None or self.session.call.phase is not Phase.CLOSED:
            return ""
        return _left(found)

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "decision": self.decision.drafts,
            "apart": self.decision.apart_drafts,
            "told": self.notify.drafts,
            "reserve": self.reserve.drafts,
            "withdrawal": self.step_back.drafts,
        }


def _state(found: Afterwards) -> str:
    """Who withdrew is counted apart: of them nobody has anything to hear any more."""
    decided = found.decided
    stepped = sum(each.stepped is not None for each in decided)
    told = sum(each.notified is not None and each.stepped is None for each in decided)
    text = _("{decided} of {all} decided · {told} told")
    said = text.format(decided=len(decided), all=len(decided) + len(found.waiting), told=told)
    return (
        said + " · " + ngettext("{n} withdrawn", "{n} withdrawn", stepped).format(n=stepped)
        if stepped
        else said
    )


def _left(found: Afterwards) -> str:
    """What is next, for the status bar."""
    waiting: tuple[Standing, ...] = found.waiting
    if waiting:
        return _("The decision of the body is to be recorded")
    if found.untold:
        return _("{n} still to be told").format(n=len(found.untold))
    return ""
