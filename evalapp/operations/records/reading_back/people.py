"""Who takes part, as an export tells it: the jury, its conflicts of interest, and what was said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.jury.suspicion import Because, Dismissed
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import MOST_UNDERTAKING, Agreement
from evalapp.domain.people import DEPUTY_CHAIR, Conflict, ConflictKind, Declaration, Person, Role
from evalapp.domain.texts import LANGUAGES, _
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.fields import Field, read_cell
from evalapp.exchange.intake.people.fields import PEOPLE
from evalapp.exchange.intake.values import Noted
from evalapp.operations.records.exporting.tables import AGREED_HEAD, JURY_HEAD
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.places import Once, Values
from evalapp.sheets.sheet import Cell

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleRead:
    people: tuple[Person, ...]
    conflicts: tuple[Row, ...]
    dismissed: tuple[Row, ...]
    declarations: tuple[Declaration, ...]
    agreements: tuple[Agreement, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(each.id for each in self.people)

    @property
    def jurors(self) -> frozenset[str]:
        return frozenset(each.id for each in self.people if each.role is Role.JUROR)

    @property
    def in_conflict(self) -> frozenset[tuple[str, str]]:
        return frozenset((each["juror"], each["application"]) for each in self.conflicts)


def as_field(told: Values, field: Field, name: str) -> str:
    """As a cell of a table in which it stands would be read: what an import kept is read as itself."""
    text = told.text(name)
    try:
        value = read_cell(field, Cell(text))
    except BadValue as error:
        raise told.wrong(name, str(error)) from error
    value = value.value if isinstance(value, Noted) else value
    if value != text:
        why = _("“{value}” would be kept as “{kept}”").format(value=shorten(text), kept=shorten(str(value)))
        raise told.wrong(name, why)
    return text


def read_people(folder: Folder, numbers: frozenset[str]) -> PeopleRead:
    """`numbers` are those of the applications. Raises KnownError."""
    people = tuple(_people(folder))
    ids = frozenset(each.id for each in people)
    once = Once()
    conflicts = []
    for each in folder.table("conflicts.csv", _names(Conflict)):
        row = _pair(each, ids, numbers, once) | {
            "kind": str(each.word("kind", ConflictKind)),
            "note": each.text("note"),
            "declared_by": each.text("declared_by"),
            "at": each.moment("at", needed=True),
        }
        conflicts.append(row)
    return PeopleRead(
        people=people,
        conflicts=tuple(conflicts),
        dismissed=tuple(_dismissed(folder, ids, numbers)),
        declarations=tuple(_declarations(folder, ids, numbers)),
        agreements=tuple(_agreements(folder, ids)),
    )


def person_row(person: Person) -> Row:
    return asdict(person) | {"role": str(person.role)}


def _people(folder: Folder) -> list[Person]:
    once, alike = Once(), dict[str, str]()
    found = []
    for each in folder.table("jury.csv", JURY_HEAD):
        texts = {name: as_field(each, PEOPLE[name], name) for name in JURY_HEAD if name != "role"}
        id, office = texts.pop("id"), each.text("role")
        once.require(each, "id", id.casefold())
        if (other := alike.setdefault(looks(id), id)) != id:
            text = _("“{id}” cannot be told by eye from “{other}”")
            raise each.wrong("id", text.format(id=shorten(id), other=shorten(other)))
        is_deputy = office == DEPUTY_CHAIR
        found.append(
            Person(
                id=PersonId(id),
                name=PersonName(texts.pop("name")),
                role=Role.CHAIR if is_deputy else each.word("role", Role),
                is_deputy=is_deputy,
                **texts,
            )
        )
    return found


def _dismissed(folder: Folder, ids: frozenset[str], numbers: frozenset[str]) -> list[Row]:
    once = Once()
    found = list[Row]()
    for each in folder.table("dismissed.csv", _names(Dismissed)):
        because, resembles = each.word("because", Because), each.text("resembles")
        found.append(
            _pair(each, ids, numbers, once, because, resembles)
            | {
                "because": str(because),
                "resembles": resembles,
                "reason": each.needed("reason"),
                "by_whom": each.text("by"),
                "at": each.moment("at", needed=True),
            }
        )
    return found


def _declarations(folder: Folder, ids: frozenset[str], numbers: frozenset[str]) -> list[Declaration]:
    once = Once()
    return [
        Declaration(
            **_pair(each, ids, numbers, once), at=each.moment("at", needed=True), wording=each.text("wording")
        )
        for each in folder.table("declarations.csv", _names(Declaration))
    ]


def _agreements(folder: Folder, ids: frozenset[str]) -> list[Agreement]:
    """Unsigned: the returns that told of them stay with the other file."""
    once = Once()
    found = []
    for each in folder.table("undertakings.csv", AGREED_HEAD):
        made = Agreement(
            juror=PersonId(each.known("juror", ids)),
            words=each.needed("words", MOST_UNDERTAKING),
            language=each.needed("language"),
            at=each.moment("at", needed=True),
            device=each.needed("device"),
            device_name=each.text("device_name"),
        )
        if made.language not in LANGUAGES:
            raise each.wrong("language", _("it is none of Evalapp"))
        once.require(each, "juror", made.juror, made.sha256, made.device)
        found.append(made)
    return found


def _pair(
    told: Values, ids: frozenset[str], numbers: frozenset[str], once: Once, *more: str
) -> dict[str, Any]:
    pair = {"juror": told.known("juror", ids), "application": told.known("application", numbers)}
    once.require(told, "juror", *pair.values(), *more)
    return pair


def _names(kind: type) -> list[str]:
    return [each.name for each in fields(kind)]
