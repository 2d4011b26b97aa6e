"""Searching a document a little at a time, from the page at hand on, so that the window never waits for it."""

from __future__ import annotations

from time import monotonic

import shiboken6
from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel

SLICE = 0.02  # seconds of searching before the window gets its turn
WAIT = 150  # milliseconds after the last letter


class PdfSearch(QObject):
    """Finds every place where the words stand, in capitals or not. `changed`: what `count` and `number` say."""

    changed = Signal()
    found = Signal(int, QRectF)  # page and place of the hit to be shown

    def __init__(self, document: QPdfDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._model = QPdfSearchModel(self)
        self._model.setDocument(document)
        self._pages = document.pageCount()
        self._counts: list[int] = []
        self._to_search: list[int] = []
        self._from = 0
        self._current: tuple[int, int] | None = None
        self._start = QTimer(self, interval=WAIT, singleShot=True)
        self._start.timeout.connect(self._begin)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._search_on)

    def let_go(self) -> None:
        self._start.stop()
        self._turn.stop()
        self._counts, self._to_search = [], []
        # At once: its own timer goes on until its end, and asks a document that may be gone by then.
        shiboken6.delete(self._model)

    def look_for(self, words: str, *, page: int) -> None:
        """Search for `words`, first from `page` on; without words forget what was found."""
        self._turn.stop()
        self._counts, self._current, self._from = [], None, page
        self._model.setSearchString(words.strip())
        if words.strip():
            self._start.start()
        else:
            self._start.stop()
        self.changed.emit()

    @property
    def count(self) -> int:
        """Hits so far."""
        return sum(self._counts)

    @property
    def number(self) -> int:
        """Of the current hit among all of them, from 1; 0 without one."""
        if self._current is None:
            return 0
        page, place = self._current
        return sum(self._counts[:page]) + place + 1

    @property
    def current(self) -> tuple[int, int] | None:
        """Page and number on that page of the current hit."""
        return self._current

    @property
    def is_over(self) -> bool:
        return bool(self._counts) and not self._to_search

    def marks(self, page: int) -> list[list[QRectF]]:
        """The places of the hits on `page`, in points; a hit over two lines has two."""
        if not self._counts or not self._counts[page]:
            return []
        return [hit.rectangles() for hit in self._model.resultsOnPage(page)]

    def step(self, by: int, *, page: int) -> None:
        """The next or previous hit, round the end; without a current one the first from `page` on."""
        if self._start.isActive():
            self._start.stop()
            self._begin()
        hits = [n for n, count in enumerate(self._counts) if count]
        if not hits:
            return
        if self._current is None:
            self._choose(next((n for n in hits if n >= page), hits[0]), 0)
            return
        here, place = self._current
        if 0 <= place + by < self._counts[here]:
            self._choose(here, place + by)
            return
        there = hits[(hits.index(here) + by) % len(hits)]
        self._choose(there, 0 if by > 0 else self._counts[there] - 1)

    def _choose(self, page: int, place: int) -> None:
        self._current = page, place
        self.changed.emit()
        self.found.emit(page, next(iter(self.marks(page)[place]), QRectF()))

    def _begin(self) -> None:
        self._counts = [0] * self._pages
        self._to_search = [*range(self._from, self._pages), *range(self._from)]
        self._turn.start()
        self._search_on()

    def _search_on(self) -> None:
        until = monotonic() + SLICE
        while self._to_search:
            page = self._to_search.pop(0)
            self._counts[page] = len(self._model.resultsOnPage(page))
            if self._counts[page] and self._current is None:
                self._choose(page, 0)
            if monotonic() >= until:
                break
        if not self._to_search:
            self._turn.stop()
        self.changed.emit()
