"""The rows of an intake as they were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from evalapp.domain.application import Application, BudgetLine, Partner
from evalapp.domain.intake import APPLICATIONS, ATTACHMENTS, Question
from evalapp.domain.taking.column_map import ColumnMap
from evalapp.domain.taking.column_use import ColumnUse
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.taking.left_sheet import LeftSheet
from evalapp.domain.taking.row_use import HiddenBy, RowUse
from evalapp.domain.taking.strange_columns import StrangeColumns
from evalapp.domain.taking.unused import UnusedSheet
from evalapp.domain.writing.by_column import made_by_row

NO_EXTRA: Mapping[str, str] = {}
_NEEDED = ("number", "title", "organisation")


class Unsaid(NamedTuple):
    """A cell that is not empty and says nothing of the field `name`; `note` is how it was read."""

    name: str
    text: str
    cell: str
    note: str


SEEN = ("organisation", "province", "requested_support", "total_budget")
"""The fields that are shown of a row which does not come in, as far as they are read."""


class ApplicationRow(NamedTuple):
    """A row as read: `names` are the fields that the file has, of which `application` holds the values.

    `extra` also holds the empty cells of the columns that are not ours. A refused row has a `reason` and no
    application; `title` is what it can be told by. `notes` say how cells were read. `hidden`: by what, in its workbook.
    `awaits`: the questions that keep it out, where nothing else does. `seen`: by field what stands in a refused one.
    """

    file: str
    row: int
    number: str
    names: tuple[str, ...] = ()
    application: Application | None = None
    extra: Mapping[str, str] = NO_EXTRA
    column: str = ""
    cell: str = ""
    reason: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    sheet: str = ""
    hidden: HiddenBy | None = None
    unsaid: tuple[Unsaid, ...] = ()
    awaits: tuple[str, ...] = ()
    seen: Mapping[str, str] = NO_EXTRA

    @property
    def values(self) -> dict[str, Any]:
        return {name: getattr(self.application, name) for name in self.names}


def applications_read(
    names: Sequence[str], rows: Sequence[tuple[Any, ...]], extras: Sequence[Mapping[str, str]]
) -> list[Application]:
    """`rows` of the fields `names`, each with what is further said; an application that is there can do without any."""
    needed = tuple(name for name in _NEEDED if name not in names)
    whole = [(*row, *[""] * len(needed), filled(extra)) for row, extra in zip(rows, extras, strict=True)]
    return made_by_row(Application, (*names, *needed, "extra"), whole)


def filled(extra: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in extra.items() if text} if extra else NO_EXTRA


@dataclass(frozen=True, kw_only=True, slots=True)
class PartRow:
    """A partner or budget line of the application `number`; `parent` is the row of the JSON object it lies in.

    `title` is what a refused one can be told by: the name of the partner, or the budget line. `traces` as an ImportRow
    has them.
    """

    kind: str
    file: str
    row: int
    number: str
    value: Partner | BudgetLine | None
    title: str = ""
    parent: int | None = None
    column: str = ""
    cell: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    sheet: str = ""
    traces: str = ""
    hidden: HiddenBy | None = None
    unsaid: tuple[Unsaid, ...] = ()
    awaits: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedFile:
    """An attachment that an object of JSON names, whose content is elsewhere; `parent` is the row of the object."""

    file: str
    row: int
    parent: int
    name: str


@dataclass(kw_only=True)
class Parts:
    """The rows of one kind that belong to one application, those that were `taken` with their values."""

    taken: list[PartRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused: int = 0
    unread: int = 0
    hidden: int = 0

    @property
    def values(self) -> list[Any]:
        return [each.value for each in self.taken]

    @property
    def left_out(self) -> int:
        return self.refused + self.unread


Gathered = dict[tuple[str, str], Parts]
"""By kind and number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """All rows of the files, the sheets of which nothing was used, and what the columns ask and want to be said.

    `listed`: (kind, file, row) of the JSON objects that hold a list of that kind, be it an empty one.
    `named`: by the number of the application, the files that it names.
    `recognised`: by file, the headings of applications that were read as fields of ours. `columns` are those about
    which there is a choice, `fields` by kind the fields that have a column that is taken. `hidden` are the rows that
    are hidden in a workbook, also those that were left out. `own_day` is the deadline of the call, empty where not
    known. `sources` are the files with the SHA-256 of what was read of them, `layout` what their columns were taken
    for, and `mapped` the map that was used. `left` are the sheets that somebody left out.
    """

    applications: tuple[ApplicationRow, ...] = ()
    parts: tuple[PartRow, ...] = ()
    listed: frozenset[tuple[str, str, int]] = frozenset()
    unused: tuple[UnusedSheet, ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    strange: tuple[StrangeColumns, ...] = ()
    named: Mapping[str, tuple[NamedFile, ...]] = field(default_factory=dict)
    recognised: Mapping[str, frozenset[str]] = field(default_factory=dict)
    columns: tuple[ColumnUse, ...] = ()
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hidden: tuple[RowUse, ...] = ()
    own_day: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    layout: tuple[SheetSeen, ...] = ()
    mapped: ColumnMap = field(default_factory=ColumnMap)
    left: tuple[LeftSheet, ...] = ()

    @property
    def spoken(self) -> dict[str, set[str]]:
        """By kind, the numbers that the files have a row of; an empty list of JSON says that there is none."""
        said = {APPLICATIONS: {row.number for row in self.applications}, ATTACHMENTS: set(self.named)}
        numbers = {(row.file, row.row): row.number for row in self.applications} if self.listed else {}
        for kind, number in chain(
            ((kind, numbers.get((file, row), "")) for kind, file, row in self.listed),
            ((part.kind, part.number) for part in self.parts),
            ((sheet.kind, each.number) for sheet in self.unused for each in sheet.unread),
        ):
            said.setdefault(kind, set()).add(number)
        for found in said.values():
            found.discard("")
        return {kind: found for kind, found in said.items() if found}
