"""Days of which the year stands in two digits: of this century where that lies around the call, else it is asked.

`01/03/26` is the first of March 2026 in a call of 2026 and 2027; but `26/03/25` may as well begin with its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import read_time
from evalapp.exchange.intake.evidence.judgment import texts
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from evalapp.exchange.intake.evidence.unreadable import InDoubt
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import DATED
from evalapp.exchange.intake.remarks import Order, Sort
from evalapp.exchange.intake.tables import Table
from evalapp.exchange.intake.values import quoted
from evalapp.sheets.sheet import Cell, Row, one_line
from evalapp.words import formats

ABOUT_YEARS = "century:"
"""Before a heading the id of the question where the year stands in its days."""

YEAR_LAST, YEAR_FIRST = "year-last", "year-first"
_YEARS_BEFORE = 2
_YEARS_AFTER = {Sort.DAY: 10, Sort.MOMENT: 1}
_NINETEEN = 70  # from where on two digits were of the century before, as every spreadsheet reads them
_LAST = re.compile(
    r"(?P<head>(?:[a-z]{2,9}[.,]?\s+)?(?:\d{1,2}([/.-])\d{1,2}\2|\d{1,2}(?:e|ste)?[\s-]+[a-zé]{3,9}\.?[\s-]+))"
    r"['’]?(?P<year>\d\d)(?P<rest>(?:[\sT,].*)?)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?P<year>\d\d)(?P<rest>([/.-])\d{1,2}\3\d{1,2}(?:[\sT,].*)?)", re.IGNORECASE)

_Short = tuple[int, str]  # a row, by its place among those of the sheet, and what its cell holds


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """`table` with whole years where they are known; `asked`: by field the texts that wait for an answer."""

    table: Table
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


def with_whole_years(table: Table, answers: Mapping[str, str], bounds: Bounds) -> Dated:
    """Raises BadValue for an answer that is neither place of a year."""
    questions: list[Question] = []
    notes: list[str] = []
    asked: dict[str, frozenset[str]] = {}
    for name, heading in table.headings.items():
        sort = FIELDS[table.kind][name].sort
        short = _short_in(table, heading) if sort in DATED else []
        if not short:
            continue
        answer = answers.get(ABOUT_YEARS + heading.text, "")
        if answer not in ("", YEAR_LAST, YEAR_FIRST):
            raise BadValue(
                _("“{answer}” is no way to read “{heading}”; use one of {all}.").format(
                    answer=shorten(answer), heading=shorten(heading.text), all=f"{YEAR_LAST}, {YEAR_FIRST}"
                )
            )
        place = answer or _probable(short, heading, sort, bounds)
        if not place:
            questions.append(_question(table, heading, short))
            rows = table.sheet.rows
            asked[name] = frozenset(rows[n].texts[heading.position] or "" for n, _text in short)
            continue
        whole = _by_first if place == YEAR_FIRST else _by_last
        if not answer:
            notes.append(_said(table, heading, short[0], whole))
        table = _with(table, heading, short, whole)
    return Dated(table=table, asked=asked, questions=tuple(questions), notes=tuple(notes))


def waiting_for_year(
    read: Callable[[Cell], Any], heading: Heading, asked: Container[str]
) -> Callable[[Cell], Any]:
    """What is in question is not wrong: it comes in once that is answered."""

    def read_or_wait(cell: Cell) -> Any:
        if cell.text in asked:
            why = _("“{value}” gives the year in two digits, and the column is asked about")
            raise InDoubt(why.format(value=quoted(cell, 40)), ABOUT_YEARS + heading.text)
        return read(cell)

    return read_or_wait


def _short_in(table: Table, heading: Heading) -> list[_Short]:
    held = {text for text in texts(table.sheet, heading) if not text[:4].isdigit()}  # as most begin: 2026-
    short = {text: day for text in held if (day := _short(text, heading))}
    if not short:
        return []
    return [
        (n, short[text])
        for n, row in enumerate(table.sheet.rows)
        if heading.position < len(row.texts)
        and heading.position not in row.shown
        and (text := row.texts[heading.position] or "") in short
    ]


def _short(held: str, heading: Heading) -> str:
    """The day that a cell holds, empty where its year does not stand in two digits."""
    text = one_line(held)
    is_short = (_LAST.fullmatch(text) and _is_read(_by_last(text), heading)) or (
        _FIRST.fullmatch(text) and _is_read(_by_first(text), heading)
    )
    return text if is_short else ""


def _by_last(text: str) -> str:
    match = _LAST.fullmatch(text)
    return f"{match['head']}{_century(match['year'])}{match['year']}{match['rest']}" if match else text


def _by_first(text: str) -> str:
    match = _FIRST.fullmatch(text)
    return f"{_century(match['year'])}{match['year']}{match['rest']}" if match else text


def _century(year: str) -> str:
    return "19" if int(year) >= _NINETEEN else "20"


def _is_read(text: str, heading: Heading) -> bool:
    return _year_of(text, heading) is not None


def _year_of(text: str, heading: Heading) -> int | None:
    """None for what is no date in either order; which number is the month its column tells later."""
    orders = {Order.MONTH_FIRST} if Order.MONTH_FIRST in heading.remarks else {*Order}
    for order in orders:
        try:
            return read_time(text, is_month_first=order is Order.MONTH_FIRST)[0].year
        except BadValue:
            continue
    return None


def _probable(short: Sequence[_Short], heading: Heading, sort: Sort, bounds: Bounds) -> str:
    """Where all of them lie around the call when the year is last, and not when it is first, or the other way round."""
    around = bounds.own_day or bounds.now
    if not around[:4].isdecimal():
        return ""
    own = int(around[:4])
    years = range(own - _YEARS_BEFORE, own + _YEARS_AFTER[sort] + 1)
    fitting = [
        place
        for place, whole in ((YEAR_LAST, _by_last), (YEAR_FIRST, _by_first))
        if all(_year_of(whole(text), heading) in years for _row, text in short)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _with(table: Table, heading: Heading, short: Sequence[_Short], whole: Callable[[str], str]) -> Table:
    rows = [*table.sheet.rows]
    for n, text in short:
        rows[n] = _replaced(rows[n], heading.position, whole(text))
    return replace(table, sheet=replace(table.sheet, rows=tuple(rows)))


def _replaced(row: Row, position: int, text: str) -> Row:
    return row._replace(texts=(*row.texts[:position], text, *row.texts[position + 1 :]))


def _place(table: Table, heading: Heading, one: _Short) -> str:
    n, text = one
    return f"{table.sheet.address(table.sheet.rows[n], heading.position)} “{shorten(text, 30)}”"


def _said(table: Table, heading: Heading, one: _Short, whole: Callable[[str], str]) -> str:
    return _("“{heading}” gives the year in two digits, and was read as {place} = {whole}.").format(
        heading=shorten(heading.text), place=_place(table, heading, one), whole=shorten(whole(one[1]), 30)
    )


def _question(table: Table, heading: Heading, short: Sequence[_Short]) -> Question:
    first = short[0]
    choices = [
        Choice(id=place, label=label, effect=_effect(whole(first[1]), heading))
        for place, label, whole in (
            (YEAR_LAST, _("the year is last"), _by_last),
            (YEAR_FIRST, _("the year is first"), _by_first),
        )
        if whole(first[1]) != first[1] and _is_read(whole(first[1]), heading)
    ]
    return Question(
        id=ABOUT_YEARS + heading.text,
        text=_("The days in “{heading}” give the year in two digits:").format(heading=shorten(heading.text)),
        why=_("{place}; the answer holds for the whole column").format(place=_place(table, heading, first)),
        choices=tuple(choices),
    )


def _effect(text: str, heading: Heading) -> str:
    is_month_first = Order.MONTH_FIRST in heading.remarks
    try:
        return formats.day(read_time(text, is_month_first=is_month_first)[0].isoformat())
    except BadValue:
        return text
