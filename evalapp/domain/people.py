"""Who takes part in a panel, and what keeps someone from judging an application."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import NOBODY, PersonId, PersonName
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _


class Role(StrEnum):
    JUROR = "juror"
    CHAIR = "chair"
    SECRETARY = "secretary"

    @property
    def label(self) -> str:
        return {Role.JUROR: _("Juror"), Role.CHAIR: _("Chair"), Role.SECRETARY: _("Secretary")}[self]


OFFICE = (Role.SECRETARY, Role.CHAIR)
"""Who work in the panel itself."""


class ConflictKind(StrEnum):
    EMPLOYER = "employer"
    FAMILY = "family"
    FINANCIAL = "financial"
    COLLABORATION = "collaboration"
    PERSONAL = "personal"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            ConflictKind.EMPLOYER: _("employer"),
            ConflictKind.FAMILY: _("family"),
            ConflictKind.FINANCIAL: _("financial interest"),
            ConflictKind.COLLABORATION: _("collaboration"),
            ConflictKind.PERSONAL: _("personal relationship"),
            ConflictKind.OTHER: _("other"),
        }[self]

    @classmethod
    def listed(cls) -> str:
        """For a sentence that asks for one: what each is called, with the word that a script says."""
        return ", ".join(f"{each.label} ({each})" for each in cls)


DEPUTY_CHAIR = "deputy-chair"
"""What scripts and tables call a chair who is there for the other one; to the rules it is a chair like any other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A member of the panel; `id` is unique within the panel and never shown as the name.

    `is_deputy`: of a chair, whether for the other one; a deputy may do all that a chair may.
    """

    id: PersonId
    name: PersonName
    role: Role
    email: str = ""
    organisation: str = ""
    expertise: str = ""
    enterprise_number: str = ""
    is_deputy: bool = False

    @property
    def office(self) -> str:
        """The role as scripts and tables write it."""
        return DEPUTY_CHAIR if self.is_deputy else str(self.role)

    @property
    def office_label(self) -> str:
        return office_label(self.office)


def office_label(office: str) -> str:
    """Of a role, or of the deputy of the chair."""
    return _("Deputy chair") if office == DEPUTY_CHAIR else Role(office).label


OFFICES = (str(Role.CHAIR), DEPUTY_CHAIR, str(Role.SECRETARY), str(Role.JUROR))
"""In the order in which people are listed."""


def names_of(people: Iterable[Person]) -> dict[PersonId, PersonName]:
    """By id how each is called wherever people read of them: by name, which of two with the same one says no more.

    These are told apart by their organisation, and by the id where that is missing or the same too.
    """
    listed = list(people)
    names = Counter(folded_name(each.name) for each in listed)
    seats = Counter((folded_name(each.name), folded_name(_organisation(each))) for each in listed)
    return {
        each.id: _apart(each, seats[folded_name(each.name), folded_name(_organisation(each))])
        if names[folded_name(each.name)] > 1
        else each.name
        for each in listed
    }


def _apart(person: Person, namesakes: int) -> PersonName:
    organisation = _organisation(person)
    mark = organisation if organisation and namesakes == 1 else person.id
    return PersonName(f"{person.name} ({mark})")


def _organisation(person: Person) -> str:
    return shorten(person.organisation)


def folded_name(text: str) -> str:
    """By which two names are the same: without regard to capitals and spaces."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """In whose name, and in which role, something is done."""

    id: PersonId
    name: PersonName
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A conflict of interest: the juror may not see, score or hear this application.

    `declared_by` is the id of who recorded it, which need not be the juror.
    """

    juror: PersonId
    application: str
    kind: ConflictKind
    note: str = ""
    declared_by: PersonId = NOBODY
    at: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the juror declared it, and nobody else recorded it."""
        return self.declared_by == self.juror


@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration:
    """The juror declared, before the dossier opened, that there is no conflict of interest with it.

    `wording` is the text that was declared; empty for a declaration made when it was not kept yet.
    """

    juror: PersonId
    application: str
    at: str
    wording: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    juror: PersonId
    application: str


def name_as_typed(text: str) -> str:
    """Spaces, capitals and the way in which an accent is written make no other name."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
