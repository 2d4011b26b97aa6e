"""Cells of a table that are drawn: marks to count at a glance, bars under an amount."""

from __future__ import annotations

from evalapp.reports.drawing.paper import Paper
from evalapp.reports.drawing.structure import Element


class Drawn:
    """A cell that draws itself, `height` points high."""

    height = 0.0

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        """As content of `element`. The origin is the lower left corner of the cell, which is `width` wide inside."""
        raise NotImplementedError
