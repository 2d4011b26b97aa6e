"""Telling which sheets hold applications, which partners and which budgets; and the columns that are not ours."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evalapp.domain.application import Helix
from evalapp.domain.errors import ColumnsUnknown, UnreadableFile
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.numbers import ended_once, shorten
from evalapp.domain.taking.column_map import LEAVE_OUT
from evalapp.domain.taking.strange_columns import StrangeColumns
from evalapp.domain.taking.unused import UnusedSheet, headings_said
from evalapp.domain.texts import _
from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.evidence.kinds import kinds_of
from evalapp.exchange.intake.evidence.own_files import is_explanation, refuse_own_file
from evalapp.exchange.intake.evidence.units.unit_lines import with_unit_lines
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading, find_headings
from evalapp.exchange.intake.notes.unread import likely_part, part_by_name, unused_sheet
from evalapp.exchange.intake.rows import NO_EXTRA
from evalapp.exchange.intake.values import as_shown
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import EXTRA, Book, Cell, Row, Sheet, clean_text, column_letters
from evalapp.sheets.shown import Kind
from evalapp.words.fields import field_label


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A sheet of which it is known what its rows are.

    `left_out` and `emptied` are positions of columns of which nothing is taken; of the latter, and of the lists in
    objects of JSON that are `lists_emptied`, what an earlier import took goes too. `undecided` are the numbers of the
    hidden rows of which nobody said whether they count. `in_doubt` is the id of a question on which all
    of its rows wait: whether the sheet counts, or which column holds what none of them can do without, the field
    `doubted`. `rivals`: by position the field that a column may be as well as another, and why nobody can tell;
    `said` are the positions of those of which somebody told it. `side` is the one on which all partners of the list
    stand, where somebody said so.
    """

    kind: str
    sheet: Sheet
    headings: Mapping[str, Heading]
    left_out: frozenset[int] = frozenset()
    emptied: frozenset[int] = frozenset()
    lists_left_out: frozenset[str] = frozenset()
    lists_emptied: frozenset[str] = frozenset()
    undecided: frozenset[int] = frozenset()
    in_doubt: str = ""
    doubted: str = ""
    rivals: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    said: frozenset[int] = frozenset()
    side: Helix | None = None

    @property
    def lacks_sides(self) -> bool:
        """Whether no column of a list of partners says on which side of the triple helix they stand."""
        return self.kind == PARTNERS and not self.sheet.parents and "helix" not in self.headings


def tables_of(
    book: Book, mapped: ColumnMap, titled: Sequence[Sheet] = ()
) -> tuple[list[Table], list[UnusedSheet]]:
    """The sheets that are of use, and those that are not. Raises UnreadableFile if none is.

    `titled` are those of all files that have titles as lists of applications have.

    A sheet of partners or budgets that cannot be read is not used, for a reason: it keeps no application out.
    """
    sheets = [each for each in book.sheets if not is_explanation(each)] or [*book.sheets]
    kinds = kinds_of(sheets, mapped, titled)
    out = [sheet for sheet in sheets if mapped.sheet(sheet.file, sheet.name).holds == LEAVE_OUT]
    if not any(kind for _sheet, kind in kinds) and len(out) < len(sheets):
        for sheet in sheets:
            refuse_own_file(sheet)
        first = next(sheet for sheet in sheets if sheet not in out)
        found = find_headings(first, APPLICATIONS, mapped.columns)
        _require(first, found, [name for name in (NUMBER, "title") if name not in found] or ["title"])
    tables: list[Table] = []
    unused: list[UnusedSheet] = []
    for sheet, kind in kinds:
        if kind is None:
            continue
        if other := next((each for each, its in kinds if its == kind and _are_rivals(sheet, each)), None):
            reason = _(
                "“{one}” and “{other}” are both lists of the same in one application; keep one of them."
            )
            reason = reason.format(one=shorten(sheet.name), other=shorten(other.name))
            unused.append(unused_sheet(sheet, kind, mapped, reason))
            continue
        try:
            tables.append(_table(sheet, kind, mapped))
        except UnreadableFile as error:
            if kind == APPLICATIONS:
                raise
            unused.append(unused_sheet(sheet, kind, mapped, str(error)))
    unused += [
        unused_sheet(sheet, likely_part(sheet, mapped), mapped)
        for sheet, kind in kinds
        if kind is None and (sheet.rows or sheet.header) and not sheet.parents and sheet not in out
    ]
    unused += [
        UnusedSheet(
            file=sheets[0].file,
            name=each.name,
            headings=each.header,
            is_hidden=each.is_hidden,
            kind=part_by_name(each.name),
        )
        for each in book.unread
        if each.is_hidden
    ]
    return tables, unused


