"""What on a page is not said by it but repeated on it, marked as such in the PDF: heads of tables and of the page, the
foot, a heading of what goes on. So are the lines of the contents, which say where pages break."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from evalapp.domain.texts import _

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas  # who reads the marks of a paper draws none

HEAD_OF_TABLE, FOOT_OF_PAGE, HEAD_OF_PAGE = "Head", "Foot", "Top"
TITLE, CONTINUED = "Title", "Continued"  # a heading that may be repeated, and such a heading repeated
SPEAKER = "Speaker"  # at the head of a page, who goes on speaking
ENTRY = "Entry"  # of the contents, which ends in the number of a page


@contextmanager
def marked(canvas: Canvas, name: str) -> Iterator[None]:
    """Whatever is drawn meanwhile is marked content of that name: readers of PDF pass over it, `running` does not."""
    canvas._code.append(f"/{name} BMC")  # type: ignore[attr-defined]
    yield
    canvas._code.append("EMC")  # type: ignore[attr-defined]


def continued(title: str) -> str:
    """The heading of a part where it goes on on the next page."""
    return _("{title} (continued)").format(title=title)
