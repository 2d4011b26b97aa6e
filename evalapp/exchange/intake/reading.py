"""Applications from tables: reading the files here, comparing with what the call holds in `plan_import`.

An application with a bad cell is refused as a whole, with the address and the reason. A bad row of partners or
of the budget is refused by itself; its application still comes in. Nothing here touches a panel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from evalapp.domain.errors import ColumnsUnknown, UnreadableFile
from evalapp.domain.intake import APPLICATIONS, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_map import KeptSheet
from evalapp.domain.taking.column_use import ColumnUse
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.taking.row_use import RowUse
from evalapp.domain.taking.strange_columns import StrangeColumns
from evalapp.domain.taking.unused import UnusedSheet
from evalapp.domain.texts import _
from evalapp.exchange.intake.column_map import ColumnMap, checked, read_column_map
from evalapp.exchange.intake.evidence.answers import refuse_unused_answers
from evalapp.exchange.intake.evidence.kinds import lists_in
from evalapp.exchange.intake.evidence.same_cells import evidence_of
from evalapp.exchange.intake.evidence.short_years import with_whole_years
from evalapp.exchange.intake.evidence.units.magnitudes import NO_BOUNDS, Bounds
from evalapp.exchange.intake.how import How
from evalapp.exchange.intake.mapping.opened import Opened, fault_of_all, layout_of, open_all, uses_said
from evalapp.exchange.intake.mapping.unused import refuse_unused_headings, refuse_unused_names
from evalapp.exchange.intake.notes.merged_numbers import numbers_of_merged_said
from evalapp.exchange.intake.notes.unread import (
    by_number,
    files_listed,
    files_named,
    is_of_attachments,
    with_numbers,
)
from evalapp.exchange.intake.parts import parts_of, without_repeats
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.row_reader import RowReader
from evalapp.exchange.intake.rows import ApplicationRow, Intake, NamedFile, PartRow
from evalapp.exchange.intake.shelf import AskPassword, Shelf
from evalapp.exchange.intake.tables import (
    Table,
    json_text,
    numbers_merged,
    strange_columns,
    tables_of,
    told_by,
    with_numbers_of_merged,
)
from evalapp.exchange.intake.taking.applications import applications_of
from evalapp.exchange.intake.taking.columns import is_of_use, taken
from evalapp.exchange.intake.taking.hidden_rows import question_about, refuse_unused_rows, rows_taken
from evalapp.exchange.intake.taking.judged import NOBODY_JUDGES, Judged
from evalapp.exchange.intake.taking.left_sheets import left_by_map
from evalapp.exchange.intake.taking.rivals.settling import settled
from evalapp.exchange.intake.taking.sheets_taken import SheetsTaken, refuse_unused_sheets
from evalapp.exchange.intake.taking.short_headings import questions_about_short, with_meanings
from evalapp.exchange.intake.taking.split_moments import with_hours
from evalapp.sheets.columns import placed, placed_notes
from evalapp.sheets.sheet import Sheet

__all__ = ["ColumnMap", "Intake", "plan_import", "read_applications", "read_column_map"]


def read_applications(
    paths: Iterable[Path],
    *,
    column_map: ColumnMap | Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    ask_password: AskPassword | None = None,
    bounds: Bounds = NO_BOUNDS,
    judged: Judged = NOBODY_JUDGES,
    kept: Sequence[KeptSheet] = (),
    shelf: Shelf | None = None,
) -> Intake:
    """Every row of every file, read and checked. A plain mapping is of the columns of applications.

    `answers` are those to the questions of an earlier reading, by their ids. `bounds` are of the call that the
    applications are for, and `judged` tells who judges them and on what. Without a map what is `kept` of the same
    headings holds; the `shelf` keeps files that are looked at again. Raises UnreadableFile for the files that are
    no tables of applications, partners or budgets, all in one, of which PasswordNeeded for the first protected one
    that is not opened, and ColumnsUnknown where somebody can say what their columns are; and BadValue where the map, or
    an answer, names a heading that no file has: nothing of that column would come in, without a word.
    """
    mapped = column_map if isinstance(column_map, ColumnMap) else ColumnMap(columns=column_map or {})
    opened = open_all(tuple(paths), shelf or Shelf(), checked(mapped), kept, ask_password)
    mapped, said = with_meanings(opened.mapped, answers or {})
    gathering = _Gathering(
        answers=said, bounds=bounds, judged=judged, is_alone=opened.is_alone, mapped=mapped, opened=opened
    )
    gathering.notes += opened.notes
    gathering.sources += opened.sources
    tables: list[Table] = []
    faults = [*opened.faults]
    titled = lists_in([sheet for book in opened.books for sheet in book], mapped)
    for book in opened.books:
        gathering.sheets.left += left_by_map(book, mapped)
        try:
            read, unused = tables_of(book, mapped, titled)
        except UnreadableFile as error:
            faults.append(error)
            continue
        tables += read
        gathering.unused += unused
        gathering.nested += [sheet for sheet in book if sheet.parents and not _is_used(sheet, read)]
        for table in gathering.sheets.take(read):
            gathering.take(table)
    if not faults and not tables:
        faults = [UnreadableFile(each.reason) for each in gathering.unused if each.reason] or [
            ColumnsUnknown(_("Every sheet is left out; say of one of them what it holds."))
        ]
    if faults:
        raise fault_of_all(faults, gathering.layout, mapped)
    refuse_unused_headings(tables, mapped)
    refuse_unused_names(opened.books, mapped)
    refuse_unused_answers(tables, gathering.answers)
    refuse_unused_sheets(gathering.sheets.known, gathering.answers)
    refuse_unused_rows(gathering.hidden, gathering.answers)
    for table in gathering.tables:
        gathering.has_nested |= bool(table.sheet.parents)
    gathering.has_nested |= any(is_of_attachments(each.name) for each in gathering.nested)
    gathering.has_nested |= any(part.parent is not None for each in gathering.unused for part in each.unread)
    # What is known of an application, as its total budget, is read before its partners and its budget.
    for table in sorted(gathering.tables, key=lambda table: table.kind != APPLICATIONS):
        gathering.add(table)
    return gathering.intake()


def _is_used(sheet: Sheet, tables: Sequence[Table]) -> bool:
    return any(table.sheet is sheet for table in tables)


@dataclass(kw_only=True)
class _Gathering:
    """What has been read so far. `numbers` are those of JSON objects, for what is nested in them; `is_alone`: there is
    one file.
    """

    answers: Mapping[str, str]
    bounds: Bounds
    judged: Judged
    is_alone: bool
    mapped: ColumnMap
    opened: Opened
    hows: dict[tuple[str, str], Mapping[str, How]] = field(default_factory=dict)
    applications: list[ApplicationRow] = field(default_factory=list)
    parts: list[PartRow] = field(default_factory=list)
    listed: set[tuple[str, str, int]] = field(default_factory=set)
    numbers: dict[tuple[str, int], str] = field(default_factory=dict)
    nested: list[Sheet] = field(default_factory=list)
    has_nested: bool = False
    unused: list[UnusedSheet] = field(default_factory=list)
    named: list[NamedFile] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    strange: list[StrangeColumns] = field(default_factory=list)
    recognised: dict[str, frozenset[str]] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    fields: dict[str, frozenset[str]] = field(default_factory=dict)
    sources: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[RowUse] = field(default_factory=list)
    sheets: SheetsTaken = field(init=False)

    def __post_init__(self) -> None:
        self.sheets = SheetsTaken(answers=self.answers)

    def take(self, table: Table) -> None:
        """Without what is left out of it."""
        joined = with_hours(table, self.answers)
        self.notes += placed(joined.notes, table.sheet, is_alone=self.is_alone)
        its = settled(joined.table, self.answers)
        self._ask(table, its.questions)
        self._ask(its.table, questions_about_short(its.table, self.answers))
        self.notes += placed(its.notes, table.sheet, is_alone=self.is_alone)
        table = with_numbers_of_merged(its.table)
        seen = rows_taken(table.sheet, table.kind, self.answers, partial(told_by, table))
        self.hidden += seen.uses
        table, uses = taken(
            replace(table, sheet=seen.sheet, undecided=seen.undecided),
            {**uses_said(table.sheet, self.mapped.of(table.kind)), **self.answers},
            self.nested,
            self.judged,
        )
        self.tables.append(table)
        self.columns += uses
        gone = table.left_out | table.emptied
        self.notes += placed_notes(table.sheet, numbers_merged(table), is_alone=self.is_alone, left_out=gone)
        self.notes += placed(numbers_of_merged_said(table), table.sheet, is_alone=self.is_alone)

    def add(self, table: Table) -> None:
        dated = with_whole_years(table, self.answers, self.bounds)
        self._ask(table, dated.questions)
        self.notes += placed(dated.notes, table.sheet, is_alone=self.is_alone)
        table = dated.table
        gone = table.left_out | table.emptied
        reader = RowReader(
            table.kind,
            table.sheet,
            table.headings,
            {asked: answer for asked, answer in self.answers.items() if not is_of_use(asked, answer)},
            bounds=self._bounds(table),
            number_of=lambda row: self.numbers.get((table.sheet.file, row.parent or 0), ""),
            left_out=gone,
            years_asked=dated.asked,
        )
        self.hows[table.sheet.file, table.sheet.name] = reader.hows
        read = {name for name, each in table.headings.items() if each.position not in gone}
        self.fields[table.kind] = self.fields.get(table.kind, frozenset()) | read.difference(
            reader.as_further
        )
        nested = self._nested_texts(table) if table.kind == APPLICATIONS else {}
        self.notes += placed(reader.notes, table.sheet, is_alone=self.is_alone)
        if (strange := strange_columns(table, reader.as_further, _names(nested))) is not None:
            self.strange.append(strange)
        if table.kind == APPLICATIONS:
            rows = applications_of(table, reader, nested)
            self._ask(table, reader.questions)
            ours = {each.text for name, each in table.headings.items() if name not in reader.as_further}
            self.recognised[table.sheet.file] = self.recognised.get(table.sheet.file, frozenset()) | ours
            self.applications += rows
            listed = files_listed(table.sheet)
            self.named += listed
            if self.has_nested or listed:
                self.numbers |= {(each.file, each.row): each.number for each in rows}
            return
        self.parts += parts_of(table, reader, self.numbers)
        self._ask(table, reader.questions)
        self.listed |= {(table.kind, table.sheet.file, row) for row in table.sheet.parents}

    def _ask(self, table: Table, questions: Iterable[Question]) -> None:
        file = "" if self.is_alone else f"{shorten(table.sheet.file)}: "
        for each in questions:
            before = self.questions[each.id].evidence if each.id in self.questions else ""
            evidence = evidence_of(table, each.id, before)
            self.questions[each.id] = replace(each, why=f"{file}{each.why}", evidence=evidence)

    def _bounds(self, table: Table) -> Bounds:
        if table.kind == APPLICATIONS:
            return self.bounds
        read = (each.application for each in self.applications if each.application is not None)
        totals = {each.number: each.total_budget for each in read if each.total_budget is not None}
        return replace(self.bounds, totals={**self.bounds.totals, **totals})

    def _nested_texts(self, table: Table) -> Mapping[int, Mapping[str, str]]:
        """By row, the lists that a JSON object holds under names that are not ours, as JSON text."""
        texts: dict[int, dict[str, str]] = {}
        for sheet in [each for each in self.nested if each.file == table.sheet.file]:
            if is_of_attachments(sheet.name):
                self.named += files_named(sheet)
                if sheet.rows:
                    self.notes.append(
                        _(
                            "The attachments of {file} are files of their own; attach them to the applications."
                        ).format(file=shorten(sheet.file))
                    )
                continue
            if sheet.name in table.lists_left_out:
                continue
            for parent in sheet.parents:
                if sheet.name in table.lists_emptied:
                    texts.setdefault(parent, {})[sheet.name] = ""
                elif items := [each for each in sheet.rows if each.parent == parent]:
                    texts.setdefault(parent, {})[sheet.name] = json_text(sheet, items)
        return texts

    def layout(self) -> tuple[SheetSeen, ...]:
        told = self.hows, self.questions.values(), self.sheets.left
        return layout_of(self.opened, self.tables, self.mapped, *told)

    def intake(self) -> Intake:
        parts, notes = without_repeats(self.sheets.with_their_parts(self.parts))
        return Intake(
            applications=tuple(self.applications),
            parts=tuple(parts),
            listed=frozenset(self.listed),
            unused=tuple(with_numbers(each, self.numbers) for each in self.unused),
            notes=tuple(dict.fromkeys((*self.sheets.notes, *self.notes, *notes))),
            own_day=self.bounds.own_day,
            questions=(*self.sheets.questions, *question_about(self.hidden), *self.questions.values()),
            strange=tuple(self.strange),
            named=by_number(self.named, self.numbers),
            recognised=self.recognised,
            columns=tuple(self.columns),
            fields=self.fields,
            sources=tuple(self.sources),
            hidden=tuple(self.hidden),
            left=tuple(self.sheets.left),
            layout=self.layout(),
            mapped=self.mapped,
        )


def _names(nested: Mapping[int, Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for lists in nested.values() for name, text in lists.items() if text))
