"""Small documents for the tests of the reader, made as an applicant's program makes them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ui.settings import ReadingPlace
from ui.widgets.pdf.document import OpenDocument
from ui.widgets.pdf.pane import PdfPane

A4 = (595, 842)


def pdf(
    pages: int,
    *,
    words: str = "plan",
    sizes: Sequence[tuple[float, float]] = (A4,),
    password: str = "",
    link_to: int | None = None,
) -> bytes:
    """Each page says its number; `words` stand on the even pages. A link at the top of the first leads to `link_to`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, encrypt=StandardEncryption(password) if password else None)
    for page in range(1, pages + 1):
        width, height = sizes[(page - 1) % len(sizes)]
        canvas.setPageSize((width, height))
        canvas.drawString(72, height - 72, f"Page {page}")
        if page % 2 == 0:
            canvas.drawString(72, height - 400, words)
        if link_to is not None and page == 1:
            canvas.linkAbsolute("on", "there", (60, height - 60, 300, height - 20))
            canvas.linkURL("https://demo.example/", (60, height - 160, 300, height - 120))
        if page == link_to:
            canvas.bookmarkPage("there")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def png() -> bytes:
    """A blue picture of 300 by 200 pixels."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF2F6DB5)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


class Shown:
    """A pane with a document, shown in a window of its own size; a context manager that closes both."""

    def __init__(
        self, content: bytes, *, place: ReadingPlace | None = None, size: tuple[int, int] = (560, 640)
    ) -> None:
        self.open = OpenDocument(QByteArray(content), "plan.pdf")
        self.pane = PdfPane(self.open.document, "plan.pdf", place or ReadingPlace())
        self.pane.resize(*size)
        self.pane.show()
        QApplication.processEvents()

    def __enter__(self) -> PdfPane:
        return self.pane

    def __exit__(self, *_rest: object) -> None:
        self.pane.let_go()
        self.pane.close()
        self.pane.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.open.close()
