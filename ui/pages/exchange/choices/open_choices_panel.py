"""The choices that merges left open, as the panel keeps them: settled one by one, or all of a file at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.merge import Choice, ChoiceKey, Side
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.choices import Settle, open_choices
from ui.look import theme
from ui.pages.exchange.choices.choice_words import asked, unstored_words
from ui.pages.exchange.choices.choices_panel import ChoicesPanel
from ui.pages.exchange.choices.reason import reason_field
from ui.session import Session
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import EmptyState
from ui.widgets.text import Label, Rule

_SIDES = {Choice.KEEP: Side.STORED, Choice.TAKE: Side.INCOMING}


class OpenChoicesPanel(QWidget):
    """What is chosen stands beside the choices until it is stored; `settled(changes, number)` once it is."""

    settled = Signal(object, int)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.session, self._page = session, page
        self._made: dict[ChoiceKey, Choice] = {}
        self.choices = ChoicesPanel(
            session,
            _(
                "Open choices stop nothing but the ranking: until one is made, the panel holds what it held. Who hands "
                "in again with the right score settles it too."
            ),
        )
        self.choices.chosen.connect(self._choose)
        self.empty = EmptyState(
            _("No choice is open"),
            _(
                "Where two devices, or a device and the panel, give a different score, a merge asks which one holds. "
                "What is left open then waits here."
            ),
            icon="exchange",
        )
        self.error = Label(type="table", tone="bad", wrap=True)
        self.reason = reason_field()
        self.forget = Button(_("Leave all open"), self._forget)
        self.store = PrimaryButton("", self.store_choices)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(theme.M)
        bar.addWidget(
            Label(_("Nothing changes before you store it; one click undoes it."), tone="dim", wrap=True), 1
        )
        bar.addWidget(self.reason, 1)
        bar.addWidget(self.forget)
        bar.addWidget(self.store)
        self._rule = Rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self.error)
        layout.addWidget(self.choices, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._bar)

    @property
    def number(self) -> int:
        return len(self.session.view.open_choices())

    def refresh(self) -> None:
        """Read what is open now; choices made of what is not open any more are forgotten."""
        found = open_choices(self.session.view)
        self._made = {each.key: self._made[each.key] for each in found if each.key in self._made}
        shown = tuple(replace(each, choice=self._made.get(each.key, Choice.OPEN)) for each in found)
        self.error.hide()
        self.choices.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        may = bool(shown) and self.session.may(Action.SETTLE)
        self._rule.setVisible(may)
        self._bar.setVisible(may)
        self.choices.ask(asked(shown, self.session.view, self.session.call.scheme))
        n = len(self._made)
        self.store.set_text(
            ngettext("Store {n} choice", "Store {n} choices", n).format(n=n) if n else _("Nothing chosen")
        )
        self.store.setEnabled(bool(n))
        self.forget.setEnabled(bool(n))
        self.reason.setVisible(bool(n))

    def state(self) -> str:
        n = self.number
        if not n:
            return _("No choice is open")
        text = ngettext(
            "{n} choice: two devices or two moments gave a different score",
            "{n} choices: two devices or two moments gave a different score",
            n,
        )
        return text.format(n=n)

    def unrecorded(self) -> tuple[str, ...]:
        return unstored_words(len(self._made))

    def take_focus(self) -> None:
        if self.choices.isVisible():
            self.choices.take_focus()
        else:
            self.setFocus()

    def store_choices(self) -> None:
        made = {key: _SIDES[choice] for key, choice in self._made.items()}
        if not made:
            return
        try:
            with self.session.initiated_by(self._page):
                changes = self.session.workspace.execute(Settle(sides=made, reason=self.reason.text()))
        except KnownError as error:
            self.refresh()
            self.error.setText(str(error))
            self.error.show()
            return
        self._made = {}
        self.reason.clear()
        self.settled.emit(changes, len(made))

    def _choose(self, keys: Sequence[ChoiceKey], choice: Choice) -> None:
        for key in keys:
            if choice is Choice.OPEN:
                self._made.pop(key, None)
            else:
                self._made[key] = choice
        self.refresh()

    def _forget(self) -> None:
        self._made = {}
        self.reason.clear()
        self.refresh()
