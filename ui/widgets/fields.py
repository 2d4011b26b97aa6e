"""Fields to type in. Ctrl+Z takes back what is typed in one, and belongs to the window where nothing is left of it."""

from __future__ import annotations

from math import ceil
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QStyledItemDelegate, QWidget

from evalapp.domain.texts import _
from evalapp.operations.typed_amount import amount_said
from ui.access.roles import name_choice
from ui.look import theme
from ui.widgets.text import Label, restyle

_SEARCH, _LEAST_SEARCH = 300, 200  # pixels as designed
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TYPING_PAUSE = 1.0  # seconds within which signs belong together, as 1 and 0 of a 10
_MOST_CHOICES = 12  # in sight at once; the others are scrolled to
_PADDING = 6  # above and below the words, with the line around them, as the style sheet has it


def is_spent(event: QEvent, *, may_undo: bool, may_redo: bool) -> bool:
    """Whether a field is asked whether it takes the key of undo or redo, and has nothing for it."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return (event.matches(QKeySequence.StandardKey.Undo) and not may_undo) or (
        event.matches(QKeySequence.StandardKey.Redo) and not may_redo
    )


class ChoiceField(QComboBox):
    """One of a list. Who turns the wheel over it wants to see the rest of the page, not another choice.

    What is typed picks the choice that says exactly that, also where it is the present one: Qt would go on to the next
    one that begins so, and make 3,5 of a 3. Only where nothing says it, the next that begins so is picked.

    Its list is made when it is first opened: most of them never are.
    """

    def __init__(self) -> None:
        super().__init__()
        name_choice(self)
        self.setMaxVisibleItems(_MOST_CHOICES)
        self._typed, self._typed_at = "", 0.0

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row_typed(event, self.currentIndex())
        if row is None:
            super().keyPressEvent(event)
        elif row != self.currentIndex():
            self.setCurrentIndex(row)
            self.activated.emit(row)

    def showPopup(self) -> None:
        """The open list has the keyboard itself, and searches as Qt does; Qt keeps of a menu that it has no scroll bar
        and draws its rows itself, whatever the style sheet says.
        """
        choices = self.view()
        choices.installEventFilter(self)
        if not isinstance(choices.itemDelegate(), QStyledItemDelegate):
            choices.setItemDelegate(QStyledItemDelegate(choices))
        choices.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self._row_typed(event, self.view().currentIndex().row())
            if row is not None:
                self.view().setCurrentIndex(
                    self.model().index(row, self.modelColumn(), self.rootModelIndex())
                )
                return True
        return super().eventFilter(watched, event)

    def _row_typed(self, event: QKeyEvent, present: int) -> int | None:
        """None where the key is not one that searches."""
        sign = event.text().casefold()
        if event.modifiers() & _COMMANDS or not sign.isprintable() or not sign.strip():
            return None
        now = monotonic()
        begun = self._typed if now - self._typed_at <= _TYPING_PAUSE else ""
        self._typed_at = now
        if not begun and sign in ".,":  # after a pause too it goes on with the number that stands there
            begun = self.itemText(present)
        for typed in filter(None, (begun and begun + sign, sign)):
            row = self._row_saying(typed, present)
            if row is not None:
                self._typed = typed
                return row
        self._typed = ""
        return present

    def _row_saying(self, typed: str, present: int) -> int | None:
        wanted = typed.replace(".", ",")
        said = [self.itemText(row).casefold().replace(".", ",") for row in range(self.count())]
        if wanted in said:
            return said.index(wanted)
        # One letter goes on to the next that begins with it; what follows it narrows that down.
        first = present + (len(typed) == 1)
        order = [*range(first, len(said)), *range(first)] if first > 0 else range(len(said))
        return next((row for row in order if said[row].startswith(wanted)), None)


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


class SentenceField(LineField):
    """One line for a sentence, such as a reason. Who comes with Tab goes on writing at its end, as in a text: were it
    chosen whole, the first letter would take its place.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.end(False)


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

    def event(self, event: QEvent) -> bool:
        """Who takes a search back once more than there is to take back means no act in the file."""
        if is_spent(event, may_undo=False, may_redo=False) and (
            self.isUndoAvailable() or self.isRedoAvailable()
        ):
            event.accept()
            return True
        return super().event(event)


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

    def toPlainText(self) -> str:
        """As it is: Qt makes plain spaces of those that do not break, and what nobody touched would be another text."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

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
