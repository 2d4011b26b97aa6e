"""The later changes that build on one, each with the way to it: they go before it does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.story.undoing import Hindrance
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.text import Label

_MOST_LETTERS = 36


class LaterChanges(QWidget):
    """`chosen(number)` of one of them."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._reason = Label(type="table", tone="attention", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._reason)
        column.addLayout(self._list)
        self.links: list[LinkButton] = []
        self.hide()

    def show_hindrance(self, found: Hindrance) -> None:
        self._reason.setText(found.reason)
        empty(self._list)
        self.links = []
        for each in found.changes:
            text = _("{number} · {what}").format(number=each.id, what=shorten(each.summary, _MOST_LETTERS))
            link = LinkButton(text, partial(self.chosen.emit, each.id), tip=each.summary)
            self.links.append(link)
            self._list.addWidget(link)
        if found.more:
            more = ngettext("and {n} more", "and {n} more", found.more).format(n=found.more)
            self._list.addWidget(Label(more, type="caption", tone="dim"))
        self.show()
        if self.links:
            self.links[0].setFocus()
