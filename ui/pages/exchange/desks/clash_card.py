"""Something that both copies changed: what it is, and whose version holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from evalapp.domain.desks.together import Take, Unit
from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.exchange.choices.choice_card import ChoiceCard
from ui.widgets.card import Card
from ui.widgets.scrolling import focus_in_view
from ui.widgets.text import Label

_MARK = " · "
_OPEN = 3


class ClashCard(Card):
    """`chosen(id, Take or None)`; `passed` by Enter, and after a key: the keyboard goes on to the next."""

    chosen = Signal(str, object)
    passed = Signal(str)

    def __init__(self, unit: Unit, name: str, ours: Sequence[str], theirs: Sequence[str], file: str) -> None:
        super().__init__(name)
        self._id = unit.id
        self.setAccessibleName(name)
        self.cards: dict[Take | None, ChoiceCard] = {
            Take.OURS: ChoiceCard(1),
            Take.THEIRS: ChoiceCard(2),
            None: ChoiceCard(_OPEN),
        }
        self.cards[Take.OURS].say(_("As it stands here"), _MARK.join(ours))
        self.cards[Take.THEIRS].say(_("As “{file}” has it").format(file=file), _MARK.join(theirs))
        self.cards[None].say(_("Leave open for now"), _("it stays as it is here, and is asked again"))
        group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(theme.S)
        for number, (take, card) in enumerate(self.cards.items()):
            group.addButton(card)
            card.clicked.connect(partial(self.chosen.emit, unit.id, take))
            card.keyed.connect(self._choose_by_key)
            card.reached.connect(self._show_keys)
            card.entered.connect(partial(self.passed.emit, unit.id))
            grid.addWidget(card, 0, number)
            grid.setColumnStretch(number, 1)
        self.body.addLayout(grid)
        self._whole = Label(type="caption", tone="dim", wrap=True)
        self._whole.setText(_differing(ours, theirs))
        self._whole.setVisible(bool(self._whole.text()))
        self.body.addWidget(self._whole)

    def show_choice(self, take: Take | None) -> None:
        self.cards[take].setChecked(True)

    def take_focus(self) -> None:
        first = next((card for card in self.cards.values() if card.isChecked()), self.cards[None])
        focus_in_view(first, self)

    def _choose_by_key(self, number: int) -> None:
        list(self.cards.values())[number - 1].click()
        self.passed.emit(self._id)

    def _show_keys(self) -> None:
        has_keyboard = any(card.hasFocus() for card in self.cards.values())
        for card in self.cards.values():
            card.show_key(has_keyboard)


def _differing(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """What a card cuts off, in full, where it is long."""
    longest = max((len(_MARK.join(each)) for each in (ours, theirs)), default=0)
    if longest < 40:
        return ""
    here, there = (_MARK.join(each) for each in (ours, theirs))
    return _("Here: {here}\nThere: {there}").format(here=here, there=there)
