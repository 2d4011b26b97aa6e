"""The overview: where the call stands and the one next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.ranking import Blocker
from evalapp.domain.texts import _, ngettext
from evalapp.domain.times import BRUSSELS
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.panel.terms import ChangeTerms, SetCall, has_scoring_begun
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.facts import FACT_TABLES, Facts, facts_of
from evalapp.operations.progress.jurors import sent_in
from evalapp.operations.progress.moving import kept_open, may_be_reasoned_away, missing_before, points_of
from evalapp.operations.progress.readiness import Point, closing
from evalapp.operations.progress.steps import Step, next_step, steps
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.noted import closing_note
from evalapp.words import formats
from evalapp.words.phrases import no_longer_counted, of_unjudged, with_unstated, without_scores
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part
from ui.pages.importing.drop_page import ImportDropPage
from ui.pages.overview.call import CallCard
from ui.pages.overview.closing import ClosingCard
from ui.pages.overview.declaration import DeclarationCard
from ui.pages.overview.parts import NextCard, OwedCard
from ui.pages.overview.phase import PhaseCard
from ui.pages.overview.steps import door
from ui.saving import SAVED, Saving, refused
from ui.session import Session
from ui.widgets.card import KeyFigure
from ui.widgets.folding.figures import FiguresCard

_MOST_OWED = 12


class OverviewPage(ImportDropPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Overview"))
        self.next_card = NextCard()
        self.next_card.taken.connect(self._take)
        self.figures = {
            "applications": KeyFigure(_("Applications"), large=True),
            "jury": KeyFigure(_("Jurors"), large=True),
            "coverage": KeyFigure(_("Scores"), large=True),
            "budget": KeyFigure(_("Budget"), large=True),
        }
        self.call_card = CallCard(self._store)
        self.call_card.asked.connect(self.status_changed)
        self.call_card.recorded.connect(self._tell_recorded)
        self.declaration_card = DeclarationCard(self._store)
        self.declaration_card.asked.connect(self.status_changed)
        self.phase_card = PhaseCard(
            self._move, self._missing_before, self._unknowable, self._kept_open, self._closes
        )
        self.phase_card.let_go.connect(self.take_focus)
        self.closing_card = ClosingCard()
        self.owed_card = OwedCard()
        self._covered = Coverage()
        self._blockers: Sequence[Blocker] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        figures = FiguresCard(self.figures)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.L)
        left.addWidget(self.call_card)
        left.addStretch(1)
        right.addWidget(self.phase_card)
        right.addWidget(self.closing_card)
        right.addWidget(self.owed_card)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(theme.L)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.L)
        column.addWidget(self.next_card)
        column.addWidget(figures)
        column.addLayout(halves)
        column.addWidget(self.declaration_card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(whole)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(scroll, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_call, tables=("call", "scheme", "setting")),
            Part(reload=self._reload_progress, tables=(*RANKED_TABLES, *FACT_TABLES)),
            Part(reload=self._reload_closing, tables=(*RANKED_TABLES, *FACT_TABLES)),
        )

    def _reload_call(self) -> None:
        call, why_not = self.session.call, self.session.why_not(Action.EDIT_CALL)
        has_begun = has_scoring_begun(self.session.view)
        self.call_card.show_call(call, why_not=why_not, has_begun=has_begun)
        self.declaration_card.show_call(call, may_edit=not why_not, has_begun=has_begun)
        may_move = self.session.may(Action.MOVE_PHASE) or self.session.may(Action.REOPEN)
        self.phase_card.show_phase(call.phase, may_move=may_move)
        self.closing_card.show_note(closing_note(self.session.view))

    def _reload_progress(self) -> None:
        call, facts = self.session.call, facts_of(self.session.view)
        self._covered = covered = coverage(facts)
        points: Sequence[Point] = ()
        self._blockers = ()
        # Only then there is a difference to tell; a panel of thousands of scores is not ranked for nothing.
        if covered.is_complete or call.phase is Phase.DELIBERATION:
            ranking = ranking_of(self.session.workspace)
            self._blockers = ranking.blockers
            points = closing(facts, covered, ranking, suspicions_of(self.session.view).open)
        found = steps(facts, covered, self._blockers, points)
        self.next_card.show_steps(found)
        self._show_figures(facts)
        self._show_owed(facts)
        words = _("{phase} · next: {step}").format(
            phase=call.phase.label, step=next_step(found).label.lower()
        )
        self.set_state(words)

    def _reload_closing(self) -> None:
        self.phase_card.show_closing()

    def status(self) -> str:
        return _("Coverage: {coverage}").format(coverage=self._covered.words)

    def saving(self) -> Saving:
        is_asking = self.call_card.is_asking or self.declaration_card.is_asking
        return refused(_("the overview still asks for a reason")) if is_asking else SAVED

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "call": self.call_card.drafts,
            "declaration": self.declaration_card.drafts,
            "phase": self.phase_card.drafts,
        }

    def unrecorded(self) -> tuple[str, ...]:
        return self.call_card.unstored() + self.declaration_card.unstored() + self.phase_card.drafts.named()

    def flush(self) -> None:
        self.call_card.commit()
        self.declaration_card.commit()

    def _show_figures(self, facts: Facts) -> None:
        call, covered, applications = facts.call, self._covered, facts.applications
        self.figures["applications"].set_figure(str(len(applications)), of_unjudged(applications))
        came, partly = sent_in(facts, covered)
        note = (
            ngettext(
                "{n} sent theirs in, in part",
                "{n} sent theirs in, {partly} of them in part",
                came,
            )
            if partly
            else ngettext("{n} sent theirs in", "{n} sent theirs in", came)
        ).format(n=came, partly=partly)
        self.figures["jury"].set_figure(str(sum(each.role is Role.JUROR for each in facts.people)), note)
        if covered.needed:
            figure = _("{given} of {needed}").format(given=covered.given, needed=covered.needed)
            told = (*without_scores(covered.counted), no_longer_counted(covered.set_aside))
            note = " · ".join(each for each in (formats.percent(str(covered.percent)), *told) if each)
            self.figures["coverage"].set_figure(figure, note)
        else:
            self.figures["coverage"].set_figure("–", _("nothing assigned yet"))
        asked = sum(each.requested_support or 0 for each in facts.judged)
        unstated = sum(each.requested_support is None for each in facts.judged)
        words = _("{amount} requested").format(amount=formats.money(asked))
        note = with_unstated(words, unstated) if applications else ""
        self.figures["budget"].set_figure(formats.money(call.budget), note)

    def _show_owed(self, facts: Facts) -> None:
        names = facts.names
        owed = sorted(self._covered.owed.items(), key=lambda each: (-each[1], names.get(each[0], "")))
        shown: list[tuple[str, int]] = [
            (names.get(juror, juror), count) for juror, count in owed[:_MOST_OWED]
        ]
        if len(owed) > _MOST_OWED:
            rest = sum(count for _juror, count in owed[_MOST_OWED:])
            shown.append((_("{n} others").format(n=len(owed) - _MOST_OWED), rest))
        empty = _("Nothing has been assigned yet.")
        if self._blockers:
            empty = f"{self._covered.ranking_words(self._blockers)}."
        elif self._covered.needed:
            empty = _("Nobody: every score is in.")
        self.owed_card.show_owed(shown, empty)

    def _take(self, step: Step) -> None:
        if step.phase is not None and step.phase.number < self.session.call.phase.number:
            self.phase_card.ask_why_back()
        elif step.phase is not None:
            self.phase_card.move_on()
        else:
            where = door(step.id, step.about)
            self.go_requested.emit(where.page, where.target)

    def _store(self, command: SetCall | ChangeTerms) -> str:
        wrong: list[str] = []
        self.session.run(command, on_error=wrong.append)
        return "".join(wrong)

    def _tell_recorded(self) -> None:
        self.tell(_("The change is recorded with its reason."), tone="good", offers_undo=True)

    def _closes(self) -> str:
        call = self.session.call
        what = _(
            "This closes the assessment of “{title}” today, {day}, in the name of {name}. The work of the jury ends: "
            "scores, consensus, lots and admissibility no longer change. Every outcome stays proposed until the "
            "deciding body decides. Moving back is possible, for a reason that stands in the report."
        )
        today = formats.day(datetime.now(BRUSSELS).isoformat())
        said = [what.format(title=call.title, day=today, name=self.session.actor.name)]
        still = [*self._missing_before(Phase.CLOSED), *self._kept_open()]
        if still:
            said += [_("It closes although this is open:"), *(f"● {each}" for each in still)]
        return "\n".join(said)

    def _missing_before(self, phase: Phase) -> list[str]:
        return [point.words for point in missing_before(phase, points_of(self.session.view))]

    def _kept_open(self) -> list[str]:
        return [point.words for point in kept_open(points_of(self.session.view))]

    def _unknowable(self, phase: Phase) -> list[str]:
        missing = missing_before(phase, points_of(self.session.view))
        return [point.words for point in missing if may_be_reasoned_away(point)]

    def _move(self, phase: Phase, reason: str) -> str:
        try:
            move_to_phase(self.session.workspace, phase, reason)
        except KnownError as error:
            return str(error)
        text = _("The call is now in the phase “{phase}”.").format(phase=phase.label)
        self.tell(text, offers_undo=phase is not Phase.CLOSED)
        return ""

    def take_dropped(self, paths: Sequence[Path]) -> None:
        self.go_requested.emit("applications", [*paths])
