"""The jury, the assignment and the conflicts of interest from tables; a bad row is refused and named."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import RefusedRow
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Assignment, Conflict, ConflictKind, Person, Role
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import Field, read_cell
from evalapp.exchange.intake.values import email, identifier, line_of, lines_of
from evalapp.sheets.columns import at, find_columns, first_problem, recognised, require_columns
from evalapp.sheets.sheet import Cell, Row, Sheet, header_key, one_line
from evalapp.sheets.tables import read_tables

_Read = TypeVar("_Read")
_ID = re.compile(r"\w[\w.@+-]{0,63}")
_ROLE_WORDS = {
    Role.JUROR: ("jurylid", "jury", "member", "lid", "expert", "reviewer"),
    Role.CHAIR: ("voorzitter", "chairman", "chairwoman", "chairperson"),
    Role.SECRETARY: ("secretaris",),
}
_KIND_WORDS = {
    ConflictKind.EMPLOYER: ("werkgever",),
    ConflictKind.FAMILY: ("familie", "verwantschap"),
    ConflictKind.FINANCIAL: ("financieel", "financieel belang", "financial interest"),
    ConflictKind.COLLABORATION: ("samenwerking",),
    ConflictKind.PERSONAL: ("persoonlijk", "persoonlijke band", "personal tie"),
    ConflictKind.OTHER: ("andere", "ander", "overige"),
}
_ROLES = {header_key(word): role for role, words in _ROLE_WORDS.items() for word in (role.value, *words)}
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


def _role(cell: Cell) -> Role:
    role = _ROLES.get(header_key(cell.text))
    if role is None:
        raise BadValue(
            _("“{value}” is not a role; use {roles}").format(value=shorten(cell.text), roles=", ".join(Role))
        )
    return role


def _kind(cell: Cell) -> ConflictKind:
    kind = _KINDS.get(header_key(cell.text))
    if kind is None:
        raise BadValue(
            _("“{value}” is not a kind of conflict; use {kinds}").format(
                value=shorten(cell.text), kinds=", ".join(ConflictKind)
            )
        )
    return kind


_JUROR = Field(read=_person_id, needed=True, also=("jurylid", "juror id"))
_APPLICATION = Field(read=identifier, needed=True, also=("aanvraag", "nummer", "number", "dossier"))
_PEOPLE = {
    "id": Field(read=_person_id, needed=True, also=("juror", "code", "jurylid id")),
    "name": Field(read=line_of(200), needed=True, also=("naam", "full name", "volledige naam")),
    "email": Field(read=email, also=("mail", "e-mailadres")),
    "role": Field(read=_role, empty=Role.JUROR, also=("rol", "functie")),
    "organisation": Field(
        read=line_of(1_000), also=("organization", "organisatie", "instelling", "werkgever")
    ),
    "expertise": Field(
        read=line_of(2_000), also=("deskundigheid", "domein", "domeinen", "sector", "sectoren")
    ),
}
_PAIRS = {"juror": _JUROR, "application": _APPLICATION}
_CONFLICTS = {
    **_PAIRS,
    "kind": Field(read=_kind, needed=True, also=("soort", "aard")),
    "note": Field(read=lines_of(10_000), also=("nota", "toelichting", "opmerking", "reden")),
}


def read_people(path: Path) -> tuple[tuple[Person, ...], tuple[RefusedRow, ...]]:
    """`id,name,email,role,organisation,expertise`; without a role someone is a juror. Raises UnreadableFile.

    Two ids that differ only in capitals are refused: their packs would be one file on Windows and macOS.
    """
    return _read(path, _PEOPLE, lambda values: Person(**values), lambda person: person.id.casefold())


def read_pairs(path: Path) -> tuple[tuple[Assignment, ...], tuple[RefusedRow, ...]]:
    """`juror,application`; a pair that comes twice counts once. Raises UnreadableFile."""
    return _read(path, _PAIRS, lambda values: Assignment(**values), lambda pair: pair)


def read_conflicts(path: Path) -> tuple[tuple[Conflict, ...], tuple[RefusedRow, ...]]:
    """`juror,application,kind,note`. Raises UnreadableFile."""
    return _read(
        path,
        _CONFLICTS,
        lambda values: Conflict(**values),
        lambda conflict: (conflict.juror, conflict.application),
    )


def _read(
    path: Path,
    fields: Mapping[str, Field],
    make: Callable[[Mapping[str, Any]], _Read],
    key: Callable[[_Read], Hashable],
) -> tuple[tuple[_Read, ...], tuple[RefusedRow, ...]]:
    sheet, columns = _sheet(read_tables(path), fields)
    first: dict[Hashable, tuple[int, _Read]] = {}
    refused: list[RefusedRow] = []
    for row in sheet.rows:
        read = _values(sheet, row, columns, fields)
        if isinstance(read, RefusedRow):
            refused.append(read)
            continue
        value = make(read)
        number, earlier = first.setdefault(key(value), (row.number, value))
        if earlier != value:
            reason = _("Row {row} is about the same and says otherwise; keep one of the two.").format(
                row=number
            )
            refused.append(_refusal(sheet, row, columns, min(columns.values()), reason))
    return tuple(value for _number, value in first.values()), tuple(refused)


def _sheet(sheets: Sequence[Sheet], fields: Mapping[str, Field]) -> tuple[Sheet, dict[str, int]]:
    names = {name: field.also for name, field in fields.items()}
    needed = [name for name, field in fields.items() if field.needed]
    sheet = next((each for each in sheets if set(needed) <= recognised(each, names)), sheets[0])
    columns = find_columns(sheet, names)
    require_columns(sheet, columns, needed)
    return sheet, columns


def _values(
    sheet: Sheet, row: Row, columns: Mapping[str, int], fields: Mapping[str, Field]
) -> dict[str, Any] | RefusedRow:
    """The fields of a row; a column that the file does not have reads as empty."""
    if (bad := first_problem(sheet, row)) is not None:
        return _refusal(sheet, row, columns, min(row.problems), at(bad, bad.problem))
    values: dict[str, Any] = {}
    for name, field in fields.items():
        cell = sheet.cell(row, columns[name]) if name in columns else None
        cell = cell or Cell(text="", address=row.label or str(row.number))
        try:
            values[name] = read_cell(field, cell)
        except BadValue as error:
            return _refusal(sheet, row, columns, columns.get(name, 0), at(cell, str(error)))
    return values


def _refusal(sheet: Sheet, row: Row, columns: Mapping[str, int], position: int, reason: str) -> RefusedRow:
    def shown(name: str) -> str:
        cell = sheet.cell(row, columns[name]) if name in columns else None
        return shorten(one_line(cell.text), 64) if cell else ""

    return RefusedRow(
        row=row.number,
        reason=reason,
        cell=sheet.address(row, position),
        column=sheet.header[position],
        juror=shown("juror") or shown("id"),
        application=shown("application"),
    )
