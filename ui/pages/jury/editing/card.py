"""Who is chosen among the members: role, address, organisation and expertise."""

from __future__ import annotations

from PySide6.QtCore import Signal

from evalapp.domain.people import Person
from evalapp.domain.texts import _, pgettext
from evalapp.domain.writing.mail import why_not_sent
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import ElidedLabel, Label


class PersonCard(Card):
    """`change_asked()`."""

    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.person: Person | None = None
        self._about = ElidedLabel(type="caption", tone="dim")
        self._name = Label(type="section", wrap=True)
        self.email = Label(type="table", wrap=True)
        self.mail_trouble = Label(type="caption", tone="attention", wrap=True)
        self._organisation = Label(type="table", tone="dim", wrap=True)
        self._expertise = Label(type="caption", tone="dim", wrap=True)
        self.change_button = LinkButton(pgettext("button", "Change"), self.change_asked.emit)
        for widget in (
            self._about, self._name, self._organisation, self.email, self.mail_trouble, self._expertise,
            self.change_button,
        ):  # fmt: skip
            self.body.addWidget(widget)

    def show_person(self, person: Person | None, *, may_edit: bool) -> None:
        self.person = person
        self.setVisible(person is not None)
        if person is None:
            return
        self._about.setText(f"{person.id} · {person.office_label}")
        self._name.setText(person.name)
        self._organisation.setText(person.organisation)
        self._organisation.setVisible(bool(person.organisation))
        self.email.setText(person.email or _("no e-mail address"))
        trouble = why_not_sent(person.email) if person.email else ""
        self.mail_trouble.setText(f"● {trouble}")
        self.mail_trouble.setVisible(bool(trouble))
        words = " · ".join(part.strip() for part in person.expertise.split(";") if part.strip())
        self._expertise.setText(words)
        self._expertise.setVisible(bool(words))
        self.change_button.setVisible(may_edit)
        self.change_button.setAccessibleName(_("Change {name}").format(name=person.name))
