"""What reading a table says: which rows were left out, and what an import of applications would do to a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count

from evalapp.domain.application import Dossier
from evalapp.domain.taking.column_map import ColumnMap, KeptSheet
from evalapp.domain.taking.column_use import ColumnUse, left_out_texts
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.taking.left_sheet import LeftSheet
from evalapp.domain.taking.row_use import RowUse, hidden_row_texts
from evalapp.domain.taking.strange_columns import StrangeColumns
from evalapp.domain.taking.unused import UnusedSheet
from evalapp.domain.texts import _

APPLICATIONS, PARTNERS, BUDGET, ATTACHMENTS = "applications", "partners", "budget", "attachments"
"""What a row of an import is about."""

Place = tuple[str, str, str, int, str, int]
"""File, sheet, kind, row, number, and which of those of one place it is."""


class Outcome(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {
            Outcome.ADDED: _("added"),
            Outcome.UPDATED: _("updated"),
            Outcome.UNCHANGED: _("unchanged"),
            Outcome.REFUSED: _("refused"),
        }[self]

    @property
    def to_come(self) -> str:
        """Likewise, of what has not happened yet."""
        coming = {Outcome.ADDED: _("will be added"), Outcome.UPDATED: _("will be updated")}
        return coming.get(self) or self.label


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """A field of an application that an import changes, both values as a reader sees them; empty: there is none.

    `detail`: of a list, what of it differs.
    """

    name: str
    before: str
    after: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """What is known of a row that is refused, besides the reason; `column` is the heading of the bad cell, `cell` its
    address.

    `folded` counts the rows of partners and of the budget that are refused for no other cause than this row's.
    `traces` are the digits of enterprise numbers and the mail domains in a row of partners, with a space between them.
    `nth` tells apart the rows of one place. `awaits`: the ids of the questions that keep the row out, where nothing
    else does: it waits for an answer, and nothing has to be mended. `seen`: by field what was read of the row so far.
    """

    column: str = ""
    cell: str = ""
    folded: int = 0
    traces: str = ""
    nth: int = 0
    awaits: tuple[str, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict, compare=False)


NO_CAUSE = Cause()


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRow:
    """What becomes of a row.

    `reason` is all that is to be said of it in one text: why it is refused, or its `changes` and then its `notes`.
    `after` is the dossier as it will be, of a row that adds or updates one.

    `kind` is what the row holds: `applications`, `partners`, `budget` or, of a file, `attachments`. `sheet` is empty
    where the file has only one. `rows` is how many rows it stands for, and `left_out` how many of the partners and of
    the budget of its application were refused or not read. `hidden` is `hand` or `filter` where the row is hidden in
    its workbook, and `hidden_parts` counts the rows of its partners and budget that are, and come in. `cause` holds
    what only a refused row has, for a call may have 100,000 that are not.
    """

    file: str
    row: int
    number: str
    outcome: Outcome
    reason: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    after: Dossier | None = None
    kind: str = APPLICATIONS
    sheet: str = ""
    rows: int = 1
    left_out: int = 0
    hidden: str = ""
    hidden_parts: int = 0
    cause: Cause = NO_CAUSE

    @property
    def column(self) -> str:
        return self.cause.column

    @property
    def cell(self) -> str:
        return self.cause.cell

    @property
    def folded(self) -> int:
        return self.cause.folded

    @property
    def traces(self) -> str:
        return self.cause.traces

    @property
    def awaits(self) -> tuple[str, ...]:
        return self.cause.awaits

    @property
    def place(self) -> Place:
        return self.file, self.sheet, self.kind, self.row, self.number, self.cause.nth

    def at_turn(self, nth: int) -> ImportRow:
        """The same row as the one of that number among those of its place."""
        return replace(self, cause=replace(self.cause, nth=nth))


def told_apart(rows: Iterable[ImportRow], taken: Iterable[Place] = ()) -> tuple[ImportRow, ...]:
    """Every row with a place of its own, none of which is `taken`, whatever `nth` it has now.

    Two imports may have files of one name, and two objects of JSON no number. A row that is not refused has one: no
    other row has its number.
    """
    return tuple(_told_apart(rows, set(taken)))


def _told_apart(rows: Iterable[ImportRow], places: set[Place]) -> Iterator[ImportRow]:
    for row in rows:
        if row.outcome is not Outcome.REFUSED:
            yield row
            continue
        own = row.at_turn(0) if row.cause.nth else row
        if own.place in places:
            own = next(each for n in count(1) if (each := row.at_turn(n)).place not in places)
        places.add(own.place)
        yield own


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An answer to a question: `id` is what a script says, `effect` what it makes of the value that is asked about."""

    id: str
    label: str
    effect: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What the files do not say themselves. Until it is answered the rows that hang on it are refused, or, of a
    decision on admissibility, left open.

    `id` is `column:HEADING` or `number:NUMBER`; answers are given as a mapping from it to the id of a choice.
    `evidence` tells apart what the question hangs on, as all cells of the column: the same words about other cells are
    another question. Empty where that cannot be told. `fields` are those that the applications of `file` come in
    without as long as nobody answered: no row hangs on it, but what it asks about waits.
    """

    id: str
    text: str
    why: str
    choices: tuple[Choice, ...]
    evidence: str = ""
    fields: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """Whole dossiers to add and to put in the place of the stored ones, and what became of every row.

    `notes` must be heard before rows are taken. `questions` are those that nobody answered yet. `waiting` stand on
    the work list beside the refused rows: the parts of a refused application, and of sheets that were not used.
    `spoken` are by kind the numbers that the files have a row of, whatever became of it, and `fields` those of which
    they have a column that is taken. `missing` are the applications of the call that they lack. `columns` are those
    that can be left out, with what becomes of each, `hidden` the rows that are hidden in a workbook, likewise. Of
    `decided` applications a decision on admissibility was taken over. `sources` are the files with their SHA-256,
    `answers` what was answered to which question. `layout` is what the columns of the files were taken for, `mapped`
    the column map that was used, and `to_keep` what the call keeps of it. `left` are the sheets that somebody
    left out. `off_list` goes from the work list, as somebody left out what it is about.
    """

    dossiers_to_add: tuple[Dossier, ...] = ()
    dossiers_to_update: tuple[Dossier, ...] = ()
    rows: tuple[ImportRow, ...] = ()
    unused: tuple[UnusedSheet, ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    strange: tuple[StrangeColumns, ...] = ()
    waiting: tuple[ImportRow, ...] = ()
    spoken: Mapping[str, Set[str]] = field(default_factory=dict)
    fields: Mapping[str, Set[str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    columns: tuple[ColumnUse, ...] = ()
    hidden: tuple[RowUse, ...] = ()
    decided: int = 0
    sources: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    layout: tuple[SheetSeen, ...] = ()
    mapped: ColumnMap = field(default_factory=ColumnMap)
    to_keep: tuple[KeptSheet, ...] = ()
    left: tuple[LeftSheet, ...] = ()
    off_list: tuple[ImportRow, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """What somebody must hear before anything is taken."""
        unused, strange = ([each.text for each in listed] for listed in (self.unused, self.strange))
        return (*self.notes, *strange, *self.of_choices, *unused)

    @property
    def of_choices(self) -> tuple[str, ...]:
        """Of which columns nothing is taken, and what becomes of each hidden row."""
        return (*left_out_texts(self.columns), *hidden_row_texts(self.hidden))

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def is_empty(self) -> bool:
        return not (self.dossiers_to_add or self.dossiers_to_update)

    @property
    def refused(self) -> tuple[ImportRow, ...]:
        return tuple(row for row in self.rows if row.outcome is Outcome.REFUSED)

    @property
    def work_list(self) -> tuple[ImportRow, ...]:
        return (*self.refused, *self.waiting)

    @property
    def is_whole(self) -> bool:
        """Whether all that the files hold was taken."""
        return (
            not self.unused
            and not self.questions
            and not any(row.outcome is Outcome.REFUSED for row in self.rows)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedRow:
    """A row that was left out: `cell` is the address of what is wrong with it, empty where it is the whole row.

    `juror`, `application` and `criterion` say what the row spoke of, as far as it could be read.
    """

    row: int
    reason: str
    cell: str = ""
    column: str = ""
    juror: str = ""
    application: str = ""
    criterion: str = ""
