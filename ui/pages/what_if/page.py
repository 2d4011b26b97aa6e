"""What if a weight, a threshold or the budget were different: beside the official ranking, never in the file."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.people import names_of
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.ranking.looking import LOOKING_TABLES, Looking, may_look
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.words.scores import MISSING
from ui.actions import OFFICE, action
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.what_if.budget_card import BudgetCard
from ui.pages.what_if.compared import Compared
from ui.pages.what_if.moves_card import MOST, Crossing, MovesCard
from ui.pages.what_if.paper import Paper
from ui.pages.what_if.shut import Shut
from ui.pages.what_if.steps import Steps
from ui.pages.what_if.swap_card import SwapCard
from ui.pages.what_if.thresholds_card import ThresholdsCard
from ui.pages.what_if.track import Track
from ui.pages.what_if.weights_card import WeightsCard
from ui.pages.what_if.words import state_words
from ui.session import Session
from ui.tasks import Task
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from evalapp.analytics.what_if.intervals import Intervals
    from evalapp.analytics.what_if.live import Live
    from evalapp.analytics.what_if.shifting import Shifting

_ASIDE = 350


class WhatIfPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("What if"))
        self.set_title(_("Ranking"))
        self.shifting: Shifting | None = None
        self.intervals: Intervals | None = None
        self.steps = Steps()
        self._task: Task | None = None
        self._took = 0.0
        self.back_button = Button(
            _("Back to the official ranking"), partial(self.go_requested.emit, "ranking", None)
        )
        self.paper = Paper(session, self)
        self.paper.told.connect(self._tell_of_paper)
        self.paper.changed.connect(self._show_print)
        self.print_button = Button(_("Print what-if…"), self.print_it)
        self.add_action_button(self.back_button)
        self.add_action_button(self.print_button)
        self.compared = Compared()
        self.compared.view.opened.connect(partial(self.go_requested.emit, "meeting"))
        self.begins_at = self.compared.view
        self.weights = WeightsCard(self._share)
        self.weights.back_asked.connect(self._restore_weights)
        self.budget = BudgetCard(self._spend)
        self.thresholds = ThresholdsCard(self._put_threshold)
        self.moves = MovesCard()
        self.swap = SwapCard(self._try_swap)
        self.shut = Shut(_("What-if is not open"))
        self.shut.go_asked.connect(self._go)
        self._lay_out()

    def _tell_of_paper(self, words: str, tone: str) -> None:
        self.tell(words, tone=tone)

    def _go(self, page: str) -> None:
        self.go_requested.emit(page, None)

    def _lay_out(self) -> None:
        self._split = QWidget()
        row = QHBoxLayout(self._split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addWidget(self.compared, 1)
        row.addWidget(Aside(_ASIDE, self.weights, self.budget, self.moves, self.swap, self.thresholds))
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self.shut, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(
                reload=self._reload, tables=tuple(dict.fromkeys((*RANKED_TABLES, *LOOKING_TABLES, "advice")))
            ),
        )

    def _reload(self) -> None:
        """What is moved stays moved where the rules are still the same; what was worked out is thrown away."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.intervals = None
        looking, before = may_look(self.session.view), self.shifting
        self.shifting = None
        if not looking.is_open:
            self._close(looking)
            return
        from evalapp.operations.ranking.what_if import shifting_of

        shifting = shifting_of(self.session.workspace)
        live = shifting.live
        if not live.official.is_ready:
            self._close(None, live)
            return
        if before is None or not shifting.adopt(before):
            self.steps.forget()
            if before is not None and before.is_any:
                self.tell(_("The rules or the budget of the call changed: what was moved is put back."))
        self.shifting = shifting
        self._split.show()
        self.shut.hide()
        scheme = live.material.scheme
        self.weights.set_scheme(scheme)
        self.thresholds.set_scheme(scheme)
        self.budget.set_range(live.material.budget, sum(each or 0 for each in live.amounts.values()))
        self._show()
        self._work_out(live)

    def _close(self, looking: Looking | None, live: Live | None = None) -> None:
        self.steps.forget()
        if looking is not None:
            self.shut.show_looking(looking)
        elif live is not None:
            from evalapp.words.explain import blocker_lines

            names = names_of(self.session.view.people())
            self.shut.show_blocked(blocker_lines(self.session.call.scheme, live.official.blockers, names))
        self.set_state("")
        self._split.hide()
        self.shut.show()
        self._show_print()

    # what does not move with a slider

    def _work_out(self, live: Live) -> None:
        """In the pool: it needs nothing of the file any more."""
        from evalapp.analytics.what_if.intervals import intervals_of

        self._task = self.session.tasks.run(lambda _report: (live, intervals_of(live)), self._take_intervals)

    def _take_intervals(self, found: tuple[Live, Intervals] | None, error: Exception | None) -> None:
        if error is not None:
            raise error
        if found is not None and self.shifting is not None and self.shifting.live is found[0]:
            self._task, self.intervals = None, found[1]
            self._show()

    def let_go(self) -> None:
        self.paper.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    # moving

    def _move(self, act: Callable[[Shifting], None]) -> None:
        """Raises KnownError for what cannot be, and then nothing has moved."""
        if self.shifting is None:
            return
        began, before, at = perf_counter(), self.shifting.moved, self.window().focusWidget()
        try:
            act(self.shifting)
        finally:
            slider = str(id(at)) if isinstance(at, Track) else ""
            self.steps.took(before, self.shifting.moved, slider=slider)
        self._took = perf_counter() - began
        self._show()

    def own_step(self) -> Callable[[bool], str] | None:
        """What is moved here; the file is none of it, also where nothing is moved or what-if is not open."""
        return self._step

    def _step(self, is_undo: bool) -> str:
        said = self.steps.step(self.shifting, is_undo=is_undo)
        self._show()
        return said

    def _share(self, criterion: str, share: Fraction) -> None:
        self._move(lambda shifting: shifting.share(criterion, share))

    def _put_threshold(self, target: str, threshold: Threshold | None) -> None:
        self._move(lambda shifting: shifting.threshold(target, threshold))

    def _spend(self, cents: int | None) -> None:
        self._move(lambda shifting: shifting.spend(cents))

    def _restore_weights(self) -> None:
        self._move(lambda shifting: shifting.put_back_weights())

    def _try_swap(self, criterion: str, share: Fraction) -> None:
        """It was worked out from the official weights, so they come first."""

        def swap(shifting: Shifting) -> None:
            shifting.put_back_weights()
            shifting.share(criterion, share)

        try:
            self._move(swap)
        except KnownError as error:
            self._show()
            self.tell(str(error), tone="bad")

    @action("restore-what-if", N_("What if: put everything back"), keys="Ctrl+Shift+R", roles=OFFICE)
    def restore(self) -> None:
        self._move(lambda shifting: shifting.reset())

    @action("print-what-if", N_("Print what-if…"), keys="Ctrl+Shift+P", roles=OFFICE)
    def print_it(self) -> None:
        if self.shifting is not None and self.shifting.is_any:
            self.paper.ask(self, self.shifting.changes)
        elif self.shifting is not None:
            self.tell(_("Nothing is moved yet: the official ranking is printed under Reports."))

    def _show_print(self) -> None:
        is_any = self.shifting is not None and self.shifting.is_any
        self.print_button.setEnabled(is_any and not self.paper.is_busy)

    def is_possible(self, action: str) -> bool:
        return super().is_possible(action) and self.shifting is not None

    def _show(self) -> None:
        shifting = self.shifting
        if shifting is None:
            return
        self.set_state(state_words(shifting))
        self._show_print()
        self.compared.show_orders(shifting)
        self.weights.show_weights(shifting, self.intervals)
        self.budget.show_budget(shifting, self.intervals)
        self.thresholds.show_thresholds(shifting)
        enters, leaves = shifting.enters, shifting.leaves
        self.moves.show_crossings(
            self._crossings(enters[:MOST].tolist()),
            self._crossings(leaves[:MOST].tolist()),
            (max(len(enters) - MOST, 0), max(len(leaves) - MOST, 0)),
        )
        self.swap.show_swap(shifting.live, self.intervals)
        self.status_changed.emit()

    def _crossings(self, found: list[int]) -> list[Crossing]:
        assert self.shifting is not None
        live, now = self.shifting.live, self.shifting.order
        return [
            Crossing(
                number=live.numbers[n],
                title=live.applications[n].title,
                before=str(int(live.official.place[n]) or MISSING),
                after=str(int(now.place[n]) or MISSING),
            )
            for n in found
        ]

    def open_at(self, target: object) -> None:
        if isinstance(target, str):
            self.compared.view.choose(target)

    def status(self) -> str:
        if self.shifting is None or not self._took:
            return ""
        n = len(self.shifting.live)
        text = ngettext(
            "What if · {n} application ranked anew in {ms} ms",
            "What if · {n} applications ranked anew in {ms} ms",
            n,
        )
        return text.format(n=n, ms=max(round(self._took * 1000), 1))
