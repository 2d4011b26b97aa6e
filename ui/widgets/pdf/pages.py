"""Drawn pages of a document: made in a thread, one at a time, kept as long as there is room for them."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

MOST_KEPT = 160_000_000  # bytes of pictures; the latest two are kept whatever their size
MOST_PIXELS = 24_000_000  # of one picture: a poster, or a page much enlarged, is drawn coarser


class DrawnPages(QObject):
    """Asks for one page at a time, so that after a long scroll the page in sight comes first, not all it passed."""

    drawn = Signal()

    def __init__(self, document: QPdfDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[int, tuple[QSize, QImage]] = OrderedDict()
        self._asked: tuple[int, QSize] | None = None
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._take)

    def let_go(self) -> None:
        """Wait for the page being drawn; afterwards no thread reads the document any more."""
        self._renderer.setDocument(None)  # type: ignore[arg-type]  # the stub does not know this meaning
        self._kept.clear()

    def find(self, page: int) -> QImage | None:
        """The picture of `page`, perhaps still of another size; a null picture where it cannot be drawn."""
        return self._kept[page][1] if page in self._kept else None

    def has(self, page: int, size: QSize) -> bool:
        """Whether `page` is drawn for `size`, in pixels. If not it is asked for, unless another one is under way."""
        size = _bounded(size)
        if page in self._kept and self._kept[page][0] == size:
            self._kept.move_to_end(page)
            return True
        if self._asked is None:
            self._asked = page, size
            self._renderer.requestPage(page, size, QPdfDocumentRenderOptions())
        return False

    @property
    def bytes_kept(self) -> int:
        return sum(image.sizeInBytes() for _size, image in self._kept.values())

    def _take(self, page: int, size: QSize, image: QImage, *_rest: object) -> None:
        self._asked = None
        self._kept[page] = size, image
        self._kept.move_to_end(page)
        while self.bytes_kept > MOST_KEPT and len(self._kept) > 2:
            self._kept.popitem(last=False)
        self.drawn.emit()


def _bounded(size: QSize) -> QSize:
    pixels = size.width() * size.height()
    return size if pixels <= MOST_PIXELS else size * (MOST_PIXELS / pixels) ** 0.5
