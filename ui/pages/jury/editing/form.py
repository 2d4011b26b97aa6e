"""The form of one person of the panel, beside the list of members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.people import OFFICES, Person, office_label
from evalapp.domain.texts import _
from evalapp.words.fields import field_label
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, LineField, SentenceField
from ui.widgets.form_field import FormField
from ui.widgets.text import Label

FIELDS = ("id", "name", "role", "email", "organisation", "enterprise_number", "expertise")


class PersonForm(Card):
    """`saved()`, `left()` and `removed()`; what is typed is a draft until it is saved."""

    saved = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Add a person"))
        self._names: dict[str, str] = {}
        self.drafts = Drafts(self._say_draft)
        # Above the fields: what is said of those does not move them.
        self.save_button = PrimaryButton(_("Save"), self.saved.emit)
        self.leave_button = Button(_("Cancel"), self.left.emit)
        self.remove_button = LinkButton(_("Remove"), self.removed.emit)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for button in (self.save_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        self.body.addLayout(buttons)
        self.body.addWidget(self.error)
        self.lines = {name: LineField() for name in FIELDS if name != "role"}
        self.role = ChoiceField()
        for office in reversed(OFFICES):
            self.role.addItem(office_label(office), office)
        self.fields: dict[str, FormField] = {}
        for name in FIELDS:
            help = _("separated by semicolons") if name == "expertise" else ""
            typed = self.role if name == "role" else self.lines[name]
            self.fields[name] = FormField(field_label(name), typed, help=help)
            self.body.addWidget(self.fields[name])
        for line in self.lines.values():
            line.returnPressed.connect(self.saved)
        self.reason_line = SentenceField()
        self.reason = FormField(_("Reason"), self.reason_line)
        self.body.addWidget(self.reason)
        self._draft = DraftForm(
            self.drafts,
            *(self.role if name == "role" else self.lines[name] for name in FIELDS),
            parent=self,
        )

    def show_for(self, person: Person | None, *, asks_reason: bool) -> None:
        """None for one who is added."""
        id = str(person.id) if person is not None else ""
        if person is not None:
            self._names[id] = person.name
        self.heading.setText(
            _("Change {name}").format(name=person.name) if person is not None else _("Add a person")
        )
        self.lines["id"].make_still(is_still=person is not None)
        self.remove_button.setVisible(person is not None)
        self.reason.setVisible(asks_reason)
        self.say({}, {})
        self.show_error("")
        self._draft.show_for(id, *(texts_of(person)[name] for name in FIELDS), standing=person)

    def leave(self) -> None:
        self._draft.leave()
        self.reason_line.clear()

    def texts(self) -> dict[str, str]:
        texts = {name: line.text() for name, line in self.lines.items()}
        return texts | {"role": str(self.role.currentData() or "")}

    def say(self, wrong: Mapping[str, str], said: Mapping[str, str]) -> None:
        for name, each in self.fields.items():
            each.say(wrong.get(name, ""), said.get(name, ""))
        first = next((self.fields[name].field for name in FIELDS if name in wrong), None)
        if first is not None:
            first.setFocus()

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def begin(self) -> None:
        self.lines["name" if self.lines["id"].isReadOnly() else "id"].setFocus()

    def _say_draft(self, id: object) -> str:
        if not id:
            return _("a new person")
        return _("the data of {name}").format(name=self._names.get(str(id), str(id)))


def texts_of(person: Person | None) -> dict[str, str]:
    """By field; of nobody those of somebody who is added."""
    if person is None:
        return dict.fromkeys(FIELDS, "") | {"role": "juror"}
    values = asdict(person)
    return {name: str(values[name]) for name in FIELDS if name != "role"} | {"role": person.office}
