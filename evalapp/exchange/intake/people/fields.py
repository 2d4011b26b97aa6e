"""The columns of a jury list, an assignment and a list of conflicts: their names, and how each is read."""

from __future__ import annotations

import re
from typing import NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.people import DEPUTY_CHAIR, OFFICES, ConflictKind, Role, office_label
from evalapp.domain.texts import _
from evalapp.domain.writing.reserved import in_brackets, is_reserved
from evalapp.exchange.intake.cells.country import enterprise_number, read_as
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.taking.stand_ins import real_organisation, real_person
from evalapp.exchange.intake.values import (
    Noted,
    email,
    identifier,
    in_order,
    left_empty,
    line_of,
    lines_of,
    name_of,
    or_as_written,
    reserved,
    yes_or_no,
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
_DEPUTY_WORDS = (
    "deputy chair", "deputy chairman", "deputy chairwoman", "deputy chairperson", "vice chair", "vice chairman",
    "vice chairwoman", "vice chairperson", "ondervoorzitter", "ondervoorzitster", "vicevoorzitter", "vicevoorzitster",
    "plaatsvervangend voorzitter", "plaatsvervangend voorzitster", "plaatsvervangende voorzitter",
    "plaatsvervangende voorzitster", "plv voorzitter", "plv voorzitster", "vice président", "vice présidente",
    "président suppléant", "présidente suppléante",
)  # fmt: skip
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
_DEPUTIES = frozenset(header_key(word) for word in (DEPUTY_CHAIR, *_DEPUTY_WORDS))
ROLES |= dict.fromkeys(_DEPUTIES, Role.CHAIR)
_KINDS = {header_key(word): kind for kind, words in _KIND_WORDS.items() for word in (kind.value, *words)}


class Office(NamedTuple):
    """What somebody is in the panel."""

    role: Role
    is_deputy: bool = False


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
    """Whether it says that somebody only takes the place of another, which of ours the deputy of the chair does."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return any(header_key(word) in words for word in _SUBSTITUTES)


def _office(cell: Cell) -> Office | Noted:
    key = header_key(cell.text)
    role = ROLES.get(key)
    if role is None:
        raise BadValue(
            _("“{value}” is not a role; use {roles}").format(value=shorten(cell.text), roles=_roles())
        )
    bracketed = in_brackets(cell.text)
    beside = header_key(bracketed) if bracketed else ""
    other = ROLES.get(beside, role)
    is_other = other is not role or (key in _DEPUTIES and beside in ROLES and beside not in _DEPUTIES)
    if is_reserved(cell.text) or (is_other and not is_substitute(bracketed)):
        raise BadValue(
            _("{why}; write the role that is meant: {roles}").format(why=reserved(cell.text), roles=_roles())
        )
    if key in _DEPUTIES and not bracketed:
        return Office(role, is_deputy=True)
    if role is Role.CHAIR and (key in _DEPUTIES or beside in _DEPUTIES or is_substitute(cell.text)):
        return read_as(cell.text, Office(role, is_deputy=True), office_label(DEPUTY_CHAIR).lower())
    if is_substitute(cell.text):
        return Noted(
            Office(role),
            _("“{value}” was read as {role}; that this is a substitute is not kept").format(
                value=shorten(cell.text), role=role.label.lower()
            ),
        )
    if bracketed and header_key(bracketed) not in ROLES:
        return read_as(cell.text, Office(role), role.label.lower())
    return Office(role)


def _roles() -> str:
    return ", ".join(office_label(each).lower() for each in reversed(OFFICES))


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
        read=in_order(real_person(name_of(200))),
        needed=True,
        also=(
            "naam", "full name", "volledige naam", "jurylid", "familienaam", "achternaam", "last name", "surname",
            "nom",
        ),
    ),
    "first_name": Field(read=in_order(left_empty(line_of(100))), also=("voornaam", "prénom", "given name")),
    "email": Field(
        read=left_empty(or_as_written(email)),
        also=("mail", "e-mailadres", "mailadres", "email address", "mail address", "courriel"),
    ),
    "role": Field(read=_office, empty=None, also=(
        "rol", "rol in de jury", "rôle", "hoedanigheid", "rol in jury", "rol jury",
        "functie in jury", "functie in de jury", "functie jury", "juryfunctie", "juryrol", "hoedanigheid in de jury",
        "taak in de jury", "role in the jury", "role in jury", "role in the panel",
    )),
    "organisation": Field(
        read=in_order(real_organisation(left_empty(line_of(1_000)))),
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
_PAIR = {"juror": _JUROR, "application": _APPLICATION}
PAIRS = {**_PAIR, "locked": Field(read=yes_or_no, empty=None, also=("vast", "vastgezet", "vaste plaats"))}
CONFLICTS = {
    **_PAIR,
    "kind": Field(read=_kind, needed=True, also=("soort", "aard")),
    "note": Field(read=left_empty(lines_of(10_000)), also=("nota", "toelichting", "opmerking", "reden")),
}
