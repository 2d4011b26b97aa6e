"""Cells of a table that are drawn: marks to count at a glance, bars under an amount, several paragraphs."""

from __future__ import annotations

from evalapp.reports.drawing.paper import Paper
from evalapp.reports.drawing.structure import Element


class Drawn:
    """A cell that draws itself, `height` points high; one with words may be higher where there is less room."""

    height = 0.0
    is_named = False  # whether it has words that can say what its row is of

    def height_in(self, _width: float) -> float:
        return self.height

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        """As content of `element`. The origin is the lower left corner of the cell, which is `width` wide inside."""
        raise NotImplementedError


class Blank(Drawn):
    """Nothing."""

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        pass
