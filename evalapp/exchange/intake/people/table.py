"""The jury from a table; a bad row is refused and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from evalapp.domain.intake import RefusedRow
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Person, Role
from evalapp.domain.taking.row_use import HiddenBy, RowUse, undecided_reason
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.evidence.own_files import refuse_codes
from evalapp.exchange.intake.people.fields import PEOPLE, ROLES, Office, is_substitute
from evalapp.exchange.intake.people.other_lists import refuse_other_list
from evalapp.exchange.intake.people.row_values import refusal, shown_in, table_in, values_of
from evalapp.exchange.intake.rows import Unsaid
from evalapp.exchange.intake.taking.hidden_rows import NO_ANSWERS, refuse_unused_rows, rows_taken
from evalapp.exchange.intake.taking.sheets_taken import refuse_unused_sheets
from evalapp.sheets.columns import at, notes_of
from evalapp.sheets.sheet import Row, Sheet, header_key
from evalapp.sheets.tables import read_tables

_Read = TypeVar("_Read")

_PEOPLE = "people"
_PERHAPS_ROLE = frozenset(map(header_key, ("functie", "function", "fonction")))


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRead:
    """A person with the row, cell and heading of the id; `repeated` are later rows that say the same.

    `note` is what another column seems to say of the role, where none was read; `says_role`: the row gives one.
    `hidden`: by what, in its workbook. `unsaid`: the fields of which a cell that is not empty says nothing.
    """

    person: Person
    row: int
    cell: str
    column: str
    repeated: tuple[int, ...] = ()
    note: str = ""
    hidden: HiddenBy | None = None
    says_role: bool = True
    unsaid: tuple[Unsaid, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleTable:
    """`present` are the fields that the file has a column for; `notes` what must be said of the rest of it. `hidden`
    are the rows that are hidden in a workbook, also those that were left out; `names` by the number of a refused row.
    """

    file: str
    people: tuple[PersonRead, ...]
    refused: tuple[RefusedRow, ...]
    present: frozenset[str]
    notes: tuple[str, ...] = ()
    hidden: tuple[RowUse, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)


def read_people(path: Path) -> tuple[tuple[Person, ...], tuple[RefusedRow, ...]]:
    """The people of a table and the rows that were refused. Raises UnreadableFile."""
    table = read_people_table(path)
    return tuple(each.person for each in table.people), table.refused


def read_people_table(path: Path, answers: Mapping[str, str] = NO_ANSWERS) -> PeopleTable:
    """`id,name,email,role,organisation,expertise`; without a role someone is a juror. Raises UnreadableFile.

    Two ids that differ only in capitals are refused: their packs would be one file on Windows and macOS. So are two
    that look the same. A column for first names goes before the names; one that may be roles or jobs is roles where
    every cell is one. `answers` are about hidden rows, by the ids of their uses, and about columns, by their headings.
    """
    book = read_tables(path)
    refuse_codes(book.sheets, _("“{file}” is no list of jury members. {why}"))
    sheet, which = table_in(book, PEOPLE, answers)
    columns = which.columns
    refuse_other_list(sheet, columns)
    seen = rows_taken(sheet, _PEOPLE, answers, partial(_told_by, sheet, columns))
    refuse_unused_rows(seen.uses, answers)
    refuse_unused_sheets((), answers)
    sheet = seen.sheet
    perhaps = next((n for n, head in enumerate(sheet.header) if header_key(head) in _PERHAPS_ROLE), None)
    if perhaps is not None and "role" not in columns and _all_roles(sheet, perhaps):
        columns["role"] = perhaps
    found: dict[str, PersonRead] = {}
    alike: dict[str, str] = {}
    refused: list[RefusedRow] = []
    spoilt: dict[str, RefusedRow] = {}
    notes: list[str] = []
    for row in sheet.rows:
        hidden = sheet.hidden.get(row.number)
        if hidden is not None and row.number in seen.undecided:
            undecided = refusal(sheet, row, columns, columns["id"], undecided_reason(hidden))
            refused.append(replace(undecided, cell="", column=""))
            continue
        silent: list[Unsaid] = []
        read = values_of(sheet, row, columns, PEOPLE, notes, silent)
        if isinstance(read, RefusedRow):
            refused.append(read)
            spoilt.setdefault(read.juror.casefold(), read)
            continue
        says_role = read["role"] is not None
        person = _person(read)
        first = found.get(person.id.casefold())
        if first is None and (other := alike.setdefault(looks(person.id), person.id)) != person.id:
            reason = _(
                "“{id}” cannot be told from “{other}” by eye; give each person an id that differs clearly."
            )
            text = reason.format(id=shorten(person.id), other=shorten(other))
            refused.append(refusal(sheet, row, columns, columns["id"], text))
        elif first is None:
            place = columns["id"]
            found[person.id.casefold()] = PersonRead(
                person=person,
                row=row.number,
                cell=sheet.address(row, place),
                column=sheet.header[place],
                note=_role_unread(sheet, row, columns),
                says_role=says_role,
                hidden=hidden,
                unsaid=tuple(silent),
            )
        elif first.person == person:
            found[person.id.casefold()] = replace(first, repeated=(*first.repeated, row.number))
        else:
            refused.append(refusal(sheet, row, columns, columns["id"], _has_already(first, person.id)))
    for key in sorted(spoilt.keys() & found.keys()):
        twin, bad = found.pop(key), spoilt[key]
        # Whoever mends only what was wrong in the first row would meet the second id at the next import.
        refused[refused.index(bad)] = replace(bad, reason=f"{bad.reason} {_has_already(twin, bad.juror)}")
        refused.append(_of_two(twin, bad))
    told = {row.number: shown_in(sheet, row, columns, "name") for row in sheet.rows}
    return PeopleTable(
        file=path.name,
        people=tuple(found.values()),
        refused=tuple(refused),
        names={each.row: told.get(each.row, "") for each in refused},
        present=frozenset(columns),
        notes=(*which.notes, *notes_of(book, sheet, columns), *notes, *_without_role(found.values())),
        hidden=seen.uses,
    )


def _has_already(read: PersonRead, id: str) -> str:
    """`id` as the other row writes it."""
    text = _("Row {row} has “{id}” already, for {name}; give each person an id of their own.")
    return text.format(id=shorten(id), row=read.row, name=shorten(read.person.name))


def _of_two(read: PersonRead, other: RefusedRow) -> RefusedRow:
    """One of two rows with the same id, of which the other could not be read: nobody knows whose it is."""
    text = _("Row {row} has “{id}” too, and is refused; give each person an id of their own.")
    return RefusedRow(
        row=read.row,
        reason=text.format(row=other.row, id=shorten(read.person.id)),
        cell=read.cell,
        column=read.column,
        juror=read.person.id,
    )


def _told_by(sheet: Sheet, columns: Mapping[str, int], row: Row) -> tuple[str, str]:
    told = [shown_in(sheet, row, columns, name) for name in ("id", "name")]
    return told[0], told[1]


def _without_role(people: Iterable[PersonRead]) -> tuple[str, ...]:
    names = [each.person.name for each in people if not each.says_role]
    if not names:
        return ()
    return (
        ngettext(
            "The list says no role of {n} person: who is new is a juror, and who is in the panel keeps the role: "
            "{names}.",
            "The list says no role of {n} people: who is new is a juror, and who is in the panel keeps the role: "
            "{names}.",
            len(names),
        ).format(n=len(names), names=shorten(", ".join(names), 200)),
    )


def _person(values: dict[str, Any]) -> Person:
    first, name = values.pop("first_name"), values["name"]
    if first and header_key(first) not in header_key(name):
        name = f"{first} {name}"
    office: Office = values.pop("role") or Office(Role.JUROR)
    return Person(**values | {"name": name, **office._asdict()})


def _role_unread(sheet: Sheet, row: Row, columns: Mapping[str, int]) -> str:
    """A word for another role than that of a juror in a column that is not read, where no column is of roles."""
    unread = [n for n in range(len(sheet.header)) if n not in columns.values()]
    for cell in (sheet.cell(row, n) for n in unread) if "role" not in columns else ():
        if cell is None or (role := ROLES.get(header_key(cell.text))) is None:
            continue
        if role is not Role.JUROR or is_substitute(cell.text):
            return at(
                cell,
                _("“{value}” is not read, as no column is headed “role”: this is a juror now").format(
                    value=shorten(cell.text)
                ),
            )
    return ""


def _all_roles(sheet: Sheet, position: int) -> bool:
    cells = [sheet.cell(row, position) for row in sheet.rows]
    filled = [header_key(cell.text) for cell in cells if cell and cell.text.strip()]
    return bool(filled) and all(text in ROLES for text in filled)
