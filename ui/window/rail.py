"""The rail: a button of icon and word for each page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import icons, theme
from ui.widgets.text import Ground
from ui.window.entries import Entry

WIDTH = 84
ICON = 20
SMALLEST = 11  # a long word is set smaller before it is cut


def _width() -> int:
    """Wider where the text is enlarged: a word set smaller to fit would undo what was asked."""
    return max(WIDTH, theme.pixels(WIDTH))


class RailButton(QAbstractButton):
    def __init__(
        self, text: str, icon: str, *, checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self._icon = icon
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)  # one of several, to who hears it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_width() - 8, theme.pixels(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        role = "accent" if self.isChecked() else "dim"
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent-ground" if self.isChecked() else "sunk"))
            painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)
        if self.hasFocus() or (self.isChecked() and theme.is_contrast()):
            # In high contrast the page at hand has a line as well; the keyboard's is the heavier.
            width = (3 if theme.is_contrast() else 2) if self.hasFocus() else 1
            painter.setPen(QPen(theme.colour("accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)
        middle = self.width() / 2
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour(role))
        room = QRectF(2, 8 + ICON, self.width() - 4, self.height() - ICON - 10)
        if self._lowest() - ICON - 10 >= painter.fontMetrics().height():
            place = QRectF(middle - ICON / 2, 8, ICON, ICON)
            icons.paint_icon(painter, self._icon, place, theme.colour(role))
        else:  # enlarged in a low window the word needs the room itself
            room = QRectF(2, 1, self.width() - 4, self.height() - 2)
        font = painter.font()
        while (
            QFontMetrics(font).horizontalAdvance(self.text()) >= room.width() and font.pixelSize() > SMALLEST
        ):
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _lowest(self) -> int:
        """Of all buttons beside each other: a pixel that one of them has more gives it no icon that the others lack."""
        rail = self.parentWidget()
        beside = rail.findChildren(RailButton) if rail is not None else []
        return min((each.height() for each in beside if each.isVisible()), default=self.height())


class Rail(Ground):
    """Emits `chosen(page id)`, and `help_asked`."""

    chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line="right", parent=parent)
        self._take_width()
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._group.buttonClicked.connect(self._choose)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, theme.S, 4, theme.S)
        self._layout.setSpacing(theme.XS)
        self._layout.addStretch()
        self._help = RailButton(_("Help"), "help", checkable=False)
        self._help.clicked.connect(self.help_asked)
        self._layout.addWidget(self._help)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_width()

    def _take_width(self) -> None:
        self.setFixedWidth(_width())

    def set_entries(self, entries: Sequence[Entry]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            # Out at once: Qt deletes only when its loop comes round, and until then both sets would show.
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for n, entry in enumerate(entries):
            button = RailButton(entry.label, entry.icon)
            self._buttons[entry.id] = button
            self._group.addButton(button)
            self._layout.insertWidget(n, button)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """New buttons come last in the window; here they belong where the help stands, and before it."""
        last = self._help
        for button in self._buttons.values():
            self.setTabOrder(last, button)
            last = button
        self.setTabOrder(last, self._help)

    def set_current(self, page: str) -> None:
        if page in self._buttons:
            self._buttons[page].setChecked(True)
            for each, button in self._buttons.items():  # Tab comes to the page at hand, as in any choice
                policy = Qt.FocusPolicy.StrongFocus if each == page else Qt.FocusPolicy.ClickFocus
                button.setFocusPolicy(policy)

    def _choose(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(page for page, each in self._buttons.items() if each is button))
