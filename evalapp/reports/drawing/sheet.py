"""Pages: A4 upright and on its side, footer with page x of y, bookmarks and document information."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from evalapp.domain.call import Call
from evalapp.domain.texts import _, current_language
from evalapp.reports.content import Document
from evalapp.reports.drawing.archival.archive import Origin
from evalapp.reports.drawing.fingerprint import keywords
from evalapp.reports.drawing.lettering import line, register
from evalapp.reports.drawing.listing import Listing
from evalapp.reports.drawing.margins import Imprint
from evalapp.reports.drawing.paper import Paper
from evalapp.reports.drawing.progress import Tell, between, untold
from evalapp.reports.drawing.styles import LIFT, MARGIN
from evalapp.words.formats import short_fingerprint, whole

UPRIGHT, SIDEWAYS = "upright", "sideways"
_LAID_OUT = 0.9  # how much is done once every page is there and only lacks its foot
_PROGRAM = "Evalapp"


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
        at=document.at,
    )


def imprint_of(
    call: Call, name: str, marks: Sequence[str], *, origin: str, at: str, keywords: str = ""
) -> Imprint:
    """`at` is when what it says was last changed (ISO 8601): the date of the document."""
    report = " · ".join(each for each in (call.reference or call.title, name) if each)
    made = Origin(
        title=line(f"{name} · {call.title}", 300),
        author=line(call.plan.body, 300) or _PROGRAM,
        subject=line(report, 300),
        language=current_language(),
        at=at,
        keywords=keywords,
    )
    return Imprint(report=report, marks=marks, origin=origin, made=made)


def print_pages(story: list[Flowable], imprint: Imprint, tell: Tell = untold) -> bytes:
    """The finished PDF; the same story and imprint give the same bytes."""
    register()
    buffer = io.BytesIO()
    made = imprint.made
    document = BaseDocTemplate(
        buffer, pagesize=A4, invariant=1, lang=made.language, title=made.title, author=made.author,
        subject=made.subject, creator=made.program, producer=made.program,
        keywords=[made.keywords] if made.keywords else [],
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
