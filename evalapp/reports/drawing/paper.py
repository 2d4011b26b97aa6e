"""The canvas that papers are drawn on: pages with a foot, bookmarks, and a structure for who hears them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, Literal, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from evalapp.reports.drawing.archival.archive import archive
from evalapp.reports.drawing.leading import Awaited, Bookmark, Head, entries_of, linked
from evalapp.reports.drawing.lettering import REGULAR, is_own, line, register
from evalapp.reports.drawing.margins import Imprint, draw_foot, draw_head
from evalapp.reports.drawing.marks import FOOT_OF_PAGE, marked
from evalapp.reports.drawing.progress import Tell, telling
from evalapp.reports.drawing.scripts.further import fonts_in
from evalapp.reports.drawing.scripts.leftward import drawn
from evalapp.reports.drawing.structure import Box, Element, Structure
from evalapp.reports.drawing.styles import TABLE, colour

_OUTLINE_LENGTH = 120
# The letters that a paper uses are taken out of the one open file of each font: two at once read each other's places.
_ONE_BY_ONE = Lock()
# What shows something, as the last operator of a string of code: strokes, fills, pictures and words.
_SHOWS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|ET)\s*$")
_ARTEFACT = "/Artifact BMC"
_HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
_FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_DESTINATION = "to {}"
_END = "EMC"


class _Spaced(PDFTextObject):
    """Words of which each line ends in a space: else who hears them hears its last word and the next one as one."""

    _fontname: str
    _last = " "  # what was shown on this line

    def _textOut(self, text: str, TStar: int = 0) -> None:
        # A line that somebody broke off ends in nothing, behind words of another look.
        last = text or self._last
        ends_a_word = bool(TStar and not last.endswith((" ", "-")))
        self._last = " " if TStar else last
        super()._textOut(  # type: ignore[misc]
            f"{text} " if ends_a_word else text, TStar
        )

    def _formatText(self, text: str) -> str:
        """What the typeface does not have in the font that does, and what runs to the left so that it is read so."""
        paper = cast(Paper, self._canvas)  # type: ignore[attr-defined]
        if is_own(text):
            paper.hear(text)
            return str(super()._formatText(text))  # type: ignore[misc]
        parts = list(drawn(text))
        paper.hear(text, is_turned=any(each.is_turned for each in parts))
        own, code = self._fontname, list[str]()
        for self._fontname, letters in fonts_in("".join(each.shown for each in parts), own, register()):
            self._curSubset = -1  # of another font, so that it is named again
            code.append(super()._formatText(letters))  # type: ignore[misc]
        self._fontname, self._curSubset = own, -1
        return " ".join(code)

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
        self._bookmarks: dict[int, list[Bookmark]] = {}
        self._serial = 0
        self._structure = Structure()
        self._is_marked = False
        self._heard: Element | None = None
        self._led_to: dict[str, int] = {}  # what the contents lead to, and on which page it is found
        self._running = ""
        self._head = Head()
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
        self._heard = element
        with self._marking(f"/{element.kind} <</MCID {n}>> BDC"):
            yield
        self._heard = None

    def hear(self, words: str, *, is_turned: bool = False) -> None:
        """What is shown of the element at hand; what `is_turned` stands in another order than it is said."""
        if self._heard is not None:
            self._heard.said.append(words)
            self._heard.is_turned |= is_turned

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

    def bookmark(self, title: str, level: int, *, name: str = "", called: str = "") -> None:
        """An entry in the outline that leads to the present position, and by its `name` one of the contents may."""
        top = self.absolutePosition(0, 0)[1] + 30
        shown = line(title, _OUTLINE_LENGTH) or "–"
        self._bookmarks.setdefault(len(self._held), []).append(
            Bookmark(self._serial, top, shown, level, name, line(called, _OUTLINE_LENGTH // 2))
        )
        self._serial += 1
        if name:
            self._led_to[name] = len(self._held) + 1

    def lead(self, element: Element, name: str, words: str, room: Box) -> None:
        """`element` is a link: who presses in `room` comes to the heading of that name; `words` say to what."""
        corners = (self.absolutePosition(room.left, room.bottom), self.absolutePosition(room.right, room.top))
        link = f"link{self._serial}"
        self._serial += 1
        destination = self._bookmarkReference(_DESTINATION.format(name))  # type: ignore[attr-defined]
        annotation = linked(Box(*corners[0], *corners[1]), destination, line(words, _OUTLINE_LENGTH))
        self._addAnnotation(annotation, link)  # type: ignore[attr-defined]
        self._structure.link(element, len(self._held), link)

    def number(self, name: str, right: float, base: float, font: str, ink: str) -> None:
        """The number of the page on which the heading of that name stands, up to `right`, once that is known."""
        self._code.append(Awaited(name, right, base, font, ink))

    def run(self, words: str) -> None:
        """What stands at the head of the pages from the next one on; this one begins with it, and has no head."""
        self._running = words
        if words or not self._is_begun:
            self._head = Head()

    def speak(self, speaker: str) -> None:
        """They go on speaking; where a page begins so, its head says who."""
        if not self._is_begun:
            self._head = self._head._replace(speaker=speaker)

    @property
    def _is_begun(self) -> bool:
        """Whether anything is said on this page yet."""
        return self._structure.has_content(len(self._held))

    def begin(self, imprint: Imprint) -> None:
        """From this page on the foot is that of another paper, whose pages are counted for themselves."""
        self._imprint = imprint

    def showPage(self) -> None:
        self._code[:] = _with_artefacts(self._code)
        self._held.append(dict(self.__dict__))
        self._head = Head(self._running)
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        held, bookmarks, led_to = self._held, self._bookmarks, self._led_to
        outline = iter(entries_of([each for n in sorted(bookmarks) for each in bookmarks[n]]))
        pages = Counter(id(each["_imprint"]) for each in held)
        counted = Counter[int]()
        for index, state in enumerate(telling(held, self._tell)):
            self.__dict__.update(state)
            self._fill(led_to)
            whose = id(self._imprint)
            counted[whose] += 1
            if self._head.running:
                with self.artefact(_HEAD):
                    draw_head(self, self._head)
            with self.artefact(_FOOT), marked(self, FOOT_OF_PAGE):
                draw_foot(self, self._imprint, counted[whose], pages[whose])
            for each in bookmarks.get(index, ()):
                if each.name:
                    self.bookmarkPage(_DESTINATION.format(each.name), fit="FitH", top=each.top)
                entries = next(outline)
                for entry in entries:
                    self.bookmarkPage(entry.key, fit="FitH", top=each.top)
                    is_closed = entry.level > 0 or len(entries) > 1
                    self.addOutlineEntry(entry.title, entry.key, entry.level, closed=is_closed)
            super().showPage()
        document = self._doc  # type: ignore[attr-defined]
        self._structure.write(document, document.Pages.pages)
        archive(document, self._made)
        with _ONE_BY_ONE:
            super().save()

    def _fill(self, pages: Mapping[str, int]) -> None:
        """The numbers that waited for their pages."""
        for at, each in enumerate(self._code):
            if isinstance(each, Awaited):
                whole, self._code = self._code, []
                self.setFont(each.font, TABLE)
                self.setFillColor(colour(each.ink))
                self.drawRightString(each.right, each.base, str(pages[each.name]))
                whole[at], self._code = "\n".join(["q", *self._code, "Q"]), whole


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
