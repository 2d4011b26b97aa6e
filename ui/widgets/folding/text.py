"""A text of which the first lines are there, and the rest one step away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label

_LINES = 6


class FoldedText(QWidget):
    """Cut after some lines where it has more, with *more* below it."""

    def __init__(self, text: str, lines: int = _LINES) -> None:
        super().__init__()
        self._lines = lines
        self._shows_all = False
        self.text = Label(text, type="table", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = LinkButton(_("more"), self._turn, quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fold()

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._fold()

    def _fold(self) -> None:
        whole = self.text.heightForWidth(self.width())
        most = self._lines * self.text.fontMetrics().lineSpacing()
        is_long = whole > most + self.text.fontMetrics().lineSpacing()  # one line more is no reason to press
        self.text.setFixedHeight(most if is_long and not self._shows_all else whole)
        self.more.set_text(_("less") if self._shows_all else _("more"))
        self.more.setVisible(is_long)
