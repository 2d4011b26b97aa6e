"""In whose name a file is open, where nobody says."""

from __future__ import annotations

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Actor, Role
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.lock_note import user_name


def actor_of(file: PanelFile, view: View) -> Actor:
    """The juror in a work file; else the user of the machine, as secretary."""
    juror = view.call().juror
    if juror:
        # Of a file that was altered the person may be gone: who looks at it must still get to see what was done to it.
        named = next((person.name for person in view.people() if person.id == juror), PersonName(juror))
        return Actor(id=juror, name=named, role=Role.JUROR)
    return machine_user()


def machine_user() -> Actor:
    name = user_name()
    return Actor(id=PersonId(name), name=PersonName(name), role=Role.SECRETARY)


def account_beside(name: str) -> str:
    """The account of this computer; empty where it spells the name, and so says no more."""
    from evalapp.domain.jury.likeness import is_same_person_name  # who only reads asks for no names

    account = user_name()
    return "" if account == name or is_same_person_name(name, account) else account
