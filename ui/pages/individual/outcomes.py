"""The three things a jury may propose, below each other, each with its key; one that is forbidden says why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy

from ui.access.roles import play_role
from ui.look import theme
from ui.widgets.segmented import SegmentedField

_CIRCLE, _LEAST = 16, 200


class OutcomeCard(QPushButton):
    """`about` says what follows on it; in its place, once it is off, why it cannot be chosen."""

    def __init__(self, words: str, about: str, key: str) -> None:
        super().__init__()
        play_role(self, QAccessible.Role.RadioButton)
        self._words, self._about, self._key = words, about, key
        self.why_not = ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_why_not(self, why: str) -> None:
        self.why_not = why
        self.setEnabled(not why)
        self._name()
        self._grow()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(self._said)
        self.setToolTip("")

    @property
    def _said(self) -> str:
        return self.why_not or self._about

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words need where they stand: a layout asks before it knows how wide that is."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("caption"))
        room = QRect(0, 0, max(width - self._taken(), 1), 10_000)
        said = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._said).height()
        return 2 * theme.M + theme.pixels(20) + theme.XS + said

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(320), self.heightForWidth(max(self.width(), theme.pixels(_LEAST))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(_LEAST), self.sizeHint().height())

    def _taken(self) -> int:
        """What stands beside the words: the circle, the key, the edges."""
        return 2 * theme.M + theme.pixels(_CIRCLE) + theme.M + theme.pixels(32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, is_off = self.isChecked(), not self.isEnabled()
        edge = 2.0 if is_on or self.hasFocus() else 1.0
        rect = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.setPen(QPen(theme.colour("accent" if is_on or self.hasFocus() else "strong-line"), edge))
        painter.setBrush(theme.colour("sunk" if is_off else "selection" if is_on else "panel"))
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        room = rect.adjusted(theme.M, theme.M, -theme.M, -theme.M)
        self._paint_circle(painter, QRectF(room.left(), room.top() + 2, *[theme.pixels(_CIRCLE)] * 2))
        cap = QRectF(room.right() - theme.pixels(22), room.top(), theme.pixels(22), theme.pixels(20))
        painter.setPen(QPen(theme.colour("strong-line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("dim"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        left = room.left() + theme.pixels(_CIRCLE) + theme.M
        words = QRectF(left, room.top(), cap.left() - theme.S - left, theme.pixels(20))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("dim" if is_off else "text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        said = QRectF(left, words.bottom() + theme.XS, self.width() - self._taken(), room.bottom())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("bad" if self.why_not else "dim"))
        painter.drawText(said, int(Qt.TextFlag.TextWordWrap), self._said)

    def _paint_circle(self, painter: QPainter, room: QRectF) -> None:
        is_on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if is_on else "dim"), 1.6))
        painter.setBrush(theme.colour("accent" if is_on else "panel"))
        painter.drawEllipse(room)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on-accent"))
            reach = room.width() * 0.32
            painter.drawEllipse(room.adjusted(reach, reach, -reach, -reach))


class Outcomes(SegmentedField):
    """A choice between cards; one that is off is passed over by the arrow keys too."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = keys
        self.cards: dict[str, OutcomeCard] = {}
        if isinstance(self._row, QBoxLayout):
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(theme.S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def add_card(self, words: str, about: str, data: str) -> None:
        card = OutcomeCard(words, about, self._keys[data])
        card.installEventFilter(self)
        self._group.addButton(card, len(self._data))
        self._data.append(data)
        self._row.addWidget(card)
        self.cards[data] = card

    def set_why_not(self, data: str, why: str) -> None:
        self.cards[data].set_why_not(why)

    def choose(self, data: str) -> bool:
        """As a click does; False where it is off."""
        card = self.cards[data]
        if card.isEnabled():
            card.setFocus()
            card.click()
        return card.isEnabled()

    def _take(self, index: int) -> None:
        button = self._group.button(index)
        if button is not None and button.isEnabled():
            super()._take(index)
