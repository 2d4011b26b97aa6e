"""The meeting: application by application in the order of the ranking, all jurors side by side, consensus recorded."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.ids import PersonId
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.facts import barred_from
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.words import formats
from evalapp.words.phrases import decisions_by_pair
from evalapp.words.places import place_number, standing
from evalapp.words.places import total as total_words
from evalapp.words.results import ResultWords
from evalapp.words.scores import value_text
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, Reading, TitledPage
from ui.pages.meeting.away import AwayBand
from ui.pages.meeting.card import CriterionCard
from ui.pages.meeting.voices import Voice
from ui.pages.ranking.columns import standing_badge
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import EmptyState
from ui.widgets.text import ElidedLabel, Label

_LIST = 372
_LIST_SHARE = 0.4  # of the page at most


def _columns() -> tuple[Column[Place], ...]:
    return (
        Column(
            head="#",
            cell=lambda p: Cell(text=place_number(p), type="table-strong"),
            is_right=True,
        ),
        Column(
            head=_("Application"),
            cell=lambda p: Cell(text=p.title, after=p.application, type="table-strong"),
            stretches=True,
            least=140,
        ),
        Column(
            head=_("Total"),
            cell=lambda p: Cell(text=total_words(p), type="deciding"),
            is_right=True,
        ),
    )


class MeetingPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Meeting"))
        self.cards: dict[str, CriterionCard] = {}
        self.consensus_drafts = Drafts(self._say_draft)
        self._ranking: Ranking | None = None
        self._suspected: Collection[tuple[str, str]] = ()
        self._dismissed: Mapping[tuple[PersonId, str], str] = {}
        self.table = RowTable(
            RowsModel(_columns(), key=lambda place: place.application), _("Applications in order")
        )
        self.table.chosen.connect(self._show)
        self.begins_at = self.table
        self.previous_button = Button(_("Previous"), partial(self._step, -1), steps=True)
        self.next_button = Button(_("Next"), partial(self._step, 1), steps=True)
        self.add_action_button(self.previous_button)
        self.add_action_button(self.next_button)
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setAccessibleName(_("Scores and justifications"))
        self.empty = EmptyState(
            _("There is nothing to talk about yet"),
            _(
                "The meeting goes through the applications with all scores side by side, once there are applications."
            ),
            icon="meeting",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self._whole = QWidget()
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addStretch()
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left)
        row.addWidget(self.sheet, 1)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self.empty, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Of a narrow page, or with large letters, the list leaves the scores their share."""
        super().resizeEvent(event)
        self.table.setFixedWidth(min(theme.pixels(_LIST), round(self.width() * _LIST_SHARE)))

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_places, tables=(*RANKED_TABLES, "person", "partner", "refused_row")),
        )

    def _reload_places(self) -> None:
        self._ranking = ranking_of(self.session.workspace)
        self._suspected = suspicions_of(self.session.view).open
        self._dismissed = decisions_by_pair(
            self.session.view.dismissed(), names_of(self.session.view.people())
        )
        places = self._ranking.places
        self._whole.setVisible(bool(places))
        self.empty.setVisible(not places)
        self.table.set_rows(places)
        if places and self.table.chosen_row is None:
            self.table.choose_first()
        else:
            at = self.sheet.verticalScrollBar().value()
            self._show(self.table.chosen_row)
            self.sheet.verticalScrollBar().setValue(at)
        n = len(self.session.view.consensus())
        parts = [self.session.call.phase.label]
        if n:
            parts.append(ngettext("{n} consensus score", "{n} consensus scores", n).format(n=n))
        elif not self.session.may(Action.SET_CONSENSUS):
            parts.append(
                _("consensus scores are recorded in the phase “{phase}”").format(
                    phase=Phase.DELIBERATION.label
                )
            )
        self.set_state(" · ".join(parts))

    def open_at(self, target: object) -> None:
        """The number of an application."""
        self.table.choose(target)

    def _step(self, by: int) -> None:
        rows, row = self.table.rows_model.rows, self.table.chosen_row
        if row is not None:
            at = rows.index(row) + by
            if 0 <= at < len(rows):
                self.table.choose(rows[at].application)

    def _show(self, place: Place | None) -> None:
        if place is None:
            return
        rows = self.table.rows_model.rows
        at = rows.index(place)
        self.previous_button.setEnabled(at > 0)
        self.next_button.setEnabled(at < len(rows) - 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        column.addLayout(self._head(place))
        self.cards = {}
        for card in self._make_cards(place):
            column.addWidget(card)
        column.addStretch(1)
        old = self.sheet.takeWidget()
        if old is not None:
            old.deleteLater()  # later, since a button on it may be what led here
        self.sheet.setWidget(page)
        page.setAutoFillBackground(False)

    def _head(self, place: Place) -> QVBoxLayout:
        application = self.session.view.dossier(place.application).application
        column = QVBoxLayout()
        column.setSpacing(2)
        line = [place.application, application.organisation, application.province]
        column.addWidget(ElidedLabel(" · ".join(part for part in line if part), type="caption", tone="dim"))
        first = QHBoxLayout()
        first.setSpacing(theme.M)
        first.addWidget(Label(place.title, type="title", wrap=True), 1)
        assert self._ranking is not None
        text, tone = standing_badge(standing(self._ranking, place))
        first.addWidget(Badge(text, tone))
        total = Label(total_words(place), type="figure")
        total.setAccessibleName(_("Total {total}").format(total=total_words(place)))
        first.addWidget(total)
        column.addLayout(first)
        away = self._away(place)
        if away:
            column.addWidget(AwayBand(away))
        about = QHBoxLayout()
        reading = Reading(number=place.application, back_to="meeting")
        asked = _("{amount} requested").format(amount=formats.money(place.requested))
        about.addWidget(Label(self._about(place, asked), type="table", tone="dim", wrap=True), 1)
        about.addWidget(
            LinkButton(_("Read the dossier"), partial(self.go_requested.emit, "applications", reading))
        )
        column.addLayout(about)
        return column

    def _away(self, place: Place) -> list[str]:
        """Who must leave the room while this application is discussed."""
        view = self.session.view
        names = names_of(view.people())
        return sorted(names.get(juror, juror) for juror in barred_from(view, place.application))

    def _about(self, place: Place, asked: str) -> str:
        """Beside what is asked, of whom it is to be decided whether they must leave, and of whom it was."""
        names = names_of(self.session.view.people())
        suspected = sorted(
            names.get(PersonId(juror), juror)
            for juror, number in self._suspected
            if number == place.application
        )
        said = [asked]
        if suspected:
            text = _("a conflict of interest is suspected and not decided: {names}")
            said.append(text.format(names=", ".join(suspected)))
        said += [
            f"{names.get(juror, juror)}: {words}"
            for (juror, number), words in self._dismissed.items()
            if number == place.application
        ]
        return " · ".join(said)

    def _make_cards(self, place: Place) -> list[CriterionCard]:
        view, scheme = self.session.view, self.session.call.scheme
        names = names_of(view.people())
        barred = barred_from(view, place.application)
        scores = {
            (each.juror, each.criterion): each
            for each in view.scores(application=place.application)
            if each.juror not in barred
        }
        jurors = {each.juror for each in view.asked() if each.application == place.application}
        jurors |= {juror for juror, _criterion in scores}
        agreed = {each.criterion: each for each in view.consensus() if each.application == place.application}
        results = ResultWords(scheme)
        ordered = sorted(jurors, key=lambda juror: str(names.get(juror, juror)).casefold())
        record = self._record if self.session.may(Action.SET_CONSENSUS) else None
        for criterion in scheme.criteria:
            voices = [
                Voice(
                    name=names.get(juror, juror),
                    score=scores.get((juror, criterion.id)),
                    decided=self._dismissed.get((juror, place.application), ""),
                )
                for juror in ordered
            ]
            self.cards[criterion.id] = CriterionCard(
                criterion,
                voices,
                results.of_place(place, criterion),
                agreed.get(criterion.id),
                record,
                self.consensus_drafts,
                (place.application, criterion.id),
            )
        return list(self.cards.values())

    def _record(self, criterion: str, steps: int, reason: str) -> str:
        wrong: list[str] = []
        application = self.table.row_at_hand.application
        command = SetConsensus(application=application, criterion=criterion, value=steps, reason=reason)
        key = (application, criterion)
        done = self.consensus_drafts.record(key, partial(self.session.run, command, on_error=wrong.append))
        if done is not None:
            self.tell(self._recorded_words(command), tone="good", offers_undo=True)
        return "".join(wrong)

    def _recorded_words(self, command: SetConsensus) -> str:
        criterion = self.session.call.scheme.criterion(command.criterion)
        return _("Consensus recorded: {value} for {criterion}, {application}.").format(
            value=value_text(criterion.scale, command.value),
            criterion=criterion.head,
            application=command.application,
        )

    def _say_draft(self, key: Hashable) -> str:
        assert isinstance(key, tuple)
        application, criterion = key
        titles = {each.id: each.head for each in self.session.call.scheme.criteria}
        return _("the consensus on {application}, {criterion}").format(
            application=application, criterion=titles.get(criterion, criterion)
        )

    def drafts(self) -> Mapping[str, Drafts]:
        return {"consensus": self.consensus_drafts}
