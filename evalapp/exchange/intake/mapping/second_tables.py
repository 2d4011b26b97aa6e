"""A sheet that holds several tables, one below the other or side by side: each becomes a sheet of its own.

Read as one, the columns of the second would be taken for those of the first, or for further fields of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from evalapp.domain.intake import APPLICATIONS
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import field_of
from evalapp.exchange.intake.taking.doubtful_rows import is_line
from evalapp.exchange.intake.values import says_nothing
from evalapp.sheets.rows import second_table_reason
from evalapp.sheets.sheet import Book, Line, Row, Sheet, column_letters, one_line

_T = TypeVar("_T")
_MOST = 20  # tables of one sheet
_LONGEST = 60  # letters of a heading
_DIGIT = re.compile(r"\d")


def with_second_tables(book: Book) -> Book:
    """Each table that begins within a sheet stands behind it, under the name `list!A6` of its first cell."""
    if not any(_may_hold_two(sheet) for sheet in book.sheets):
        return book
    sheets: list[Sheet] = []
    for sheet in book.sheets:
        if not _may_hold_two(sheet):
            sheets.append(sheet)
            continue
        parts = [each for side in _side_by_side(sheet) for each in _one_below_the_other(side)]
        sheets += parts[:_MOST] if len(parts) <= _MOST else [sheet]
    return replace(book, sheets=tuple(sheets))


def _may_hold_two(sheet: Sheet) -> bool:
    return not sheet.parents and not any(row.label for row in sheet.rows[:1])


def _side_by_side(sheet: Sheet) -> Iterator[Sheet]:
    """A table ends where the headings begin anew with a number of an application and name a field once more."""
    starts = [0, *_starts(sheet)]
    if len(starts) == 1:
        yield sheet
        return
    for start, end in zip(starts, [*starts[1:], len(sheet.header)]):
        rows = [_within(row, start, end) for row in sheet.rows]
        part = replace(
            sheet,
            header=tuple(text if n >= start else "" for n, text in enumerate(sheet.header[:end])),
            rows=tuple(row for row in rows if _filled(row)),
            out_of_sight=tuple(each for each in sheet.out_of_sight if start <= each < end),
            merged=tuple(each for each in sheet.merged if start <= each.left < end),
            lines=tuple(each for each in sheet.lines if start <= each.position < end),
        )
        if start:
            part = _named(part, sheet, start, sheet.heading_row)
        yield part


def _starts(sheet: Sheet) -> Iterator[int]:
    first = 0
    header = sheet.header
    for position in range(2, len(header) - 1):
        if not _is_number(header[position]) or not any(map(_is_number, header[first:position])):
            continue
        before, after = _fields(header[first:position]), _fields(header[position:])
        is_apart = not header[position - 1].strip() or not _has_values(sheet, position - 1)
        again = len(set(before[APPLICATIONS]) & set(after[APPLICATIONS]) - {NUMBER})
        if (is_apart and _most(after) > 1) or again > 1:
            yield position
            first = position


def _one_below_the_other(sheet: Sheet) -> Iterator[Sheet]:
    rows, part, named = sheet.rows, sheet, sheet
    start = 0
    for at in range(1, len(rows)):
        if at <= start or not _begins_another(part, rows, start, at):
            continue
        title = at
        while title > start and _is_title(rows[title - 1]):
            title -= 1
        yield replace(part, rows=tuple(_mended(row, part) for row in rows[start:title]))
        part, start = _below(named, rows[title:at], rows[at]), at + 1
    # Where nothing begins, the sheet is what it was: of 100,000 rows even a list of them takes its room.
    yield replace(part, rows=tuple(_mended(row, part) for row in rows[start:])) if start else sheet


def _begins_another(part: Sheet, rows: Sequence[Row], start: int, at: int) -> bool:
    row = rows[at]
    if row.numbers:
        return False
    is_told = bool(row.problems) and row.problems.get(0) == second_table_reason(row.number)
    if not is_told:
        # Nearly every row of a list begins with a number, and no more of it is looked at.
        first = next((text for text in row.texts if text and not text.isspace()), "")
        if not first or row.problems or row.shown or _DIGIT.search(first):
            return False
    filled = _filled(row)
    texts = list(filled.values())
    if len(texts) < 2 or any(len(text) > _LONGEST for text in texts):
        return False
    if is_told:
        return True
    if (most := _most(_fields(texts))) > 1 and 2 * most >= len(texts):
        return True
    return _is_apart(rows, start, at) and _is_of_other_kind(rows[start:at], filled) and at + 1 < len(rows)


def _is_apart(rows: Sequence[Row], start: int, at: int) -> bool:
    """Whether a blank row stands above it, or above its title."""
    while at > start and rows[at].number - rows[at - 1].number == 1 and _is_title(rows[at - 1]):
        at -= 1
    return at > start and rows[at].number - rows[at - 1].number > 1


def _is_of_other_kind(above: Sequence[Row], filled: Mapping[int, str]) -> bool:
    """Whether it has words alone, also where every row above has a number."""
    if any(_DIGIT.search(text) or says_nothing(text) or "@" in text for text in filled.values()):
        return False
    lists = [row for row in above if len(_filled(row)) > 1]
    return len(lists) > 1 and any(
        all(_DIGIT.search(_text(row, position)) for row in lists) for position in filled
    )


def _is_title(row: Row) -> bool:
    filled = list(_filled(row).values())
    return len(filled) == 1 and is_line(one_line(filled[0]))


def _below(sheet: Sheet, titles: Sequence[Row], headings: Row) -> Sheet:
    filled = _filled(headings)
    lines = [
        Line(one_line(text), row.number, position)
        for row in titles
        for position, text in _filled(row).items()
    ]
    part = replace(
        sheet,
        header=tuple(one_line(text or "") for text in headings.texts),
        above=tuple(line.text for line in lines),
        lines=(*lines, *(line for line in sheet.lines if line.row > headings.number)),
        merged=tuple(each for each in sheet.merged if each.top > headings.number),
    )
    return _named(part, sheet, min(filled), headings.number)


def _named(part: Sheet, sheet: Sheet, position: int, row: int) -> Sheet:
    within = sheet.within or sheet.name
    name = f"{within}!{column_letters(position)}{row}"
    return replace(part, name=name, within=within, is_alone=False, heading_row=row, top=(), notes=())


def _mended(row: Row, part: Sheet) -> Row:
    """Without the problem that its columns are those of another table: here they are its own."""
    if row.problems and row.problems.get(0) == second_table_reason(part.heading_row):
        return row._replace(problems={n: why for n, why in row.problems.items() if n})
    return row


def _within(row: Row, start: int, end: int) -> Row:
    return row._replace(
        texts=tuple(text if n >= start else "" for n, text in enumerate(row.texts[:end])),
        numbers=frozenset(n for n in row.numbers if start <= n < end),
        problems=_own(row.problems, start, end),
        shown=_own(row.shown, start, end),
        altered=_own(row.altered, start, end),
    )


def _own(told: Mapping[int, _T], start: int, end: int) -> Mapping[int, _T]:
    return {n: each for n, each in told.items() if start <= n < end} if told else told


def _fields(headings: Sequence[str]) -> dict[str, list[str]]:
    """By kind of list the fields that they name."""
    texts = [text for text in headings if text.strip()]
    return {kind: [name for text in texts if (name := field_of(text, kind))] for kind in FIELDS}


def _most(fields: Mapping[str, Sequence[str]]) -> int:
    return max(len(set(names)) for names in fields.values())


def _is_number(heading: str) -> bool:
    return bool(heading.strip()) and field_of(heading, APPLICATIONS) == NUMBER


def _has_values(sheet: Sheet, position: int) -> bool:
    return any(_text(row, position) for row in sheet.rows)


def _filled(row: Row) -> dict[int, str]:
    return {n: text for n, text in enumerate(row.texts) if text and not text.isspace()}


def _text(row: Row, position: int) -> str:
    return (row.texts[position] or "").strip() if position < len(row.texts) else ""
