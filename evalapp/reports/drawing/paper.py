"""The canvas that papers are drawn on: pages with a foot, bookmarks, and a structure for who hears them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from evalapp.domain.texts import _
from evalapp.reports.drawing.archive import Origin, archive
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, fitted, line, width_of
from evalapp.reports.drawing.marks import FOOT_OF_PAGE, marked
from evalapp.reports.drawing.progress import Tell, telling
from evalapp.reports.drawing.structure import Box, Element, Structure
from evalapp.reports.drawing.styles import FOOT, MARGIN, SMALL, colour

_OUTLINE_LENGTH = 120
# The letters that a paper uses are taken out of the one open file of each font: two at once read each other's places.
_ONE_BY_ONE = Lock()
# What shows something, as the last operator of a string of code: strokes, fills, pictures and words.
_SHOWS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|ET)\s*$")
_ARTEFACT = "/Artifact BMC"
_FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_END = "EMC"


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What stands at the foot of every page and in the document information."""

    report: str
    marks: Sequence[str]
    origin: str
    made: Origin
    watermark: str = ""


class _Spaced(PDFTextObject):
    """Words of which each line ends in a space: else who hears them hears its last word and the next one as one."""

    def _textOut(self, text: str, TStar: int = 0) -> None:
        ends_a_word = bool(TStar and text and not text.endswith((" ", "-")))
        super()._textOut(  # type: ignore[misc]
            f"{text} " if ends_a_word else text, TStar
        )

    def textOut(self, text: str) -> None:
        """The number or the dot before an item of a list."""
        super().textOut(f"{text} ")


