"""The columns of applications that are not ours, be they JSON, and what a refused row can be told by."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from evalapp.domain.numbers import shorten
from evalapp.exchange.intake.fields import BUDGET, NUMBER, PARTNERS
from evalapp.exchange.intake.rows import NO_EXTRA
from evalapp.exchange.intake.tables import Table
from evalapp.exchange.intake.values import as_shown
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text, column_letters
from evalapp.sheets.shown import Kind


def misshapen(table: Table, row: Row, further: Sequence[tuple[int, str]]) -> int | None:
    """Where something that is no list of objects stands under the name of one of our lists."""
    if not row.shown:
        return None
    nested = [position for position, heading in further if heading in (PARTNERS, BUDGET)]
    return next((each for each in nested if each in row.shown and row.shown[each].kind is Kind.NESTED), None)


def cell_of(table: Table, row: Row, position: int) -> Cell:
    cell = table.sheet.cell(row, position)
    assert cell is not None
    return cell


def shown_of(table: Table, row: Row, name: str) -> str:
    """The number or title of a refused row, to be told by; empty where that is what is wrong."""
    cell = table.sheet.cell(row, table.headings[name].position) if name in table.headings else None
    return shorten(as_shown(cell), 64 if name == NUMBER else 200) if cell else ""


def extra_of(table: Table, row: Row, further: Sequence[tuple[int, str]]) -> Mapping[str, str]:
    """The columns that are not ours (position, heading); a heading that comes twice gets its letter added."""
    if not further:
        return NO_EXTRA
    extra: dict[str, str] = {}
    for position, heading in further:
        name = heading if heading not in extra else f"{heading} ({column_letters(position)})"
        cell = table.sheet.cell(row, position)
        if cell is not None:
            extra[name] = clean_text(cell.text) if cell.shown is None else as_shown(cell)
    return extra


def json_text(sheet: Sheet, items: Sequence[Row]) -> str:
    """The list of objects that `items` were read from."""
    return "[" + ", ".join(_object(sheet, row) for row in items) + "]"


def _object(sheet: Sheet, row: Row) -> str:
    members = []
    for position, heading in enumerate(sheet.header):
        text = row.texts[position] if position < len(row.texts) else None
        if text is not None:
            members.append(f"{json.dumps(heading, ensure_ascii=False)}: {_value(row, position, text)}")
    return "{" + ", ".join(members) + "}"


def _value(row: Row, position: int, text: str) -> str:
    shown = row.shown.get(position)
    is_bare = position in row.numbers or (shown is not None and shown.kind in (Kind.TRUTH, Kind.NESTED))
    return text if is_bare else json.dumps(text, ensure_ascii=False)
