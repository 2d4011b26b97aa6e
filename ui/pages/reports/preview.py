"""A report before it is written or printed: the very pages, in the place of the choices that made them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.settings import ReadingPlace
from ui.widgets.buttons import LinkButton
from ui.widgets.pdf.document import OpenDocument
from ui.widgets.pdf.pane import PdfPane
from ui.widgets.text import ElidedLabel, Label


class Preview(QWidget):
    """`left`: whoever reads it goes back to the choices. Raises KnownError for what cannot be shown."""

    left = Signal()

    def __init__(self, content: bytes, name: str, fingerprint: str) -> None:
        """`fingerprint` is that of the file which it was drawn from."""
        super().__init__()
        self._of = fingerprint
        self._open = OpenDocument(QByteArray(content), name)
        # With the window everything goes at once; the document then closes after those who read it.
        self.destroyed.connect(self._open.close)
        self.pane = PdfPane(self._open.document, name, ReadingPlace(zoom="page"))
        self._older = Label(type="caption", tone="attention")
        self._older.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(LinkButton(_("Back to the choices (Esc)"), self.left.emit))
        row.addWidget(ElidedLabel(name, type="table-strong"), 1)
        row.addWidget(self._older)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(row)
        layout.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)

    def follow(self, fingerprint: str) -> None:
        """The file has this fingerprint now."""
        is_older = fingerprint != self._of
        self._older.setText(_("The file has changed since; look at it anew") if is_older else "")
        self._older.setVisible(is_older)

    def let_go(self) -> None:
        """Give the memory back. The closed document itself lives as long as the widgets that knew it."""
        self.pane.let_go()
        self._open.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
