"""To whom a mail can go, and from whom."""

from __future__ import annotations

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Person, Role
from evalapp.domain.texts import _
from evalapp.domain.writing.mail import why_not_sent
from evalapp.operations.workspace import Workspace


def fault_of(person: Person) -> str:
    """Why no mail can go to them, with what to do, as a sentence; empty where one can."""
    address = person.email.strip()
    if not address:
        return _("No mail address is known; add it to the jury, then make the draft.")
    if not address.rpartition("@")[0].isascii():
        return _(
            "“{value}” has letters before the @ that most mail servers refuse; ask for another address."
        ).format(value=shorten(address))
    return why_not_sent(address)


def receiver(person: Person) -> tuple[str, str]:
    """Raises KnownError where no mail can go to them."""
    if fault := fault_of(person):
        raise KnownError(fault)
    return person.name, person.email.strip()


def sender_of(workspace: Workspace) -> tuple[str, str] | None:
    """Whoever works here, where the panel knows an address of theirs: else the mail program fills it in."""
    own = next(
        (each for each in workspace.view.people(Role.SECRETARY) if each.id == workspace.actor.id), None
    )
    if own is None or fault_of(own):
        return None
    return own.name, own.email.strip()
