"""The pages of a PDF onto a printer, through the print dialog of the system."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.progress import Tell, telling
from ui.widgets.pdf.document import OpenDocument

_MOST_DOTS = 300  # an inch: letters of 8 points are sharp, and a page takes no more than 35 MB
_POINTS = 72  # an inch


def ask_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Which printer, which pages, how many copies; None where nobody wants to print after all."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def printed_words(printer: QPrinter, pages: int) -> str:
    words = ngettext("{n} page went to {printer}.", "{n} pages went to {printer}.", pages)
    name = printer.printerName() or printer.outputFileName() or _("the printer")
    return words.format(n=pages, printer=name)


def put_on_paper(content: bytes, name: str, printer: QPrinter, tell: Tell) -> int:
    """How many pages; runs in any thread. Raises KnownError where the printer takes none, and what `tell` raises."""
    opened = OpenDocument(QByteArray(content), name)
    painter = QPainter()
    try:
        pages = _asked(printer, opened.document.pageCount())
        printer.setFullPage(True)  # the margins are those of the page itself
        for n, page in enumerate(telling(pages, tell)):
            size = opened.document.pagePointSize(page)
            is_wide = size.width() > size.height()
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
            )
            if not (printer.newPage() if n else painter.begin(printer)):
                raise KnownError(_refused(printer))
            _paint(opened.document, page, painter, printer)
    except BaseException:
        if painter.isActive():
            printer.abort()
            painter.end()
        raise
    finally:
        opened.close()
    painter.end()
    return len(pages)


def _asked(printer: QPrinter, count: int) -> Sequence[int]:
    """From 0, in the order of printing; all where no range was asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = range(first - 1, min(last, count))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def _paint(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    """As large as the sheet allows, in its middle: on A4 just as it was drawn."""
    size, sheet = document.pagePointSize(page), printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(sheet.width() / size.width(), sheet.height() / size.height())
    room = QSizeF(size.width() * scale, size.height() * scale)
    dots = min(printer.resolution(), _MOST_DOTS) / _POINTS
    image = document.render(page, QSize(round(size.width() * dots), round(size.height() * dots)))
    left, top = (sheet.width() - room.width()) / 2, (sheet.height() - room.height()) / 2
    painter.fillRect(QRectF(left, top, room.width(), room.height()), "white")
    painter.drawImage(QRectF(left, top, room.width(), room.height()), image)


def _refused(printer: QPrinter) -> str:
    name = printer.printerName() or printer.outputFileName()
    return _("The printer “{printer}” takes no pages now; look at it, or save the report as PDF.").format(
        printer=name
    )
