"""Copies: who holds one, another brought together with this file, the right to write, and the key of the panel."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evalapp.domain.desks.together import TogetherPlan
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PANEL, pattern
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.desks.handing.giving import Given
from evalapp.operations.desks.keeping.keys import keys_of_panel
from evalapp.operations.desks.reconciling.copies import Here, here_of, open_copy
from evalapp.operations.desks.reconciling.looking import looked_at
from evalapp.operations.workspace import Workspace
from evalapp.words.desks.keys import have_earlier_words
from ui.actions import OFFICE, SECRETARY, action
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.page import Message, Page
from ui.pages.exchange.desks.held_card import HeldCard
from ui.pages.exchange.desks.key_card import KeyCard
from ui.pages.exchange.desks.right_card import RightCard
from ui.pages.exchange.desks.together_view import TogetherView
from ui.session import Session
from ui.tasks import Report
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label


class DesksPanel(QWidget):
    """`wanted` where something is asked of it out of sight; `state_changed` when the head may say another thing."""

    wanted = Signal()
    state_changed = Signal()

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__()
        self.session, self._page = session, page
        self._files = FilesAsked(session=session, kind="copy")
        self.choose = Button(_("Choose the other copy…"), self.ask_copy)
        self._copies = Card(_("Two copies of this panel"))
        self._words = Label(tone="dim", wrap=True)
        self.error = Label(type="table", tone="bad", wrap=True)
        for widget in (self._words, self.choose, self.error):
            self._copies.body.addWidget(widget)
        self._copies.body.addStretch()
        self.right = RightCard(session, page)
        self.right.given.connect(self._have_given)
        self.right.back.connect(self._have_taken_back)
        start = QWidget()
        self.held, self.key = HeldCard(session, page), KeyCard(session, page)
        self.held.done.connect(self._have_noted)
        self.key.done.connect(self._have_changed_key)
        below = QVBoxLayout(start)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.XL)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        below.addLayout(row)
        below.addWidget(self.held)
        below.addWidget(self.key)
        row.addWidget(self._copies, 1)
        row.addWidget(self.right, 1)
        self.view = TogetherView(session, page)
        self.view.left.connect(self._show_start)
        self.view.done.connect(self._have_brought)
        self.faces = QStackedWidget()
        self.faces.addWidget(scrolling(start))
        self.faces.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.faces, 1)
        self._is_reading = False
        self._say_error("")

    @property
    def is_comparing(self) -> bool:
        return self.faces.currentIndex() == 1

    def refresh(self) -> None:
        """A plan holds for the panel exactly as it was looked at."""
        self.right.refresh()
        self.held.refresh()
        self.key.refresh()
        is_away = self.session.view.away is not None
        why_not = self.session.why_not(Action.RECONCILE)
        if is_away:  # which stands beside it
            why_not = _("Nothing comes in here as long as the right to write is elsewhere.")
        self.choose.setVisible(not why_not)
        self._words.setText(
            why_not
            or _(
                "Where two copies of this file lived on apart, what the other one did comes into this one, as one "
                "change. The other file is only read."
            )
        )
        if self.is_comparing and self.view.looked is not None:
            path = self.view.looked.path
            self.view.leave()
            self._say_error(
                _("This file was changed; compare it with “{file}” again.").format(file=path.name)
            )

    @action(
        "reconcile", N_("Bring two copies together…"), roles=SECRETARY, needs=Action.RECONCILE,
        also=N_("reconcile panel files that lived on apart fork another desk"),
    )  # fmt: skip
    def ask_copy(self) -> None:
        self.wanted.emit()
        known = f"{PANEL.words} ({pattern((PANEL,))})"
        path = self._files.one(self, _("The other copy of this panel"), known)
        if path is not None:
            self.compare(path)

    @action(
        "hand-over", N_("Hand over the right to write…"), roles=SECRETARY, needs=Action.HAND_OVER,
        also=N_("give the panel to somebody else another desk"),
    )  # fmt: skip
    def ask_person(self) -> None:
        self.wanted.emit()
        self._show_start()
        self.right.take_focus()

    @action("take-back", N_("Take back the right to write…"), roles=SECRETARY, needs=Action.TAKE_BACK)
    def ask_reason(self) -> None:
        self.wanted.emit()
        if self.session.view.away is None:
            self._page.tell(_("This file was not handed over; there is nothing to take back."))
        else:
            self.right.take_focus()

    @action(
        "note-copy", N_("Note who holds a copy…"), roles=OFFICE, needs=Action.NOTE_COPY,
        also=N_("list of copies stick back-up destroyed privacy"),
    )  # fmt: skip
    def ask_holder(self) -> None:
        self.wanted.emit()
        self._show_start()
        self.held.take_focus()

    @action(
        "renew-key", N_("Renew the key of the panel…"), roles=SECRETARY, needs=Action.RENEW_KEY,
        also=N_("identity lost copy stick stolen privacy"),
    )  # fmt: skip
    def ask_new_key(self) -> None:
        self.wanted.emit()
        self._show_start()
        self.key.take_focus()

    def compare(self, path: Path) -> None:
        """Open and prove it beside the window."""
        if self._is_reading or self.session.why_not(Action.RECONCILE):
            return
        self._is_reading = True
        self._say_error("")
        self.choose.setEnabled(False)
        self.choose.set_text(_("“{file}” is being verified…").format(file=path.name))
        self.session.tasks.run(partial(_opened, here_of(self.session.workspace), path), self._have_opened)

    def _have_opened(self, other: Workspace | None, error: Exception | None) -> None:
        self._is_reading = False
        self.choose.setEnabled(True)
        self.choose.set_text(_("Choose the other copy…"))
        if other is not None:
            with other:
                try:
                    self.view.show_copy(looked_at(self.session.workspace, other))
                except KnownError as found:
                    error = found
                else:
                    self.faces.setCurrentIndex(1)
                    self.view.take_focus()
        if isinstance(error, KnownError):
            self._say_error(str(error))
        elif error is not None:
            raise error
        self.state_changed.emit()

    def state(self) -> str:
        if self.is_comparing and self.view.plan is not None:
            return _("Compared with “{file}”").format(file=self.view.plan.file)
        return _("Handed over") if self.session.view.away is not None else ""

    def unrecorded(self) -> tuple[str, ...]:
        return self.view.unrecorded()

    def take_focus(self) -> None:
        if self.is_comparing:
            self.view.take_focus()
        elif self.choose.isVisibleTo(self):
            self.choose.setFocus()
        else:
            self.right.take_focus()

    def _have_brought(self, changes: Changes, plan: TogetherPlan) -> None:
        self._show_start()
        self._page.refresh(changes)
        n = len(plan.open) + len(plan.not_taken)
        text = _("Brought together with “{file}” as one change.").format(file=plan.file)
        if n:
            text += " " + ngettext("{n} thing was not taken.", "{n} things were not taken.", n).format(n=n)
        self._page.tell(text, tone="attention" if n else "good", offers_undo=True)

    def _have_noted(self, changes: Changes) -> None:
        self._page.refresh(changes)
        self._page.tell(_("Noted in the list of copies."), tone="good")

    def _have_changed_key(self, changes: Changes) -> None:
        self._page.refresh(changes)
        waiting = keys_of_panel(self.session.view).depending
        replaced = sum(bool(each.replaced_by) for each in waiting)
        text = have_earlier_words(self.session.call.phase, without=len(waiting) - replaced, replaced=replaced)
        self._page.tell(text, tone="attention" if waiting else "good")

    def _have_given(self, given: Given) -> None:
        self._page.refresh(None)
        text = _("Handed over to {person}; this file can only be read now.").format(person=given.person)
        self._page.told.emit(
            Message(text=text, tone="attention", act_label=_("Take back…"), act=self.ask_reason)
        )

    def _have_taken_back(self, _changes: Changes) -> None:
        self._page.refresh(None)
        text = _(
            "Taken back: this file can be written again. What was done meanwhile comes in as another copy."
        )
        self._page.tell(text, tone="good")

    def _show_start(self) -> None:
        self.faces.setCurrentIndex(0)
        self.take_focus()
        self.state_changed.emit()

    def _say_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def _opened(here: Here, path: Path, _report: Report) -> Workspace:
    return open_copy(here, path)
