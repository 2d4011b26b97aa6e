"""A plain text field that stores itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.saving import SAVED, SAVING, Saving, refused
from ui.widgets.fields import TextField

AUTOSAVE_AFTER = 600  # milliseconds without a key
AUTOSAVE_WITHIN = 900  # milliseconds since the first key that is not stored, for who types on and on
AGAIN_AFTER = 5_000  # milliseconds after a refusal: the disk may have room again


class CommentField(TextField):
    """Emits `committed(text)` 600 ms after the last key, while typing goes on within a second, and when the focus
    leaves; grows with its text.

    `typed(number of characters)` follows every key, for a counter; `saving_changed` that `saving` says something else.
    """

    committed = Signal(str)
    typed = Signal(int)
    focused = Signal()
    saving_changed = Signal()

    def __init__(
        self, name: str, *, lines: int = 2, most_lines: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, lines=lines, most_lines=most_lines, parent=parent)
        self._stored: str | None = ""
        self._why = ""  # what was typed last was refused
        self._told = SAVED
        self.opening = ""  # a first line from which what is typed next stands apart
        self._pause, self._latest = self._timer(AUTOSAVE_AFTER), self._timer(AUTOSAVE_WITHIN)
        self._again = self._timer(AGAIN_AFTER)
        self.textChanged.connect(self._follow)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.commit)
        return timer

    def _stop_timers(self) -> None:
        for timer in (self._pause, self._latest, self._again):
            timer.stop()

    def text(self) -> str:
        return self.toPlainText()

    def write_on(self, letters: str) -> None:
        """Take the keyboard and go on after what is there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leave_opening()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.insertPlainText(letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable():
            self._leave_opening()
        super().keyPressEvent(event)

    def _leave_opening(self) -> None:
        if self.opening and self.toPlainText() == self.opening:
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.insertPlainText("\n")

    def set_text(self, text: str) -> None:
        """Show what is stored; commits nothing."""
        self._stop_timers()
        self._stored = text
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self._grow()
        self._tell()

    def commit(self) -> None:
        """Store now what is typed and not yet stored."""
        self._stop_timers()
        text = self.toPlainText()
        if text != self._stored:
            self._stored = text
            self.committed.emit(text)
        self._tell()

    def refuse(self, why: str) -> None:
        """What was committed was refused: it is still only on the screen, and will be committed again."""
        self._stored, self._why = None, why
        self._again.start()
        self._tell()

    @property
    def saving(self) -> Saving:
        if self._stored is None:
            return refused(self._why)
        return SAVED if self.toPlainText() == self._stored else SAVING

    def _tell(self) -> None:
        if self.saving != self._told:
            self._told = self.saving
            self.saving_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    def _follow(self) -> None:
        self.typed.emit(len(self.toPlainText()))
        self._tell()
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
