"""The rows that imports refused: kept with the call until they are dealt with, and as a table for who mends them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import TEXT_TABLE
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.intake import (
    APPLICATIONS,
    Cause,
    ImportPlan,
    ImportRow,
    Outcome,
    told_apart,
)
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import Oddness, names_of_rows
from evalapp.domain.texts import LANGUAGES, N_, _, in_language, ngettext
from evalapp.exchange.intake.evidence.own_files import work_list_head
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import field_of
from evalapp.files import require_replaceable, require_same, require_untouched
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.lacking import files_apart
from evalapp.operations.view import View
from evalapp.sheets.written.marked import is_as_marked, is_marked_for, write_marked
from evalapp.store.rows.refused import put_refused, remove_refused
from evalapp.words.fields import field_label
from evalapp.words.phrases import join_names

_MOST_NAMED = 20
_MOST_HEAD = 2_000  # bytes
_SEPARATORS = ";,\t"  # with which spreadsheets save it


def renew_work_list(change: OpenChange, plan: ImportPlan) -> None:
    """What was said of an application, or of its partners or budget, gives way to what this import says of the same.

    What was refused for a column that these files do not have is not mended by them. A refused partner stays when its
    application comes in without it. The same rows, refused for the same, are on the list once; others stay beside them,
    though their file has the same name. One that comes again from a corrected file under a new name stands there with
    that name. What goes as somebody left it out is what the plan said of it.
    """
    there, off = change.view.refused_rows(), set(plan.off_list)
    coming = Counter(_as_said(row) for row in plan.work_list)
    gone, kept, others = [], [], []
    for row in there:
        if coming[_as_said(row)]:
            coming[_as_said(row)] -= 1
            kept.append(row)
        else:
            others.append(row)
    renamed = Counter(_but_file(row) for row in coming.elements() if row.number or row.title)
    for row in others:
        if renamed[_but_file(row)]:
            renamed[_but_file(row)] -= 1
            gone.append(row)
        elif row in off or (row.number in plan.spoken.get(row.kind, ()) and not lacks_its_column(row, plan)):
            gone.append(row)
        else:
            kept.append(row)
    new = told_apart(coming.elements(), (row.place for row in kept))
    taken_over = {row.place for row in new}
    remove_refused(change, [row for row in gone if row.place not in taken_over])
    put_refused(change, new)


def left_list_words(plan: ImportPlan) -> str:
    """Which rows leave the list as they were left out, before an import and after it; empty where none does."""
    if not (n := rows_on(plan.off_list)):
        return ""
    text = ngettext(
        "Left out, and so off the work list: {n} row ({numbers}).",
        "Left out, and so off the work list: {n} rows ({numbers}).",
        n,
    )
    numbers = dict.fromkeys(shorten(row.number or row.title, 64) or "–" for row in plan.off_list)
    return text.format(n=n, numbers=join_names([*numbers], most=_MOST_NAMED))


def lacks_its_column(row: ImportRow, plan: ImportPlan) -> bool:
    """Whether the files say nothing of the field for which the row was refused."""
    if not row.column or row.kind not in FIELDS:
        return False
    field = field_of(row.column, row.kind)
    return bool(field) and field not in plan.fields.get(row.kind, ())


def still_refused_words(plan: ImportPlan, there: Iterable[ImportRow]) -> tuple[str, ...]:
    """Of applications that come in now without what was refused of them before: what that was."""
    lacking = [row for row in there if row.kind == APPLICATIONS and lacks_its_column(row, plan)]
    if not lacking:  # as nearly always, and of a large import the numbers are many
        return ()
    comes_in = {row.number for row in plan.rows if row.outcome is not Outcome.REFUSED}
    found: dict[str, list[str]] = {}
    for row in lacking:
        if row.number in comes_in:
            found.setdefault(row.column, []).append(row.number)
    return tuple(
        ngettext(
            "“{column}” of {n} application ({numbers}) was refused in an earlier import, and these files do not have "
            "it: its row stays on the work list.",
            "“{column}” of {n} applications ({numbers}) was refused in an earlier import, and these files do not have "
            "it: their rows stay on the work list.",
            len(numbers),
        ).format(
            column=shorten(column),
            n=len(numbers),
            numbers=join_names([shorten(each, 64) for each in numbers], most=_MOST_NAMED),
        )
        for column, numbers in found.items()
    )


def _as_said(row: ImportRow) -> ImportRow:
    """What the list keeps of it, without its turn among those of its place."""
    return ImportRow(
        file=row.file,
        sheet=row.sheet,
        row=row.row,
        number=row.number,
        outcome=Outcome.REFUSED,
        kind=row.kind,
        rows=row.rows,
        title=row.title,
        reason=row.reason,
        cause=Cause(cell=row.cell, column=row.column, traces=row.traces),
    )


def _but_file(row: ImportRow) -> ImportRow:
    """The same sheet, row, application and content, whatever its file is called."""
    return replace(_as_said(row), file="")


def rows_on(work_list: Iterable[ImportRow]) -> int:
    """How many rows of files it is about."""
    return sum(row.rows for row in work_list)


def counted_words(plan: ImportPlan) -> str:
    """How the counts of its rows add up: which of them are parts of an application, and what stands for no row of its
    own. Empty where each row is an application.
    """
    said = []
    n = sum(row.kind != APPLICATIONS for row in plan.rows)
    if n:
        text = (
            ngettext(
                "The row is of partners, budget or attachments.",
                "All {n} rows are of partners, budget or attachments.",
                n,
            )
            if n == len(plan.rows)
            else ngettext(
                "Of the {all} rows {n} is of partners, budget or attachments.",
                "Of the {all} rows {n} are of partners, budget or attachments.",
                n,
            )
        )
        said.append(text.format(all=len(plan.rows), n=n))
    others, files = files_apart(plan.waiting)
    said += files
    if n := rows_on(others):
        text = ngettext(
            "{n} more row stays out: it belongs to a refused row, or could not be read.",
            "{n} more rows stay out: they belong to a refused row, or could not be read.",
            n,
        )
        said.append(text.format(n=n))
    return " ".join(said)


def left_out_words(plan: ImportPlan) -> str:
    """What did not come in with the rest; empty where all did."""
    said = []
    if n := rows_on(plan.work_list):
        text = ngettext(
            "{n} row was refused or not read, and waits on the work list.",
            "{n} rows were refused or not read, and wait on the work list.",
            n,
        )
        said.append(text.format(n=n))
    if left_out := [each.name for each in plan.columns if each.use is not Use.KEEP]:
        text = ngettext(
            "{n} column was left out: {columns}.", "{n} columns were left out: {columns}.", len(left_out)
        )
        said.append(text.format(n=len(left_out), columns=shorten(", ".join(left_out), 200)))
    if gone := [each for each in plan.hidden if each.use is Use.LEAVE_OUT]:
        text = ngettext(
            "{n} hidden row was left out: {rows}.", "{n} hidden rows were left out: {rows}.", len(gone)
        )
        if any(each.hidden_by.oddness is not Oddness.HIDDEN for each in gone):
            text = ngettext(
                "{n} row was left out as you said: {rows}.",
                "{n} rows were left out as you said: {rows}.",
                len(gone),
            )
        said.append(text.format(n=len(gone), rows=names_of_rows(gone)))
    others = [sheet for sheet in plan.unused if not sheet.kind]
    if n := len(others):
        said.append(ngettext("{n} sheet was not used.", "{n} sheets were not used.", n).format(n=n))
    return " ".join(said)


@dataclass(frozen=True, kw_only=True, slots=True)
class DismissRefused:
    """Somebody dealt with these rows of the list: mended and imported them, or left them out on purpose.

    `rows` as the view tells them; None for the whole list.
    """

    rows: tuple[ImportRow, ...] | None = None
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS
    doing: ClassVar[str] = N_("deal with refused rows")

    def summary(self, view: View) -> Act:
        return act("refused-dealt-with", n=rows_on(self.found(view)))

    def apply(self, change: OpenChange) -> None:
        remove_refused(change, self.found(change.view))

    def found(self, view: View) -> list[ImportRow]:
        """What of it is on the list still."""
        return [each for each in view.refused_rows() if self.rows is None or each in self.rows]


def write_work_list(path: Path, rows: Sequence[ImportRow], *, panel: str) -> None:
    """As CSV for a spreadsheet, with headings in the language of the reader; only an earlier one is replaced.

    `panel` is the call that refused them, whose list alone gives way, and not where somebody went on working in it. One
    with rows gives way to no empty one: once they are dealt with it may be all that tells of them.
    Raises KnownError where it cannot be written.
    """
    over = require_replaceable(
        path, TEXT_TABLE.suffix, lambda found: _is_work_list(found, panel, has_rows=bool(rows))
    )
    if not TEXT_TABLE.is_kind_of(path):
        text = _("“{file}” is no name for this list, which is a table; end it in {suffix}.")
        raise KnownError(text.format(file=shorten(path.name), suffix=TEXT_TABLE.suffix))
    table = (
        (
            row.file,
            str(row.row),
            row.number,
            row.title,
            row.cell,
            field_label(row.column),
            row.reason,
            row.sheet,
        )
        for row in rows
    )
    write_marked(path, work_list_head(), table, of=panel, over=over)


def _is_work_list(path: Path, panel: str, *, has_rows: bool) -> bool:
    """By its headings, in whatever language.

    Raises KnownError for one that was changed since it was written, for that of another call, and for one with rows
    where there are none any more.
    """
    try:
        with open_plain(path) as file:
            first = file.readline(_MOST_HEAD).decode("utf-8-sig", "replace")
            holds_rows = bool(file.read(1))
        heads = [next(csv.reader([first], delimiter=mark), []) for mark in _SEPARATORS]
    except (OSError, csv.Error):
        return False
    for language in LANGUAGES:
        with in_language(language):
            own = work_list_head()
        if any(found[: len(own)] == own for found in heads):
            require_untouched(path, is_untouched=is_as_marked(path))
            require_same(path, unlike="" if is_marked_for(path, panel) else _("the list of another call"))
            if holds_rows and not has_rows:
                raise KnownError(
                    _(
                        "“{file}” holds refused rows, and none are on the list any more; choose another name, nothing "
                        "was overwritten."
                    ).format(file=shorten(path.name))
                )
            return True
    return False
