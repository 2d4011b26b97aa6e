"""The ranking: who stands where and why, what the budget reaches, and what still keeps it open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.scheme.rules import AcrossJurors, Total
from evalapp.domain.scoring.totals import juror_totals
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import MEETING_TABLES, meeting_of
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.facts import FACT_TABLES, facts_of
from evalapp.operations.progress.readiness import closing
from evalapp.operations.ranking.lot import draws_of
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.words import formats
from evalapp.words.phrases import numbered
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.ranking.cards import BlockersCard, ReadyCard, WhyCard
from ui.pages.ranking.columns import CONSENSUS_MARK, ranking_columns, strip_range
from ui.pages.ranking.drawing import draw_lot
from ui.pages.ranking.lot_card import LotCard
from ui.pages.ranking.rows import RankedRow, ranking_rows
from ui.session import Session
from ui.tables.band_link import BandLink, at_right
from ui.tables.cells import Band
from ui.tables.hidden import HiddenNote
from ui.tables.note import TableNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import EmptyState

_ASIDE = 256


class RankingPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Ranking"))
        self.ranking: Ranking | None = None
        self._covered = Coverage()
        self.print_button = PrimaryButton(_("Go to the reports"), self._print)
        self.add_action_button(self.print_button)
        model = RowsModel(
            ranking_columns(session.call.scheme),
            key=lambda row: row.number,
            ground=lambda row: "attention-ground" if row.is_tied_at_line else "",
        )
        self.table = RowTable(model, _("Ranking"), row_height=33)
        self.table.chosen.connect(self._explain)
        self.table.opened.connect(self._open)
        self.table.rearranged.connect(self._place_tie_button)
        self.begins_at = self.table
        self.legend = TableNote(self.table, CONSENSUS_MARK, _("The consensus score of the meeting."))
        self.legend.setContentsMargins(0, theme.S, 0, 0)
        self.hidden = HiddenNote(self.table)
        self.hidden.setContentsMargins(0, theme.S, 0, 0)
        self.why = WhyCard()
        self.why.opened.connect(self._open_chosen)
        self.ready = ReadyCard()
        self.blockers = BlockersCard()
        self.lot = LotCard(self._draw)
        self.resolve_button: Button | None = None
        self.empty = EmptyState(
            _("There is nothing to rank yet"),
            _("The ranking appears once there are applications, and places once every score is in."),
            icon="ranking",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self.waiting = EmptyState(
            _("The ranking waits"),
            _(
                "Somebody with a conflict of interest with what is being discussed is in the room. The ranking is back "
                "once they have left, or once the discussion begins all the same, for a reason."
            ),
            icon="leave",
            act_label=_("Go to the meeting"),
            act=partial(self.go_requested.emit, "meeting", None),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self.legend)
        left.addWidget(self.hidden)
        left.addStretch()
        aside = Aside(_ASIDE, self.blockers, self.why, self.lot, self.ready)
        self._split = QWidget()
        row = QHBoxLayout(self._split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(aside)
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.waiting, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_ranking, tables=(*RANKED_TABLES, *FACT_TABLES, *MEETING_TABLES)),
            Part(reload=self._show_state),  # it tells the moment of the last change
        )

    def _show_state(self) -> None:
        self.set_state(self._state())

    def _reload_ranking(self) -> None:
        call, facts = self.session.call, facts_of(self.session.view)
        ranking = self.ranking = ranking_of(self.session.workspace)
        names = facts.names
        applications = {each.number: each for each in facts.applications}
        totals = {
            application: tuple((names.get(juror, juror), total) for juror, total in given)
            for application, given in juror_totals(call.scheme, facts.scores).items()
        }
        waits = meeting_of(self.session.view).waits
        self.waiting.setVisible(waits and bool(applications))
        self._split.setVisible(bool(applications) and not waits)
        self.empty.setVisible(not applications)
        self.print_button.setEnabled(bool(applications))
        shown = strip_range(call.scheme, ranking.places, totals)
        self.table.rows_model.set_columns(ranking_columns(call.scheme, shown))
        self.table.set_rows(ranking_rows(ranking, applications, totals, is_ranked=call.scheme.is_ranked))
        self._place_tie_button()
        self._covered = coverage(facts)
        self.ready.show_points(closing(facts, self._covered, ranking, suspicions_of(self.session.view).open))
        self._show_blockers(names)
        if self.table.chosen_row is None:
            self.table.choose_first()
        else:
            self._explain(self.table.chosen_row)

    def open_at(self, target: object) -> None:
        self.table.choose(target)

    def status(self) -> str:
        if self.ranking is None or not self.ranking.blockers:
            return ""
        n = len(self.ranking.blockers)
        return ngettext("{n} thing keeps the ranking open", "{n} things keep the ranking open", n).format(n=n)

    def _state(self) -> str:
        ranking, rules = self.ranking, self.session.call.scheme.ranking
        assert ranking is not None
        placed, everything = sum(place.is_ranked for place in ranking.places), len(ranking.places)
        if ranking.blockers:
            first = self._covered.ranking_words(ranking.blockers)
        elif self.session.call.scheme.is_ranked:
            first = _("{placed} of {all} applications ranked").format(placed=placed, all=everything)
        else:
            first = _("{all} applications, each assessed by itself").format(all=everything)
        across = {
            AcrossJurors.MEAN: _("mean across jurors"),
            AcrossJurors.MEDIAN: _("median across jurors"),
            AcrossJurors.AGREED: _("one score of all jurors"),
            AcrossJurors.TRIMMED_MEAN: _("trimmed mean across jurors"),
        }[rules.across_jurors]
        total = _("weighted mean") if rules.total is Total.WEIGHTED_MEAN else _("weighted sum")
        last = self.session.view.history(limit=1)
        parts = [first, across, total]
        if last:
            parts.append(_("as it stood on {moment}").format(moment=formats.moment(last[0].at)))
        return " · ".join(parts)

    def _place_tie_button(self) -> None:
        self.resolve_button = None
        ranking = self.ranking
        if ranking is None or ranking.tied_at_line is None or not self.session.may(Action.DRAW_LOT):
            self.lot.follow(())
            return
        self.lot.follow(ranking.tied_at_line.applications)
        for number, row in enumerate(self.table.rows_model.lines):
            if isinstance(row, Band) and row.tone == "accent":
                self.resolve_button = BandLink(_("Resolve tie…"), self._resolve)
                self.table.place_in_band(number, at_right(self.resolve_button))

    def _show_blockers(self, names: Mapping[PersonId, PersonName]) -> None:
        from evalapp.words.explain import blocker_lines

        assert self.ranking is not None
        self.blockers.show_blockers(blocker_lines(self.session.call.scheme, self.ranking.blockers, names))

    def _explain(self, row: RankedRow | None) -> None:
        from evalapp.words.explain import place_sentence

        if row is None:
            self.why.show_reason(_("Why this place?"), _("Choose an application."), can_open=False)
            return
        sentences = place_sentence(self.session.call.scheme, row.place)
        if row.place.note:
            sentences += "\n" + row.place.note
        self.why.show_reason(_heading(row.place), sentences, can_open=True)

    def _resolve(self) -> None:
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
        return {"lot": self.lot.drafts}

    def _open_chosen(self) -> None:
        self._open(self.table.chosen_row)

    def _open(self, row: RankedRow | None) -> None:
        if row is not None:
            self.go_requested.emit("meeting", row.number)

    def _print(self) -> None:
        self.go_requested.emit("reports", "ranking")


def _heading(place: Place) -> str:
    if place.is_ranked:
        return _("Why place {place}?").format(place=place.place)
    return _("Why no place? {application}").format(application=numbered([place.application]))
