"""In which order a column writes its days, and whether a spreadsheet exchanged any."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS, read_time
from evalapp.exchange.intake.cells.days import either_way, proven_order, starts_with_year
from evalapp.exchange.intake.evidence.judgment import (
    Doubt,
    Judgment,
    address_of,
    asked,
    cells,
    question_id,
    texts,
)
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import LEAVE_OUT, How, effect_of
from evalapp.exchange.intake.remarks import Order
from evalapp.exchange.intake.values import quoted
from evalapp.sheets.sheet import Cell, Sheet, one_line
from evalapp.sheets.shown import Kind
from evalapp.words import formats

_TYPED_DAY = re.compile(r"\s*\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)(?:[\sT,]+\d{1,2}\s*[:.uh]\s*\d\d.*)?\s*")


def of_dates(
    sheet: Sheet, heading: Heading, field: Field, how: How, answer: str, *, latest: str = ""
) -> Judgment:
    """One day that can only be written month first throws doubt on all that could be read either way.

    And one that is a text, of which day and month can be told, on the dates that a spreadsheet made of its fellows:
    it counts them the other way round, or that one would be a date too. Where nothing shows the order they are read
    day first, which is said; but asked where only the other one has none of them after `latest`, a time in ISO 8601.
    """
    if any(isinstance(each, Order) for each in heading.remarks):
        return Judgment(how=how) if answer == how.order.value else _of_exchanged(sheet, heading, field, how)
    if answer == Order.DAY_FIRST.value:
        return Judgment(how=how)
    by_month = replace(how, order=Order.MONTH_FIRST)
    if answer == Order.MONTH_FIRST.value:
        # A day that a spreadsheet made of such a text has day and month exchanged, and nothing shows which have.
        doubt = Doubt(
            reason=_("a spreadsheet may have exchanged the day and the month; check this date"),
            in_doubt=_is_exchangeable,
        )
        return Judgment(how=by_month, doubts=(doubt,))
    if all(starts_with_year(each) for each in texts(sheet, heading)):
        return Judgment(how=how)
    proof: tuple[int, Cell] | None = None
    example: tuple[int, Cell] | None = None
    is_day_first = False  # as a day of the column shows
    for n, cell in enumerate(cells(sheet, heading)):
        written = either_way(cell.text)
        if example is None and written is not None and written.is_ambiguous:
            example = n, cell
        order = proven_order(cell.text) if proof is None else None
        if order is Order.MONTH_FIRST:
            proof = n, cell
        is_day_first = is_day_first or order is Order.DAY_FIRST
    if proof is None or not any(_is_doubtful_day(each) for each in cells(sheet, heading)):
        judged = _of_exchanged(sheet, heading, field, how)
        if example is None or is_day_first or judged.doubts:
            return judged
        if latest and (late := _late_one(sheet, heading, latest)) is not None:
            return _of_late(sheet, heading, field, how, late, latest)
        return replace(judged, notes=(*judged.notes, _assumed(sheet, heading, field, how, example)))
    shown = example[1] if example is not None else proof[1]
    place = {"cell": address_of(sheet, heading, proof[0]), "value": shorten(proof[1].text, 30)}
    question = asked(
        question_id(heading),
        field,
        _("Which day does “{value}” in the column “{heading}” mean?").format(
            value=quoted(shown, 30), heading=shorten(heading.text)
        ),
        _(
            "{cell} “{value}” can only have the month first; whether the other dates do too, they do not show. The "
            "answer holds for the whole column."
        ).format(**place),
        {"month-first": by_month, "day-first": how},
        shown,
    )
    why = _(
        "{cell} “{value}” can only be month/day, so it is not certain which number is the day here and which the month"
    ).format(**place)
    doubt = Doubt(reason=why, in_doubt=_is_doubtful_day, question=_with_no_date(question))
    return Judgment(how=how, doubts=(doubt,))


def _late_one(sheet: Sheet, heading: Heading, latest: str) -> tuple[int, Cell] | None:
    """The first that lies after `latest` read day first, where none does read month first."""
    end = datetime.fromisoformat(latest).astimezone(BRUSSELS).date()
    late: tuple[int, Cell] | None = None
    for n, cell in enumerate(cells(sheet, heading)):
        by_day, by_month = (_day_of(cell, is_month_first=each) for each in (False, True))
        if by_month is not None and by_month > end:
            return None
        if late is None and by_day is not None and by_day > end:
            late = n, cell
    return late


def _day_of(cell: Cell, *, is_month_first: bool) -> date | None:
    try:
        return read_time(one_line(cell.text), is_month_first=is_month_first)[0]
    except BadValue:
        return None


def _of_late(
    sheet: Sheet, heading: Heading, field: Field, how: How, late: tuple[int, Cell], latest: str
) -> Judgment:
    why = _(
        "{cell} “{value}” lies after {latest} when read day first, and no date of the column does when read month first"
    ).format(
        cell=address_of(sheet, heading, late[0]),
        value=quoted(late[1], 30),
        latest=formats.moment(latest),
    )
    question = asked(
        question_id(heading),
        field,
        _("Which day does “{value}” in the column “{heading}” mean?").format(
            value=quoted(late[1], 30), heading=shorten(heading.text)
        ),
        why,
        {"month-first": replace(how, order=Order.MONTH_FIRST), "day-first": how},
        late[1],
    )
    return Judgment(how=how, doubts=(Doubt(reason=why, in_doubt=_is_doubtful_day, question=question),))


def _assumed(sheet: Sheet, heading: Heading, field: Field, how: How, example: tuple[int, Cell]) -> str:
    """Of a column in which no day shows which number is the month."""
    return _(
        "“{heading}”: no date shows which number is the day and which the month; they were read day first, "
        "{cell} “{value}” as {day}."
    ).format(
        heading=shorten(heading.text),
        cell=address_of(sheet, heading, example[0]),
        value=quoted(example[1], 30),
        day=effect_of(how, field, example[1]),
    )


def _with_no_date(question: Question) -> Question:
    """An answer under which the example cannot be read says so."""
    choices = (
        replace(each, effect=_("no date then")) if not each.effect and each.id != LEAVE_OUT else each
        for each in question.choices
    )
    return replace(question, choices=tuple(choices))


def _of_exchanged(sheet: Sheet, heading: Heading, field: Field, how: How) -> Judgment:
    if not any(heading.position in row.shown for row in sheet.rows):  # no cell of a date, as in every text
        return Judgment(how=how)
    proof = example = None
    for n, cell in enumerate(cells(sheet, heading)):
        if example is None and _is_exchangeable(cell):
            example = cell
        if proof is None and _shows_exchange(cell.text):
            proof = n, cell
    if proof is None or example is None:
        return Judgment(how=how)
    why = _(
        "{cell} “{value}” is a text that the spreadsheet did not read as a date, so it may have exchanged the day and "
        "the month of its dates; check this date"
    ).format(cell=address_of(sheet, heading, proof[0]), value=shorten(proof[1].text, 30))
    question = asked(
        question_id(heading),
        field,
        _("Is {value} in the column “{heading}” the right day?").format(
            value=quoted(example, 30), heading=shorten(heading.text)
        ),
        _(
            "{cell} “{value}” is a text that the spreadsheet did not read as a date. It may have read the others with "
            "day and month exchanged: {value_of_other} may have been {exchanged}. Where a date is wrong, correct the "
            "file."
        ).format(
            cell=address_of(sheet, heading, proof[0]),
            value=shorten(proof[1].text, 30),
            value_of_other=quoted(example, 30),
            exchanged=formats.day(_exchanged(example)),
        ),
        {how.order.value: how},
        example,
    )
    right = (
        replace(each, label=_("yes, and so are the other dates")) if each.id != LEAVE_OUT else each
        for each in question.choices
    )
    question = replace(question, choices=tuple(right))
    return Judgment(how=how, doubts=(Doubt(reason=why, in_doubt=_is_exchangeable, question=question),))


def _exchanged(cell: Cell) -> str:
    """Its day, in ISO 8601, with day and month the other way round."""
    year, month, day = cell.text[:10].split("-")
    return f"{year}-{day}-{month}"


def _shows_exchange(text: str) -> bool:
    """Whether the spreadsheet counted days the other way round, or this would be a date.

    With a word beside it, as `14/6/2016 x` or `vr 15/01/2016`, it would be a text to every spreadsheet.
    """
    order = proven_order(text)
    return order is Order.MONTH_FIRST or (order is Order.DAY_FIRST and _TYPED_DAY.fullmatch(text) is not None)


def _is_doubtful_day(cell: Cell) -> bool:
    written = either_way(cell.text)
    if written is None:
        return _is_exchangeable(cell)
    return written.first != written.second


def _is_exchangeable(cell: Cell) -> bool:
    """A date cell of which day and month could be exchanged."""
    if cell.shown is None or cell.shown.kind is not Kind.DATE:
        return False
    iso = re.match(r"\d{4}-(\d\d)-(\d\d)", cell.text)
    return bool(iso and int(iso[2]) <= 12 and iso[1] != iso[2])
