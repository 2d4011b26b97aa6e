"""Key figures beside each other; in two rows where one would cut a number."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QGridLayout

from ui.look import theme
from ui.widgets.card import Card, KeyFigure
from ui.widgets.folding.fold import Folding


class FiguresCard(Card):
    def __init__(self, figures: Mapping[str, KeyFigure]) -> None:
        super().__init__()
        self._of = figures
        self._figures = tuple(figures.values())
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.XXL)
        self._grid.setVerticalSpacing(theme.L)
        self.body.addLayout(self._grid)
        self._fold()
        Folding(self, self._fold)

    def show_only(self, names: Collection[str]) -> None:
        """These figures, at least one, in their order; the others stay away."""
        shown = tuple(figure for name, figure in self._of.items() if name in names)
        if not shown or shown == self._figures:
            return
        for figure in self._of.values():
            self._grid.removeWidget(figure)
            figure.setVisible(figure in shown)
        self._figures, self._columns = shown, 0
        self._fold()

    def _fold(self) -> None:
        n = len(self._figures)
        widest = max(each.sizeHint().width() for each in self._figures)
        room = self.width() - 2 * theme.L
        columns = n if n * widest + (n - 1) * theme.XXL <= room else max(1, (n + 1) // 2)
        if columns == self._columns:
            return
        self._columns = columns
        for place, figure in enumerate(self._figures):
            self._grid.addWidget(figure, *divmod(place, columns))
        for column in range(len(self._of)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
