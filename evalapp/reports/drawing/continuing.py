"""Parts under headings that follow each other over pages: whole where that costs no page, else continued.

Where a part goes on on the next page, its heading stands there again and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from math import ceil
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from evalapp.reports.drawing.lettering import cell
from evalapp.reports.drawing.marks import CONTINUED, TITLE, continued, marked
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import FRAME, WIDTH, style
from evalapp.reports.drawing.words import Paragraph

_TALL = 100_000.0
_LONG = 0.3 * FRAME  # what is said by one and is longer is split between lines
_LEAST = 40.0  # of it that stands on a page
_LONGEST_AGAIN = 1_000  # of a heading that stands there whole on the page where it begins


class Titled(Heading):
    """A heading that may stand once more on the next page: `running` knows it by its mark."""

    def draw_words(self) -> None:
        with marked(self.canv, TITLE):
            super().draw_words()


class Again(Paragraph):
    """The heading of what goes on: no entry in the outline, and nothing that the paper says anew."""

    def __init__(self, words: str) -> None:
        super().__init__(cell(continued(words), _LONGEST_AGAIN), style("continued"))

    def draw(self) -> None:
        with paper_of(self).artefact(), marked(self.canv, CONTINUED):
            super().draw()


class Stack(NamedTuple):
    """How high flowables are one below the other, and the space that they want before and after them."""

    before: float
    height: float
    after: float

    def above(self, below: Stack) -> Stack:
        """Both, with the space between them that the frame of a page leaves."""
        return Stack(self.before, self.height + max(self.after, below.before) + below.height, below.after)


# What goes on over many pages is looked at on each of them, and to wrap a text takes long.
_MEASURED: WeakKeyDictionary[Flowable, Stack] = WeakKeyDictionary()


def _stack(flowables: Sequence[Flowable]) -> Stack:
    return _piled([_MEASURED.get(each) or _measured(each) for each in flowables])


def _measured(flowable: Flowable) -> Stack:
    height = flowable.wrap(WIDTH, _TALL)[1]
    found = _MEASURED[flowable] = Stack(flowable.getSpaceBefore(), height, flowable.getSpaceAfter())
    return found


def _piled(stacks: Sequence[Stack]) -> Stack:
    return reduce(Stack.above, stacks) if stacks else Stack(0.0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """A heading with what is `said` under it, piece by piece; `again` where its beginning is on the page before."""

    title: str
    head: Sequence[Flowable]
    said: Sequence[Sequence[Flowable]]
    again: bool = False

    @cached_property
    def start(self) -> Sequence[Flowable]:
        return [Again(self.title)] if self.again else self.head

    @cached_property
    def start_stack(self) -> Stack:
        return _stack(self.start)

    @cached_property
    def stacks(self) -> Sequence[Stack]:
        return [_stack(each) for each in self.said]

    @cached_property
    def whole(self) -> Stack:
        return _piled([self.start_stack, *self.stacks])

    def rest(self, at: int, torn: Sequence[Flowable] = ()) -> Part:
        """From piece `at` on, which follows what was `torn` off the piece before it."""
        said = [torn, *self.said[at:]] if torn else self.said[at:]
        return replace(self, said=said, again=True)


class _Page:
    """How much of a page is taken."""

    def __init__(self, room: float, *, is_top: bool, used: float = 0.0, after: float = 0.0) -> None:
        self._room, self.is_top, self._used, self._after = room, is_top, used, after

    def copy(self) -> _Page:
        return _Page(self._room, is_top=self.is_top, used=self._used, after=self._after)

    def left(self, below: Stack) -> float:
        """For what wants the space of `below` before it."""
        return self._room - self._used - (0.0 if self.is_top else max(self._after, below.before))

    def takes(self, stack: Stack) -> bool:
        """Whether there is room for it; then it stands there."""
        left = self.left(stack) - stack.height
        if left < 0:
            return False
        self._used, self._after, self.is_top = self._room - left, stack.after, False
        return True


class Continuing(Flowable):
    """Parts one after the other; a part is split where it would need a page more to be whole."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        return available_width, _TALL  # always asked to split: what it becomes is its parts

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        frame: Any = self._frame  # type: ignore[attr-defined]
        is_top, placed = frame._atTop, list[Flowable]()
        page = _Page(available_height, is_top=is_top)
        for n, part in enumerate(self._parts):
            rest = self._parts[n:]
            if page.takes(part.whole):
                placed += [*part.start, *(each for piece in part.said for each in piece)]
                continue
            stands = bool(placed) or not is_top
            fits = part.whole.height <= FRAME
            if stands and fits and 1 + _breaks(rest, _Page(FRAME, is_top=True)) <= _breaks(rest, page):
                return [*placed, FrameBreak(), Continuing(rest)]
            here, left = _split(part, page, is_forced=not stands)
            after = [left, *rest[1:]] if left else rest[1:]
            return [*placed, *here, *([FrameBreak(), Continuing(after)] if after else [])]
        return placed


def _split(part: Part, page: _Page, *, is_forced: bool) -> tuple[list[Flowable], Part | None]:
    """What of `part` stands on this page, and what goes on on the next one; `is_forced` where something must."""
    here: list[Flowable] = []
    for n, (piece, stack) in enumerate(zip(part.said, part.stacks)):
        start = [] if n else [*part.start]
        if page.takes(stack if n else part.start_stack.above(stack)):
            here += [*start, *piece]
            continue
        if stack.height > _LONG:
            room = page.left(stack) if n else page.left(part.start_stack)
            if not n:
                room -= part.start_stack.height + max(part.start_stack.after, stack.before)
            first, torn = _torn(piece, room)
            if first:
                return [*here, *start, *first], part.rest(n + 1, torn)
        if not n and is_forced:
            return [*start, *piece], part.rest(1)
        return here, part.rest(n) if n else part
    return here, None


def _torn(piece: Sequence[Flowable], room: float) -> tuple[list[Flowable], list[Flowable]]:
    """What of a piece stands in `room`, with a line at least under who says it; nothing where that is not so."""
    for n, each in enumerate(piece):
        if _stack(piece[: n + 1]).height <= room:
            continue
        above = _stack(piece[:n])
        left = room - (above.height + max(above.after, each.getSpaceBefore()) if n else 0.0)
        # The first is who says it, or what was torn before.
        lines = each.split(WIDTH, left) if n or _stack([each]).height > _LEAST else []
        if len(lines) > 1:
            return [*piece[:n], lines[0]], [*lines[1:], *piece[n + 1 :]]
        return (list(piece[:n]), list(piece[n:])) if n > 1 else ([], [])
    return list(piece), []


def _breaks(parts: Sequence[Part], page: _Page) -> int:
    """How many more pages they need where every part may be split."""
    here, found = page.copy(), 0
    for part in parts:
        for n, stack in enumerate(part.stacks):
            start = part.start_stack
            if here.takes(stack if n else start.above(stack)):
                continue
            left = here.left(stack) - (0.0 if n else start.height)
            # On the next page, under the heading again; of what is long a part stands here.
            torn = left if stack.height > _LONG and left >= _LEAST else 0.0
            tall = start.above(stack).height - torn
            found += ceil(tall / FRAME)
            here = _Page(FRAME, is_top=False, used=tall % FRAME, after=stack.after)
    return found
