"""The cells of one row of a table of people, an assignment or conflicts, as the fields that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import RefusedRow
from evalapp.domain.numbers import shorten
from evalapp.exchange.intake.fields import Field, read_cell
from evalapp.exchange.intake.rows import Unsaid
from evalapp.exchange.intake.taking.doubtful_rows import refused_below_lines
from evalapp.exchange.intake.taking.found_columns import Found, found_columns
from evalapp.exchange.intake.taking.hidden_rows import NO_ANSWERS
from evalapp.exchange.intake.values import Noted, says_nothing, unsaid
from evalapp.sheets.columns import at, first_problem, named, recognised, require_columns
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text, one_line


def table_in(
    sheets: Sequence[Sheet], fields: Mapping[str, Field], answers: Mapping[str, str] = NO_ANSWERS
) -> tuple[Sheet, Found]:
    """The first sheet with the columns that are needed; what each person must have is doubtful, and their role."""
    names = {name: field.also for name, field in fields.items()}
    needed = [name for name, field in fields.items() if field.needed]
    sheet = next((each for each in sheets if set(needed) <= recognised(each, names)), sheets[0])
    which = found_columns(sheet, names, answers, doubtful={*needed, "role"})
    require_columns(sheet, which.columns, needed)
    return refused_below_lines(sheet), which


def values_of(
    sheet: Sheet,
    row: Row,
    columns: Mapping[str, int],
    fields: Mapping[str, Field],
    notes: list[str],
    silent: list[Unsaid] | None = None,
) -> dict[str, Any] | RefusedRow:
    """The fields of a row; a column that the file does not have reads as empty. What is said of it goes to `notes`.

    Where `silent` is given, a word for none is an empty cell where one may be, and goes there with what is said of it.
    """
    if (bad := first_problem(sheet, row)) is not None:
        return refusal(sheet, row, columns, min(row.problems), at(bad, bad.problem))
    values: dict[str, Any] = {}
    said: list[str] = []
    for name, field in fields.items():
        cell = sheet.cell(row, columns[name]) if name in columns else None
        cell = cell or Cell(text="", address=row.label or str(row.number))
        try:
            text = clean_text(cell.text)
            is_none = silent is not None and not field.needed and says_nothing(text)
            value = unsaid(text, field.empty) if is_none else read_cell(field, cell)
            if isinstance(value, Noted):
                note = at(cell, value.note)
                if silent is not None and value.is_unsaid:
                    silent.append(Unsaid(name, shorten(text), cell.address, note))
                said.append(note)
                value = value.value
            values[name] = value
        except BadValue as error:
            why = named(error, sheet.header[columns[name]]) if name in columns else str(error)
            return refusal(sheet, row, columns, columns.get(name, 0), at(cell, why))
    notes += said
    return values


def refusal(sheet: Sheet, row: Row, columns: Mapping[str, int], position: int, reason: str) -> RefusedRow:
    return RefusedRow(
        row=row.number,
        reason=reason,
        cell=sheet.address(row, position),
        column=sheet.header[position],
        juror=shown_in(sheet, row, columns, "juror") or shown_in(sheet, row, columns, "id"),
        application=shown_in(sheet, row, columns, "application"),
    )


def shown_in(sheet: Sheet, row: Row, columns: Mapping[str, int], name: str) -> str:
    cell = sheet.cell(row, columns[name]) if name in columns else None
    return shorten(one_line(cell.text), 64) if cell else ""
