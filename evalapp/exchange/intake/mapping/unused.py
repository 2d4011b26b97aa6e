"""What a column map names and no file has: nothing would come of it, in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import ngettext
from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import is_in
from evalapp.exchange.intake.tables import Table
from evalapp.sheets.sheet import Book


def refuse_unused_headings(tables: Sequence[Table], mapped: ColumnMap) -> None:
    """Raises BadValue with every heading that the map names and no file has."""
    for kind in FIELDS:
        of_kind = [table.sheet for table in tables if table.kind == kind]
        headers = [heading for sheet in of_kind for heading in sheet.header]
        lost = [heading for heading in mapped.of(kind) if of_kind and not is_in(heading, headers)]
        if lost:
            raise BadValue(
                ngettext(
                    "The column map names the heading {heading}, which is not in the file; its headings are: {all}.",
                    "The column map names the headings {heading}, which are not in the file; its headings are: {all}.",
                    len(lost),
                ).format(
                    heading=", ".join(f"“{shorten(each)}”" for each in lost),
                    all=shorten(", ".join(headers), 200),
                )
            )


def refuse_unused_names(books: Iterable[Book], mapped: ColumnMap) -> None:
    """Raises BadValue with every sheet that the map names and no file has, or has in sight."""
    there = {name for book in books for sheet in book for name in (sheet.name, f"{sheet.file}[{sheet.name}]")}
    lost = [name for name in mapped.sheets if name not in there]
    if lost:
        raise BadValue(
            ngettext(
                "The column map names the sheet {sheet}, which is not in the file; its sheets are: {all}.",
                "The column map names the sheets {sheet}, which are not in the file; its sheets are: {all}.",
                len(lost),
            ).format(
                sheet=", ".join(f"“{shorten(each)}”" for each in lost),
                all=shorten(", ".join(sorted(each for each in there if not each.endswith("]"))), 200),
            )
        )
