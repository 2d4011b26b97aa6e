"""Times that a column gives in another zone than that of the call: they are shown, and compared, in Belgian time."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS, read_time
from evalapp.exchange.intake.evidence.judgment import Judgment, address_of, cells, texts
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import How, effect_of
from evalapp.exchange.intake.remarks import Order, Sort
from evalapp.exchange.intake.values import quoted
from evalapp.sheets.sheet import Cell, Sheet, one_line

_ZONED = re.compile(r"\d\s*(?:[Zz]|UTC|GMT|[+−-]\d\d:?\d\d)\s*$")
_LONGEST = 9  # characters of a zone at the end of a time, with what must stand before it


def zone_notes(sheet: Sheet, heading: Heading, field: Field, judged: Judgment) -> tuple[str, ...]:
    """What became of the first of them, for the whole column."""
    if field.sort is not Sort.MOMENT or judged.is_further:
        return ()
    is_of_heading = judged.how.zone is UTC
    if not is_of_heading and not any(map(_names_zone, set(texts(sheet, heading)))):
        return ()
    for n, cell in enumerate(cells(sheet, heading, judged.refused)):
        if (is_of_heading or _names_zone(cell.text)) and _is_elsewhere(judged.how, cell):
            effect = effect_of(judged.how, field, cell)
            if effect and not judged.doubt_of(cell):
                said = _("“{heading}” tells times of another zone: {cell} {value} is {effect} in Belgium.")
                place = address_of(sheet, heading, n)
                return (
                    said.format(
                        heading=shorten(heading.text), cell=place, value=quoted(cell, 40), effect=effect
                    ),
                )
    return ()


def _names_zone(text: str) -> bool:
    return _ZONED.search(text[-_LONGEST:]) is not None


def _is_elsewhere(how: How, cell: Cell) -> bool:
    """Whether the clock in Belgium shows another time than it writes."""
    try:
        day, clock = read_time(one_line(cell.text), is_month_first=how.order is Order.MONTH_FIRST)
    except BadValue:
        return False
    if clock is None:
        return False
    written = clock.replace(tzinfo=None)
    zone = clock.tzinfo or how.zone
    return datetime.combine(day, written, zone).astimezone(BRUSSELS).time() != written
