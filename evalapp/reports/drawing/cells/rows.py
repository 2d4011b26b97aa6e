"""The rows of a table: figures, words and what is drawn, and what goes with a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.drawn import Drawn
from evalapp.reports.drawing.lettering import BOLD, REGULAR, SEMIBOLD, cell
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import SMALL, hexadecimal, style
from evalapp.reports.drawing.words import Paragraph


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
    `leads` says where to, for who does not see it. A row that is called `again` may go on on the next page in its
    last cell, which holds paragraphs; `goes_on` where it does. `elements` are those of its cells, on each of its pages.
    """

    cells: Sequence[Cell]
    notes: Sequence[Paragraph] = ()
    notes_from: int = 1
    ground: str = ""
    stays_with_next: bool = False
    leads_to: str = ""
    leads: str = ""
    again: str = ""
    goes_on: bool = False
    elements: list[Element] = field(default_factory=list)


def figure(shown: str, *, is_strong: bool = False, is_deciding: bool = False, ink: str = "text") -> Figure:
    return Figure(shown=shown, font=BOLD if is_deciding else SEMIBOLD if is_strong else REGULAR, ink=ink)


def band(markup: str, *, ground: str = "sunk", style_name: str = "band") -> Row:
    """A row across the whole table that says what follows."""
    return Row(cells=[Paragraph(markup, style(style_name))], ground=ground, stays_with_next=True)


def two_lines(strong: str, dim: str) -> Paragraphs:
    """Each is heard by itself."""
    below = f"<font color='{hexadecimal('dim')}' size='{SMALL:g}'>{cell(dim)}</font>"
    said = [f"<b>{cell(strong)}</b>", below] if dim else [f"<b>{cell(strong)}</b>"]
    return Paragraphs([Paragraph(each, style("cell")) for each in said])
