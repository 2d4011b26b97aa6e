"""Where each juror and each application stands in the picture of who scored what, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from evalapp.domain.application import Application
from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.scored import Scored
from ui.look import theme

GAP = 8
_ROW, _HEAD, _FOOT = 19, 20, 24
_NAME, _LEAST_ALONE, _LEAST = 168, 9.0, 5.0  # widest name; narrowest cell of one application, and of several


@dataclass(frozen=True)
class Layout:
    """Where there are more applications than room, a cell stands for several of them."""

    scored: Scored
    width: float

    @property
    def row(self) -> int:
        return theme.pixels(_ROW)

    @property
    def head(self) -> int:
        return theme.pixels(_HEAD)

    @property
    def foot_top(self) -> int:
        return self.head + self.row * len(self.scored.jurors)

    @property
    def height(self) -> int:
        return self.foot_top + theme.pixels(_FOOT)

    @cached_property
    def left(self) -> float:
        """How wide the names are."""
        metrics = QFontMetricsF(theme.font("table"))
        names = [name for _juror, name in self.scored.jurors]
        widest = max((metrics.horizontalAdvance(each) for each in [*names, foot_words()]), default=0)
        return min(widest, theme.pixels(_NAME), self.width / 3) + GAP

    @cached_property
    def right(self) -> float:
        """How wide the counts at the end of the rows are."""
        metrics = QFontMetricsF(theme.font("caption-strong"))
        said = [self.share_words(n) for n in range(len(self.scored.jurors))]
        return max(metrics.horizontalAdvance(each) for each in [*said, self.complete_words]) + GAP

    @cached_property
    def per_cell(self) -> int:
        """How many applications a cell stands for."""
        n, room = len(self.scored.applications), max(1.0, self.width - self.left - self.right)
        return 1 if n * _LEAST_ALONE <= room else max(1, ceil(n * _LEAST / room))

    @cached_property
    def cells(self) -> list[tuple[Application, ...]]:
        found, per = self.scored.applications, self.per_cell
        return [tuple(found[n : n + per]) for n in range(0, len(found), per)]

    @property
    def cell_width(self) -> float:
        return (self.width - self.left - self.right) / max(1, len(self.cells))

    def place(self, row: int, cell: int) -> QRectF:
        return QRectF(
            self.left + cell * self.cell_width, self.head + row * self.row, self.cell_width, self.row
        )

    def foot_place(self, cell: int) -> QRectF:
        """Of the bar below a column."""
        return QRectF(self.left + cell * self.cell_width, self.foot_top, self.cell_width, theme.pixels(_FOOT))

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """(juror, first application of the cell) under a point; None beside the cells."""
        column = int((point.x() - self.left) // self.cell_width) if point.x() >= self.left else -1
        row = int((point.y() - self.head) // self.row)
        if 0 <= column < len(self.cells) and 0 <= row < len(self.scored.jurors):
            return row, column * self.per_cell
        return None

    # what is said

    def words(self, row: int, column: int) -> str:
        """One juror and one application, or the several of its cell; empty where there is neither."""
        scored = self.scored
        if row >= len(scored.jurors) or column >= len(scored.applications):
            return ""
        juror, name = scored.jurors[row]
        shown = scored.applications[column : column + self.per_cell]
        if len(shown) == 1:
            return f"{name}, {shown[0].number} {shown[0].title}: {scored.words(juror, shown[0].number)}"
        given = sum(scored.given.get((juror, each.number), 0) for each in shown)
        needed = scored.each * sum((juror, each.number) in scored.given for each in shown)
        text = _("{name}, {first} to {last}: {given} of {needed} scores")
        return text.format(
            name=name, first=shown[0].number, last=shown[-1].number, given=given, needed=needed
        )

    def share_words(self, row: int) -> str:
        share = self.scored.share(self.scored.jurors[row][0])
        if not share.needed:
            return _("no seat")
        if not share.given:
            return _("no score yet")
        return _("{given} of {needed}").format(given=share.given, needed=share.needed)

    @property
    def complete_words(self) -> str:
        n = self.scored.complete
        return ngettext("{n} complete", "{n} complete", n).format(n=n)


def foot_words() -> str:
    return _("Of each application")
