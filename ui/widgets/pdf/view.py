"""A document, page below page, on the ground of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfLinkModel, QPdfPageNavigator
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.access.roles import play_role
from ui.look import theme
from ui.widgets.pdf.layout import PageLayout, Size, Zoom, lay_out, stepped
from ui.widgets.pdf.pages import DrawnPages
from ui.widgets.pdf.paint import paint_mark, paint_page

Marks = Callable[[int], list[list[QRectF]]]
STEP = 40  # what an arrow key scrolls


class PdfView(QAbstractScrollArea):
    """Draws only the pages in sight. Every change of size or zoom leaves in sight what was there.

    Why it is not a QPdfView: docs/decisions/0012.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()
    moved = Signal()

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        """The caller keeps `document` alive until after `let_go`."""
        super().__init__(parent)
        play_role(self, QAccessible.Role.Document)
        self.setProperty("kind", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(STEP)
        self.horizontalScrollBar().setSingleStep(STEP)
        self.marks: Marks = lambda _page: []
        self.marked: tuple[int, int] | None = None  # page and number there of the mark that stands out
        sizes = [document.pagePointSize(n) for n in range(document.pageCount())]
        self._points: list[Size] = [(size.width(), size.height()) for size in sizes]
        self._zoom = Zoom()
        self._layout = PageLayout((), (), (), 0, 0)
        self._page = 0
        self._held = (0, 0.0)
        self._is_settling = False
        self._pages = DrawnPages(document, self)
        self._pages.drawn.connect(self.viewport().update)
        self._links = QPdfLinkModel(self)
        self._links.setDocument(document)
        self._navigator = QPdfPageNavigator(self)
        self._navigator.jumped.connect(self._follow_jump)
        self._lay_out()

    def let_go(self) -> None:
        """Show nothing any more and hold nothing of the document."""
        self._points = []
        self._layout = PageLayout((), (), (), 0, 0)
        self._pages.let_go()
        self._links.deleteLater()

    @property
    def page_count(self) -> int:
        return len(self._points)

    # where

    @property
    def page(self) -> int:
        return self._page

    def place(self) -> tuple[int, float]:
        """Page, and how far into it as a share of its height, of what stands at the upper edge."""
        return self._held

    def show_place(self, page: int, share: float = 0.0) -> None:
        if self._points:
            page = min(max(page, 0), self.page_count - 1)
            self._is_settling = True
            self.verticalScrollBar().setValue(self._layout.y_of(page, share))
            self._is_settling = False
            self._held = (page, share)
            self._settle(page)

    def jump(self, page: int, share: float = 0.0) -> None:
        """The same, and `go_back` leads to where the reader was."""
        if self._points:
            was, how_far = self._held
            self._navigator.update(was, QPointF(0, how_far), 1.0)
            self._navigator.jump(min(max(page, 0), self.page_count - 1), QPointF(0, share), 1.0)

    def go_back(self) -> None:
        self._navigator.back()

    def show_mark(self, page: int, rect: QRectF) -> None:
        """Bring a part of a page, in its points, into sight; nothing moves if it is there already."""
        area = self._on_view(page, rect)
        room = self.viewport().rect()
        if area.top() < theme.XXL or area.bottom() > room.height() - theme.XXL:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(area.center().y() - room.height() / 3))
        if area.left() < 0 or area.right() > room.width():
            across = self.horizontalScrollBar()
            across.setValue(across.value() + round(area.center().x() - room.width() / 2))
        self._settle(page)

    def _follow_jump(self, link: QPdfLink) -> None:
        self.show_place(link.page(), link.location().y())

    def _settle(self, asked: int | None = None) -> None:
        """Which page is at hand now: the one `asked` for if it is in sight, else the first that shows enough."""
        if not self._points:
            return
        y, height = self.verticalScrollBar().value(), self.viewport().height()
        shown = self._layout.shown(y, height)
        if asked is not None and asked in shown:
            page = asked
        elif y >= self.verticalScrollBar().maximum() > 0:
            page = self.page_count - 1
        else:
            page = self._layout.page_at_hand(y, height)
        self.moved.emit()
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # how large

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    @property
    def factor(self) -> float:
        """Of the page at hand, whether chosen or fitted."""
        return self._layout.factors[self._page] if self._points else 1.0

    def set_zoom(self, zoom: Zoom, anchor: QPoint | None = None) -> None:
        """What stands at `anchor` stays there; without one, what stands in the middle."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out(self.viewport().rect().center() if anchor is None else anchor)

    def step_zoom(self, by: int, anchor: QPoint | None = None) -> None:
        self.set_zoom(Zoom(fit="", factor=stepped(self.factor, by)), anchor)

    def _lay_out(self, anchor: QPoint | None = None) -> None:
        """Place the pages anew; what stands at `anchor`, or at the upper edge, stays where it is."""
        bar, across, view = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport().size()
        had = self._held if anchor is None else self._layout.place_at(bar.value() + anchor.y())
        is_resized, anchor = anchor is None, anchor or QPoint()
        aside = (across.value() + anchor.x()) / max(self._layout.width, view.width(), 1)
        room = self.maximumViewportSize()
        self._layout = lay_out(
            self._points,
            self._zoom,
            (room.width() - bar.sizeHint().width(), room.height()),
            self.logicalDpiY(),
        )
        self._is_settling = True
        across.setRange(0, max(0, self._layout.width - view.width()))
        across.setPageStep(view.width())
        bar.setRange(0, max(0, self._layout.height - view.height()))
        bar.setPageStep(view.height())
        if self._points:
            bar.setValue(self._layout.y_of(*had) - anchor.y())
            across.setValue(round(aside * max(self._layout.width, view.width())) - anchor.x())
        self._is_settling = False
        if self._points and not is_resized:
            self._held = self._layout.place_at(bar.value())
        self._settle(self._page)
        self.zoom_changed.emit()
        self.viewport().update()

    # what Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        if self._points and not self._is_settling:
            self._held = self._layout.place_at(self.verticalScrollBar().value())
            self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        screen = bar.pageStep() - 2 * bar.singleStep()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()  # for whoever has the view
        elif key == Qt.Key.Key_Home:
            self.show_place(0)
        elif key == Qt.Key.Key_End:
            self.show_place(self.page_count - 1, 1.0)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and not event.modifiers():
            bar.setValue(bar.value() + screen)
        elif key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Space and event.modifiers()):
            bar.setValue(bar.value() - screen)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        leads = self._link_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A link within the document is followed; one that leads out of it is not."""
        link = self._link_at(event.position().toPoint())
        if link is not None and event.button() is Qt.MouseButton.LeftButton:
            height = max(self._points[link.page()][1], 1.0)
            self.jump(link.page(), link.location().y() / height)

    def _link_at(self, point: QPoint) -> QPdfLink | None:
        if not self._points:
            return None
        page = self._layout.page_at(point.y() + self.verticalScrollBar().value())
        area, scale = self._area(page), self._scale(page)
        if self._links.page() != page:
            self._links.setPage(page)
        link = self._links.linkAt((QPointF(point) - area.topLeft()) / scale)
        return link if link.isValid() and 0 <= link.page() < self.page_count else None

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.colour("window"))
        y, height = self.verticalScrollBar().value(), self.viewport().height()
        shown = self._layout.shown(y, height)
        for page in shown:
            self._paint_page(painter, page)
        following = range(shown.stop, min(shown.stop + 1, self.page_count))
        for page in (*shown, *following):
            if not self._pages.has(page, self._pixels(page)):
                break  # the next one is asked for when this one is there

    def _paint_page(self, painter: QPainter, page: int) -> None:
        paint_page(painter, self._area(page), self._pages.find(page))
        for number, rects in enumerate(self.marks(page)):
            for rect in rects:
                paint_mark(painter, self._on_view(page, rect), stands_out=(page, number) == self.marked)

    def _area(self, page: int) -> QRectF:
        """Where `page` stands in the viewport."""
        left = self._layout.left_of(page, self.viewport().width()) - self.horizontalScrollBar().value()
        top = self._layout.tops[page] - self.verticalScrollBar().value()
        return QRectF(left, top, *self._layout.sizes[page])

    def _scale(self, page: int) -> float:
        """Pixels a point."""
        return self._layout.sizes[page][0] / max(self._points[page][0], 1.0)

    def _on_view(self, page: int, rect: QRectF) -> QRectF:
        scale, area = self._scale(page), self._area(page)
        return QRectF(
            area.left() + rect.left() * scale,
            area.top() + rect.top() * scale,
            rect.width() * scale,
            rect.height() * scale,
        )

    def _pixels(self, page: int) -> QSize:
        width, height = self._layout.sizes[page]
        ratio = self.devicePixelRatioF()
        return QSize(round(width * ratio), round(height * ratio))
