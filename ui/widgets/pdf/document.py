"""From bytes to a document or a picture, in memory only: a dossier is confidential, so no copy of it lies about."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtPdf import QPdfDocument
from shiboken6 import isValid

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _

MOST_PICTURE = 80_000_000  # pixels; more is no page but a poster, and costs more than 300 MB
_HEAD = 1024  # the mark of a PDF stands within its first bytes
_SIDE = 2400  # pixels: as much of a picture as a window shows


class OpenDocument:
    """A document with the bytes that it reads from as long as it lives.

    Raises KnownError, with the reason and the way out in one sentence, for what cannot be shown.
    """

    def __init__(self, content: QByteArray, name: str) -> None:
        # Qt's notes on odd links and fonts in someone's PDF help nobody here.
        QLoggingCategory.setFilterRules("qt.pdf.*=false")
        if content.isEmpty():
            raise KnownError(_("“{file}” is empty; ask the secretary for another copy.").format(file=name))
        if b"%PDF-" not in content.left(_HEAD).data():
            raise KnownError(
                _(
                    "“{file}” is not a PDF, whatever its name says; save it and open it with another program, or "
                    "ask the secretary for another copy."
                ).format(file=name)
            )
        self._buffer = QBuffer()
        self._buffer.setData(content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        if self.document.status() is not QPdfDocument.Status.Ready or not self.document.pageCount():
            error = self.document.error()
            self.close()
            raise KnownError(_reason(error).format(file=name))

    def close(self) -> None:
        """Whoever reads the document has let go of it before; at the end of the program Qt may have, too."""
        if isValid(self.document):
            self.document.close()
        if isValid(self._buffer):
            self._buffer.close()
            self._buffer.setData(QByteArray())


def _reason(error: QPdfDocument.Error) -> str:
    if error is QPdfDocument.Error.IncorrectPassword:
        return _(
            "“{file}” is locked with a password; save it and open it with a program that asks for it, or ask the "
            "secretary for an unlocked copy."
        )
    if error is QPdfDocument.Error.UnsupportedSecurityScheme:
        return _(
            "“{file}” is protected in a way that cannot be read here; save it and open it with another program."
        )
    return _(
        "“{file}” is damaged and cannot be shown; save it and try another program, or ask the secretary for "
        "another copy."
    )


def picture_of(content: QByteArray, name: str) -> QImage:
    """A picture, no larger than a window can show. Raises KnownError where it cannot be read."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PICTURE:
        raise KnownError(
            _("“{file}” is too large to be shown here; save it and open it with another program.").format(
                file=name
            )
        )
    if max(size.width(), size.height()) > _SIDE:
        reader.setScaledSize(size * (_SIDE / max(size.width(), size.height())))
    image = reader.read()
    if image.isNull():
        raise KnownError(_reason(QPdfDocument.Error.InvalidFileFormat).format(file=name))
    return image
