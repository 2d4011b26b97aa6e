"""What is other than in the scheme in force, in the list of criteria: the old struck through, the new beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from evalapp.domain.texts import _
from ui.look import theme

WAS = Qt.ItemDataRole.UserRole + 1
"""What stood there before; empty where it is the same."""

_EDGE = 5


def said_changed(was: str, now: str) -> str:
    """For a screen reader, which does not see what is struck through."""
    return _("{now}, was {was}").format(now=now, was=was)


class ChangedCell(QStyledItemDelegate):
    """The text of a cell with something in `WAS` is `old → new`: it is copied and measured so."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        was = index.data(WAS)
        if not was:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        now = ground.text.removeprefix(f"{was} → ")
        ground.text = ""
        style = ground.widget.style() if ground.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        struck, strong = QFont(ground.font), QFont(ground.font)
        struck.setBold(False)
        struck.setStrikeOut(True)
        strong.setBold(True)
        gap = QFontMetrics(strong).horizontalAdvance(" ")
        room = ground.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        wide = QFontMetrics(struck).horizontalAdvance(was)
        whole = wide + gap + QFontMetrics(strong).horizontalAdvance(now)
        is_right = bool(ground.displayAlignment & Qt.AlignmentFlag.AlignRight)
        left = room.right() - whole if is_right else room.left()
        painter.save()
        for text, font, tone, x in ((was, struck, "dim", left), (now, strong, "accent", left + wide + gap)):
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            spot = QRect(x, room.top(), max(room.right() - x + 1, 0), room.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Bold, whatever the row is."""
        hint = super().sizeHint(option, index)
        if not index.data(WAS):
            return hint
        strong = QFont(option.font)
        strong.setBold(True)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return hint.expandedTo(QSize(QFontMetrics(strong).horizontalAdvance(text) + 2 * _EDGE, 0))
