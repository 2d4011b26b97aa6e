"""What stands together on a page: a table under its heading, the end of a table with what is signed below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable
from reportlab.platypus.flowables import _listWrapOn  # type: ignore[attr-defined]

from evalapp.reports.drawing.listing import Listing
from evalapp.reports.drawing.parts import Heading

GREATEST_HOLE = 0.4  # of a page, left empty so that a table need not be split
_LEAST_ROOM = 120.0  # under what comes before a table, and for the end of its last row
_LAST_ROWS = 3  # that go along with what is kept with the end of a table


def ended(story: Sequence[Flowable], end: Sequence[Flowable]) -> list[Flowable]:
    """`story` with `end` kept below what comes last in it, so that no page holds `end` alone."""
    if not story:
        return [KeepTogether([*end])]
    last = story[-1]
    together = last.ended_by(end) if isinstance(last, Kept) else KeepTogether([last, *end])
    return [*story[:-1], together]


class Kept(KeepTogether):
    """A table with what stands before and after it.

    It goes to the next page where it is whole there and leaves no greater `hole` here, as a part of a page. Else it is
    split between rows, never below its heading; `after` keeps the last rows of the table with it. Of `after` the first
    `own` belong to the table: where it is whole with those, it is not split for the rest, which begins the next page.
    """

    def __init__(
        self,
        before: Sequence[Flowable],
        table: Listing,
        after: Sequence[Flowable] = (),
        *,
        own: int | None = None,
        hole: float = GREATEST_HOLE,
    ) -> None:
        super().__init__([*before, table, *after])
        self._before, self._table, self._after, self._hole = list(before), table, list(after), hole
        self._own = own

    @property
    def rows(self) -> int:
        return len(self._table.rows)

    def ended_by(self, after: Sequence[Flowable]) -> Kept:
        """The same, with `after` behind it; for that no greater hole is left than for any table."""
        hole = min(self._hole, GREATEST_HOLE)
        return Kept(self._before, self._table, [*self._after, *after], own=self._own, hole=hole)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        whole = [*self._before, self._table, *self._after]
        height = self._height_of(whole, available_width)
        if height <= available_height:
            return whole
        frame: Any = self._frame  # type: ignore[attr-defined]
        is_at_top, page = frame._atTop, frame._height
        if not is_at_top and height <= page and available_height < self._hole * page:
            return [FrameBreak(), self._again()]
        if self._own is not None:
            alone = [*self._before, self._table, *self._after[: self._own]]
            least = self._height_of(alone, available_width)
            if least <= available_height:
                return [*alone, FrameBreak(), *self._after[self._own :]]
            if not is_at_top and least <= page and available_height < self._hole * page:
                return [FrameBreak(), self._again()]
        # With something below it, so that the space after a heading counts.
        before = self._height_of([*self._before, Spacer(0, 1)], available_width)
        most = min(_LAST_ROWS, self.rows) if self._after else 0
        # At the top of a page nothing is gained on the next one: rather fewer rows stand with what ends them.
        for last in range(most, 0, -1) if most and is_at_top else (most,):
            parts = self._table.divided(
                available_width,
                available_height - before,
                last=last,
                is_at_top=is_at_top,
                page=page,
                above=before,
            )
            if parts is not None:
                first, rest = parts
                return [*self._before, first, FrameBreak(), Kept([], rest, self._after, hole=self._hole)]
        if not is_at_top:
            return [FrameBreak(), self._again()]
        return [NullActionFlowable(), *self._taken_apart(available_width, available_height - before, page)]

    def _taken_apart(self, width: float, room: float, page: float) -> list[Flowable]:
        """What cannot stand together on any page: what comes before the table fills one, or what comes after it."""
        if self._before and room < _LEAST_ROOM:
            return [*self._before, Kept([], self._table, self._after, own=self._own, hole=self._hole)]
        own = self._own or 0
        notes, end = self._after[:own], self._after[own:]
        together = page - self._height_of([Spacer(0, 1), *self._after], width)
        parts = self._table.ending(width, min(together, _LEAST_ROOM)) if together >= _LEAST_ROOM else None
        if parts is not None:
            first, rest = parts
            return [*self._before, first, FrameBreak(), Kept([], rest, self._after, hole=self._hole)]
        return [*self._before, self._table, *notes, *([KeepTogether(end)] if end else [])]

    def _again(self) -> Kept:
        return Kept(self._before, self._table, self._after, own=self._own, hole=self._hole)

    def _height_of(self, parts: list[Flowable], width: float) -> float:
        return float(_listWrapOn([*parts], width, self.canv)[1])


def table_section(
    words: str | Heading,
    *lead: Flowable,
    table: Listing,
    after: Sequence[Flowable] = (),
    own: int | None = None,
    hole: float = GREATEST_HOLE,
) -> Kept:
    """A heading with the table under it, and `after` with the last rows of the table."""
    head = words if isinstance(words, Heading) else Heading(words)
    return Kept([head, *lead], table, after, own=own, hole=hole)