def _are_rivals(one: Sheet, other: Sheet) -> bool:
    """Whether an object of JSON holds both lists: each of them would be counted beside the other."""
    return one is not other and any(each.parent in other.parents for each in one.rows)


def _table(sheet: Sheet, kind: str, mapped: ColumnMap) -> Table:
    """Raises UnreadableFile where a column is missing without which no row can be read."""
    headings = find_headings(sheet, kind, mapped.of(kind))
    needed = [name for name, field in FIELDS[kind].items() if field.needed]
    if kind == APPLICATIONS:
        needed = [NUMBER]
    elif kind == PARTNERS and not sheet.parents and NUMBER in headings and "name" in headings:
        needed = []  # of a list that says no sides it is asked on which all of them stand
    elif sheet.parents:
        needed = []  # each object of a JSON list answers for itself, and its parent has the number
    _require(sheet, headings, [name for name in needed if name not in headings])
    sheet, told = with_unit_lines(sheet, headings, kind)
    return Table(kind=kind, sheet=sheet, headings=told)


def strange_columns(
    table: Table, as_further: Container[str], nested: Iterable[str] = ()
) -> StrangeColumns | None:
    """What is kept of it from columns that are none of ours, or that are kept `as_further` ones (names of fields).

    `nested` are the names of lists inside its objects, which are none of ours either.
    """
    sheet = table.sheet
    ours = {each.position for name, each in table.headings.items() if name not in as_further}
    ours |= table.left_out | table.emptied
    headings = [
        heading
        for position, heading in enumerate(sheet.header)
        if position not in ours and is_filled(sheet, position)
    ]
    headings += [name for name in nested if name not in headings]
    if not headings:
        return None
    return StrangeColumns(
        file=sheet.file,
        sheet=sheet.name,
        kind=table.kind,
        headings=tuple(headings),
        are_kept=table.kind == APPLICATIONS,
    )


def numbers_merged(table: Table) -> int | None:
    """The column in which merged cells are one number for all their rows: that of the application of a part."""
    return (
        table.headings[NUMBER].position if table.kind != APPLICATIONS and NUMBER in table.headings else None
    )


def with_numbers_of_merged(table: Table) -> Table:
    """With the number of an application in every row of the part over which its cell is merged."""
    position = numbers_merged(table)
    ranges = [each for each in table.sheet.merged if position is not None and each.is_down(position)]
    if position is None or not ranges:
        return table
    firsts = {each.top: each for each in ranges}
    by_row = {number: firsts[each.top] for each in ranges for number in range(each.top, each.bottom + 1)}
    first_rows = {row.number: row for row in table.sheet.rows if row.number in firsts}
    rows = tuple(
        _numbered(row, position, first_rows.get(by_row[row.number].top)) if row.number in by_row else row
        for row in table.sheet.rows
    )
    return replace(table, sheet=replace(table.sheet, rows=rows))


