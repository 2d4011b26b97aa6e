"""What stands on the sheets that somebody left out: by an answer about that very sheet, or by a column map."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.taking.column_map import LEAVE_OUT, ColumnMap
from evalapp.domain.taking.left_sheet import LeftSheet
from evalapp.domain.texts import ngettext
from evalapp.exchange.intake.headings import find_headings
from evalapp.exchange.intake.notes.unread import likely_part
from evalapp.exchange.intake.rows import Intake
from evalapp.exchange.intake.tables import Table, told_by
from evalapp.sheets.sheet import Book


def left_sheet(table: Table) -> LeftSheet:
    sheet = table.sheet
    return LeftSheet(
        file=sheet.file,
        name=sheet.name,
        kind=table.kind,
        rows=frozenset(told_by(table, row) for row in sheet.rows),
    )


def left_by_map(book: Book, mapped: ColumnMap) -> Iterator[LeftSheet]:
    """A map does not say what the rows are that it leaves out: that is told by the headings."""
    for sheet in book:
        if mapped.sheet(sheet.file, sheet.name).holds == LEAVE_OUT:
            kind = likely_part(sheet, mapped) or APPLICATIONS
            headings = find_headings(sheet, kind, mapped.of(kind))
            yield left_sheet(Table(kind=kind, sheet=sheet, headings=headings))


def without_parts_left(intake: Intake, stored: Container[str]) -> Intake:
    """Partners and budget of applications that stand only on a sheet that is left out go with it: they are no rows that
    lack their application. What the call has keeps its parts.
    """
    there = {row.number for row in intake.applications} if intake.left else set()
    numbers = frozenset[str]().union(*(each.numbers for each in intake.left if each.kind == APPLICATIONS))
    gone = {number for number in numbers if number not in there and number not in stored}
    parts = tuple(part for part in intake.parts if part.number not in gone)
    if not (n := len(intake.parts) - len(parts)):
        return intake
    return replace(intake, parts=parts, notes=(*intake.notes, gone_with_it(n)))


def gone_with_it(n: int) -> str:
    text = ngettext(
        "{n} row of partners or budget is of an application on a sheet that is left out, and goes with it.",
        "{n} rows of partners or budget are of applications on a sheet that is left out, and go with it.",
        n,
    )
    return text.format(n=n)
