"""A line above the headings, right under them or below the list that says in which unit the columns are given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading, UnitLine
from evalapp.exchange.intake.remarks import Sort, names_large_unit, understood
from evalapp.sheets.sheet import Row, Sheet, clean_text, one_line

_AMOUNTS = (Sort.AMOUNT, Sort.ACCOUNT)
_MEASURED = (Sort.AMOUNT, Sort.STAFF, Sort.YEARS, Sort.DAY)
_SIGNS = frozenset(("#", "nr", "nr.", "n°", "no", "no.", "aantal", "number", "%"))
_OF_TEXTS = re.compile(
    r"(?:(?:vrije )?teks?t|text|texte|naam|name|nom|titel|title|datum|date|getal|nummer|bedrag|keuze|keuzelijst|code|"
    r"(?:korte )?omschrijving|(?:max\.?|maximum|hoogstens) \d+ (?:tekens|woorden|karakters|characters|words))"
)


def with_unit_lines(
    sheet: Sheet, headings: Mapping[str, Heading], kind: str
) -> tuple[Sheet, Mapping[str, Heading]]:
    """The sheet without the row of units, and the headings with what such lines say of them.

    Of a line beside the list it is not sure that it speaks of every column: each with amounts that names no unit is
    asked about.
    """
    if line := next((each for each in sheet.lines if names_large_unit(each.text)), None):
        cell = sheet.address_at(line.row, line.position)
        where: Literal["above", "below"] = "above" if line.row < sheet.heading_row else "below"
        headings = _in_doubt(headings, UnitLine(one_line(line.text), cell, where), kind)
    row = sheet.rows[0] if sheet.rows and not sheet.parents else None
    if row is None or row.label:
        return sheet, headings
    if (alone := _of_all(row)) or not (told := _units_in(row, headings, kind)):
        return _without_line(sheet, row, alone, headings, kind) if alone else (sheet, headings)
    note = _("Row {row} under the headings says how the columns are given, and is no row: “{texts}”.").format(
        row=row.number, texts=shorten(" | ".join(told.values()), 100)
    )
    return (
        replace(sheet, rows=sheet.rows[1:], notes=(*sheet.notes, note)),
        {**headings, **{name: _told(sheet, row, headings[name], text, kind) for name, text in told.items()}},
    )


def _in_doubt(headings: Mapping[str, Heading], line: UnitLine, kind: str) -> Mapping[str, Heading]:
    return {
        name: replace(each, line=line) if _is_open(each, kind) else each for name, each in headings.items()
    }


def _of_all(row: Row) -> str:
    """The one text of a row, where that is a unit, a sentence about one, or a sign for a number; empty elsewhere."""
    if row.numbers or row.shown or row.problems:
        return ""
    texts = [text for each in row.texts if each and (text := clean_text(each))]
    if len(texts) != 1:
        return ""
    is_sentence = names_large_unit(texts[0]) and not any(map(str.isdigit, texts[0]))
    return texts[0] if is_sentence or _is_unit(texts[0]) else ""


def _without_line(
    sheet: Sheet, row: Row, line: str, headings: Mapping[str, Heading], kind: str
) -> tuple[Sheet, Mapping[str, Heading]]:
    """Of a unit that stands alone it is not sure of which columns it speaks, unless it stands in one of such values."""
    note = _("Row {row} under the headings holds only “{text}”, and is no row.").format(
        row=row.number, text=shorten(line, 40)
    )
    sheet = replace(sheet, rows=sheet.rows[1:], notes=(*sheet.notes, note))
    own = next((name for name, each in headings.items() if line == _text(row, each)), "")
    if own and FIELDS[kind][own].sort is not Sort.TEXT:
        return sheet, {**headings, own: _told(sheet, row, headings[own], line, kind)}
    if names_large_unit(line) or _is_large(line):
        position = next(n for n, text in enumerate(row.texts) if text and clean_text(text) == line)
        return sheet, _in_doubt(headings, UnitLine(line, sheet.address(row, position), "under"), kind)
    return sheet, headings


def _text(row: Row, heading: Heading) -> str:
    return clean_text(row.texts[heading.position] or "") if heading.position < len(row.texts) else ""


def _is_large(text: str) -> bool:
    meaning = understood(text.strip("()[] "), Sort.AMOUNT)
    return isinstance(meaning, int) and meaning > 1


def _is_unit(text: str) -> bool:
    """Whether it says how a column is given, whichever that is: `in k€`, `maanden`, `#`, `(tekst)`, `verplicht`."""
    plain = text.strip("()[]<>{} ").casefold()
    if plain in _SIGNS or _OF_TEXTS.fullmatch(plain):
        return True
    if len(plain) == 1 and plain.isalpha():  # a letter may be a number that somebody gives
        return False
    return any(understood(plain, sort) is not None for sort in _MEASURED)


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
    measured = {name: text for name, text in said.items() if sorts[name] not in (Sort.TEXT, Sort.BUDGET_YEAR)}
    is_of_units = all(
        understood(text, sorts[name]) is not None or not any(mark.isdigit() for mark in text)
        for name, text in measured.items()
    ) and all(_is_unit(text) for name, text in said.items() if name not in measured)
    if not is_of_units or not any(_says_unit(text, sorts[name]) for name, text in measured.items()):
        return {}
    return {name: text for name, text in measured.items() if text.casefold() not in _SIGNS}


def _says_unit(text: str, sort: Sort) -> bool:
    return understood(text, sort) is not None or text.casefold() in _SIGNS


def _told(sheet: Sheet, row: Row, heading: Heading, text: str, kind: str) -> Heading:
    meaning = understood(text, FIELDS[kind][heading.name].sort)
    others = [each for each in heading.remarks if isinstance(each, int)]
    if meaning is None or (isinstance(meaning, int) and any(each != meaning for each in others)):
        return replace(heading, unknown=heading.unknown or text)
    told_in = "" if others else sheet.address(row, heading.position)
    return replace(heading, remarks=(*heading.remarks, meaning), told_in=told_in)