class Paper(Canvas):
    """A canvas that holds its pages back until their number is known, then draws feet and bookmarks.

    Whatever says something is `tagged` as some of an element; what is repeated on a page is an `artefact`, and so is,
    without a word, whatever only looks: grounds and rules.
    """

    _code: list[str]

    def __init__(self, *args: Any, imprint: Imprint, tell: Tell, **options: Any) -> None:
        super().__init__(*args, **options | {"initialFontName": REGULAR, "pdfVersion": (1, 7)})
        self._imprint, self._made, self._tell = imprint, imprint.made, tell
        self._held: list[dict[str, Any]] = []
        self._bookmarks: dict[int, list[tuple[int, float, str, int]]] = {}
        self._serial = 0
        self._structure = Structure()
        self._is_marked = False
        self.setViewerPreference("DisplayDocTitle", "true")

    def beginText(
        self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None
    ) -> PDFTextObject:
        return _Spaced(self, x, y, direction=direction)

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Whatever is drawn meanwhile is content of `element`; inside of other content it is part of that."""
        if self._is_marked:
            yield
            return
        n = self._structure.piece(element, len(self._held))
        with self._marking(f"/{element.kind} <</MCID {n}>> BDC"):
            yield

    @contextmanager
    def artefact(self, begin: str = _ARTEFACT) -> Iterator[None]:
        """Whatever is drawn meanwhile says nothing that was not said already."""
        if self._is_marked:
            yield
            return
        with self._marking(begin):
            yield

    @contextmanager
    def _marking(self, begin: str) -> Iterator[None]:
        self._code.append(begin)
        self._is_marked = True
        yield
        self._is_marked = False
        self._code.append(_END)

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Elements that are first drawn meanwhile, and stand in nothing yet, stand in this one."""
        self._structure.open.append(element)
        yield
        self._structure.open.pop()

    @contextmanager
    def pictured(self, element: Element, width: float, height: float) -> Iterator[None]:
        """`tagged`, for a picture or a part of one: it remembers where on the page it stands."""
        corners = [self.absolutePosition(0, 0), self.absolutePosition(width, height)]
        (left, right), (bottom, top) = (sorted(each) for each in zip(*corners, strict=True))
        page, box = len(self._held), Box(left, bottom, right, top)
        element.boxes[page] = element.boxes[page].around(box) if page in element.boxes else box
        with self.tagged(element):
            yield

    def bookmark(self, title: str, level: int) -> None:
        """An entry in the outline that leads to the present position."""
        top = self.absolutePosition(0, 0)[1] + 30
        shown = line(title, _OUTLINE_LENGTH) or "–"
        self._bookmarks.setdefault(len(self._held), []).append((self._serial, top, shown, level))
        self._serial += 1

    def begin(self, imprint: Imprint) -> None:
        """From this page on the foot is that of another paper, whose pages are counted for themselves."""
        self._imprint = imprint

    def showPage(self) -> None:
        self._code[:] = _with_artefacts(self._code)
        self._held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        held, bookmarks = self._held, self._bookmarks
        pages = Counter(id(each["_imprint"]) for each in held)
        counted = Counter[int]()
        for index, state in enumerate(telling(held, self._tell)):
            self.__dict__.update(state)
            whose = id(self._imprint)
            counted[whose] += 1
            with self.artefact(_FOOT), marked(self, FOOT_OF_PAGE):
                self._draw_foot(counted[whose], pages[whose])
            for serial, top, title, level in bookmarks.get(index, ()):
                self.bookmarkPage(f"b{serial}", fit="FitH", top=top)
                self.addOutlineEntry(title, f"b{serial}", level, closed=level > 0)
            super().showPage()
        document = self._doc  # type: ignore[attr-defined]
        self._structure.write(document, document.Pages.pages)
        archive(document, self._made)
        with _ONE_BY_ONE:
            super().save()

    def _draw_watermark(self) -> None:
        """Through the middle of the page, so light that what is below it stays readable."""
        words = self._imprint.watermark
        if not words:
            return
        width, height = self._pagesize  # type: ignore[attr-defined]
        size = min(64.0, 0.9 * width * 64.0 / max(width_of(words, SEMIBOLD, 64), 1.0))
        self.saveState()
        self.translate(width / 2, height / 2)
        self.rotate(45)
        self.setFillColor(colour("attention"), alpha=0.11)
        self.setFont(SEMIBOLD, size)
        self.drawCentredString(0, -size / 3, words)
        self.restoreState()

    def _draw_foot(self, page: int, pages: int) -> None:
        self._draw_watermark()
        right = self._pagesize[0] - MARGIN  # type: ignore[attr-defined]
        self.setStrokeColor(colour("line"))
        self.setLineWidth(0.5)
        self.line(MARGIN, FOOT + 12, right, FOOT + 12)
        self.setFont(REGULAR, SMALL)
        self.setFillColor(colour("dim"))
        origin = self._imprint.origin
        place = _("Page {page} of {pages}").format(page=page, pages=pages)
        self.drawRightString(right, FOOT, place)
        marks = "".join(f"{mark} · " for mark in self._imprint.marks)
        # As wide as on the last page, so that nothing in the foot moves from page to page.
        last = width_of(_("Page {page} of {pages}").format(page=pages, pages=pages), REGULAR, SMALL)
        at, room = MARGIN, right - MARGIN - last - width_of(origin, REGULAR, SMALL) - 36
        if marks:
            self.setFont(SEMIBOLD, SMALL)
            self.setFillColor(colour("attention"))
            self.drawString(at, FOOT, marks)
            used = width_of(marks, SEMIBOLD, SMALL)
            at, room = at + used, room - used
        self.setFont(REGULAR, SMALL)
        self.setFillColor(colour("dim"))
        name = fitted(self._imprint.report, REGULAR, SMALL, room)
        self.drawString(at, FOOT, name)
        at += width_of(name, REGULAR, SMALL)
        middle = (MARGIN + right) / 2
        half = width_of(origin, REGULAR, SMALL) / 2 + 18
        self.drawCentredString(max(at + half, min(middle, right - last - half)), FOOT, origin)


def paper_of(flowable: Flowable) -> Paper:
    """The one that it is drawn on."""
    return cast(Paper, flowable.canv)


def _with_artefacts(code: Sequence[str]) -> list[str]:
    """What shows something and is content of nothing is marked as such: readers ask that of all there is."""
    found: list[str] = []
    plain: list[str] = []
    depth = 0

    def settle() -> None:
        shows = any(_SHOWS.search(each) for each in plain)
        found.extend([_ARTEFACT, *plain, _END] if shows else plain)
        plain.clear()

    for each in code:
        begins = each.endswith(("BDC", "BMC")) and each.startswith("/")
        if begins and not depth:
            settle()
        depth += begins
        (found if depth else plain).append(each)
        depth -= each == _END
    settle()
    return found
