"""How wide the columns of a table want to be."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QFontMetricsF

from ui.look import theme
from ui.tables.cell_delegate import cell_width
from ui.tables.cells import Band, Column, Row
from ui.tables.rows import RowsModel
from ui.tables.sharing import Widths

_MEASURED = 40  # rows looked at for the width of a column: nearly two screens
_WIDEST = 480  # more than this a column never asks for


class Measured:
    """What each column needs and what it would fill; `pinned` says how wide somebody made it, `away` which are not to
    be shown: of these nothing is worked out.
    """

    def __init__(
        self,
        model: RowsModel[Any],
        pinned: Callable[[int], int | None],
        away: Callable[[], Collection[int]],
    ) -> None:
        self._model, self._pinned, self._away = model, pinned, away
        self._widest: dict[str, float] = {}  # of what the cells of each column say

    def begin_anew(self) -> None:
        """Other rows, or larger letters."""
        self._widest = {}

    def columns(self) -> list[Column[Any]]:
        """As they share the width: one that was made so wide does not stretch."""
        return [
            column if self._pinned(n) is None else replace(column, stretches=False)
            for n, column in enumerate(self._model.columns)
        ]

    def widths(self) -> Widths:
        wanted, least = [], []
        away = self._away()
        for n, column in enumerate(self._model.columns):
            if n in away:
                wanted.append(0)
                least.append(0)
                continue
            pinned = self._pinned(n)
            natural = self._natural_width(n, column)
            wanted.append(pinned or natural)
            least.append(
                pinned or (theme.pixels(column.least) if column.stretches else _capped(column, natural))
            )
        return Widths(least=least, wanted=wanted)

    def _natural_width(self, number: int, column: Column[Row]) -> int:
        by = self._model.sorted_by
        # Whoever sorts by the words of a column sees the arrow; before that it takes no room of the others.
        has_arrow = column.key is not None or (by is not None and by[0] == number)
        metrics = QFontMetricsF(theme.font("caption-strong"))
        head = metrics.horizontalAdvance(column.head + (" ↓" if has_arrow else "")) + 17
        if column.width:
            return max(theme.pixels(column.width), round(head))
        name = self._model.names[number]
        if name not in self._widest:
            rows = self._model.kept_lines[:_MEASURED]
            cells = (column.cell(row) for row in rows if not isinstance(row, Band))
            self._widest[name] = max(map(cell_width, cells), default=0.0)
        return min(round(max(head, self._widest[name])), theme.pixels(_WIDEST))


def _capped(column: Column[Row], wanted: int) -> int:
    return min(wanted, theme.pixels(column.most)) if column.most else wanted
