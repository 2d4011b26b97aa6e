"""Score sheets: for who judges on paper, one page an application, and a second only where the criteria need it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from evalapp.domain.application import Application
from evalapp.domain.errors import KnownError
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.reports.content import ScoreSheets
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.lettering import cell, noting_substitutes
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, telling, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import MARGIN, WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.scoresheets.parts import (
    PITCH,
    ContinuedHead,
    CriterionBlock,
    Instructions,
    SheetHead,
    SignatureLine,
)

_ROOM = A4[1] - 2 * MARGIN - 6 - 1  # the height of a page's frame, less what rounding may take
_FEWEST_LINES, _FEWEST_BESIDE_DESCRIPTORS, _MOST_LINES = 2, 3, 14
_TALLEST_HEAD = _ROOM / 3
_LONG_TITLE = 140


def score_sheets(data: ScoreSheets, tell: Tell = untold) -> bytes:
    """Sheets to fill in by hand, as a PDF; the same data and language give the same bytes.

    Raises KnownError where there is no application to print a sheet for.
    """
    if not data.applications:
        raise KnownError(_("There are no applications to print score sheets for; import them first."))
    name = _("Score sheets")
    marks = [_("DEMO")] if data.call.is_demo else []
    with noting_substitutes() as substituted:
        story: list[Flowable] = []
        for application in telling(data.applications, between(tell, 0, COMPOSED)):
            story += _sheet(data, application, marks)
        if substituted:
            story.append(KeepTogether(provenance(data, list(substituted))))
        else:
            story.pop()
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _sheet(data: ScoreSheets, application: Application, marks: Sequence[str]) -> list[Flowable]:
    """The pages of one application, each ended by a page break."""
    head = _head(data, application, marks)
    further = ContinuedHead(
        _("{number} · {title} · continued").format(number=application.number, title=application.title)
    )
    taken = _height(head)
    is_long = taken > _TALLEST_HEAD
    # What says so much of itself says it on pages of its own.
    rooms = (_ROOM - (further.deep if is_long else taken), _ROOM - further.deep)
    blocks, pages = _arranged(data.call.scheme, rooms)
    story: list[Flowable] = [*head, PageBreak()] if is_long else []
    for page, lines in enumerate(pages):
        is_last = page == len(pages) - 1
        story += [further] if page or is_long else head
        chosen = [block(n) for block, n in zip(blocks[: len(lines)], lines, strict=True)]
        blocks = blocks[len(lines) :]
        left = rooms[min(page, 1)] - _height(chosen) - (SignatureLine.deep if is_last else 0)
        story += chosen
        story += [Spacer(1, left), SignatureLine()] if is_last else []
        story.append(PageBreak())
    return story


def _head(data: ScoreSheets, application: Application, marks: Sequence[str]) -> list[Flowable]:
    call = data.call
    said = [application.number, application.organisation, call.reference, call.title]
    outline = f"{application.number} · {application.title}"
    title = application.title or application.number
    look = "sheet-title" if len(title) <= _LONG_TITLE else "long-sheet-title"
    origin = " · ".join(each for each in said if each)
    return [
        SheetHead(_("Score sheet"), marks),
        Heading(title, look, outline=outline, called=application.number),
        Paragraph(cell(origin), style("sheet-note")),
        Instructions(),
    ]


class _Block:
    """A criterion that may be given more or fewer lines."""

    def __init__(self, scheme: Scheme, index: int, *, is_described: bool) -> None:
        self._criterion = scheme.criteria[index]
        is_first = index == 0 or scheme.criteria[index - 1].group != self._criterion.group
        self._group = str(scheme.group(self._criterion.group).title) if len(scheme.groups) > 1 else ""
        self._group = self._group if is_first else ""
        self._mark = scheme.marks[self._criterion.id]
        self._depth = 3 if len(scheme.groups) > 1 else 2
        self._is_described = is_described
        self.height = self(0).wrap(WIDTH, _ROOM)[1]

    def __call__(self, lines: int) -> CriterionBlock:
        return CriterionBlock(
            self._criterion,
            self._mark,
            depth=self._depth,
            group=self._group,
            lines=lines,
            is_described=self._is_described,
        )


def _arranged(scheme: Scheme, rooms: tuple[float, float]) -> tuple[list[_Block], list[list[int]]]:
    """The criteria, and for each page the lines that each of its criteria gets.

    As few pages as possible; on those the descriptors too where they leave room to write, and all lines there are.
    """
    choices = {
        is_described: [_Block(scheme, n, is_described=is_described) for n in range(len(scheme.criteria))]
        for is_described in (True, False)
    }
    bare = _pages([block.height for block in choices[False]], rooms, _FEWEST_LINES)
    heights = [block.height for block in choices[True]]
    full = _pages(heights, rooms, _FEWEST_BESIDE_DESCRIPTORS)
    if len(full) <= len(bare):
        return choices[True], _filled(heights, rooms, full, _FEWEST_BESIDE_DESCRIPTORS)
    heights = [block.height for block in choices[False]]
    return choices[False], _filled(heights, rooms, bare, _FEWEST_LINES)


def _pages(heights: Sequence[float], rooms: tuple[float, float], lines: int) -> list[int]:
    """How many criteria go on each page where each has at least so many lines and the last is signed."""
    counts, used = [0], 0.0
    for height in heights:
        needed = height + lines * PITCH
        room = rooms[min(len(counts) - 1, 1)] - SignatureLine.deep
        if counts[-1] and used + needed > room:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += needed
    return counts


def _filled(
    heights: Sequence[float], rooms: tuple[float, float], counts: list[int], lines: int
) -> list[list[int]]:
    """The lines of each criterion by page: as many as fit, shared out evenly, with no page nearly empty."""
    while lines < _MOST_LINES and len(more := _pages(heights, rooms, lines + 1)) == len(counts):
        counts, lines = more, lines + 1
    pages, start = [], 0
    for page, count in enumerate(counts):
        own = [lines] * count
        left = rooms[min(page, 1)] - SignatureLine.deep - sum(heights[start : start + count])
        left -= count * lines * PITCH
        for n in range(min(count, int(left // PITCH)) if lines < _MOST_LINES else 0):
            own[n] += 1
        pages.append(own)
        start += count
    return pages


def _height(flowables: Sequence[Flowable]) -> float:
    return sum(float(each.wrap(WIDTH, _ROOM)[1]) for each in flowables)
