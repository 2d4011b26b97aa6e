"""A document to read: its pages, the controls over them, a search. It handles its own keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.words.formats import whole
from ui.access.announcing import announce
from ui.actions import OTHER_KEYS, acts_of, does
from ui.look import theme
from ui.settings import ReadingPlace
from ui.widgets.pdf.bar import FindBar, PdfBar
from ui.widgets.pdf.layout import FITS, Zoom
from ui.widgets.pdf.reading import (
    BACK,
    CLOSE_SEARCH,
    FIT_PAGE,
    FIT_WIDTH,
    NEXT_HIT,
    PAGE,
    PREVIOUS_HIT,
    READING,
    SEARCH,
    ZOOM_IN,
    ZOOM_OUT,
)
from ui.widgets.pdf.search import PdfSearch
from ui.widgets.pdf.view import PdfView

PAUSE = 800  # milliseconds without a movement before the place is told and the page spoken
MOST_SPOKEN = 20_000  # characters of a page for a screen reader


class PdfPane(QWidget):
    """`paused`: the reader stays where `place` says. `asked(id)`: an action that whoever shows the pane does."""

    paused = Signal()
    asked = Signal(str)

    def __init__(
        self, document: QPdfDocument, name: str, place: ReadingPlace, *, can_widen: bool = False
    ) -> None:
        """`document` is ready, and stays alive until after `let_go`."""
        super().__init__()
        self._name, self._document = name, document
        self._ids = {QKeySequence(each.keys): each.id for each in READING}
        self.view = PdfView(document)
        self.search = PdfSearch(document, self)
        self.bar = PdfBar(document.pageCount(), self.do, can_widen=can_widen)
        self.find_bar = FindBar(self.do)
        self.find_bar.hide()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self._spoken = -1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self.bar)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.marks = self.search.marks
        self.view.page_changed.connect(self._show_page)
        self.view.moved.connect(self._pause.start)
        self.view.zoom_changed.connect(self._show_zoom)
        self.bar.page_asked.connect(self._go_to)
        self.find_bar.words_changed.connect(self._look_for)
        self.search.changed.connect(self._show_search)
        self.search.found.connect(self._show_hit)
        self.view.set_zoom(_zoom_of(place.zoom))
        self.view.show_place(place.page, place.share)
        self._show_page(self.view.page)

    def place(self) -> ReadingPlace:
        page, share = self.view.place()
        zoom = self.view.zoom
        return ReadingPlace(page=page, share=share, zoom=zoom.fit or zoom.factor)

    def let_go(self) -> None:
        """Hold nothing of the document any more."""
        self._pause.stop()
        self.search.let_go()
        self.view.let_go()

    def do(self, action: str) -> None:
        acts = acts_of(self)
        if action in acts:
            acts[action]()
        else:
            self.asked.emit(action)

    # keys

    def event(self, event: QEvent) -> bool:
        """Its own keys come here even where the window has another use for them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._id(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if action := self._id(event):
            self.do(action)
        elif event.key() == Qt.Key.Key_Escape and (self.find_bar.isVisible() or self.bar.page.hasFocus()):
            self._close_search()
        else:
            super().keyPressEvent(event)

    def _id(self, event: QKeyEvent) -> str:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = QKeySequence(event.key() | plain.value)
        other = OTHER_KEYS.get(keys.toString(), "")
        return self._ids.get(keys) or self._ids.get(QKeySequence(other), "")

    # pages and zoom

    def _show_page(self, page: int) -> None:
        self.bar.show_page(page)
        self._show_zoom()
        self.view.setAccessibleName(self._page_words())

    def _page_words(self) -> str:
        return _("Page {n} of {all} of {file}").format(
            n=whole(self.view.page + 1), all=whole(self.view.page_count), file=self._name
        )

    def _tell(self) -> None:
        """Spoken once the reader pauses, so that scrolling through a document does not read out every number."""
        if self.view.page != self._spoken:
            if self._spoken >= 0:
                announce(self.view, self._page_words())
            self._spoken = self.view.page
            if QAccessible.isActive():
                text = self._document.getAllText(self.view.page).text()
                self.view.setAccessibleDescription(text[:MOST_SPOKEN])
        self.paused.emit()

    def _show_zoom(self) -> None:
        self.bar.show_zoom(self.view.zoom, self.view.factor)

    def _go_to(self, number: int) -> None:
        self.view.jump(number - 1)
        self.view.setFocus()

    @does(FIT_WIDTH, "width")
    @does(FIT_PAGE, "page")
    def _fit(self, fit: str) -> None:
        self.view.set_zoom(Zoom(fit=fit))
        self._show_zoom()  # the button stays down where that fit was chosen already

    @does(PAGE)
    def _ask_page(self) -> None:
        self.bar.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.page.selectAll()

    @does(ZOOM_IN, 1)
    @does(ZOOM_OUT, -1)
    def _zoom(self, by: int) -> None:
        self.view.step_zoom(by)

    @does(BACK)
    def _go_back(self) -> None:
        self.view.go_back()

    # search

    @does(SEARCH)
    def _open_search(self) -> None:
        self.find_bar.show()
        self.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_bar.field.selectAll()

    @does(CLOSE_SEARCH)
    def _close_search(self) -> None:
        """And back to the pages, whichever field had the keyboard."""
        self.find_bar.field.clear()
        self.find_bar.hide()
        self.bar.show_page(self.view.page)
        self.view.setFocus()

    @does(NEXT_HIT, 1)
    @does(PREVIOUS_HIT, -1)
    def _step(self, by: int) -> None:
        if self.find_bar.isHidden():
            self._open_search()
        self.search.step(by, page=self.view.page)

    def _look_for(self, words: str) -> None:
        self.search.look_for(words, page=self.view.page)

    def _show_search(self) -> None:
        self.view.marked = self.search.current
        self.view.viewport().update()
        self.find_bar.show_state(self.search)

    def _show_hit(self, page: int, rect: QRectF) -> None:
        self.view.show_mark(page, rect)


def _zoom_of(kept: str | float) -> Zoom:
    return Zoom(fit=kept) if isinstance(kept, str) and kept in FITS else Zoom(fit="", factor=float(kept))
