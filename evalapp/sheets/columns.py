"""What is said of the columns of a sheet: those that are missing, hidden or not used, and cells that hold nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.domain.texts import _, ngettext
from evalapp.sheets.places import file_and_sheet, said
from evalapp.sheets.sheet import Book, Cell, Row, Sheet, column_letters, header_key, one_line
from evalapp.sheets.shown import Kind, Shown, is_error, is_too_narrow
from evalapp.words.fields import field_label


def require_columns(sheet: Sheet, columns: Mapping[str, int], needed: Sequence[str]) -> None:
    """Raises UnreadableFile naming every column that is missing, and those that are there."""
    lacking = [field_label(field) for field in needed if field not in columns]
    if lacking:
        raise UnreadableFile(
            _("“{file}” has no column {column}; its headings are: {headings}.").format(
                file=file_and_sheet(sheet.file, sheet.own_name),
                column=", ".join(f"“{each}”" for each in lacking),
                headings=shorten(", ".join(sheet.header), 200) or "–",
            )
        )


def notes_of(
    book: Book, sheet: Sheet, columns: Mapping[str, int], *, told_by: Sequence[str] = ()
) -> tuple[str, ...]:
    """What the sheet says of itself, and which of its columns and which other sheets were not used.

    `told_by` are the columns that tell a row, where hidden ones are read like the others.
    """
    notes = [*([sheet.caution] if sheet.caution else []), *sheet.notes]
    notes += [*hidden_notes(sheet), *merged_notes(sheet)]
    if told_by:
        notes += _hidden_row_notes(sheet, [columns[name] for name in told_by if name in columns])
    used = frozenset(columns.values())
    if unused := [
        head for position, head in enumerate(sheet.header) if position not in used and head.strip()
    ]:
        notes.append(_("Columns not used: {columns}").format(columns=", ".join(map(shorten, unused))))
    if others := [each.name for each in (*book, *book.unread) if each is not sheet]:
        notes.append(_("Sheets not used: {sheets}").format(sheets=", ".join(map(shorten, others))))
    return tuple(notes)


def merged_notes(sheet: Sheet, position: int | None = None) -> tuple[str, ...]:
    """What becomes of merged cells; in the column at `position` they are read otherwise."""
    among = [each.text for each in sheet.merged if position is None or not each.is_down(position)]
    if not among:
        return ()
    return (
        _(
            "Merged cells hold a value only in their first cell, and the others read as empty: {ranges}."
        ).format(ranges=said(among)),
    )


def hidden_notes(sheet: Sheet, left_out: Container[int] = ()) -> tuple[str, ...]:
    """Which of its columns that are read are hidden; `left_out` are not."""
    columns = [
        _named(position, sheet.header[position])
        for position in sheet.out_of_sight
        if position not in left_out
    ]
    if not columns:
        return ()
    n = len(columns)
    return (
        ngettext(
            "{n} column is hidden in the spreadsheet, and is read like the others: {columns}.",
            "{n} columns are hidden in the spreadsheet, and are read like the others: {columns}.",
            n,
        ).format(n=n, columns=said(columns)),
    )


def _hidden_row_notes(sheet: Sheet, positions: Sequence[int]) -> tuple[str, ...]:
    """Which of its rows are hidden and read all the same, each with what stands at these `positions`."""
    notes = []
    for why in (each for each in HiddenBy if each is not HiddenBy.STRUCK):  # which is refused
        rows = [row for row in sheet.rows if sheet.hidden.get(row.number) is why]
        if not rows:
            continue
        n = len(rows)
        text = ngettext(
            "{n} row is {why}, and is read like the others: {rows}.",
            "{n} rows are {why}, and are read like the others: {rows}.",
            n,
        )
        named = [_row_named(sheet, row, positions) for row in rows]
        notes.append(text.format(n=n, why=why.label, rows=said(named)))
    return tuple(notes)


def _row_named(sheet: Sheet, row: Row, positions: Sequence[int]) -> str:
    cells = (sheet.cell(row, position) for position in positions)
    told = " · ".join(shorten(text, 40) for cell in cells if cell and (text := one_line(cell.text)))
    return f"{row.number} ({told})" if told else str(row.number)


def _named(position: int, heading: str) -> str:
    """`C “Budget”`; the letter alone of a column without a heading."""
    letters = column_letters(position)
    return letters if heading == letters else f"{letters} “{shorten(heading, 60)}”"


def placed_notes(
    sheet: Sheet, position: int | None, *, is_alone: bool, left_out: Container[int] = ()
) -> list[str]:
    """All that is to be said of it, with the file where it is not `is_alone`, and the sheet where that is not."""
    notes = (*sheet.notes, *hidden_notes(sheet, left_out), *merged_notes(sheet, position))
    return [*([sheet.caution] if sheet.caution else []), *placed(notes, sheet, is_alone=is_alone)]


def placed(notes: Sequence[str], sheet: Sheet, *, is_alone: bool) -> list[str]:
    """As `placed_notes`, of what is said of the sheet."""
    parts = [] if is_alone else [shorten(sheet.file)]
    parts += [] if sheet.is_alone else [f"[{shorten(sheet.name)}]"]
    return [f"{' '.join(parts)}: {note}" for note in notes] if parts else list(notes)


def trouble(cell: Cell) -> str:
    """Why nothing may be taken from this cell, or an empty text."""
    if cell.problem:
        return cell.problem
    if cell.shown and cell.shown.kind in (Kind.NESTED, Kind.ERROR, Kind.STRUCK):
        return cell.shown.reason
    if is_error(cell.text):
        return Shown(Kind.ERROR, cell.text.strip()).reason
    if is_too_narrow(cell.text):
        return _(
            "it holds “####”: the column was too narrow when the table was saved; widen it and save again"
        )
    return ""


def at(cell: Cell, why: str) -> str:
    """The reason with the address of the cell before it: `C7: “abc” is not a number …`.

    What the cell says is not said twice, by a reason that names it as the cause.
    """
    said, _colon, rest = why.partition(": ")
    if f"{cell.address} {said}" in rest:
        why = rest
    return f"{cell.address}: {why}" + ("" if why.endswith(".") else ".")


class LeftEmpty(BadValue):
    """Of a cell that no row can do without."""


def named(error: BadValue, heading: str) -> str:
    """What it says; of an empty cell with the heading above it, for its address alone tells nothing of what lacks."""
    if not isinstance(error, LeftEmpty) or not heading.strip():
        return str(error)
    return _("“{column}” is empty, and no row can do without it").format(column=shorten(heading))


def first_problem(sheet: Sheet, row: Row) -> Cell | None:
    """The first cell that could not be read, be it of a known column or not."""
    return sheet.cell(row, min(row.problems)) if row.problems else None


def recognised(sheet: Sheet, names: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The fields that the headings speak of, also where two columns mean the same."""
    meanings = {header_key(name): field for field, others in names.items() for name in (field, *others)}
    return frozenset(
        meanings[header_key(heading)]
        for position, heading in enumerate(sheet.header)
        if position not in sheet.further and header_key(heading) in meanings
    )
