"""What the forms beside the checklist have in common: fields that are asked for one thing, and recorded or left."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label


class About(NamedTuple):
    """`what` is an item with its answer, or an act."""

    application: str
    what: str


class AskedForm(QWidget):
    """`fields` from top to bottom; of those that are `typed` a draft is kept, and Enter in them records."""

    def __init__(
        self,
        say_draft: Callable[[Hashable], str],
        *,
        button: str,
        fields: Sequence[QWidget],
        typed: Sequence[QLineEdit],
    ) -> None:
        super().__init__()
        self.drafts = Drafts(say_draft)
        self.about: About | None = None
        self._words = Label(type="table-strong", wrap=True)
        self._draft = DraftForm(self.drafts, *typed, parent=self)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button(button, self.act)
        self.cancel_button = Button(_("Cancel"), self.close_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for widget in (self._words, *fields):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.button)
        row.addWidget(self.cancel_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.error)
        for field in typed:
            field.returnPressed.connect(self.act)
        self.hide()

    def act(self) -> None:
        raise NotImplementedError

    def begin(self, about: About, words: str, *first: str, at: QWidget) -> None:
        """`first` stands in the typed fields unless there is a draft; the keyboard goes to `at`."""
        self.about = about
        self._words.setText(words)
        self._draft.show_for(about, *first)
        self.show_error("")
        self.show()
        at.setFocus()
        bring_into_view(self)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        if text:
            bring_into_view(self)  # the refusal may stand below the edge

    def close_form(self) -> None:
        if self.about is not None:
            self.drafts.forget(self.about)
        self.leave()

    def leave(self) -> None:
        """What is typed stays a draft."""
        self._draft.leave()
        self.about = None
        self.hide()
