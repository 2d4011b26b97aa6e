"""Adding, changing and removing a person of the panel; and the card that shows the one who is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from evalapp.domain.errors import KnownError
from evalapp.domain.people import Person
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.panel.editing.people import (
    AddPerson,
    ChangePerson,
    PersonEdit,
    RemovePerson,
    plan_person_addition,
    plan_person_change,
)
from evalapp.operations.panel.terms import has_scoring_begun
from evalapp.operations.workspace import Command
from ui.pages.jury.editing.card import PersonCard
from ui.pages.jury.editing.form import PersonForm, texts_of
from ui.session import Session


class PeopleEditing(QObject):
    """`done(id, words)`: what was stored, the id empty for who was removed; `closed()` of the form."""

    closed = Signal()
    done = Signal(str, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.card, self.form = PersonCard(), PersonForm()
        self.form.hide()
        self._person: Person | None = None
        self._is_open = False
        self.card.change_asked.connect(self._change)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._cancel)
        self.form.removed.connect(self._remove)

    @property
    def is_open(self) -> bool:
        return self._is_open

    @property
    def may(self) -> bool:
        return self._session.may(Action.EDIT_JURY)

    def show_person(self, person: Person | None) -> None:
        """The one chosen in the list: in the card, or in the form where that is open for another one."""
        is_other, is_adding = person != self._person, self._is_open and self._person is None
        if not is_adding:
            self._person = person
        self.card.show_person(person, may_edit=self.may)
        if self._is_open and not self.may:
            self.close()
        elif self._is_open and not is_adding and is_other:
            if person is None:
                self.close()
            else:
                self._open(person)
        self.card.setVisible(person is not None and not self._is_open)

    def add(self) -> None:
        self._open(None)

    def close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        self.form.leave()
        self.form.hide()
        self.card.setVisible(self.card.person is not None)
        self._person = self.card.person
        self.closed.emit()

    def _change(self) -> None:
        if self.card.person is not None:
            self._open(self.card.person)

    def _open(self, person: Person | None) -> None:
        was_open, self._is_open, self._person = self._is_open, True, person
        self.form.show_for(person, asks_reason=has_scoring_begun(self._session.view))
        self.form.show()
        self.card.hide()
        if not was_open or person is None:
            self.form.begin()

    def _cancel(self) -> None:
        self.form.drafts.forget(self._key)
        self.close()

    @property
    def _key(self) -> str:
        return str(self._person.id) if self._person is not None else ""

    def _save(self) -> None:
        view, person = self._session.view, self._person
        texts, before = self.form.texts(), texts_of(person)
        try:
            if person is None:
                edit = plan_person_addition(view, texts)
            else:
                differing = {name: text for name, text in texts.items() if text != before[name]}
                edit = plan_person_change(view, person.id, differing)
        except KnownError as error:
            self.form.show_error(str(error))
            return
        self.form.say(edit.wrong, edit.said)
        self.form.show_error("")
        if edit.wrong:
            return
        if edit.after is None or edit.after == edit.before:
            self._cancel()
            return
        reason = self.form.reason_line.text()
        command: Command = (
            AddPerson(person=edit.after, reason=reason)
            if person is None
            else ChangePerson(person=edit.after, reason=reason)
        )
        if self._run(command):
            self.done.emit(edit.id, _stored_words(edit, is_added=person is None))

    def _remove(self) -> None:
        person = self._person
        if person is not None and self._run(RemovePerson(id=person.id, reason=self.form.reason_line.text())):
            self.done.emit("", _("{name} was removed from the panel.").format(name=person.name))

    def _run(self, command: Command) -> bool:
        key = self._key
        self._is_open = False  # the list that is read anew must not open the form again
        changes = self._session.run(command, on_error=self.form.show_error)
        self._is_open = True
        if changes is None:
            self.card.hide()
            return False
        self.form.drafts.forget(key)
        self.close()
        return True


def _stored_words(edit: PersonEdit, *, is_added: bool) -> str:
    text = _("{name} was added to the panel.") if is_added else _("The data of {name} were changed.")
    name = edit.after.name if edit.after is not None else edit.id
    return " ".join(filter(None, [text.format(name=name), *edit.said.values(), edit.note]))
