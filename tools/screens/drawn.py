"""Waiting for the pages of a document, so that no picture shows one that is still white."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from ui.widgets.pdf.pages import DrawnPages

_FIRST_PAGE, _NEXT_PAGE = 20_000, 500  # milliseconds within which a page is drawn


def wait_until_drawn(page: QWidget) -> None:
    """The pages of a document are drawn in a thread, one after the other."""
    pages = page.findChild(DrawnPages)
    assert pages is not None, "no document is open"
    drawn = QSignalSpy(pages.drawn)
    wait = _FIRST_PAGE
    while drawn.wait(wait):
        wait = _NEXT_PAGE
    assert drawn.count(), "no page of it was drawn"
