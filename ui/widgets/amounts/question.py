"""A question about an amount or a day that is more often a slip than meant, answered before it is recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.words import formats
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label

_FOLDS = 440  # pixels as designed


class _Question(QWidget):
    """Hidden until it asks. `answered`: somebody said that what was typed is meant."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed = self._meant = ""
        self.words = Label(type="table", tone="attention", wrap=True)
        self.button = Button("", self._answer)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.M)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card the answer stands below the question."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.pixels(_FOLDS)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _asks(self, typed: str, question: str, meant: str) -> bool:
        """Whether it waits for an answer; not where there is no `question`, or it was answered for what is `typed`."""
        if not question or typed == self._meant:
            self.hide()
            return False
        self._typed = typed
        self.words.setText(question)
        self.button.set_text(meant)
        self.show()
        # The keyboard stays where it is: a second Enter out of habit is no answer, which Tab reaches.
        bring_into_view(self)
        announce(self, question)
        return True

    def drop(self) -> None:
        """Something else is typed: what was said of it before is about nothing any more."""
        self._meant = ""
        self.hide()

    def _answer(self) -> None:
        self._meant = self._typed
        self.answered.emit()


class AmountQuestion(_Question):
    def asks(self, typed: str, cents: int, question: str) -> bool:
        """Whether it waits for an answer about an amount."""
        return self._asks(typed, question, _("Yes, {amount} is meant").format(amount=formats.money(cents)))


class DayQuestion(_Question):
    def asks(self, on: str, question: str) -> bool:
        """Whether it waits for an answer about an ISO 8601 day, which may be empty where nothing is asked."""
        return self._asks(on, question, _("Yes, {day} is meant").format(day=formats.day(on)))
