"""Exchange: packs and forms go out, returns come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QTabBar

from evalapp.domain.journal import Changes
from evalapp.domain.merge import FilePlan, Outcome
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.exchange.forms import HandedForms
from evalapp.operations.exchange.handout import HandedOut
from evalapp.operations.exchange.paper.entering import PaperEntered
from evalapp.operations.exchange.post.writing import HandedPost
from evalapp.operations.exchange.register.register import REGISTER_TABLES
from evalapp.operations.progress.facts import FACT_TABLES
from ui.actions import SECRETARY, action
from ui.drafts.forms import Drafts
from ui.page import Part, TitledPage, kept_from_file
from ui.pages.exchange.choices.open_choices_panel import OpenChoicesPanel
from ui.pages.exchange.desks.desks_panel import DesksPanel
from ui.pages.exchange.handed_told import handed_message
from ui.pages.exchange.handout_panel import HandoutPanel
from ui.pages.exchange.merge_panel import MergePanel
from ui.pages.exchange.merged.merged_rows import trouble_words
from ui.pages.exchange.paper.paper_panel import PAPER_TABLES, PaperPanel, entered_words
from ui.pages.exchange.post.post_panel import made_words
from ui.pages.exchange.register.register_panel import RegisterPanel
from ui.session import Session
from ui.widgets.buttons import Button

_HAND_OUT, _MERGE, _CHOICES, _PAPER, _REGISTER, _COPIES = range(6)
_TABS = {
    "hand-out": _HAND_OUT, "merge": _MERGE, "choices": _CHOICES, "paper": _PAPER, "register": _REGISTER,
    "copies": _COPIES,
}  # fmt: skip


_Panel = HandoutPanel | MergePanel | OpenChoicesPanel | PaperPanel | RegisterPanel | DesksPanel


class ExchangePage(TitledPage):
    doers: ClassVar[Mapping[str, type]] = {"copies": DesksPanel}

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Exchange"))
        self.handout, self.merging = HandoutPanel(session, self), MergePanel(session, self)
        self.choices = OpenChoicesPanel(session, self)
        self.paper = PaperPanel(session, self)
        self.register = RegisterPanel(session, self)
        self.copies = DesksPanel(session, self)
        self._all: tuple[_Panel, ...] = (
            self.handout, self.merging, self.choices, self.paper, self.register, self.copies,
        )  # fmt: skip
        self._choosing = self.merging, self.choices, self.copies
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Hand out or merge"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Hand out"))
        self.tabs.addTab(_("Merge"))
        self.tabs.addTab("")
        self.tabs.addTab(_("Paper"))
        self.tabs.addTab(_("Register"))
        self.tabs.addTab(_("Copies"))
        self.add_action_button(self.tabs)
        self.panels = QStackedWidget()
        for panel in self._all:
            self.panels.addWidget(panel)
        self.body.addWidget(self.panels, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self.handout.handed.connect(self._have_handed_out)
        self.handout.go_requested.connect(self.go_requested)
        self.handout.post.made.connect(self._have_made)
        self.merging.merged.connect(self._have_merged)
        self.merging.state_changed.connect(self._show_state)
        self.merging.last.undone.connect(self._have_undone)
        self.merging.last.choices_asked.connect(self._show_choices)
        self.merging.last.reminder_asked.connect(self._remind_of)
        self.merging.last.rows_asked.connect(self._show_rows)
        self.choices.settled.connect(self._have_settled)
        self.paper.entered.connect(self._have_entered)
        self.paper.go_requested.connect(self.go_requested)
        self.register.go_requested.connect(self.go_requested)
        self.register.post.made.connect(self._have_made)
        self.register.copied.connect(self._have_copied)
        self.copies.wanted.connect(self._show_copies)
        self.copies.state_changed.connect(self._show_state)
        has_handed_out = bool(session.view.issued())
        self.tabs.setCurrentIndex(_MERGE if has_handed_out else _HAND_OUT)
        self._show_tab(self.tabs.currentIndex())

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(
                reload=self.handout.refresh,
                tables=(*FACT_TABLES, "identity", "juror_key"),
                is_in_sight=partial(self._is_at, _HAND_OUT),
            ),
            # A plan holds for the panel exactly as it was looked at.
            Part(
                reload=self.merging.refresh,
                tables=() if self.merging.has_files else ("call",),
                is_in_sight=partial(self._is_at, _MERGE),
            ),
            Part(reload=self.merging.last.look_again, is_in_sight=partial(self._is_at, _MERGE)),
            Part(
                reload=self.choices.refresh,
                tables=("open_choice", "score", "received", "scheme"),
                is_in_sight=partial(self._is_at, _CHOICES),
            ),
            Part(reload=self.paper.refresh, tables=PAPER_TABLES, is_in_sight=partial(self._is_at, _PAPER)),
            Part(
                reload=self.register.refresh,
                tables=REGISTER_TABLES,
                is_in_sight=partial(self._is_at, _REGISTER),
            ),
            # A comparison holds for the panel exactly as it was.
            Part(reload=self.copies.refresh, is_in_sight=partial(self._is_at, _COPIES)),
            Part(reload=self._show_state, tables=FACT_TABLES),
        )

    def open_at(self, target: object) -> None:
        """A list of paths to merge, or the name of a tab; "reminders" stand in the register."""
        if isinstance(target, list):
            self.tabs.setCurrentIndex(_MERGE)
            self.merging.take([path for path in target if isinstance(path, Path)])
        elif target == "reminders":
            self.tabs.setCurrentIndex(_REGISTER)
            self.register.show_debts()
        elif isinstance(target, str) and target in _TABS:
            self.tabs.setCurrentIndex(_TABS[target])

    def part_at_hand(self) -> str:
        part = next(name for name, tab in _TABS.items() if self._is_at(tab))
        return "together" if part == "copies" and self.copies.is_comparing else part

    def take_focus(self) -> None:
        self._all[self.panels.currentIndex()].take_focus()

    def drafts(self) -> Mapping[str, Drafts]:
        return {"paper": self.paper.drafts}

    def unrecorded(self) -> tuple[str, ...]:
        return (*(name for each in self._choosing for name in each.unrecorded()), *self.recordable())

    def own_step(self) -> Callable[[bool], str] | None:
        names = next(
            (each.unrecorded() for each in self._choosing if each is self.panels.currentWidget()), ()
        )
        return kept_from_file(*names) if names else None

    def ways_out(self) -> tuple[Button, ...]:
        return (self.merging.last.done,)

    def under_way(self) -> str:
        return self.handout.under_way() or self.register.post.under_way()

    def let_go(self) -> None:
        self.handout.let_go()
        self.merging.reading.let_go()
        self.register.post.let_go()

    def status(self) -> str:
        view = self.session.view
        applications = sum(each.is_judged for each in view.applications())
        jurors = len({each.juror for each in view.asked()})
        first = ngettext("{n} application", "{n} applications", applications).format(n=applications)
        return first + " · " + ngettext("{n} juror", "{n} jurors", jurors).format(n=jurors)

    def _is_at(self, tab: int) -> bool:
        return self.panels.currentIndex() == tab

    def _show_tab(self, index: int) -> None:
        self.begun.emit()
        self.panels.setCurrentIndex(index)
        self.catch_up()
        self._show_state()

    def _show_state(self) -> None:
        titles = [_("Hand out"), _("Merge"), _("Open choices"), _("Paper"), _("Register"), _("Copies")]
        if self.merging.is_at_result:
            titles[_MERGE] = _("Result of the merge")
        self.set_title(titles[self.panels.currentIndex()])
        n = self.choices.number
        self.tabs.setTabText(_CHOICES, _("Open choices · {n}").format(n=n) if n else _("Open choices"))
        self.set_state(self._all[self.panels.currentIndex()].state())
        self.status_changed.emit()

    @action(
        "hand-out", N_("Hand out packs…"), roles=SECRETARY, needs=Action.HAND_OUT,
        also=N_("send mail password access code new code"),
    )  # fmt: skip
    def _hand_out(self) -> None:
        self.tabs.setCurrentIndex(_HAND_OUT)
        self.handout.ask_folder()

    @action(
        "merge", N_("Merge files that came back…"), roles=SECRETARY, needs=Action.MERGE,
        also=N_("read in handed in returns packs scores"),
    )  # fmt: skip
    def _choose_files(self) -> None:
        self.tabs.setCurrentIndex(_MERGE)
        self.merging.drop.choose()

    @action("merge-folder", N_("Merge a folder…"), roles=SECRETARY, needs=Action.MERGE)
    def _choose_folder(self) -> None:
        self.tabs.setCurrentIndex(_MERGE)
        self.merging.drop.choose_folder()

    @action("last-merge", N_("Result of the last merge"), roles=SECRETARY)
    def _show_result(self) -> None:
        self.tabs.setCurrentIndex(_MERGE)
        if not self.merging.show_result():
            self.tell(
                _("Files wait to be merged; merge them or cancel, and look again.")
                if self.merging.plan is not None
                else _("Nothing has been merged into this file yet.")
            )

    @action("settle", N_("Open choices of merges"), roles=SECRETARY)
    def _show_choices(self) -> None:
        self.tabs.setCurrentIndex(_CHOICES)

    @action("paper", N_("Type over score sheets from paper"), roles=SECRETARY, needs=Action.SCORE)
    def _show_paper(self) -> None:
        self.tabs.setCurrentIndex(_PAPER)

    @action("register", N_("Register of what went out and came back"), roles=SECRETARY)
    def _show_register(self) -> None:
        self.tabs.setCurrentIndex(_REGISTER)

    @action(
        "remind", N_("Remind jurors…"), roles=SECRETARY, needs=Action.NOTE_SENT, also=N_("send mail late")
    )
    def _remind(self) -> None:
        self.open_at("reminders")

    def _show_copies(self) -> None:
        self.tabs.setCurrentIndex(_COPIES)

    def _have_entered(self, entered: PaperEntered) -> None:
        self.refresh(entered.changes)
        text = entered_words(entered)
        if entered.opened_scoring:
            text += " " + _("Scoring is open now.")
        self.tell(
            text, tone="attention" if entered.to_choose or entered.missing else "good", offers_undo=True
        )

    def _have_copied(self, n: int) -> None:
        self.refresh(None)
        text = ngettext("{n} reminder copied.", "{n} reminders copied.", n).format(n=n)
        self.tell(text, tone="good", offers_undo=True)

    def _have_settled(self, changes: Changes, choices: int) -> None:
        self.refresh(changes)
        self.take_focus()
        text = ngettext("{n} choice stored.", "{n} choices stored.", choices)
        self.tell(text.format(n=choices), tone="good", offers_undo=True)

    def _have_handed_out(self, handed: HandedOut | HandedForms) -> None:
        self.refresh(None)
        said = handed_message(handed, self.session.view)
        self.tell(said.text, tone=said.tone)

    def _have_made(self, handed: HandedPost) -> None:
        self.refresh(None)
        refused = len(handed.refused)
        text = made_words(handed)
        if refused:
            text += " " + ngettext("Of {n} juror none.", "Of {n} jurors none.", refused).format(n=refused)
        self.tell(text, tone="attention" if refused else "good")

    def _have_undone(self, changes: Changes) -> None:
        self.refresh(changes)
        self.take_focus()
        self.tell(_("The merge is undone; the panel holds what it held before it."), tone="good")

    def _remind_of(self, juror: str) -> None:
        self.open_at("reminders")
        self.register.debts.choose(juror)

    def _show_rows(self, change: int) -> None:
        self.go_requested.emit("history", change)

    def _have_merged(self, changes: Changes, files: Sequence[FilePlan]) -> None:
        self.refresh(changes)
        self.take_focus()
        n = sum(each.outcome in (Outcome.MERGED, Outcome.CONFLICT) for each in files)
        text = ngettext("{n} file merged as one change.", "{n} files merged as one change.", n).format(n=n)
        trouble = trouble_words(files)
        tone = "attention" if trouble else "good"
        self.tell(f"{text} {trouble}".strip(), tone=tone, offers_undo=True)
