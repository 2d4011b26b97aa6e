"""Tables: one rule under the head, lines between rows, the head again on every page, notes that stay with their row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from evalapp.reports.drawing.cells.paragraphs import GoesOn, Paragraphs, put
from evalapp.reports.drawing.cells.parting import NOTE_GAP, height_of, is_named, parted
from evalapp.reports.drawing.cells.rows import Cell, Figure, Row, band, figure, two_lines
from evalapp.reports.drawing.columns import SIDE, Column, with_whole_heads
from evalapp.reports.drawing.drawn import Blank, Drawn
from evalapp.reports.drawing.lettering import fitted
from evalapp.reports.drawing.marks import ENTRY, HEAD_OF_TABLE, marked
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.structure import Box, Element
from evalapp.reports.drawing.styles import FRAME, TABLE, colour, style
from evalapp.reports.drawing.words import Paragraph

_PADDING = 4.5
_LEAST_OF_TALL = 60.0  # of a row that no page has room for: so much of it begins under other rows
_GREATEST_HOLE = 0.4  # of a page, left empty so that a row need not be split
_OF_COLUMN, _OF_ROW = {"O": "/Table", "Scope": "/Column"}, {"O": "/Table", "Scope": "/Row"}

__all__ = ["Cell", "Figure", "Listing", "Row", "band", "figure", "two_lines"]


class Listing(Flowable):
    """A table that breaks between rows and repeats its head; a row is split where no page has room for it."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        heights: Sequence[float] | None = None,
        *,
        rest_of: Element | None = None,
        padding: float = _PADDING,
    ) -> None:
        """`rest_of` is the table of which the rows before these stand on an earlier page; `padding` is the room above
        and below the words of a row."""
        super().__init__()
        self._element, self._is_rest = rest_of or Element("Table"), rest_of is not None
        # Measured once and handed on when the table is split: a long table is split on every page.
        self._known_heights = heights
        self.columns, self.rows = with_whole_heads(columns), rows
        self.width = sum(column.width for column in columns)
        self._head = [
            Paragraph(column.head, style("head-right" if column.is_right else "head"))
            for column in self.columns
        ]
        self.spaceAfter = 12
        self._padding = padding

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        self._head_height = self._height_of_cells(self._head)
        if self._known_heights is None:
            self._known_heights = [self._height(row) for row in self.rows]
        self._heights = self._known_heights
        return self.width, self._head_height + sum(self._heights)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        if self.wrap(available_width, available_height)[1] <= available_height:
            return [self]
        frame = getattr(self, "_frame", None)
        is_at_top, page = (True, FRAME) if frame is None else (frame._atTop, frame._height)
        parts = self.divided(available_width, available_height, is_at_top=is_at_top, page=page)
        # Otherwise a row of the rest that has room here would stand here, under a second head.
        return [] if parts is None else [parts[0], FrameBreak(), parts[1]]

    def divided(
        self,
        width: float,
        height: float,
        *,
        last: int = 0,
        is_at_top: bool,
        page: float = FRAME,
        above: float = 0.0,
    ) -> tuple[Listing, Listing] | None:
        """What stands on this page and what on the next, with `last` rows at least; None where all should stand there.

        Of a table that is higher than that. A `page` is so high, and of it the table needs so much `above` it.
        """
        self.wrap(width, height)
        fitting, left = self._fitting(height)
        torn = None if last or fitting == len(self.rows) else self._torn(self.rows[fitting], left)
        if torn is None and self._is_too_tall(fitting, left, page, above):
            torn = self._parted(fitting, left)
        if torn is not None:
            return self._split_within(fitting, *torn)
        # A last row alone on a page, a sum as a rule, says little: the one before it keeps it company.
        at = min(fitting, max(0 if last else 1, len(self.rows) - (last or 2)))
        while at and self.rows[at - 1].stays_with_next:
            at -= 1
        # Alone at the foot of a page a row says as little as alone at the top; a tall one may have a page of its own.
        if at > 1 or (at and is_at_top):
            return self._split_before(at)
        if not is_at_top or fitting == len(self.rows):
            return None
        # Nothing is gained on the next page.
        torn = self._parted(fitting, left)
        if torn is not None:
            return self._split_within(fitting, *torn)
        return self._split_before(fitting) if fitting else None

    def ending(self, width: float, room: float) -> tuple[Listing, Listing] | None:
        """All but the end of its last row, which has `room` then; None where that row is not to be split."""
        self.wrap(width, room)
        torn = self._parted(len(self.rows) - 1, self._heights[-1] - (room - self._head_height))
        return None if torn is None else self._split_within(len(self.rows) - 1, *torn)

    def _is_too_tall(self, n: int, left: float, page: float, above: float) -> bool:
        """Whether no page has room for a row, with what it stays with, or too much would be `left` empty for it."""
        if n == len(self.rows) or left < _LEAST_OF_TALL:
            return False
        first = n
        while first and self.rows[first - 1].stays_with_next:
            first -= 1
        least = self._head_height + sum(self._heights[first : n + 1]) + (0.0 if first else above)
        return least > page or left > _GREATEST_HOLE * page

    def _split_before(self, at: int) -> tuple[Listing, Listing]:
        first = self._part(self.rows[:at], self._heights[:at], is_first=True)
        return first, self._part(self.rows[at:], self._heights[at:])

    def _split_within(self, n: int, first: Row, rest: Row) -> tuple[Listing, Listing]:
        heights = [*self._heights[:n], self._height(first)]
        here = self._part([*self.rows[:n], first], heights, is_first=True)
        below = [self._height(rest), *self._heights[n + 1 :]]
        return here, self._part([rest, *self.rows[n + 1 :]], below)

    def _parted(self, n: int, room: float) -> tuple[Row, Row] | None:
        """A row of any kind, as much of it as there is room for."""
        row = self.rows[n]
        self._elements(row)  # of what it is while it is whole
        widths = [each.inner for each in self._columns_of(row.cells)]
        note_width = self.width - self._left(row.notes_from) - 2 * SIDE
        return parted(row, widths, note_width, room - 2 * self._padding)

    def _fitting(self, height: float) -> tuple[int, float]:
        """How many rows there is room for under the head, and how much is left then."""
        left = height - self._head_height
        for n, each in enumerate(self._heights):
            if each > left:
                return n, left
            left -= each
        return len(self.rows), left

    def _torn(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """A row that goes on on the next page, where it is of that kind and long enough."""
        *named, last = row.cells
        if (
            not row.again
            or not isinstance(last, Paragraphs)
            or self._height_of_cells([*named, Blank()]) > room
        ):
            return None
        parts = last.parted(self.columns[-1].inner, room - 2 * self._padding)
        if parts is None:
            return None
        here, there = parts
        blank = [Blank() for _each in named[1:]]
        return (
            replace(row, cells=[*named, here], goes_on=True),
            replace(row, cells=[GoesOn(row.again, "cell-dim"), *blank, there]),
        )

    def _part(self, rows: Sequence[Row], heights: Sequence[float], *, is_first: bool = False) -> Listing:
        """Some of the rows under the head, which is heard with the first of them."""
        rest_of = None if is_first else self._element
        part = type(self)(self.columns, rows, heights, rest_of=rest_of, padding=self._padding)
        if is_first:
            part._element, part._is_rest = self._element, self._is_rest
        return part

    def draw(self) -> None:
        top = self._head_height + sum(self._heights)
        paper = paper_of(self)
        with marked(paper, HEAD_OF_TABLE):
            if self._is_rest:  # who hears the table heard its head
                with paper.artefact():
                    self._draw_cells(self._head, self._head_elements(), top)
            else:
                self._draw_cells(self._head, self._head_elements(), top)
        top -= self._head_height
        for row, height in zip(self.rows, self._heights, strict=True):
            if row.ground:
                self.canv.setFillColor(colour(row.ground))
                self.canv.rect(0, top - height, self.width, height, stroke=0, fill=1)
            elements = self._elements(row)
            if row.leads_to:
                self._draw_entry(row, elements, top, height)
            else:
                self._draw_cells(row.cells, elements, top)
            noted = elements[min(row.notes_from, len(elements) - 1)]
            self._draw_notes(row, noted, top - self._height_of_cells(row.cells) + self._padding - NOTE_GAP)
            top -= height
            if not row.goes_on:
                self._rule(top, "line", 0.5)
        # Last, so that the ground of a first section row does not cover it.
        self._rule(sum(self._heights), "text", 0.75)

    def _draw_entry(self, row: Row, elements: list[Element], top: float, height: float) -> None:
        """The whole row is where to press; what it is called is what is heard of it as a link."""
        called = next(n for n, each in enumerate(elements) if each.kind in ("TH", "Link"))
        if elements[called].kind == "TH":  # else it goes on from the page before
            elements[called] = Element("Link", elements[called])
        paper = paper_of(self)
        with marked(paper, ENTRY):
            self._draw_cells(row.cells, elements, top)
        paper.lead(elements[called], row.leads_to, row.leads, Box(0, top - height, self.width, top))

    def _rule(self, at: float, ink: str, thickness: float) -> None:
        self.canv.setStrokeColor(colour(ink))
        self.canv.setLineWidth(thickness)
        self.canv.line(0, at, self.width, at)

    def _height(self, row: Row) -> float:
        inner = self.width - self._left(row.notes_from) - 2 * SIDE
        notes = sum(note.wrap(inner, 10_000)[1] + NOTE_GAP for note in row.notes)
        return self._height_of_cells(row.cells) + notes

    def _height_of_cells(self, cells: Sequence[Cell]) -> float:
        columns = self._columns_of(cells)
        heights = [height_of(each, column.inner) for each, column in zip(cells, columns, strict=True)]
        return max(heights) + 2 * self._padding

    def _columns_of(self, cells: Sequence[Any]) -> Sequence[Column]:
        return [Column(head="", width=self.width)] if len(cells) == 1 else self.columns

    def _left(self, index: int) -> float:
        return sum(column.width for column in self.columns[:index])

    def _head_elements(self) -> list[Element]:
        row = Element("TR", self._element)
        return [Element("TH", row, attributes=_OF_COLUMN) for _each in self._head]

    def _elements(self, row: Row) -> list[Element]:
        """Those of its cells; its first words say what the row is of."""
        if not row.elements:
            row.elements.extend(self._made(row.cells, Element("TR", self._element)))
        return row.elements

    def _made(self, cells: Sequence[Cell], row: Element) -> list[Element]:
        if len(cells) == 1 and len(self.columns) > 1:
            return [Element("TD", row, attributes={"O": "/Table", "ColSpan": str(len(self.columns))})]
        named = next((n for n, each in enumerate(cells) if is_named(each)), None)
        return [
            Element("TH", row, attributes=_OF_ROW) if n == named else Element("TD", row)
            for n in range(len(cells))
        ]

    def _draw_cells(self, cells: Sequence[Cell], elements: Sequence[Element], top: float) -> None:
        left = 0.0
        is_head, paper = cells is self._head, paper_of(self)
        for each, element, column in zip(cells, elements, self._columns_of(cells), strict=True):
            if isinstance(each, Paragraph):
                each.element = element
                height = each.wrap(column.inner, 10_000)[1]
                # Heads stand on the rule, so that one- and two-line heads share a baseline.
                down = self._head_height - self._padding if is_head else self._padding + height
                each.drawOn(self.canv, left + column.side + column.lead, top - down)
            elif isinstance(each, Drawn):
                self.canv.saveState()
                height = each.height_in(column.inner)
                self.canv.translate(left + column.side + column.lead, top - self._padding - height)
                each.draw_cell(paper, element, column.inner)
                self.canv.restoreState()
            else:
                with paper.tagged(element):
                    self._draw_figure(each, left, column, top)
            left += column.width

    def _draw_figure(self, figure: Figure, left: float, column: Column, top: float) -> None:
        base = top - self._padding - TABLE
        self.canv.setFont(figure.font, TABLE)
        self.canv.setFillColor(colour(figure.ink))
        if figure.page_of:
            paper_of(self).number(
                figure.page_of, left + column.width - column.side, base, figure.font, figure.ink
            )
        elif column.is_right:
            self.canv.drawRightString(left + column.width - column.side, base, figure.shown)
        else:
            shown = fitted(figure.shown, figure.font, TABLE, column.inner)
            self.canv.drawString(left + column.side + column.lead, base, shown)

    def _draw_notes(self, row: Row, noted: Element, top: float) -> None:
        left = self._left(row.notes_from) + SIDE
        for note in row.notes:
            put(note.element, noted)
            height = note.wrap(self.width - left - SIDE, 10_000)[1]
            note.drawOn(self.canv, left, top - height)
            top -= height + NOTE_GAP
