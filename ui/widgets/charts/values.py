"""What a picture of numbers shows: words first, and of each how large it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD, ROW = 26, 24  # heights as designed, of the heads of a grid and of its rows
BAR, LEGEND = 10, 24  # and of the bar of a whole and of what its parts are called


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """`words` of each column and how large each is drawn, a share from 0 to 1; `total` stands at the end."""

    label: str
    words: Sequence[str]
    shares: Sequence[float]
    total: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """`corner` heads the labels, `heads` the columns and `last` the totals; `foot` sums them up, without shares."""

    corner: str
    heads: Sequence[str]
    last: str
    rows: Sequence[GridRow]
    foot: GridRow | None = None

    @property
    def lines(self) -> tuple[GridRow, ...]:
        """The rows and the foot."""
        return (*self.rows, self.foot) if self.foot is not None else tuple(self.rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class Slice:
    """A part of a whole, in the colour of `role`."""

    label: str
    amount: int
    role: str
