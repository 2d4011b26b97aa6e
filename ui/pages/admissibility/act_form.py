"""The form of an act on applications: what of it is chosen, and the sentences and the day that go with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from ui.pages.admissibility.asked_form import About, AskedForm
from ui.widgets.fields import ChoiceField, LineField, SentenceField

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


class ActForm(AskedForm):
    def __init__(self) -> None:
        self.choice, self.whom = ChoiceField(), ChoiceField()
        self.text, self.beside, self.day = SentenceField(), LineField(), LineField()
        typed = (self.text, self.beside, self.day)
        super().__init__(_say_draft, button="", fields=(self.choice, *typed, self.whom), typed=typed)
        self._record: Record | None = None

    def ask(self, about: About, wanted: Wanted, record: Record) -> None:
        self._record = record
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
        self.begin(about, wanted.words, "", "", "", at=self.choice if wanted.choices else self.text)

    def act(self) -> None:
        about, record = self.about, self._record
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
