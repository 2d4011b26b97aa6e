"""Tables: one rule under the head, lines between rows, the head again on every page, notes that stay with their row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from evalapp.reports.drawing.columns import SIDE, Column, with_whole_heads
from evalapp.reports.drawing.drawn import Drawn
from evalapp.reports.drawing.lettering import BOLD, REGULAR, SEMIBOLD, cell, fitted
from evalapp.reports.drawing.marks import ENTRY, HEAD_OF_TABLE, marked
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.structure import Box, Element
from evalapp.reports.drawing.styles import SMALL, TABLE, colour, hexadecimal, style
from evalapp.reports.drawing.words import Paragraph

_PADDING = 4.5
_NOTE_GAP = 1.5
_OF_COLUMN, _OF_ROW = {"O": "/Table", "Scope": "/Column"}, {"O": "/Table", "Scope": "/Row"}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A short string on the first line of its row: a number, a state; or the page of the heading named `page_of`."""

    shown: str
    font: str = REGULAR
    ink: str = "text"
    page_of: str = ""


Cell: TypeAlias = Paragraph | Figure | Drawn


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row. `cells` as many as there are columns, or a single one that spans them all.

    `notes` follow the cells across the columns from `notes_from` on. `stays_with_next` keeps a section row with
    the row it announces. A row that `leads_to` a heading, by its name, is one of the contents and ends in its page;
    `leads` says where to, for who does not see it.
    """

    cells: Sequence[Cell]
    notes: Sequence[Paragraph] = ()
    notes_from: int = 1
    ground: str = ""
    stays_with_next: bool = False
    leads_to: str = ""
    leads: str = ""


def figure(shown: str, *, is_strong: bool = False, is_deciding: bool = False, ink: str = "text") -> Figure:
    return Figure(shown=shown, font=BOLD if is_deciding else SEMIBOLD if is_strong else REGULAR, ink=ink)


def band(markup: str, *, ground: str = "sunk", style_name: str = "band") -> Row:
    """A row across the whole table that says what follows."""
    return Row(cells=[Paragraph(markup, style(style_name))], ground=ground, stays_with_next=True)


def two_lines(strong: str, dim: str) -> Paragraph:
    return Paragraph(
        f"<b>{cell(strong, 400)}</b><br/>"
        f"<font color='{hexadecimal('dim')}' size='{SMALL:g}'>{cell(dim, 300)}</font>",
        style("cell"),
    )


class Listing(Flowable):
    """A table whose rows are never split; it breaks between rows and repeats its head."""

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
        fitting = self.fitting(available_width, available_height)
        # Alone at the foot of a page a row says as little as alone at the top; a tall one may have a page of its own.
        frame = getattr(self, "_frame", None)
        if not fitting or (fitting == 1 and frame is not None and not frame._atTop):
            return []
        if fitting == len(self.rows):
            return [self]
        first, rest = self.parted(fitting)
        # Otherwise a row of the rest that has room here would stand here, under a second head.
        return [first, FrameBreak(), rest]

    def fitting(self, width: float, height: float, *, last: int = 0) -> int:
        """How many rows there is room for, so that at least `last` of them are left, and never a single one."""
        self.wrap(width, height)
        used, fitting = self._head_height, 0
        for each in self._heights:
            used += each
            if used > height:
                break
            fitting += 1
        if fitting == len(self.rows) and not last:
            return fitting
        # A last row alone on a page, a sum as a rule, says little: the one before it keeps it company.
        fitting = min(fitting, max(0 if last else 1, len(self.rows) - max(last, 2)))
        while fitting and self.rows[fitting - 1].stays_with_next:
            fitting -= 1
        return fitting

    def parted(self, at: int) -> tuple[Listing, Listing]:
        """The rows before `at` and those from it on, each under the head."""
        first, rest = slice(at), slice(at, None)
        padding = self._padding
        here = type(self)(self.columns, self.rows[first], self._heights[first], padding=padding)
        here._element, here._is_rest = self._element, self._is_rest
        return here, type(self)(
            self.columns, self.rows[rest], self._heights[rest], rest_of=self._element, padding=padding
        )

    def draw(self) -> None:
        top = self._head_height + sum(self._heights)
        paper = paper_of(self)
        with marked(paper, HEAD_OF_TABLE):
            if self._is_rest:  # who hears the table heard its head
                with paper.artefact():
                    self._draw_cells(self._head, self._cells(self._head), top)
            else:
                self._draw_cells(self._head, self._cells(self._head), top)
        top -= self._head_height
        for row, height in zip(self.rows, self._heights, strict=True):
            if row.ground:
                self.canv.setFillColor(colour(row.ground))
                self.canv.rect(0, top - height, self.width, height, stroke=0, fill=1)
            elements = self._cells(row.cells)
            if row.leads_to:
                self._draw_entry(row, elements, top, height)
            else:
                self._draw_cells(row.cells, elements, top)
            noted = elements[min(row.notes_from, len(elements) - 1)]
            self._draw_notes(row, noted, top - self._height_of_cells(row.cells) + self._padding - _NOTE_GAP)
            top -= height
            self._rule(top, "line", 0.5)
        # Last, so that the ground of a first section row does not cover it.
        self._rule(sum(self._heights), "text", 0.75)

    def _draw_entry(self, row: Row, elements: list[Element], top: float, height: float) -> None:
        """The whole row is where to press; what it is called is what is heard of it as a link."""
        called = next(n for n, each in enumerate(elements) if each.kind == "TH")
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
        notes = sum(note.wrap(inner, 10_000)[1] + _NOTE_GAP for note in row.notes)
        return self._height_of_cells(row.cells) + notes

    def _height_of_cells(self, cells: Sequence[Cell]) -> float:
        columns = self._columns_of(cells)
        heights = [_height_in(each, column) for each, column in zip(cells, columns, strict=True)]
        return max(heights) + 2 * self._padding

    def _columns_of(self, cells: Sequence[Any]) -> Sequence[Column]:
        return [Column(head="", width=self.width)] if len(cells) == 1 else self.columns

    def _left(self, index: int) -> float:
        return sum(column.width for column in self.columns[:index])

    def _cells(self, cells: Sequence[Cell]) -> list[Element]:
        """The elements of a row; its first words say what the row is of."""
        row = Element("TR", self._element)
        if cells is self._head:
            return [Element("TH", row, attributes=_OF_COLUMN) for _each in cells]
        if len(cells) == 1 and len(self.columns) > 1:
            return [Element("TD", row, attributes={"O": "/Table", "ColSpan": str(len(self.columns))})]
        named = next((n for n, each in enumerate(cells) if isinstance(each, Paragraph)), None)
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
                self.canv.translate(left + column.side + column.lead, top - self._padding - each.height)
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
            note.element = Element("P", noted)
            height = note.wrap(self.width - left - SIDE, 10_000)[1]
            note.drawOn(self.canv, left, top - height)
            top -= height + _NOTE_GAP


def _height_in(each: Cell, column: Column) -> float:
    if isinstance(each, Drawn):
        return each.height
    return each.wrap(column.inner, 10_000)[1] if isinstance(each, Paragraph) else style("cell").leading
