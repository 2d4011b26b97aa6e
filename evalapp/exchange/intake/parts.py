"""Partners and lines of a budget: each row by itself, without those that hold a total or say the same again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evalapp.domain.application import BudgetLine, Partner
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.intake import BUDGET, PARTNERS
from evalapp.domain.jury.likeness import mail_domains, numbers_in
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.row_use import undecided_reason
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.row_reader import Reading, RowReader
from evalapp.exchange.intake.rows import PartRow
from evalapp.exchange.intake.tables import Table, shown_of, told_by
from evalapp.exchange.intake.taking.sheets_taken import doubt_words
from evalapp.exchange.intake.taking.total_lines import told_of_totals
from evalapp.sheets.left_out import is_total
from evalapp.sheets.places import file_and_sheet, said_rows
from evalapp.sheets.sheet import Row
from evalapp.words.fields import field_label


def parts_of(table: Table, reader: RowReader, numbers: Mapping[tuple[str, int], str]) -> list[PartRow]:
    """The rows of a table; `numbers` are those of the JSON objects they lie in."""
    rows = table.sheet.rows
    readings = reader.readings(watched(Stage.CHECKING, rows))
    return [_part(table, row, reading, numbers) for row, reading in zip(rows, readings, strict=True)]


def without_repeats(parts: Sequence[PartRow]) -> tuple[list[PartRow], list[str]]:
    """The rows of all tables, and what must be said of those that are left out.

    A line that is a total would be counted once more. Of the partners two rows that are the same in all are one;
    a budget may have two lines that are, which is said.
    """
    seen: set[tuple[str, int | None, Partner]] = set()
    others: list[PartRow] = []
    repeated: dict[str, list[int]] = {}
    for part in parts:
        if not isinstance(part.value, Partner):
            others.append(part)
            continue
        # An application that is known by its number has one list of partners, on however many sheets.
        key = (part.number, None if part.number else part.parent, part.value)
        if key in seen:
            repeated.setdefault(file_and_sheet(part.file, part.sheet), []).append(part.row)
        else:
            seen.add(key)
            others.append(part)
    kept, notes = told_of_totals(others)
    return kept, [*notes, *(_repeated(file, rows) for file, rows in repeated.items())]


def _repeated(file: str, rows: list[int]) -> str:
    n = len(rows)
    return ngettext(
        "In {file} {n} row gives a partner once more, the same in all, and is left out: {rows}.",
        "In {file} {n} rows give a partner once more, the same in all, and are left out: {rows}.",
        n,
    ).format(file=file, n=n, rows=said_rows(rows))


def _part(table: Table, row: Row, reading: Reading, numbers: Mapping[tuple[str, int], str]) -> PartRow:
    number = reading.get(NUMBER) or shown_of(table, row, NUMBER)
    if row.parent is not None:
        number = numbers.get((table.sheet.file, row.parent), "")
    reason, column, cell, awaits = reading.reason, reading.column, reading.cell, reading.awaits
    hidden = table.sheet.hidden.get(row.number)
    notes = reading.notes if hidden is None else (*reading.notes, f"{_place(table, row)}: {hidden.note}")
    if hidden is not None and row.number in table.undecided:
        column, cell, reason, awaits = "", "", undecided_reason(hidden), (hidden.question,)
    if table.in_doubt:
        column, cell, reason, awaits = "", "", doubt_words(table), (table.in_doubt,)
    own = reading.get(NUMBER)
    if row.parent is not None and own and number and looks(own) != looks(number) and not reason:
        column = NUMBER
        reason = _("{where}: it says “{own}”, and lies in the application “{number}”.").format(
            where=row.label or row.number, own=shorten(own), number=shorten(number)
        )
    value: Partner | BudgetLine | None = None
    if not reason:
        lacking = [
            name
            for name, field in FIELDS[table.kind].items()
            if field.needed
            and name not in reading.names
            and not (name == NUMBER and row.parent is not None)
            and not (name == "helix" and table.side is not None)
        ]
        if lacking:
            column = lacking[0]
            reason = _("{where}: “{name}” is missing.").format(
                where=row.label or row.number, name=", ".join(field_label(each) for each in lacking)
            )
        else:
            fields = reading.fields if table.side is None else {**reading.fields, "helix": table.side}
            value = part_of(table.kind, fields)
            if isinstance(value, Partner) and is_total(value.name) and not value.enterprise_number:
                heading = table.headings["name"]
                column, cell = heading.text, table.sheet.address(row, heading.position)
                reason = _(
                    "{cell}: “{name}” looks like a row of totals; where it is a partner, give its enterprise number."
                ).format(cell=cell, name=shorten(value.name))
                value = None
    return PartRow(
        kind=table.kind,
        file=table.sheet.file,
        sheet=table.sheet.own_name,
        row=row.number,
        parent=row.parent,
        number=number,
        title=told_by(table, row)[1],
        value=value,
        column=column,
        cell=cell,
        reason=reason,
        traces=_traces(table, row) if value is None and table.kind == PARTNERS else "",
        notes=tuple(f"{table.sheet.file} {note}" for note in notes) if notes else (),
        hidden=hidden,
        awaits=awaits,
        unsaid=tuple(each._replace(note=f"{table.sheet.file} {each.note}") for each in reading.unsaid),
    )


def _place(table: Table, row: Row) -> str:
    """`[partners] row 7`."""
    where = _("row {row}").format(row=row.number)
    return f"[{table.sheet.name}] {where}" if table.sheet.own_name else where


def _traces(table: Table, row: Row) -> str:
    """Of a row that is refused: by what it could be known as somebody's, beside its name."""
    named = (shown_of(table, row, name) for name in ("enterprise_number", "name"))
    mail = " ".join(text for text in row.texts if text and "@" in text)
    return " ".join(dict.fromkeys((*numbers_in(" ; ".join(named)), *mail_domains(mail))))


def part_of(kind: str, values: Mapping[str, Any]) -> Partner | BudgetLine:
    """By the names of the fields, of which a row has those that its columns have."""
    own: dict[str, Any] = {name: value for name, value in values.items() if name not in (NUMBER, "committed")}
    if kind == BUDGET:
        return BudgetLine(**own)
    if (staff := own.get("staff")) is not None:
        own["staff"], hundredths = divmod(int(staff * 100), 100)
        if hundredths:
            own["staff_hundredths"] = hundredths
    return Partner(**own, is_committed=values.get("committed"))
