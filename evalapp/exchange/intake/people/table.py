"""The jury, the assignment and the conflicts of interest from tables; a bad row is refused and named."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from evalapp.domain.intake import RefusedRow
from evalapp.domain.jury.plan import GivenSeat
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Conflict, Person, Role
from evalapp.domain.taking.row_use import HiddenBy, RowUse, struck_reason, undecided_reason
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.people.fields import CONFLICTS, PAIRS, PEOPLE, ROLES, Office, is_substitute
from evalapp.exchange.intake.people.other_lists import refuse_other_list
from evalapp.exchange.intake.people.row_values import refusal, shown_in, table_in, values_of
from evalapp.exchange.intake.rows import Unsaid
from evalapp.exchange.intake.scored.beside import KNOWN_TO_NOBODY, Beside, Known
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


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsRead(Generic[_Read]):
    """What the rows of a table say, those that were refused, and what must be said of the rest of it."""

    rows: tuple[_Read, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[str, ...] = ()


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


def read_pairs(
    path: Path, answers: Mapping[str, str] = NO_ANSWERS, known: Known = KNOWN_TO_NOBODY
) -> RowsRead[GivenSeat]:
    """`juror,application`, and `locked` (yes or no). Raises UnreadableFile.

    A pair that comes twice counts once, and no column beside them may contradict what is `known` of the two, or take
    the pair back.
    """
    return _read(
        path,
        PAIRS,
        lambda values: GivenSeat(**values),
        lambda given: (given.juror, given.application),
        answers,
        known,
    )


def read_conflicts(path: Path) -> RowsRead[Conflict]:
    """`juror,application,kind,note`. Raises UnreadableFile."""
    return _read(
        path,
        CONFLICTS,
        lambda values: Conflict(**values),
        lambda conflict: (conflict.juror, conflict.application),
    )


def _read(
    path: Path,
    fields: Mapping[str, Field],
    make: Callable[[Mapping[str, Any]], _Read],
    key: Callable[[_Read], Hashable],
    answers: Mapping[str, str] = NO_ANSWERS,
    known: Known | None = None,
) -> RowsRead[_Read]:
    book = read_tables(path)
    sheet, which = table_in(book, fields, answers)
    columns = which.columns
    beside = Beside(sheet, columns, known) if known is not None else None
    first: dict[Hashable, tuple[int, _Read]] = {}
    refused: list[RefusedRow] = []
    notes: list[str] = []
    for row in sheet.rows:
        if sheet.hidden.get(row.number) is HiddenBy.STRUCK:
            refused.append(replace(refusal(sheet, row, columns, 0, struck_reason()), cell="", column=""))
            continue
        read = values_of(sheet, row, columns, fields, notes)
        if isinstance(read, RefusedRow):
            refused.append(read)
            continue
        codes = {name: str(read[name]) for name in ("juror", "application")}
        if beside is not None and (objection := beside.objection(row, **codes)) is not None:
            refused.append(refusal(sheet, row, columns, *objection))
            continue
        value = make(read)
        number, earlier = first.setdefault(key(value), (row.number, value))
        if earlier != value:
            reason = _("Row {row} is about the same and says otherwise; keep one of the two.").format(
                row=number
            )
            refused.append(refusal(sheet, row, columns, min(columns.values()), reason))
    return RowsRead(
        rows=tuple(value for _number, value in first.values()),
        refused=tuple(refused),
        notes=(*which.notes, *notes_of(book, sheet, columns, told_by=("juror", "application")), *notes),
    )
