"""What stands in the margins of every page: what it goes on with above, what paper it is of and which page below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from evalapp.domain.texts import _
from evalapp.reports.drawing.archival.archive import Origin
from evalapp.reports.drawing.leading import Head
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, fitted, width_of
from evalapp.reports.drawing.marks import HEAD_OF_PAGE, SPEAKER, continued, marked
from evalapp.reports.drawing.styles import FOOT, HEAD, MARGIN, SMALL, colour

_OF_HEAD = 0.6  # of its width, for what goes on
_FOR_CONTINUED = 60.0  # for the word that somebody goes on speaking


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What stands at the foot of every page and in the document information."""

    report: str
    marks: Sequence[str]
    origin: str
    made: Origin
    watermark: str = ""


def draw_head(canvas: Canvas, head: Head) -> None:
    width, height = _size(canvas)
    right, base = width - MARGIN, height - HEAD
    canvas.setFont(REGULAR, SMALL)
    canvas.setFillColor(colour("dim"))
    # As wide with a speaker as without, so that what goes on is called the same on each of its pages.
    room = (right - MARGIN) * _OF_HEAD
    with marked(canvas, HEAD_OF_PAGE):
        canvas.drawString(MARGIN, base, f"{fitted(head.running, REGULAR, SMALL, room)} ")
    if head.speaker:
        with marked(canvas, SPEAKER):
            said = fitted(head.speaker, REGULAR, SMALL, right - MARGIN - room - _FOR_CONTINUED)
            canvas.drawRightString(right, base, continued(said))
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, base - 6, right, base - 6)


def _draw_watermark(canvas: Canvas, words: str) -> None:
    """Through the middle of the page, so light that what is below it stays readable."""
    if not words:
        return
    width, height = _size(canvas)
    size = min(64.0, 0.9 * width * 64.0 / max(width_of(words, SEMIBOLD, 64), 1.0))
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    canvas.setFillColor(colour("attention"), alpha=0.11)
    canvas.setFont(SEMIBOLD, size)
    canvas.drawCentredString(0, -size / 3, words)
    canvas.restoreState()


def draw_foot(canvas: Canvas, imprint: Imprint, page: int, pages: int) -> None:
    _draw_watermark(canvas, imprint.watermark)
    right = _size(canvas)[0] - MARGIN
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, FOOT + 12, right, FOOT + 12)
    canvas.setFont(REGULAR, SMALL)
    canvas.setFillColor(colour("dim"))
    origin = imprint.origin
    place = _("Page {page} of {pages}").format(page=page, pages=pages)
    canvas.drawRightString(right, FOOT, place)
    marks = "".join(f"{mark} · " for mark in imprint.marks)
    # As wide as on the last page, so that nothing in the foot moves from page to page.
    last = width_of(_("Page {page} of {pages}").format(page=pages, pages=pages), REGULAR, SMALL)
    at, room = MARGIN, right - MARGIN - last - width_of(origin, REGULAR, SMALL) - 36
    if marks:
        canvas.setFont(SEMIBOLD, SMALL)
        canvas.setFillColor(colour("attention"))
        canvas.drawString(at, FOOT, marks)
        used = width_of(marks, SEMIBOLD, SMALL)
        at, room = at + used, room - used
    canvas.setFont(REGULAR, SMALL)
    canvas.setFillColor(colour("dim"))
    name = fitted(imprint.report, REGULAR, SMALL, room)
    canvas.drawString(at, FOOT, name)
    at += width_of(name, REGULAR, SMALL)
    middle = (MARGIN + right) / 2
    half = width_of(origin, REGULAR, SMALL) / 2 + 18
    canvas.drawCentredString(max(at + half, min(middle, right - last - half)), FOOT, origin)


def _size(canvas: Canvas) -> tuple[float, float]:
    width, height = canvas._pagesize  # type: ignore[attr-defined]
    return float(width), float(height)
