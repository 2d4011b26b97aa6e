"""The overview: where the call stands and the one next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.ranking import Blocker, Ranking
from evalapp.domain.texts import N_, _
from evalapp.operations.overview.blocking import Obstacle, obstacles
from evalapp.operations.overview.money import envelope
from evalapp.operations.overview.scored import scored_of
from evalapp.operations.overview.spread import spread
from evalapp.operations.overview.timeline import known_of, timeline
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.undertaking import what_it_does
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.panel.terms import ChangeTerms, SetCall, has_scoring_begun
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.facts import FACT_TABLES, facts_of
from evalapp.operations.progress.moving import kept_open, missing_before
from evalapp.operations.progress.points import Point
from evalapp.operations.progress.status import closing_points
from evalapp.operations.progress.steps import Step, steps
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.noted import closing_note
from ui.actions import OFFICE, action
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, Reading
from ui.pages.importing.drop_page import ImportDropPage
from ui.pages.overview.call import CallCard
from ui.pages.overview.closing import ClosingCard
from ui.pages.overview.declaration import DeclarationCard
from ui.pages.overview.phase import PhaseCard
from ui.pages.overview.stand.view import StandView
from ui.pages.overview.stand_words import in_the_way_words, state_words
from ui.pages.overview.steps import door
from ui.pages.overview.undertaking import UndertakingCard
from ui.saving import Saving, refused, worst_of
from ui.session import Session
from ui.widgets.scrolling import scrolling

_STAND, _CALL = range(2)


class OverviewPage(ImportDropPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Overview"))
        self.stand = StandView()
        self.next_card = self.stand.next_card
        self.next_card.taken.connect(self._take)
        self.stand.scored_card.opened.connect(self._open_application)
        self.stand.scored_card.remind_asked.connect(self._remind)
        self.stand.obstacles_card.followed.connect(self._follow)
        self.call_card = CallCard(self._store)
        self.call_card.asked.connect(self.status_changed)
        self.call_card.recorded.connect(self._tell_recorded)
        self.declaration_card = DeclarationCard(self._store)
        self.undertaking_card = UndertakingCard(self._store)
        self._texts = (self.undertaking_card, self.declaration_card)
        for card in self._texts:
            card.asked.connect(self.status_changed)
        self.phase_card = PhaseCard(self._move, self._missing_before, self._kept_open)
        self.phase_card.closing_asked.connect(partial(self.go_requested.emit, "closing", None))
        self.phase_card.let_go.connect(self.take_focus)
        self.closing_card = ClosingCard()
        self._covered = Coverage()
        self._points: tuple[Point, ...] | None = None
        self._goes_on = False  # to the meeting, once the call is in deliberation
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Parts of the overview"))
        self.tabs.setDrawBase(False)
        for label in (_("Where it stands"), _("The call")):
            self.tabs.addTab(label)
        self.add_action_button(self.tabs)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.L)
        left.addWidget(self.call_card)
        left.addStretch(1)
        right.addWidget(self.phase_card)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(theme.L)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        call = QWidget()
        column = QVBoxLayout(call)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.L)
        column.addLayout(halves)
        for each in self._texts:
            column.addWidget(each)
        column.addStretch(1)
        self.stand.add_first(self.closing_card)
        self._areas = (scrolling(self.stand), scrolling(call))
        for area in self._areas:
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.body.addWidget(area, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(_STAND)

    def _show_tab(self, n: int) -> None:
        for each, area in enumerate(self._areas):
            area.setVisible(each == n)
        self.begun.emit()

    def part_at_hand(self) -> str:
        return "call" if self.tabs.currentIndex() == _CALL else ""

    def open_at(self, target: object) -> None:
        """ "call": what is said of it, and its phase."""
        self.tabs.setCurrentIndex(_CALL if target == "call" else _STAND)

    @action(
        "call", N_("What the call says of itself"), roles=OFFICE,
        also=N_("undertaking declaration deadline retention budget body days previous phase move back"),
    )  # fmt: skip
    def show_call(self) -> None:
        self.tabs.setCurrentIndex(_CALL)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_progress, tables=(*RANKED_TABLES, *FACT_TABLES)),
            Part(reload=self._reload_call, tables=("call", "scheme", "setting", "issued")),
            Part(reload=self._reload_closing, tables=(*RANKED_TABLES, *FACT_TABLES)),
        )

    def _reload_call(self) -> None:
        call, why_not = self.session.call, self.session.why_not(Action.EDIT_CALL)
        has_begun = has_scoring_begun(self.session.view)
        self.call_card.show_call(call, why_not=why_not, has_begun=has_begun)
        self.undertaking_card.say_what_it_does(what_it_does(self.session.view))
        for card in self._texts:
            card.show_call(call, may_edit=not why_not, has_begun=has_begun)
        may_move = self.session.may(Action.MOVE_PHASE) or self.session.may(Action.REOPEN)
        self.phase_card.show_phase(call.phase, may_move=may_move)
        self.closing_card.show_note(closing_note(self.session.view))
        self._show_what_asks()

    def _reload_progress(self) -> None:
        view, call = self.session.view, self.session.call
        facts = facts_of(view)
        self._covered = covered = coverage(facts)
        points: tuple[Point, ...] = ()
        self._points = None
        blockers: Sequence[Blocker] = ()
        ranking: Ranking | None = None
        suspected = suspicions_of(view).open
        # Only then there is a difference to tell; a panel of thousands of scores is not ranked for nothing.
        if covered.is_complete or call.phase.number >= Phase.DELIBERATION.number:
            ranking = ranking_of(self.session.workspace)
            blockers = ranking.blockers
            points = self._points = closing_points(self.session.workspace)
        role = self.session.actor.role
        found = steps(facts, covered, blockers, points, role)
        self.next_card.show_steps(found, timeline(facts, covered, found, known_of(view, facts)))
        self.stand.scored_card.show_scored(scored_of(facts, covered))
        in_the_way = obstacles(facts, covered, suspected, points, role)
        self.stand.obstacles_card.show_obstacles(in_the_way, in_the_way_words(in_the_way, covered, blockers))
        self.stand.spread_card.show_spread(spread(facts.judged), facts.applications)
        aside = [each.number for each in facts.applications if not each.is_judged]
        is_ready = ranking is not None and ranking.is_ready
        self.stand.money_card.show_money(
            view.budget_totals(aside), envelope(facts.judged, call.budget, ranking if is_ready else None)
        )
        self.stand.money_card.show_sides(view.sides(aside))
        self.stand.show_what_there_is(facts, has_obstacles=bool(in_the_way))
        self.set_state(state_words(facts, covered))

    def _reload_closing(self) -> None:
        self.phase_card.show_closing()

    def status(self) -> str:
        return _("Coverage: {coverage}").format(coverage=self._covered.words)

    def saving(self) -> Saving:
        if any(card.terms.lacks_reason for card in (self.call_card, *self._texts)):
            return refused(_("the overview still asks for a reason"))
        return worst_of(card.saving() for card in self._texts)

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "call": self.call_card.drafts,
            "declaration": self.declaration_card.drafts,
            "undertaking": self.undertaking_card.drafts,
            "phase": self.phase_card.drafts,
        }

    def unrecorded(self) -> tuple[str, ...]:
        typed = [name for card in self._texts for name in card.unstored()]
        return (*self.call_card.unstored(), *typed, *self.phase_card.drafts.named())

    def flush(self) -> None:
        self.call_card.commit()
        for card in self._texts:
            card.commit()
        self._show_what_asks()

    def _show_what_asks(self) -> None:
        """Nothing that is typed and not recorded stays out of sight."""
        if self.unrecorded() or self._is_asking():
            self.tabs.setCurrentIndex(_CALL)

    def _is_asking(self) -> bool:
        return self.call_card.is_asking or any(card.is_asking for card in self._texts)

    def _take(self, step: Step) -> None:
        if step.phase is not None:
            self.tabs.setCurrentIndex(_CALL)
        if step.phase is not None and step.phase.number < self.session.call.phase.number:
            self.phase_card.ask_why_back()
        elif step.phase is not None:
            self._goes_on = step.phase is Phase.DELIBERATION
            self.phase_card.move_on()
        else:
            where = door(step.id, step.about)
            self.go_requested.emit(where.page, where.target)

    def _follow(self, obstacle: Obstacle) -> None:
        where = door(obstacle.cure, obstacle.about)
        if not where.page:
            self.tabs.setCurrentIndex(_CALL)
            self.phase_card.ask_why_back()
            return
        self.go_requested.emit(where.page, where.target)

    def _remind(self) -> None:
        where = door("remind")
        self.go_requested.emit(where.page, where.target)

    def _open_application(self, number: str) -> None:
        self.go_requested.emit("applications", Reading(number=number, back_to="overview"))

    def _store(self, command: SetCall | ChangeTerms) -> str:
        wrong: list[str] = []
        self.session.run(command, on_error=wrong.append)
        return "".join(wrong)

    def _tell_recorded(self) -> None:
        self.tell(_("The change is recorded with its reason."), tone="good", offers_undo=True)

    def _points_now(self) -> tuple[Point, ...]:
        """What closing needs, found once for what the page shows: each asks for a ranking of its own."""
        if self._points is None:
            self._points = closing_points(self.session.workspace)
        return self._points

    def _missing_before(self, phase: Phase) -> list[str]:
        return [point.words for point in missing_before(phase, self._points_now())]

    def _kept_open(self) -> list[str]:
        return [point.words for point in kept_open(self._points_now())]

    def _move(self, phase: Phase, reason: str) -> str:
        try:
            move_to_phase(self.session.workspace, phase, reason)
        except KnownError as error:
            return str(error)
        if self._goes_on:  # the step said so: what there is to do now is done there
            self.go_requested.emit("meeting", None)
        self._goes_on = False
        text = _("The call is now in the phase “{phase}”.").format(phase=phase.label)
        self.tell(text, offers_undo=phase is not Phase.CLOSED)
        return ""

    def take_dropped(self, paths: Sequence[Path]) -> None:
        self.go_requested.emit("applications", [*paths])
