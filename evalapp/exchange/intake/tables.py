"""Telling which sheets hold applications, which partners and which budgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.fields import APPLICATIONS, BUDGET, FIELDS, NUMBER, PARTNERS, names_of
from evalapp.sheets.columns import find_columns, recognised, require_columns
from evalapp.sheets.sheet import Sheet, header_key

_HINTS = {PARTNERS: ("partner", "leden", "members"), BUDGET: ("budget", "begroting")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A sheet of which it is known what its rows are."""

    kind: str
    sheet: Sheet
    columns: Mapping[str, int]


def tables_of(sheets: Sequence[Sheet], mapped: ColumnMap) -> tuple[list[Table], list[str]]:
    """The sheets that are of use, and the names of those that are not. Raises UnreadableFile if none is."""
    kinds = [(sheet, _kind(sheet, mapped)) for sheet in sheets]
    if not any(kind for _sheet, kind in kinds):
        require_columns(
            sheets[0], find_columns(sheets[0], names_of(APPLICATIONS), mapped.columns), (NUMBER, "title")
        )
    tables = []
    for sheet, kind in kinds:
        if kind is None:
            continue
        columns = find_columns(sheet, names_of(kind), mapped.of(kind))
        needed = [name for name, field in FIELDS[kind].items() if field.needed]
        if kind == APPLICATIONS:
            needed = [NUMBER]
        elif sheet.parents:
            needed = []  # each object of a JSON list answers for itself, and its parent has the number
        require_columns(sheet, columns, needed)
        tables.append(Table(kind=kind, sheet=sheet, columns=columns))
    return tables, [f"{sheet.file} [{sheet.name}]" for sheet, kind in kinds if kind is None]


def _kind(sheet: Sheet, mapped: ColumnMap) -> str | None:
    """What the rows are: by the headings that decide it, and where they do not by the name of sheet or file."""
    name = header_key(sheet.name)
    hint = next((kind for kind, words in _HINTS.items() if any(word in name for word in words)), None)
    if sheet.parents:
        return hint
    known = {kind: recognised(sheet, names_of(kind), mapped.of(kind)) for kind in FIELDS}
    if NUMBER not in known[APPLICATIONS] | known[PARTNERS] | known[BUDGET]:
        return None
    if "title" in known[APPLICATIONS] and not (hint == PARTNERS and "helix" in known[PARTNERS]):
        return APPLICATIONS
    if hint:
        return hint
    if {"name", "helix"} <= known[PARTNERS]:
        return PARTNERS
    if {"year", "amount"} <= known[BUDGET]:
        return BUDGET
    # A lone column of numbers beside strange ones is some other table: its columns must not end up under extra.
    return APPLICATIONS if len(known[APPLICATIONS]) > 1 else None


def refuse_unused_headings(tables: Sequence[Table], mapped: ColumnMap) -> None:
    for kind in FIELDS:
        of_kind = [table.sheet for table in tables if table.kind == kind]
        present = {header_key(heading) for sheet in of_kind for heading in sheet.header}
        for heading in mapped.of(kind):
            if of_kind and header_key(heading) not in present:
                raise BadValue(
                    _(
                        "The column map names the heading “{heading}”, which is not in the file; "
                        "its headings are: {all}."
                    ).format(heading=shorten(heading), all=shorten(", ".join(of_kind[0].header), 200))
                )
