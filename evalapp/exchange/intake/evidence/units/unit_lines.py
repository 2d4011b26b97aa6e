"""A line above the headings, or right under them, that says in which unit the columns are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Sort, names_large_unit, understood
from evalapp.sheets.sheet import Row, Sheet, clean_text

_AMOUNTS = (Sort.AMOUNT, Sort.ACCOUNT)


def with_unit_lines(
    sheet: Sheet, headings: Mapping[str, Heading], kind: str
) -> tuple[Sheet, Mapping[str, Heading]]:
    """The sheet without the row of units, and the headings with what such lines say of them.

    Of a line above it is not sure that it speaks of every column: each with amounts that names no unit is asked about.
    """
    above = next((text for text in sheet.above if names_large_unit(text)), "")
    if above:
        headings = {
            name: replace(each, above=above) if _is_open(each, kind) else each
            for name, each in headings.items()
        }
    row = sheet.rows[0] if sheet.rows and not sheet.parents else None
    if row is None or row.label or not (told := _units_in(row, headings, kind)):
        return sheet, headings
    note = _("Row {row} under the headings says how the columns are given, and is no row: “{texts}”.").format(
        row=row.number, texts=shorten(" | ".join(told.values()), 100)
    )
    return (
        replace(sheet, rows=sheet.rows[1:], notes=(*sheet.notes, note)),
        {**headings, **{name: _told(headings[name], text, kind) for name, text in told.items()}},
    )


def _is_open(heading: Heading, kind: str) -> bool:
    is_told = heading.unknown or any(isinstance(each, int) for each in heading.remarks)
    return FIELDS[kind][heading.name].sort in _AMOUNTS and not is_told


def _units_in(row: Row, headings: Mapping[str, Heading], kind: str) -> dict[str, str]:
    """By field what the row says of it; nothing where it may be a row of data: with a number, a text, or digits."""
    if row.numbers or row.shown or row.problems:
        return {}
    said = {
        name: text
        for name, each in headings.items()
        if each.position < len(row.texts) and (text := clean_text(row.texts[each.position] or ""))
    }
    sorts = {name: FIELDS[kind][name].sort for name in said}
    is_of_units = NUMBER not in said and all(
        sorts[name] not in (Sort.TEXT, Sort.BUDGET_YEAR)
        and (understood(text, sorts[name]) is not None or not any(mark.isdigit() for mark in text))
        for name, text in said.items()
    )
    return said if is_of_units and any(understood(text, sorts[name]) for name, text in said.items()) else {}


def _told(heading: Heading, text: str, kind: str) -> Heading:
    meaning = understood(text, FIELDS[kind][heading.name].sort)
    others = [each for each in heading.remarks if isinstance(each, int)]
    if meaning is None or (isinstance(meaning, int) and any(each != meaning for each in others)):
        return replace(heading, unknown=heading.unknown or text)
    return replace(heading, remarks=(*heading.remarks, meaning))
