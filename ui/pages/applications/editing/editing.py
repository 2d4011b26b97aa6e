"""Adding, changing and removing an application from its form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from evalapp.domain.application import Dossier
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.panel.editing.application_plan import (
    ApplicationEdit,
    TypedApplication,
    plan_addition,
    plan_change,
)
from evalapp.operations.panel.editing.applications import (
    AddApplication,
    ChangeApplication,
    RemoveApplication,
)
from evalapp.operations.panel.editing.attachments import RemoveAttachment
from evalapp.operations.panel.editing.texts import application_texts, part_texts
from evalapp.operations.panel.terms import has_scoring_begun
from evalapp.operations.workspace import Command
from ui.pages.applications.editing.form import ApplicationForm, FormTexts
from ui.session import Session

_NOTHING = FormTexts()


class ApplicationEditing(QObject):
    """`opened()` and `closed()` of the form; `done(number, words)`: what was stored, empty number for removed."""

    opened = Signal()
    closed = Signal()
    done = Signal(str, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.form = ApplicationForm()
        self.form.hide()
        self.number: str | None = None  # of which the form is open, empty for one that is added
        self._before = _NOTHING
        self.form.saved.connect(self._save)
        self.form.left.connect(self._cancel)
        self.form.removed.connect(self._remove)
        self.form.attachments.removed.connect(self._remove_attachment)

    @property
    def is_open(self) -> bool:
        return self.number is not None

    @property
    def may(self) -> bool:
        return self._session.may(Action.EDIT_APPLICATION)

    def add(self) -> None:
        self._open("", _NOTHING, standing="")

    def change(self, dossier: Dossier) -> None:
        self.form.attachments.show_files(dossier.attachments)
        self._open(dossier.application.number, texts_of(dossier), standing=texts_of(dossier))

    def follow(self, dossier: Dossier | None) -> None:
        """Another one was chosen beside the form, or what the panel says of it is another."""
        if not self.number or not self.may:
            if self.is_open and not self.may:
                self.close()
            return
        if dossier is None:
            self.close()
            return
        self.form.attachments.show_files(dossier.attachments)
        if dossier.application.number != self.number or texts_of(dossier) != self._before:
            self.change(dossier)

    def close(self) -> None:
        if self.is_open:
            self.number = None
            self.form.leave()
            self.form.hide()
            self.closed.emit()

    def _open(self, number: str, stored: FormTexts, *, standing: object) -> None:
        was_open, self.number, self._before = self.is_open, number, stored
        self.form.show_for(
            number, stored, asks_reason=has_scoring_begun(self._session.view), standing=standing
        )
        self.form.show()
        if not was_open:
            self.opened.emit()
            self.form.begin()

    def _cancel(self) -> None:
        if self.number is not None:
            self.form.drafts.forget(self.number)
        self.close()

    def _save(self) -> None:
        number = self.number
        if number is None:
            return
        typed = self._typed()
        view = self._session.view
        try:
            edit = plan_change(view, number, typed) if number else plan_addition(view, typed)
        except KnownError as error:
            self.form.show_error(str(error))
            return
        self.form.say(edit.wrong, edit.said)
        if edit.wrong:  # all or nothing here: whoever typed it is there to mend it
            self.form.show_error(_("Nothing was stored yet: mend what is marked, or cancel."))
            return
        self.form.show_error("")
        if edit.after is None or edit.after == edit.before:
            self._cancel()
            return
        reason = self.form.reason_text
        command: Command = (
            ChangeApplication(dossier=edit.after, reason=reason)
            if number
            else AddApplication(dossier=edit.after, reason=reason)
        )
        if self._run(command, number):
            self.done.emit(edit.number, _stored_words(edit, is_added=not number))

    def _remove(self) -> None:
        if not self.number:
            return
        number = self.number
        if self._run(RemoveApplication(number=number, reason=self.form.reason_text), number):
            self.done.emit("", _("Application {application} was removed.").format(application=number))

    def _remove_attachment(self, name: str) -> None:
        number = self.number or ""
        command = RemoveAttachment(application=number, name=name, reason=self.form.reason_text)
        if self._session.run(command, on_error=self.form.show_error) is not None:
            text = _("“{file}” was taken away from {application}.")
            self.done.emit(number, text.format(file=name, application=number))

    def _run(self, command: Command, number: str) -> bool:
        self.number = None  # the list that is read anew must not open its form again
        changes = self._session.run(command, on_error=self.form.show_error)
        self.number = number
        if changes is None:
            return False
        self.form.drafts.forget(number)
        self.close()
        return True

    def _typed(self) -> TypedApplication:
        """What differs from what is stored."""
        now, before = self.form.texts(), self._before
        is_new = not self.number
        lists = {
            kind: now.lists[kind]
            for kind in ("partners", "budget")
            if now.lists[kind] != before.lists.get(kind, [])
        }
        return TypedApplication(
            fields={
                name: text
                for name, text in now.fields.items()
                if text != before.fields.get(name, "") or (is_new and name == "number")
            },
            extra=_further(before.lists.get("extra", []), now.lists["extra"]),
            partners=lists.get("partners"),
            budget=lists.get("budget"),
        )


def _further(before: list[Mapping[str, str]], after: list[Mapping[str, str]]) -> dict[str, str]:
    """What becomes of the further fields; one that is no longer among them is emptied."""
    was, now = ({row["heading"]: row["text"] for row in rows} for rows in (before, after))
    return {name: now.get(name, "") for name in {**was, **now} if was.get(name) != now.get(name)}


def texts_of(dossier: Dossier) -> FormTexts:
    return FormTexts(
        fields=application_texts(dossier),
        lists={
            "partners": [part_texts(each) for each in dossier.partners],
            "budget": [part_texts(each) for each in dossier.budget],
            "extra": [{"heading": name, "text": text} for name, text in dossier.application.extra.items()],
        },
    )


def _stored_words(edit: ApplicationEdit, *, is_added: bool) -> str:
    text = _("Application {application} was added.") if is_added else _("{application} was changed.")
    return " ".join([text.format(application=edit.number), *edit.said.values(), *edit.notes])
