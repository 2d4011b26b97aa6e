"""The common shape of a page that is shown before a file is open: one card in the middle."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label, keep_room


class EntrancePage(QScrollArea):
    """Fill `self.card.body`, then call `add_buttons`. Escape goes back, the first time not where something would go."""

    guided: ClassVar[tuple[Role, str]]
    """Whose guide tells of it, and under which name in the list of chapters."""

    back_asked = Signal()
    opened = Signal(object)  # Workspace
    resized = Signal()  # there is other room for the cards, or their text is of another size

    def __init__(self, title: str, lead: str, *, width: int = 520, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(title)
        self.begins_at: QWidget = self  # what has the keyboard first
        self._is_warned = False
        self._widths: dict[Card, int] = {}  # as they are drawn, of text that is not enlarged
        self.card = Card()
        self.card.body.setSpacing(theme.M)
        self.card.body.setContentsMargins(theme.XXL, theme.XXL, theme.XXL, theme.XXL)
        self.card.body.addWidget(Label(title, type="title", wrap=True))
        self.card.body.addWidget(Label(lead, tone="dim", wrap=True))
        self.error = Label(tone="bad", wrap=True)
        self.error.hide()
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(theme.XXL, 56, theme.XXL, theme.XXL)
        self.add_card(self.card, width)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)

    def add_card(self, card: Card, width: int) -> None:
        """One more in the middle; the page shows one of them at a time."""
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._widths[card] = width
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.share_width()
            self.resized.emit()

    @property
    def room(self) -> int:
        """For a card, from side to side."""
        margins = self._column.contentsMargins()
        return self.viewport().width() - margins.left() - margins.right()

    def share_width(self) -> None:
        """As wide as it is drawn, where the window is: what stands at the right of a card must not be out of sight."""
        for card, width in self._widths.items():
            card.setFixedWidth(max(min(theme.pixels(width), self.room), card.minimumSizeHint().width()))

    def add_buttons(self, primary: PrimaryButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        # Beside the buttons, and not above them: what is said moves none from under the pointer.
        keep_room(self.error, 1)
        row.addWidget(self.error, 1)
        for button in (Button(_("Back"), self._go_back), primary):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addLayout(row)

    def show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self._is_warned = False

    def would_go(self) -> str:
        """Names what is typed here and would go with whoever goes back."""
        return ""

    def _go_back(self) -> None:
        typed = self.would_go()
        if not typed or self._is_warned:
            self.back_asked.emit()
            return
        self.show_error(_("Not kept yet: {typed}. Go back once more to leave it.").format(typed=typed))
        self._is_warned = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)
