"""What is next to nothing in a column that somebody said is in euro: of mixed units those in thousands, perhaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import ngettext
from evalapp.exchange.intake.evidence.judgment import Judgment, question_id, row_key
from evalapp.exchange.intake.evidence.row_amounts import LEAST, UNITS, hangs_on_heading, value_of
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Cell, Sheet
from evalapp.words import formats

_MOST = 5


def telling_the_small(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
) -> dict[str, Judgment]:
    """Taken, since somebody said so of the whole column; and named by their cells, for nobody looked at each."""
    made = dict(judged)
    for name, each in judged.items():
        is_in_euro = FIELDS[kind][name].sort in UNITS and answers.get(question_id(headings[name])) == "euro"
        if is_in_euro and (small := _small(sheet, kind, headings[name], each)):
            made[name] = replace(each, notes=(*each.notes, _told(headings[name], small)))
    return made


def _small(sheet: Sheet, kind: str, heading: Heading, judged: Judgment) -> list[tuple[str, str, int]]:
    """Address, text and cents."""
    read, position = judged.how.reader(FIELDS[kind][heading.name]), heading.position
    found = []
    for row in sheet.rows:
        text = row.texts[position] if position < len(row.texts) else None
        if not text or position in row.problems or row_key(row) in judged.refused:
            continue
        cell = Cell(text, "", position in row.numbers, shown=row.shown.get(position))
        cents = value_of(read, cell) if hangs_on_heading(cell) else None
        if cents and cents < LEAST:
            found.append((sheet.address(row, position), text, cents))
    return found


def _told(heading: Heading, small: list[tuple[str, str, int]]) -> str:
    shown = [
        f"{address} “{shorten(text, 30)}” ({formats.money(cents)})" for address, text, cents in small[:_MOST]
    ]
    if rest := len(small) - len(shown):
        shown.append(ngettext("{n} other", "{n} others", rest).format(n=rest))
    return ngettext(
        "In euro, as you said of “{heading}”, {n} amount is next to nothing: {cells}. Where it is in another unit, "
        "write that unit in the cell and import the file again.",
        "In euro, as you said of “{heading}”, {n} amounts are next to nothing: {cells}. Where one is in another unit, "
        "write that unit in the cell and import the file again.",
        len(small),
    ).format(heading=shorten(heading.text), n=len(small), cells=", ".join(shown))
