"""Applications from tables: reading the files here, comparing with what the call holds in `plan_import`.

An application with a bad cell is refused as a whole, with the address and the reason. A bad row of partners or
of the budget is refused by itself; its application still comes in. Nothing here touches a panel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evalapp.domain.application import Application, BudgetLine, Partner
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.column_map import ColumnMap, read_column_map
from evalapp.exchange.intake.fields import APPLICATIONS, BUDGET, FIELDS, NUMBER, Reading, RowReader
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.rows import NO_EXTRA, ApplicationRow, Intake, PartRow, filled
from evalapp.exchange.intake.tables import Table, refuse_unused_headings, tables_of
from evalapp.sheets.sheet import Row, clean_text, column_letters
from evalapp.sheets.tables import read_tables

__all__ = [
    "ColumnMap",
    "Intake",
    "plan_import",
    "read_applications",
    "read_column_map",
]

_MOST_EXTRA = 100_000
_UNNAMED = {
    NUMBER: "",
    "title": "",
    "organisation": "",
}  # what a row need not say of an application that is there


def read_applications(
    paths: Iterable[Path], *, column_map: ColumnMap | Mapping[str, str] | None = None
) -> Intake:
    """Every row of every file, read and checked. A plain mapping is of the columns of applications.

    Raises UnreadableFile for a file that is no table of applications, partners or budgets, and BadValue where
    the map names a heading that no file has: nothing of that column would come in, without a word.
    """
    mapped = column_map if isinstance(column_map, ColumnMap) else ColumnMap(columns=column_map or {})
    tables: list[Table] = []
    ignored: list[str] = []
    for path in paths:
        read, unused = tables_of(read_tables(path), mapped)
        tables += read
        ignored += unused
    refuse_unused_headings(tables, mapped)
    applications: list[ApplicationRow] = []
    parts: list[PartRow] = []
    listed: set[tuple[str, str, int]] = set()
    numbers: dict[tuple[str, int], str] = {}  # of JSON objects, for what is nested in them
    has_nested = any(table.sheet.parents for table in tables)
    for table in tables:
        if table.kind == APPLICATIONS:
            rows = _applications(table)
            applications += rows
            if has_nested:
                numbers |= {(each.file, each.row): each.number for each in rows}
            continue
        reader = RowReader(table.kind, table.sheet, table.columns)
        parts += [_part(table, row, reader.read(row), numbers) for row in table.sheet.rows]
        listed |= {(table.kind, table.sheet.file, row) for row in table.sheet.parents}
    return Intake(
        applications=tuple(applications),
        parts=tuple(parts),
        listed=frozenset(listed),
        ignored=tuple(ignored),
    )


def _applications(table: Table) -> list[ApplicationRow]:
    reader = RowReader(APPLICATIONS, table.sheet, table.columns)
    known = set(table.columns.values())
    further = [each for each in enumerate(table.sheet.header) if each[0] not in known]
    return [_application(table, row, reader.read(row), further) for row in table.sheet.rows]


def _application(
    table: Table, row: Row, reading: Reading, further: Sequence[tuple[int, str]]
) -> ApplicationRow:
    extra = _extra(table, row, further)
    column, reason = reading.column, reading.reason
    for heading, text in extra.items():
        if not reason and len(text) > _MOST_EXTRA:
            column = heading
            reason = _("“{heading}” holds more than {most} characters.").format(
                heading=shorten(heading), most=_MOST_EXTRA
            )
    return ApplicationRow(
        file=table.sheet.file,
        row=row.number,
        number=reading.get(NUMBER) or _shown_number(table, row),
        names=reading.names,
        application=None if reason else Application(**_UNNAMED | reading.fields, extra=filled(extra)),
        extra=extra,
        column=column,
        reason=reason,
    )


def _shown_number(table: Table, row: Row) -> str:
    """The number of a refused row, to be told by; empty where that is what is wrong."""
    cell = table.sheet.cell(row, table.columns[NUMBER]) if NUMBER in table.columns else None
    return shorten(clean_text(cell.text), 64) if cell else ""


def _extra(table: Table, row: Row, further: Sequence[tuple[int, str]]) -> Mapping[str, str]:
    """The columns that are not ours (position, heading); a heading that comes twice gets its letter added."""
    if not further:
        return NO_EXTRA
    extra: dict[str, str] = {}
    for position, heading in further:
        name = heading if heading not in extra else f"{heading} ({column_letters(position)})"
        cell = table.sheet.cell(row, position)
        if cell is not None:
            extra[name] = clean_text(cell.text)
    return extra


def _part(table: Table, row: Row, reading: Reading, numbers: Mapping[tuple[str, int], str]) -> PartRow:
    number = reading.get(NUMBER) or _shown_number(table, row)
    if row.parent is not None:
        number = numbers.get((table.sheet.file, row.parent), "")
    reason, column = reading.reason, reading.column
    value: Partner | BudgetLine | None = None
    if not reason:
        lacking = [
            name
            for name, field in FIELDS[table.kind].items()
            if field.needed and name not in reading.names and not (name == NUMBER and row.parent is not None)
        ]
        if lacking:
            column = lacking[0]
            reason = _("{where}: “{name}” is missing.").format(where=row.label or row.number, name=column)
        else:
            value = _value(table.kind, reading.fields)
    return PartRow(
        kind=table.kind,
        file=table.sheet.file,
        row=row.number,
        parent=row.parent,
        number=number,
        value=value,
        column=column,
        reason=reason,
    )


def _value(kind: str, values: Mapping[str, Any]) -> Partner | BudgetLine:
    own: dict[str, Any] = {name: value for name, value in values.items() if name not in (NUMBER, "committed")}
    if kind == BUDGET:
        return BudgetLine(**own)
    return Partner(**own, is_committed=values.get("committed", False))
