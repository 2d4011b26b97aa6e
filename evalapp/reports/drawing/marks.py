"""What on a page is not said by it but repeated on it: heads of tables and the foot, marked as such in the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

HEAD_OF_TABLE, FOOT_OF_PAGE = "Head", "Foot"


@contextmanager
def marked(canvas: Canvas, name: str) -> Iterator[None]:
    """Whatever is drawn meanwhile is marked content of that name: readers of PDF pass over it, `running` does not."""
    canvas._code.append(f"/{name} BMC")  # type: ignore[attr-defined]
    yield
    canvas._code.append("EMC")  # type: ignore[attr-defined]
