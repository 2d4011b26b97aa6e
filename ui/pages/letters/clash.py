"""What was typed where somebody else stored another text meanwhile: a question that has two answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.text import Label


class Clash(QWidget):
    """`store_over` and `give_up` are the answers; there is nothing to see as long as nothing is asked."""

    def __init__(self, store_over: Callable[[], object], give_up: Callable[[], object]) -> None:
        super().__init__()
        self.said = Label(type="caption", tone="attention", wrap=True)
        self.keep_mine = Button(_("Store mine"), store_over)
        self.take_theirs = LinkButton(_("Take that text"), give_up)
        answers = QHBoxLayout()
        answers.setSpacing(theme.M)
        answers.addWidget(self.keep_mine)
        answers.addWidget(self.take_theirs)
        answers.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.said)
        column.addLayout(answers)
        self.hide()

    def ask(self, became: str, *, is_asked: bool) -> None:
        """`became` is what stands there now."""
        self.say(became_words(became) if is_asked else "")

    def say(self, words: str) -> None:
        self.said.setText(words)
        self.setVisible(bool(words))


def became_words(text: str) -> str:
    words = _("Meanwhile this became “{text}”; what you typed is not stored.")
    return words.format(text=text or _("empty"))
