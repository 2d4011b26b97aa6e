"""The ranking: who stands where and why, what the budget reaches, and what still keeps it open."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Dossier
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.meeting.standing import MEETING_TABLES, meeting_of
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.facts import FACT_TABLES, facts_of
from evalapp.operations.progress.status import closing_points
from evalapp.operations.ranking.decisions import SetFlag
from evalapp.operations.ranking.lot import draws_of
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.ranking.tie_order import OrderTied
from evalapp.words.results import withheld
from ui.actions import OFFICE, action
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.ranking.cards import BlockersCard, ReadyCard, WaitingState, WhyCard, not_known
from ui.pages.ranking.columns import CONSENSUS_MARK, WITHHELD_MARK, found_words, jurors_said, ranking_columns
from ui.pages.ranking.of_application import by_number
from ui.pages.ranking.reserve_card import ReserveCard
from ui.pages.ranking.rows import NamedTotals, RankedRow, ranking_rows
from ui.pages.ranking.state import heading_of, reason_of, state_words
from ui.pages.ranking.ties.card import TieCard
from ui.pages.ranking.ties.drawing import draw_lot
from ui.pages.ranking.ties.lot_card import LotCard
from ui.session import Session
from ui.tables.band_link import AtRight, BandLink
from ui.tables.cells import Band
from ui.tables.hidden import HiddenNote
from ui.tables.note import TableNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button, Chip, PrimaryButton
from ui.widgets.card import EmptyState

_ASIDE = 256


class RankingPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Ranking"))
        self.ranking: Ranking | None = None
        self._covered = Coverage()
        self._people: Mapping[PersonId, PersonName] = {}
        self._strip: tuple[Fraction, Fraction] | None = None
        self._agreed: set[str] = set()  # by number, with a consensus on something
        self.print_button = PrimaryButton(_("Go to the reports"), self._print)
        self.what_if_button = Button(_("What if…"), self.open_what_if)
        self.add_action_button(self.what_if_button)
        self.lenses_button = Button(_("How firm?"), self.open_lenses)
        self.add_action_button(self.lenses_button)
        self.decisions_button = Button(_("Decisions"), partial(self.go_requested.emit, "decisions", None))
        self.add_action_button(self.decisions_button)
        self.add_action_button(self.print_button)
        model = RowsModel(
            ranking_columns(session.call.scheme),
            key=lambda row: row.number,
            ground=lambda row: "attention-ground" if row.is_tied_at_line else "",
            texts=found_words(session.call.scheme),
        )
        self.table = RowTable(model, _("Ranking"), row_height=33)
        self.table.chosen.connect(self._explain)
        self.table.opened.connect(self._open)
        self.table.rearranged.connect(self._place_tie_button)
        self.begins_at = self.table
        words = _("The consensus score of the meeting.")
        self.legend = TableNote(self.table, CONSENSUS_MARK, words, may_bear=self._has_consensus)
        self.legend.setContentsMargins(0, theme.S, 0, 0)
        self.withheld = TableNote(self.table, WITHHELD_MARK, withheld(), may_bear=attrgetter("is_withheld"))
        self.hidden = HiddenNote(self.table)
        self.why = WhyCard()
        self.why.opened.connect(self._open_chosen)
        self.ready = ReadyCard()
        self.blockers = BlockersCard()
        self.lot = LotCard(self._draw)
        self.tie = TieCard(self._order, self._flag)
        self.tie.lot_asked.connect(self._open_lot)
        self.reserve = ReserveCard()
        self.names = Chip(_("Names of the jurors"), self._show_names)
        self.resolve_button: Button | None = None
        self.empty = EmptyState(
            _("There is nothing to rank yet"),
            _("The ranking appears once there are applications, and places once every score is in."),
            icon="ranking",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self.waiting = WaitingState(partial(self.go_requested.emit, "meeting", None))
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self.legend)
        left.addWidget(self.withheld)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.S, 0, 0)
        foot.addWidget(self.hidden, 1)
        foot.addWidget(self.names, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        left.addLayout(foot)
        left.addStretch()
        self.aside = Aside(_ASIDE, self.blockers, self.why, self.tie, self.lot, self.ready, self.reserve)
        self._split = QWidget()
        row = QHBoxLayout(self._split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(self.aside)
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.waiting, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_ranking, tables=(*RANKED_TABLES, *FACT_TABLES, *MEETING_TABLES)),
            Part(reload=self._show_state),  # it tells the moment of the last change
        )

    def _show_state(self) -> None:
        assert self.ranking is not None
        self.set_state(state_words(self.session.view, self.ranking, self._covered))

    def _reload_ranking(self) -> None:
        call, facts = self.session.call, facts_of(self.session.view)
        ranking = self.ranking = ranking_of(self.session.workspace)
        names = self._people = facts.names
        applications = {each.number: each for each in facts.applications}
        totals = NamedTotals.of(facts, ranking)
        waits = meeting_of(self.session.view).waits
        self.waiting.setVisible(waits and bool(applications))
        self._split.setVisible(bool(applications) and not waits)
        self.empty.setVisible(not applications)
        self.print_button.setEnabled(bool(applications))
        for button in (self.what_if_button, self.lenses_button):
            button.setVisible(call.scheme.is_ranked)
            button.setEnabled(bool(applications))
        self.decisions_button.setVisible(call.phase is Phase.CLOSED)
        self._agreed = {each.application for each in facts.consensus}
        self._strip = totals.range(call.scheme, ranking.places)
        self._show_columns()
        self.table.set_rows(ranking_rows(ranking, applications, totals, is_ranked=call.scheme.is_ranked))
        self.reserve.show_list(ranking)
        self._place_tie_button()
        self._covered = coverage(facts)
        self.ready.setVisible(call.phase is not Phase.CLOSED)
        self.ready.show_points(closing_points(self.session.workspace))
        self._show_blockers(ranking, names)
        if self.table.chosen_row is None:
            self.table.choose_first()
        else:
            self._explain(self.table.chosen_row)

    def open_at(self, target: object) -> None:
        self.table.choose(target)

    def status(self) -> str:
        n = self.blockers.lines
        if not n:
            return ""
        return ngettext("{n} thing keeps the ranking open", "{n} things keep the ranking open", n).format(n=n)

    def _show_columns(self) -> None:
        columns = ranking_columns(
            self.session.call.scheme,
            self._strip,
            dossier_of=self._dossier_of,
            names=self.names.isChecked(),
        )
        self.table.rows_model.set_columns(columns)

    def _has_consensus(self, row: RankedRow) -> bool:
        return row.number in self._agreed

    def _dossier_of(self, number: str) -> Dossier | None:
        return None if self.session.workspace.file.is_closed else by_number(self.session.view).get(number)

    def _show_names(self) -> None:
        """Off until somebody asks: the page may stand on a wall."""
        self._show_columns()
        self.table.viewport().update()
        self._explain(self.table.chosen_row)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.names.isChecked():
            self.names.setChecked(False)
            self._show_names()

    def _place_tie_button(self) -> None:
        self.resolve_button = None
        ranking = self.ranking
        if ranking is None:
            return
        self.tie.show_tie(self.session.call.scheme, ranking, self.session.may)
        if ranking.tied_at_line is None or not self.tie.ways:
            self.lot.follow(())
            return
        self.lot.follow(ranking.tied_at_line.applications if self._draws() else ())
        for number, row in enumerate(self.table.rows_model.lines):
            if isinstance(row, Band) and row.tone == "accent":
                self.resolve_button = BandLink(_("Resolve tie…"), self._resolve)
                self.table.place_in_band(number, AtRight(self.resolve_button))

    def _show_blockers(self, ranking: Ranking, names: Mapping[PersonId, PersonName]) -> None:
        from evalapp.words.explain import blocker_lines

        scheme, role, found = self.session.call.scheme, self.session.actor.role, ranking.blockers
        lines, unknown = (blocker_lines(scheme, each, names, role) for each in (found, not_known(found)))
        self.blockers.show_blockers(lines, unknown)

    def _explain(self, row: RankedRow | None) -> None:
        if row is None:
            self.why.show_reason(_("Why this place?"), _("Choose an application."), can_open=False)
            return
        assert self.ranking is not None
        scheme = self.session.call.scheme
        jurors = jurors_said(scheme, row) if self.names.isChecked() else ""
        said = reason_of(scheme, self.ranking, row.place, self._people, jurors)
        self.why.show_reason(heading_of(row.place), said, can_open=True)

    def _draws(self) -> bool:
        return any(each.rule.kind is TieKind.LOT for each in self.tie.ways)

    def _resolve(self) -> None:
        """Where a lot is the only way, it is asked at once."""
        if len(self.tie.ways) == 1:
            self.tie.begin(self.session.call.scheme, self.tie.ways[0])
        elif self.tie.buttons:
            self.aside.bring(self.tie)
            self.tie.buttons[0].setFocus()

    def _order(self, applications: tuple[str, ...], reason: str) -> Changes | None:
        command = OrderTied(applications=applications, reason=reason)
        return self._settled(self.session.run(command, on_error=self.tie.order.show_error))

    def _flag(self, application: str, flag: str, reason: str) -> Changes | None:
        command = SetFlag(application=application, flag=flag, reason=reason)
        return self._settled(self.session.run(command, on_error=self.tie.flag.show_error))

    def _settled(self, changes: Changes | None) -> Changes | None:
        if changes is not None:
            self.tell(_("Recorded; it stands in the journal and in the report."), offers_undo=True)
        return changes

    def _open_lot(self) -> None:
        if self.ranking and self.ranking.tied_at_line:
            again = bool(draws_of(self.session.view))
            self.lot.open_for(self.ranking.tied_at_line.applications, is_again=again)

    def _draw(self, seed: str, witnesses: str, noted_at: str, reason: str) -> Changes | None:
        changes = draw_lot(self.session, (seed, witnesses, noted_at, reason), on_error=self.lot.show_error)
        if changes is not None:
            self.lot.hide()
            self.tell(
                _("The lot is drawn; the seed stands in the journal and in the report."), offers_undo=True
            )
        return changes

    def drafts(self) -> Mapping[str, Drafts]:
        return {"lot": self.lot.drafts, **self.tie.drafts()}

    def _open_chosen(self) -> None:
        self._open(self.table.chosen_row)

    def _open(self, row: RankedRow | None) -> None:
        if row is not None:
            self.go_requested.emit("meeting", row.number)

    @action("what-if", N_("Ranking: what if…"), keys="F6", roles=OFFICE, in_palette=False)
    def open_what_if(self) -> None:
        """That it is not open yet, and why, is said there."""
        self.go_requested.emit("what-if", None)

    @action("lenses", N_("Ranking: how firm is it?"), keys="Shift+F6", roles=OFFICE, in_palette=False)
    def open_lenses(self) -> None:
        """The same."""
        self.go_requested.emit("lenses", None)

    def _print(self) -> None:
        self.go_requested.emit("reports", "ranking")
