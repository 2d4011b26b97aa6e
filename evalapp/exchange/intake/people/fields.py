"""The columns of a jury list, an assignment and a list of conflicts: their names, and how each is read."""

from __future__ import annotations

import re

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.texts import _
from evalapp.domain.writing.reserved import in_brackets, is_reserved
from evalapp.exchange.intake.country import enterprise_number, read_as
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.taking.stand_ins import real_organisation, real_person
from evalapp.exchange.intake.values import (
    Noted,
    email,
    identifier,
    left_empty,
    line_of,
    lines_of,
    name_of,
    or_as_written,
    reserved,
)
from evalapp.sheets.sheet import Cell, header_key

_ID = re.compile(r"\w[\w.@+-]{0,63}")
_ROLE_WORDS = {
    Role.JUROR: (
        "jurylid", "jury", "member", "lid", "expert", "reviewer", "beoordelaar", "deskundige", "panellid", "assessor",
        "jury member", "panel member", "lid van de jury", "juré", "membre du jury",
    ),
    Role.CHAIR: (
        "voorzitter", "voorzitster", "chairman", "chairwoman", "chairperson", "juryvoorzitter",
        "voorzitter van de jury", "président", "présidente",
    ),
    Role.SECRETARY: ("secretaris", "secretaresse", "secretariaat", "jurysecretaris", "secrétaire"),
}  # fmt: skip
_KIND_WORDS = {
    ConflictKind.EMPLOYER: ("werkgever",),
    ConflictKind.FAMILY: ("familie", "verwantschap"),
    ConflictKind.FINANCIAL: ("financieel", "financieel belang", "financial interest"),
    ConflictKind.COLLABORATION: ("samenwerking",),
    ConflictKind.PERSONAL: ("persoonlijk", "persoonlijke band", "personal relationship", "personal tie"),
    ConflictKind.OTHER: ("andere", "ander", "overige"),
}
_SUBSTITUTES = (
    "plaatsvervanger",
    "plaatsvervangend",
    "plv.",
    "plv",
    "reserve",
    "substitute",
    "deputy",
    "suppléant",
)
ROLES = {header_key(word): role for role, words in _ROLE_WORDS.items() for word in (role.value, *words)}
ROLES |= {header_key(word): Role.JUROR for word in _SUBSTITUTES}
_KINDS = {header_key(word): kind for kind, words in _KIND_WORDS.items() for word in (kind.value, *words)}


def _person_id(cell: Cell) -> str:
    """An id goes into the names of files and packs, so it is kept to letters, digits and . @ + - _"""
    text = identifier(cell)
    if not _ID.fullmatch(text):
        raise BadValue(
            _("“{value}” cannot be an id; use letters, digits, - and _, without spaces").format(
                value=shorten(text)
            )
        )
    return text


def is_substitute(text: str) -> bool:
    """Whether it says that somebody only takes the place of another, which no role of ours does."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return any(header_key(word) in words for word in _SUBSTITUTES)


def _role(cell: Cell) -> Role | Noted:
    role = ROLES.get(header_key(cell.text))
    if role is None:
        raise BadValue(
            _("“{value}” is not a role; use {roles}").format(value=shorten(cell.text), roles=_roles())
        )
    bracketed = in_brackets(cell.text)
    other = ROLES.get(header_key(bracketed), role) if bracketed else role
    if is_reserved(cell.text) or (other is not role and not is_substitute(bracketed)):
        raise BadValue(
            _("{why}; write the role that is meant: {roles}").format(why=reserved(cell.text), roles=_roles())
        )
    if is_substitute(cell.text):
        return Noted(
            role,
            _("“{value}” was read as {role}; that this is a substitute is not kept").format(
                value=shorten(cell.text), role=role.label.lower()
            ),
        )
    if bracketed and header_key(bracketed) not in ROLES:
        return read_as(cell.text, role, role.label.lower())
    return role


def _roles() -> str:
    return ", ".join(each.label.lower() for each in Role)


def _kind(cell: Cell) -> ConflictKind:
    kind = _KINDS.get(header_key(cell.text))
    if kind is None:
        raise BadValue(
            _("“{value}” is not a kind of conflict; use {kinds}").format(
                value=shorten(cell.text), kinds=ConflictKind.listed()
            )
        )
    if is_reserved(cell.text):
        raise BadValue(
            _("{why}; write the kind that is meant: {kinds}").format(
                why=reserved(cell.text), kinds=ConflictKind.listed()
            )
        )
    return kind


_JUROR = Field(read=_person_id, needed=True, also=("jurylid", "juror id"))
_APPLICATION = Field(read=identifier, needed=True, also=("aanvraag", "nummer", "number", "dossier"))
PEOPLE = {
    "id": Field(
        read=_person_id,
        needed=True,
        also=("juror", "code", "jurylid id", "id jurylid", "code jurylid", "volgnummer", "nr", "nummer"),
    ),
    "name": Field(
        read=real_person(name_of(200)),
        needed=True,
        also=(
            "naam", "full name", "volledige naam", "jurylid", "familienaam", "achternaam", "last name", "surname",
            "nom",
        ),
    ),
    "first_name": Field(read=left_empty(line_of(100)), also=("voornaam", "prénom", "given name")),
    "email": Field(
        read=left_empty(or_as_written(email)),
        also=("mail", "e-mailadres", "mailadres", "email address", "mail address", "courriel"),
    ),
    "role": Field(read=_role, empty=None, also=(
        "rol", "rol in de jury", "rôle", "hoedanigheid", "rol in jury", "rol jury",
        "functie in jury", "functie in de jury", "functie jury", "juryfunctie", "juryrol", "hoedanigheid in de jury",
        "taak in de jury", "role in the jury", "role in jury", "role in the panel",
    )),
    "organisation": Field(
        read=real_organisation(left_empty(line_of(1_000))),
        also=(
            "organization", "organisatie", "instelling", "werkgever", "bedrijf", "onderneming", "affiliatie",
            "affiliation", "employer", "institution", "company",
        ),
    ),
    "expertise": Field(
        read=left_empty(line_of(2_000)),
        also=(
            "deskundigheid", "domein", "domeinen", "sector", "sectoren", "vakgebied", "vakgebieden", "trefwoorden",
            "keywords", "specialisatie", "expertisedomein", "expertisedomeinen",
        ),
    ),
    "enterprise_number": Field(
        read=left_empty(enterprise_number),
        also=("ondernemingsnummer", "kbo", "kbo nummer", "btw nummer", "vat number", "company number"),
    ),
}  # fmt: skip
PAIRS = {"juror": _JUROR, "application": _APPLICATION}
CONFLICTS = {
    **PAIRS,
    "kind": Field(read=_kind, needed=True, also=("soort", "aard")),
    "note": Field(read=left_empty(lines_of(10_000)), also=("nota", "toelichting", "opmerking", "reden")),
}
