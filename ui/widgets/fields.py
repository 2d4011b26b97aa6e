"""Fields to type in. Ctrl+Z takes back what is typed in one, and belongs to the window where nothing is left of it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from evalapp.domain.texts import _
from evalapp.operations.typed_amount import amount_said
from ui.look import theme
from ui.widgets.text import Label, restyle

_SEARCH, _LEAST_SEARCH = 300, 200  # pixels as designed
_PADDING = 6  # above and below the words, with the line around them, as the style sheet has it


def is_spent(event: QEvent, *, may_undo: bool, may_redo: bool) -> bool:
    """Whether a field is asked whether it takes the key of undo or redo, and has nothing for it."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return (event.matches(QKeySequence.StandardKey.Undo) and not may_undo) or (
        event.matches(QKeySequence.StandardKey.Redo) and not may_redo
    )


class ChoiceField(QComboBox):
    """One of a list. Who turns the wheel over it wants to see the rest of the page, not another choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LineField(QLineEdit):
    """One line."""

    def make_still(self, *, is_still: bool) -> None:
        """To be read and copied, not changed."""
        self.setReadOnly(is_still)
        restyle(self, still="true" if is_still else "false")

    def event(self, event: QEvent) -> bool:
        if is_spent(event, may_undo=self.isUndoAvailable(), may_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


def show_amount(label: Label, typed: str) -> None:
    """Which amount is read from what is typed, before it is stored. Nothing while it cannot be read: what is wrong with
    it is said once the field is left.
    """
    said = amount_said(typed)
    label.setText(_("read as {amount}").format(amount=said) if said else "")
    label.setVisible(bool(said))


class SearchField(LineField):
    """As wide as its words where there is room; narrower it is still of use, and the words are its tooltip."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(words)
        self.setToolTip(words)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(theme.pixels(_LEAST_SEARCH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(_SEARCH), super().sizeHint().height())


class TextField(QPlainTextEdit):
    """Plain text that wraps; grows with it, from `lines` to `most_lines`. `left`: the keyboard went elsewhere."""

    left = Signal()

    def __init__(
        self, name: str, *, lines: int = 2, most_lines: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._most_lines = lines, most_lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("type", "table")
        self.document().setDocumentMargin(2)
        self.document().setModified(False)  # the margin counts as an edit
        self.textChanged.connect(self._grow)
        self._grow()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if is_spent(event, may_undo=document.isUndoAvailable(), may_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def make_still(self, *, is_still: bool) -> None:
        """To be read and copied, not changed."""
        self.setReadOnly(is_still)
        restyle(self, still="true" if is_still else "false")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        margin = self.document().documentMargin()
        spacing = QFontMetricsF(self.font()).lineSpacing()
        least, most = (lines * spacing + 2 * margin for lines in (self._lines, self._most_lines))
        needed = min(max(self._height_of_text(most), least), most)
        # Qt keeps the margin once more, and a pixel, before it holds that all of it is in sight.
        self.setFixedHeight(ceil(needed + margin + 1) + 2 * _PADDING)

    def _height_of_text(self, most: float) -> float:
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height
