"""The form of an act on applications: what of it is chosen, and the sentences and the day that go with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.admissibility.form import About
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, LineField, SentenceField
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label

Choices = Sequence[tuple[str, str]]
"""Of each its value and its words; the first is chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """As they were typed; empty for what was not asked."""

    choice: str
    whom: str
    text: str
    beside: str
    day: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What is asked: the words of each field, which is not shown where they are empty."""

    words: str
    button: str
    choice: str = ""
    choices: Choices = ()
    whom: str = ""
    whoms: Choices = ()
    text: str = ""
    beside: str = ""
    day: str = ""


Record = Callable[[Filled], object]
"""None where it was refused. Raises BadValue for what cannot be read."""


class ActForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.drafts = Drafts(_say_draft)
        self._about: About | None = None
        self._record: Record | None = None
        self._words = Label(type="table-strong", wrap=True)
        self.choice, self.whom = ChoiceField(), ChoiceField()
        self.text, self.beside, self.day = SentenceField(), LineField(), LineField()
        self._draft = DraftForm(self.drafts, self.text, self.beside, self.day, parent=self)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button("", self._act)
        self.cancel_button = Button(_("Cancel"), self.close_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for widget in (self._words, self.choice, self.text, self.beside, self.day, self.whom):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.button)
        row.addWidget(self.cancel_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.error)
        for field in (self.text, self.beside, self.day):
            field.returnPressed.connect(self._act)
        self.hide()

    def ask(self, about: About, wanted: Wanted, record: Record) -> None:
        self._about, self._record = about, record
        self._words.setText(wanted.words)
        self.button.set_text(wanted.button)
        for box, name, choices in (
            (self.choice, wanted.choice, wanted.choices),
            (self.whom, wanted.whom, wanted.whoms),
        ):
            box.setAccessibleName(name)
            box.clear()
            for value, said in choices:
                box.addItem(said, value)
            box.setVisible(bool(choices))
        fields = ((self.text, wanted.text), (self.beside, wanted.beside), (self.day, wanted.day))
        for field, name in fields:
            field.setPlaceholderText(name)
            field.setAccessibleName(name or wanted.words)
            field.setVisible(bool(name))
        self._draft.show_for(about, "", "", "")
        self.show_error("")
        self.show()
        (self.choice if wanted.choices else self.text).setFocus()
        bring_into_view(self)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def close_form(self) -> None:
        if self._about is not None:
            self.drafts.forget(self._about)
        self.leave()

    def leave(self) -> None:
        """What is typed stays a draft."""
        self._draft.leave()
        self._about = None
        self.hide()

    def _act(self) -> None:
        about, record = self._about, self._record
        if about is None or record is None:
            return
        filled = Filled(
            choice=str(self.choice.currentData() or ""),
            whom=str(self.whom.currentData() or ""),
            text=self.text.text(),
            beside=self.beside.text() if self.beside.isVisibleTo(self) else "",
            day=self.day.text() if self.day.isVisibleTo(self) else "",
        )

        def recorded() -> object:
            try:
                return record(filled)
            except BadValue as error:
                self.show_error(str(error))
                return None

        if self.drafts.record(about, recorded) is not None:
            self.leave()


def _say_draft(about: Hashable) -> str:
    assert isinstance(about, About)
    return _("a supplement or hearing of {application}").format(application=about.application)
