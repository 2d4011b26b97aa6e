"""Pages: A4 upright and on its side, footer with page x of y, bookmarks and document information."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from evalapp.domain.call import Call
from evalapp.domain.texts import _, current_language
from evalapp.reports.content import Document
from evalapp.reports.drawing.fingerprint import keywords
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, fitted, line, register, width_of
from evalapp.reports.drawing.listing import Listing
from evalapp.reports.drawing.marks import FOOT_OF_PAGE, marked
from evalapp.reports.drawing.progress import Tell, between, telling, untold
from evalapp.reports.drawing.styles import FOOT, LIFT, MARGIN, SMALL, colour
from evalapp.words.formats import short_fingerprint, whole

UPRIGHT, SIDEWAYS = "upright", "sideways"
_OUTLINE_LENGTH = 120
# The letters that a paper uses are taken out of the one open file of each font: two at once read each other's places.
_ONE_BY_ONE = Lock()
_LAID_OUT = 0.9  # how much is done once every page is there and only lacks its foot


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What stands at the foot of every page and in the document information."""

    report: str
    title: str
    marks: Sequence[str]
    origin: str
    keywords: str = ""
    watermark: str = ""


def imprint(document: Document, name: str, marks: Sequence[str]) -> Imprint:
    """That of a report: it names the change it was printed from, and can be checked against the file."""
    return imprint_of(
        document.call,
        name,
        marks,
        origin=_("Fingerprint {fingerprint} · change {change}").format(
            fingerprint=short_fingerprint(document.fingerprint), change=whole(document.change)
        ),
        keywords=keywords(document.fingerprint, document.change, document.printed),
    )


def imprint_of(call: Call, name: str, marks: Sequence[str], *, origin: str, keywords: str = "") -> Imprint:
    return Imprint(
        report=" · ".join(each for each in (call.reference or call.title, name) if each),
        title=line(f"{name} · {call.title}", 300),
        marks=marks,
        origin=origin,
        keywords=keywords,
    )


class Paper(Canvas):
    """A canvas that holds its pages back until their number is known, then draws feet and bookmarks."""

    def __init__(self, *args: Any, imprint: Imprint, tell: Tell, **options: Any) -> None:
        super().__init__(*args, **options)
        self._imprint, self._tell = imprint, tell
        self._held: list[dict[str, Any]] = []
        self._bookmarks: dict[int, list[tuple[int, float, str, int]]] = {}
        self._serial = 0
        self.setViewerPreference("DisplayDocTitle", "true")

    def bookmark(self, title: str, level: int) -> None:
        """An entry in the outline that leads to the present position."""
        top = self.absolutePosition(0, 0)[1] + 30
        shown = line(title, _OUTLINE_LENGTH) or "–"
        self._bookmarks.setdefault(len(self._held), []).append((self._serial, top, shown, level))
        self._serial += 1

    def showPage(self) -> None:
        self._held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        held, bookmarks, pages = self._held, self._bookmarks, len(self._held)
        for index, state in enumerate(telling(held, self._tell)):
            self.__dict__.update(state)
            with marked(self, FOOT_OF_PAGE):
                self._draw_foot(index + 1, pages)
            for serial, top, title, level in bookmarks.get(index, ()):
                self.bookmarkPage(f"b{serial}", fit="FitH", top=top)
                self.addOutlineEntry(title, f"b{serial}", level, closed=level > 0)
            super().showPage()
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


def print_pages(story: list[Flowable], imprint: Imprint, tell: Tell = untold) -> bytes:
    """The finished PDF; the same story and imprint give the same bytes."""
    register()
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=A4, invariant=1, lang=current_language(), title=imprint.title, author="Evalapp",
        subject=line(imprint.report, 300), creator="Evalapp", producer="Evalapp",
        keywords=[imprint.keywords] if imprint.keywords else [],
    )  # fmt: skip
    document.addPageTemplates([_template(UPRIGHT, A4), _template(SIDEWAYS, landscape(A4))])

    def paper(*args: Any, **options: Any) -> Paper:
        return Paper(*args, imprint=imprint, tell=between(tell, _LAID_OUT, 1), **options)

    document.setProgressCallBack(_followed(story, between(tell, 0, _LAID_OUT)))
    document.build(story, canvasmaker=paper)
    return buffer.getvalue()


def _followed(story: list[Flowable], tell: Tell) -> Callable[[str, int], None]:
    """Tells how much of `story` is gone; reportlab takes from its front, and puts back what found no room."""
    after = [0]  # how much there is in the last 0, 1, 2 … of it
    for each in reversed(story):
        after.append(after[-1] + _extent(each))

    least = after[-1]

    def follow(event: str, _value: int) -> None:
        nonlocal least
        if event == "PROGRESS":
            left = after[min(len(story), len(after)) - 1] + _extent(story[0]) if story else 0
            least = min(least, left)  # what is kept together counts as more once it is taken apart
            tell(1 - least / after[-1])

    return follow


def _extent(flowable: Flowable) -> int:
    """A table takes as long as its rows."""
    return len(flowable.rows) if isinstance(flowable, Listing) else 1


def _template(name: str, size: tuple[float, float]) -> PageTemplate:
    frame = Frame(
        MARGIN, MARGIN + LIFT, size[0] - 2 * MARGIN, size[1] - 2 * MARGIN - LIFT,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name,
    )  # fmt: skip
    return PageTemplate(id=name, frames=[frame], pagesize=size)
