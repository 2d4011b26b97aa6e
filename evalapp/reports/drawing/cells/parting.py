"""A row for which no page has room: what of it stands on one, and what goes on on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from reportlab.lib.enums import TA_RIGHT

from evalapp.reports.drawing.cells.paragraphs import GoesOn, Paragraphs
from evalapp.reports.drawing.cells.rows import Cell, Row
from evalapp.reports.drawing.drawn import Blank, Drawn
from evalapp.reports.drawing.lettering import plain
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph

NOTE_GAP = 1.5  # above each note
_TALL = 100_000.0
_LONGEST_NAME = 60  # of what goes on, at the head of its rest


def height_of(cell: Cell, width: float) -> float:
    if isinstance(cell, Drawn):
        return cell.height_in(width)
    return cell.wrap(width, _TALL)[1] if isinstance(cell, Paragraph) else style("cell").leading


def is_named(cell: Cell) -> bool:
    """Whether it can say what its row is of."""
    return cell.is_named if isinstance(cell, Drawn) else isinstance(cell, Paragraph)


def parted(row: Row, widths: Sequence[float], note_width: float, room: float) -> tuple[Row, Row] | None:
    """Each cell with as much as there is `room` for, and the rest; None where one of them would have nothing here.

    `widths` are those of the cells inside. The notes follow when the cells are through.
    """
    halves = [_halves(each, width, room) for each, width in zip(row.cells, widths, strict=True)]
    if any(here is None for here, _rest in halves):
        return None
    here = [cast(Cell, each) for each, _rest in halves]
    rest = [each for _here, each in halves]
    said, left = list[Paragraph](), list(row.notes)
    if not any(rest):
        deep = max(height_of(each, width) for each, width in zip(here, widths, strict=True))
        said, left = _parted_notes(row.notes, note_width, room - deep)
        if not left:
            return None
    return (
        replace(row, cells=here, notes=said, goes_on=True),
        replace(row, cells=_going_on(row.cells, rest), notes=left),
    )


def _halves(cell: Cell, width: float, room: float) -> tuple[Cell | None, Cell | None]:
    if height_of(cell, width) <= room:
        return cell, None
    if isinstance(cell, Paragraphs):
        here, there = cell.torn(width, room)
        return (here, there) if here.said and there.said else (None, cell)
    if isinstance(cell, Paragraph) and len(lines := _lines(cell, width, room)) > 1:
        return lines[0], lines[1]
    return None, cell


def _lines(said: Paragraph, width: float, room: float) -> list[Paragraph]:
    said.wrap(width, _TALL)
    return cast(list[Paragraph], said.split(width, room))


def _parted_notes(
    notes: Sequence[Paragraph], width: float, room: float
) -> tuple[list[Paragraph], list[Paragraph]]:
    for n, each in enumerate(notes):
        room -= NOTE_GAP
        if height_of(each, width) <= room:
            room -= height_of(each, width)
            continue
        lines = _lines(each, width, room)
        if len(lines) > 1:
            return [*notes[:n], lines[0]], [*lines[1:], *notes[n + 1 :]]
        return list(notes[:n]), list(notes[n:])
    return list(notes), []


def _going_on(cells: Sequence[Cell], rest: Sequence[Cell | None]) -> list[Cell]:
    """Nothing where a cell is through; but what the row is of, so that its rest is known on its page."""
    named = next((n for n, each in enumerate(cells) if is_named(each)), None) if len(cells) > 1 else None
    return [each or (_named_again(cells[n]) if n == named else Blank()) for n, each in enumerate(rest)]


def _named_again(cell: Cell) -> Cell:
    if isinstance(cell, GoesOn):
        return cell
    said = cell.said[0] if isinstance(cell, Paragraphs) else cell
    if not isinstance(said, Paragraph):
        return Blank()
    name = plain(" ".join(said.getPlainText(identify=True).split()), _LONGEST_NAME)
    return GoesOn(name, "cell-right" if said.style.alignment == TA_RIGHT else "cell-dim")
