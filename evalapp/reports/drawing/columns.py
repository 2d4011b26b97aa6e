"""The columns of a table: their heads and widths, so that no word of a head is broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import unescape

from evalapp.reports.drawing.lettering import SEMIBOLD, text, width_of
from evalapp.reports.drawing.styles import SMALL, WIDTH

SIDE = 4.0


@dataclass(frozen=True, kw_only=True)
class Column:
    """`side` is the room left and right of a cell, `lead` what a left-aligned cell has more of it at its left."""

    head: str
    width: float
    is_right: bool = False
    side: float = SIDE
    lead: float = 0.0

    @property
    def inner(self) -> float:
        return self.width - 2 * self.side - self.lead


def columns_of(*described: tuple[str, float, bool]) -> list[Column]:
    """Columns from (head, width, is_right); the one of width 0 takes what the others leave."""
    rest = WIDTH - sum(width for _head, width, _is_right in described)
    before = [False, *(right for _head, _width, right in described)]
    return [
        Column(
            head=text(head),
            width=width or rest,
            is_right=right,
            lead=8.0 if after_figures and not right else 0.0,
        )
        for (head, width, right), after_figures in zip(described, before)
    ]


def with_whole_heads(columns: Sequence[Column]) -> Sequence[Column]:
    """The widest column gives up what the others need so that no word of a head is broken, in any language."""
    widest = max(range(len(columns)), key=lambda n: columns[n].width)
    wanted = [
        column.width if n == widest else max(column.width, _head_width(column))
        for n, column in enumerate(columns)
    ]
    given = sum(wanted) - sum(column.width for column in columns)
    # Never so much that the widest becomes the narrow one: hostile heads may break.
    if given <= 0 or given > columns[widest].width / 2:
        return columns
    wanted[widest] -= given
    return [replace(column, width=width) for column, width in zip(columns, wanted, strict=True)]


def _head_width(column: Column) -> float:
    words = unescape(column.head).split()
    return (
        max((width_of(word, SEMIBOLD, SMALL) for word in words), default=0.0)
        + column.width
        - column.inner
        + 0.5
    )
