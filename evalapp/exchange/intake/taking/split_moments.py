"""A day of submission in one column and its hour in another: together they are the moment that a rule may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.domain.times import read_time
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Meaning, Sort, split, understood
from evalapp.exchange.intake.tables import Table
from evalapp.exchange.intake.taking.rivals.settling import said_of
from evalapp.sheets.columns import trouble
from evalapp.sheets.places import said
from evalapp.sheets.sheet import Row, header_key, one_line

_FIELD = "submitted_at"
_OF_SUBMISSION = frozenset(
    map(
        header_key,
        (
            "uur indiening", "uur van indiening", "indieningsuur", "indienuur", "uur ingediend", "tijd indiening",
            "tijd van indiening", "indieningstijd", "indientijd", "tijdstip indiening", "tijdstip van indiening",
            "tijdstip", "ingediend om", "ontvangen om", "uur ontvangst", "uur van ontvangst", "ontvangstuur",
            "tijd ontvangst", "tijdstip ontvangst", "submission time", "time of submission", "submitted at time",
            "hour of submission", "time received", "heure de dépôt", "heure du dépôt", "heure d'introduction",
        ),
    )
)  # fmt: skip
_OF_ANYTHING = frozenset(map(header_key, ("uur", "tijd", "hour", "time", "heure")))
_ANY_DAY = "2000-01-01"


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """`table` with both in one column, and the other empty; `notes` say so, and which hours could not be read."""

    table: Table
    notes: tuple[str, ...] = ()


def with_hours(table: Table, answers: Mapping[str, str]) -> Joined:
    """A column that somebody leaves out, or keeps as a further one, stays what it is."""
    heading = table.headings.get(_FIELD)
    if table.kind != APPLICATIONS or heading is None:
        return Joined(table=table)
    every = (replace(heading, rivals=()), *heading.rivals)
    taken = {each.position for name, each in table.headings.items() if name != _FIELD}
    hours = [
        position
        for position, text in enumerate(table.sheet.header)
        if position not in taken and _is_of_hours(table, position, text, answers)
    ]
    days = [each for each in every if each.position not in hours]
    if len(hours) != 1 or not days:
        return Joined(table=table)
    first = replace(days[0], rivals=tuple(days[1:]))
    table = replace(table, headings={**table.headings, _FIELD: first})
    if first.rivals:  # which of them the hour belongs to, nobody said
        return Joined(table=table)
    return _joined(table, first, hours[0])


def _is_of_hours(table: Table, position: int, text: str, answers: Mapping[str, str]) -> bool:
    key = header_key(split(text)[0])
    if position in table.sheet.further or not (key in _OF_SUBMISSION or key in _OF_ANYTHING):
        return False
    answer = said_of(table, Heading(name=_FIELD, position=position, text=text), answers)
    if answer and answer != Use.KEEP:
        return False
    texts = [each for row in table.sheet.rows if (each := _text(row, position))]
    if not texts or any(_has_day(each) for each in texts):
        return False
    return key in _OF_SUBMISSION or 2 * sum(_clock(each) is not None for each in texts) > len(texts)


def _joined(table: Table, heading: Heading, hours: int) -> Joined:
    sheet, suffix = table.sheet, _zone_in(table.sheet.header[hours])
    rows: list[Row] = []
    unread: list[str] = []
    other: list[str] = []
    example = ""
    for row in sheet.rows:
        cell, hour = sheet.cell(row, heading.position), sheet.cell(row, hours)
        if cell is None or hour is None or not (text := one_line(hour.text)) or hours in row.problems:
            rows.append(row)
            continue
        joined = f"{one_line(cell.text)} {text}{suffix}"
        own = _clock_beside(cell.text)
        if own and own != _clock(text):
            other.append(f"{hour.address} “{shorten(text, 20)}”")
        elif not own and (trouble(hour) or suffix is None or _clock(text) is None or not cell.text.strip()):
            unread.append(f"{hour.address} “{shorten(text, 20)}”")
        elif not own:
            example = (
                example or f"{cell.address} “{shorten(one_line(cell.text), 30)}”, {hour.address} “{text}”"
            )
            row = _with(row, heading.position, joined)
        rows.append(_with(row, hours, ""))
    notes = []
    if example:
        notes.append(
            _("“{day}” and “{hour}” are read together, as one moment: {example}.").format(
                day=shorten(heading.text), hour=shorten(sheet.header[hours]), example=example
            )
        )
    if unread:
        notes.append(
            _(
                "In “{hour}” stand hours that cannot be read, and a day alone does not prove what came in first: "
                "{cells}."
            ).format(hour=shorten(sheet.header[hours]), cells=said(unread))
        )
    if other:
        notes.append(
            _("In “{hour}” stands another hour than in “{day}”, of which that one is read: {cells}.").format(
                day=shorten(heading.text), hour=shorten(sheet.header[hours]), cells=said(other)
            )
        )
    return Joined(
        table=replace(table, sheet=replace(sheet, rows=tuple(rows)), left_out=table.left_out | {hours}),
        notes=tuple(notes),
    )


def _zone_in(heading: str) -> str | None:
    """What its remarks add to each hour; None where one is not understood."""
    meant = [understood(each, Sort.MOMENT) for each in split(heading)[1]]
    if None in meant:
        return None
    return " UTC" if Meaning.UTC in meant else ""


def _with(row: Row, position: int, text: str) -> Row:
    texts = (*row.texts[:position], text, *row.texts[position + 1 :])
    if text:
        return row._replace(texts=texts)
    return row._replace(
        texts=texts,
        numbers=row.numbers - {position},
        shown={n: each for n, each in row.shown.items() if n != position},
        altered={n: each for n, each in row.altered.items() if n != position},
    )


def _text(row: Row, position: int) -> str:
    return one_line(row.texts[position] or "") if position < len(row.texts) else ""


def _has_day(text: str) -> bool:
    try:
        read_time(text)
    except BadValue:
        return False
    return True


def _clock(text: str) -> time | None:
    """The hour of a text without a day."""
    try:
        return read_time(f"{_ANY_DAY} {text}")[1]
    except BadValue:
        return None


def _clock_beside(text: str) -> time | None:
    """The hour that the text of a day has already; a midnight says nothing."""
    try:
        clock = read_time(one_line(text))[1]
    except BadValue:
        return None
    return clock if clock is not None and clock != time() else None
