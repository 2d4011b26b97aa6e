"""Where the call stands at a glance: its way, who scored what, what is in the way, what was asked and by whom."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evalapp.domain.permissions import Phase
from evalapp.operations.progress.facts import Facts
from ui.look import theme
from ui.pages.overview.next_card import NextCard
from ui.pages.overview.stand.money_card import MoneyCard
from ui.pages.overview.stand.obstacles_card import ObstaclesCard
from ui.pages.overview.stand.scored_card import ScoredCard
from ui.pages.overview.stand.spread_card import SpreadCard

_NARROW = 1000  # below it the cards stand one below the other


class StandView(QWidget):
    """Two cards beside each other where there is room, else one below the other; what is in the way goes first then."""

    def __init__(self) -> None:
        super().__init__()
        self.next_card = NextCard()
        self.scored_card = ScoredCard()
        self.obstacles_card = ObstaclesCard(self.scored_card.table)
        self.spread_card = SpreadCard()
        self.money_card = MoneyCard()
        self._is_wide: bool | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.M)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.next_card)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._fold(is_wide=True)

    def add_first(self, card: QWidget) -> None:
        """Below the way of the call, before all that is counted."""
        self._column.insertWidget(1, card)

    def show_what_there_is(self, facts: Facts, *, has_obstacles: bool) -> None:
        """A card that has nothing to say yet stays away."""
        has_applications = bool(facts.applications)
        self.scored_card.setVisible(has_applications and bool(facts.people))
        self.obstacles_card.setVisible(has_obstacles or facts.call.phase is not Phase.DRAFT)
        for card in (self.spread_card, self.money_card):
            card.setVisible(has_applications)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(is_wide=self.width() >= theme.pixels(_NARROW))

    def _fold(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        cards: tuple[QWidget, ...] = (
            self.scored_card,
            self.obstacles_card,
            self.spread_card,
            self.money_card,
        )
        wide = ((0, 0, 7), (0, 7, 5), (1, 0, 6), (1, 6, 6))
        narrow = ((1, 0, 12), (0, 0, 12), (2, 0, 12), (3, 0, 12))
        for card, (row, column, span) in zip(cards, wide if is_wide else narrow, strict=True):
            self._grid.addWidget(card, row, column, 1, span)
        for n in range(12):
            self._grid.setColumnStretch(n, 1)
            self._grid.setColumnMinimumWidth(n, 0)
