"""All that a file leaves open, in one card: questions, hidden rows, columns that can be left out, and remarks."""

from __future__ import annotations

from collections.abc import Sequence

from ui.look import theme
from ui.pages.importing.scroll_card import ScrollCard
from ui.widgets.card import Card
from ui.widgets.text import Rule


class AskedCard(ScrollCard):
    """Of several `parts`, each shown or not, with a line between them; itself not where none of them is."""

    def __init__(self, *parts: Card) -> None:
        super().__init__()
        self._parts = parts
        self.head.setContentsMargins(0, 0, 0, 0)  # each part has its own
        self._rules: list[Rule] = []
        for part in parts:
            part.setProperty("card", "part")
            part.body.setContentsMargins(theme.L, theme.M - 2, theme.L, theme.M)
            rule = Rule()
            self._rules.append(rule)
            self.body.addWidget(rule)
            self.body.addWidget(part)

    @property
    def shown(self) -> Sequence[Card]:
        return [part for part in self._parts if not part.isHidden()]

    def first_needed(self, width: int) -> int:
        """How high the first part, what is asked, is in that width; 0 where nothing is asked."""
        first = self._parts[0]
        if first.isHidden():
            return 0
        high = first.heightForWidth(width) if first.hasHeightForWidth() else -1
        return max(high, first.sizeHint().height())

    def arrange(self) -> None:
        """After one of them was shown or hidden."""
        first = next(iter(self.shown), None)
        for rule, part in zip(self._rules, self._parts, strict=True):
            rule.setVisible(part is not first and not part.isHidden())
        self.setVisible(first is not None)
