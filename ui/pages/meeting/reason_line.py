"""A link that asks for a reason where it stands, before it does what needs one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import SentenceField
from ui.widgets.text import Label


class ReasonLine(QWidget):
    """`act(reason)` returns what is wrong, else nothing. Escape gives it up, and the keyboard is where it was.

    `needs` refuses an empty reason with that sentence. `asking(is_so)`: it has a field and two buttons now, or is one
    again.
    """

    asking = Signal(bool)

    def __init__(
        self,
        words: str,
        asks: str,
        does: str,
        act: Callable[[str], str],
        *,
        needs: str = "",
        is_link: bool = True,
    ) -> None:
        super().__init__()
        self._act, self._needs = act, needs
        self.button = LinkButton(words, self.ask) if is_link else Button(words, self.ask)
        self.reason = SentenceField()
        self.reason.setAccessibleName(asks)
        self.reason.setPlaceholderText(asks)
        self.reason.returnPressed.connect(self._do)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self._form = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(Button(does, self._do))
        buttons.addWidget(LinkButton(_("Cancel"), self.give_up, quiet=True))
        buttons.addStretch()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.S)
        form.addWidget(self.reason)
        form.addWidget(self.error)
        form.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self._form)
        self._form.hide()

    def ask(self) -> None:
        self._unfold(is_asking=True)
        self.reason.setFocus()

    def _unfold(self, *, is_asking: bool) -> None:
        self.button.setVisible(not is_asking)
        self._form.setVisible(is_asking)
        self.asking.emit(is_asking)

    def give_up(self) -> None:
        self.fold()
        self.button.setFocus()

    def fold(self) -> None:
        """What was typed goes; the keyboard stays where it is."""
        self.reason.clear()
        self.error.setText("")
        self._unfold(is_asking=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._form.isVisible():
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        reason = self.reason.text()
        wrong = self._needs if self._needs and not reason.strip() else self._act(reason)
        if wrong:
            self.error.setText(wrong)
        else:
            self.fold()
