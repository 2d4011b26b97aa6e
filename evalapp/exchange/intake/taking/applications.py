"""What each row of a table of applications gives: an application, or the reason why it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from evalapp.domain.application import Application
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.row_use import HiddenBy, undecided_reason
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.how import value_words
from evalapp.exchange.intake.row_reader import AT_ONCE, Reading, RowReader
from evalapp.exchange.intake.rows import SEEN, ApplicationRow, applications_read
from evalapp.exchange.intake.tables import Table, cell_of, extra_of, misshapen, shown_of
from evalapp.exchange.intake.taking.sheets_taken import doubt_words
from evalapp.exchange.intake.taking.stand_ins import totals_row
from evalapp.sheets.columns import at, trouble
from evalapp.sheets.sheet import Row

_MOST_EXTRA = 100_000


class _Read(NamedTuple):
    """A row with what was read of it, and why it is refused if it is."""

    row: Row
    reading: Reading
    extra: Mapping[str, str]
    hidden: HiddenBy | None
    column: str
    reason: str
    awaits: tuple[str, ...]


def applications_of(
    table: Table, reader: RowReader, nested: Mapping[int, Mapping[str, str]]
) -> list[ApplicationRow]:
    known = {each.position for name, each in table.headings.items() if name not in reader.as_further}
    known |= table.left_out
    further = [each for each in enumerate(table.sheet.header) if each[0] not in known]
    rows = table.sheet.rows
    read = (
        _read(table, row, reading, further, nested.get(row.number))
        for row, reading in zip(rows, reader.readings(watched(Stage.CHECKING, rows)), strict=True)
    )
    made: list[ApplicationRow] = []
    while some := list(islice(read, AT_ONCE)):
        made += map(partial(_application_row, table), some, _applications(some))
    return made


def _read(
    table: Table,
    row: Row,
    reading: Reading,
    further: Sequence[tuple[int, str]],
    nested: Mapping[str, str] | None,
) -> _Read:
    extra = extra_of(table, row, further)
    if nested:
        extra = {**extra, **nested}
    column, reason, awaits = reading.column, reading.reason, reading.awaits
    hidden = table.sheet.hidden.get(row.number)
    if hidden is not None and row.number in table.undecided:
        column, reason, awaits = "", undecided_reason(hidden), (hidden.question,)
    if table.in_doubt:
        column, reason, awaits = "", doubt_words(table), (table.in_doubt,)
    for heading, text in extra.items():
        if not reason and len(text) > _MOST_EXTRA:
            column = heading
            reason = _("“{heading}” holds more than {most} characters.").format(
                heading=shorten(heading), most=_MOST_EXTRA
            )
    if not reason and (bad := misshapen(table, row, further)) is not None:
        column, reason = table.sheet.header[bad], at(cell := cell_of(table, row, bad), trouble(cell))
    return _Read(row, reading, extra, hidden, column, reason, awaits)


def _applications(some: Sequence[_Read]) -> Sequence[Application | None]:
    """Of each row that is not refused: some thousands are made in a third of the time of one by one."""
    places: dict[tuple[str, ...], list[int]] = {}
    for n, each in enumerate(some):
        if not each.reason:
            places.setdefault(each.reading.names, []).append(n)
    applications: list[Application | None] = [None] * len(some)
    for names, those in places.items():
        read = [some[n] for n in those]
        made = applications_read(names, [each.reading.values for each in read], [each.extra for each in read])
        for n, application in zip(those, made):
            applications[n] = application
    return applications


def _application_row(table: Table, read: _Read, application: Application | None) -> ApplicationRow:
    row, reading, extra, hidden, column, reason, awaits = read
    if application and (why := totals_row(application)):
        application, column, reason, awaits = None, NUMBER, why, ()
    return ApplicationRow(
        file=table.sheet.file,
        sheet=table.sheet.own_name,
        row=row.number,
        number=reading.get(NUMBER) or shown_of(table, row, NUMBER),
        names=reading.names,
        application=application,
        extra=extra,
        column=column,
        cell=reading.cell if column else "",
        reason=reason,
        title=shown_of(table, row, "title") if reason else "",
        notes=reading.notes if hidden is None else (hidden.note, *reading.notes),
        hidden=hidden,
        unsaid=reading.unsaid,
        awaits=awaits,
        seen={name: _seen(table, row, reading, name) for name in SEEN if name in table.headings}
        if reason
        else {},
    )


def _seen(table: Table, row: Row, reading: Reading, name: str) -> str:
    """As it was read, as far as it could be; else as it stands in the file."""
    value = reading.get(name) if reading.names else reading.partly.get(name)
    read = value_words(FIELDS[APPLICATIONS][name], value) if value not in (None, "") else ""
    return read or shown_of(table, row, name)
