"""Several paragraphs in one cell of a table, each heard by itself; where they are long they go on on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from evalapp.reports.drawing.drawn import Drawn
from evalapp.reports.drawing.lettering import cell
from evalapp.reports.drawing.marks import CONTINUED, continued, marked
from evalapp.reports.drawing.paper import Paper
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import FRAME, style
from evalapp.reports.drawing.words import Paragraph

_TALL = 100_000.0
_WHOLE = 0.13 * FRAME  # what is lower stays on one page
_LEAST_HERE, _LEAST_THERE = (
    36.0,
    24.0,
)  # of what is split: so much at the foot of a page, and at the head of the next


class Paragraphs(Drawn):
    """One below the other, with a `gap` between them. Their elements stand in that of the cell."""

    is_named = True

    def __init__(self, said: Sequence[Paragraph], *, gap: float = 0.0) -> None:
        self.said, self._gap = said, gap

    def height_in(self, width: float) -> float:
        heights = [each.wrap(width, _TALL)[1] for each in self.said]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        top = self.height_in(width)
        for each in self.said:
            put(each.element, element)
            top -= each.height
            each.drawOn(paper, 0, top)
            top -= self._gap

    def parted(self, width: float, room: float) -> tuple[Paragraphs, Paragraphs] | None:
        """What of it stands in `room`, and the rest; None where it stays whole, or where that is too little."""
        whole = self.height_in(width)
        if whole <= max(_WHOLE, room):
            return None
        # Never a last line by itself on the next page: the ones before it keep it company.
        for least in (room, room - _LEAST_THERE, room - 2 * _LEAST_THERE):
            here, rest = self._torn(width, least)
            if not here or Paragraphs(here, gap=self._gap).height_in(width) < _LEAST_HERE:
                return None
            there = Paragraphs(rest, gap=self._gap)
            if there.height_in(width) >= _LEAST_THERE:
                return Paragraphs(here, gap=self._gap), there
        return None

    def torn(self, width: float, room: float) -> tuple[Paragraphs, Paragraphs]:
        """What of it there is `room` for, however little that is, and the rest."""
        here, there = self._torn(width, room)
        return Paragraphs(here, gap=self._gap), Paragraphs(there, gap=self._gap)

    def _torn(self, width: float, room: float) -> tuple[list[Paragraph], list[Paragraph]]:
        for n, each in enumerate(self.said):
            height = each.wrap(width, _TALL)[1]
            if height <= room:
                room -= height + self._gap
                continue
            lines = cast(list[Paragraph], each.split(width, room))
            if len(lines) > 1:
                return [*self.said[:n], lines[0]], [*lines[1:], *self.said[n + 1 :]]
            return [*self.said[:n]], [*self.said[n:]]
        return [*self.said], []


class GoesOn(Drawn):
    """At the head of what goes on, of what it is the rest: nobody who hears it needs to hear that again."""

    is_named = True

    def __init__(self, title: str, style_name: str) -> None:
        self._words = Paragraph(cell(continued(title), 300), style(style_name))

    def height_in(self, width: float) -> float:
        return self._words.wrap(width, _TALL)[1]

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        self._words.wrap(width, _TALL)
        with paper.artefact(), marked(paper, CONTINUED):
            self._words.drawOn(paper, 0, 0)


def put(element: Element, cell: Element) -> None:
    """It, with those it stands in, into the cell; what goes on on another page stands there already."""
    while not element.is_placed:
        if element.within is None:
            element.within = cell
            return
        element = element.within