def _numbered(row: Row, position: int, first: Row | None) -> Row:
    if first is None or first is row or position >= len(first.texts):
        return row
    texts = (*row.texts, *[""] * (position + 1 - len(row.texts)))
    numbers = row.numbers | {position} if position in first.numbers else row.numbers
    shown = {**row.shown, position: first.shown[position]} if position in first.shown else row.shown
    problems = (
        {**row.problems, position: first.problems[position]} if position in first.problems else row.problems
    )
    return row._replace(
        texts=(*texts[:position], first.texts[position], *texts[position + 1 :]),
        numbers=numbers,
        shown=shown,
        problems=problems,
    )


def is_filled(sheet: Sheet, position: int) -> bool:
    return any((row.texts[position] or "").strip() for row in sheet.rows if position < len(row.texts))


def _require(sheet: Sheet, headings: Mapping[str, Heading], lacking: Sequence[str]) -> None:
    """Raises UnreadableFile with all that is missing, and the headings that are there."""
    if not lacking:
        return
    raise ColumnsUnknown(
        ended_once(
            _("“{file}” has no column {column}; its headings are: {headings}.").format(
                file=file_and_sheet(sheet.file, sheet.own_name),
                column=", ".join(f"“{field_label(name)}”" for name in lacking),
                headings=headings_said(sheet.header),
            )
        )
    )


def misshapen(table: Table, row: Row, further: Sequence[tuple[int, str]]) -> int | None:
    """Where something that is no list of objects stands under the name of one of our lists, but not under `extra`."""
    if not row.shown:
        return None
    nested = [
        position
        for position, heading in further
        if heading in (PARTNERS, BUDGET) and position not in table.sheet.further
    ]
    return next((each for each in nested if each in row.shown and row.shown[each].kind is Kind.NESTED), None)


def cell_of(table: Table, row: Row, position: int) -> Cell:
    cell = table.sheet.cell(row, position)
    assert cell is not None
    return cell


def shown_of(table: Table, row: Row, name: str) -> str:
    """The number or title of a refused row, to be told by; empty where that is what is wrong."""
    cell = table.sheet.cell(row, table.headings[name].position) if name in table.headings else None
    return shorten(as_shown(cell), 64 if name == NUMBER else 200) if cell else ""


def told_by(table: Table, row: Row) -> tuple[str, str]:
    """Its number and title, of a part the name of the partner or the line."""
    name = {PARTNERS: "name", BUDGET: "line"}.get(table.kind, "title")
    return shown_of(table, row, NUMBER), shown_of(table, row, name)


def extra_of(table: Table, row: Row, further: Sequence[tuple[int, str]]) -> Mapping[str, str]:
    """The columns that are not ours (position, heading); a heading that comes twice gets its letter added, and one
    under `extra` that is also beside it that word.
    """
    if not further:
        return NO_EXTRA
    extra: dict[str, str] = {}
    for position, heading in further:
        name = lettered(table.sheet, position) if heading in extra else heading
        cell = table.sheet.cell(row, position)
        if cell is not None:
            is_plain, is_emptied = cell.shown is None, position in table.emptied
            extra[name] = "" if is_emptied else clean_text(cell.text) if is_plain else as_shown(cell)
    return extra


def lettered(sheet: Sheet, position: int) -> str:
    """Under which name a further column is kept whose heading another one before it has."""
    return f"{sheet.header[position]} ({EXTRA if position in sheet.further else column_letters(position)})"


def json_text(sheet: Sheet, items: Sequence[Row]) -> str:
    """The list of objects that `items` were read from."""
    return "[" + ", ".join(_object(sheet, row) for row in items) + "]"


def _object(sheet: Sheet, row: Row) -> str:
    members = []
    for position, heading in enumerate(sheet.header):
        text = row.texts[position] if position < len(row.texts) else None
        if text is not None:
            members.append(f"{json.dumps(heading, ensure_ascii=False)}: {_value(row, position, text)}")
    return "{" + ", ".join(members) + "}"


def _value(row: Row, position: int, text: str) -> str:
    shown = row.shown.get(position)
    is_bare = position in row.numbers or (shown is not None and shown.kind in (Kind.TRUTH, Kind.NESTED))
    return text if is_bare else json.dumps(text, ensure_ascii=False)
