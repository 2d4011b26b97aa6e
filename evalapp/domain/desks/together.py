"""What bringing two copies of a panel together comes to: what is taken, what must be chosen, what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from evalapp.domain.journal import TableName
from evalapp.domain.texts import _

Key: TypeAlias = tuple[str | int, ...]
RowPlace: TypeAlias = tuple[str, Key]
"""Table and key."""
Row: TypeAlias = Mapping[str, Any] | None
"""By column; None where there is none."""


class Take(StrEnum):
    """Whose version holds where both copies changed something."""

    OURS = "ours"
    THEIRS = "theirs"

    @property
    def label(self) -> str:
        return {
            Take.OURS: _("as it stands in this file"),
            Take.THEIRS: _("as it stands in the other copy"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Three:
    """A row as it stood in both copies before they went apart, and as each has it now."""

    place: RowPlace
    base: Row
    ours: Row
    theirs: Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """What can only be one side's as a whole: a row, some columns of one, or all rows of a list.

    `columns` are those that it is about, empty where a row is taken whole. `key` names it within its `table`.
    """

    table: TableName
    key: Key
    rows: tuple[Three, ...]
    columns: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """As a person names it: `score/J-01/A-01/plan`; of columns the first one follows."""
        return "/".join(map(str, (self.table, *self.key, *self.columns[:1])))

    @property
    def ours(self) -> Any:
        return self._side([each.ours for each in self.rows])

    @property
    def theirs(self) -> Any:
        return self._side([each.theirs for each in self.rows])

    def _side(self, rows: list[Row]) -> Any:
        if len(self.rows) == 1 and self.rows[0].place[1] == self.key:
            return self._of_row(rows[0])
        return [self._of_row(each) for each in rows if each is not None]

    def _of_row(self, row: Row) -> Any:
        if row is None:
            return None
        return {name: row[name] for name in self.columns} if self.columns else dict(row)


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTaken:
    """Something of the other copy that this file cannot take, and why: a sentence with the way out."""

    unit: Unit
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Barred:
    """What keeps the two from being brought together in this file at all; `matter` in a word or two."""

    matter: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """Rows of this file that end because the other copy recorded a conflict of interest."""

    juror: str
    application: str
    rows: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A row as this file will have it; None where it goes."""

    place: RowPlace
    row: Row


@dataclass(frozen=True, kw_only=True, slots=True)
class TogetherPlan:
    """`fork` is the last change that both have; `ours` and `theirs` how many came after it on each side, and `fresh`
    how many of theirs were not brought together with this file before.

    `clashes` are what both changed, `chosen` whose version of each holds: what is not there stays as it is here and
    waits. `taken` are of the other side alone; `waiting` are the rows that wait, as they stood when the two were last
    one. `remarks` are of what is taken, and to be looked at.
    """

    file: str
    fork: int
    ours: int
    theirs: int
    fresh: int
    taken: tuple[Unit, ...] = ()
    clashes: tuple[Unit, ...] = ()
    chosen: Mapping[str, Take]
    not_taken: tuple[NotTaken, ...] = ()
    barred: tuple[Barred, ...] = ()
    ended: tuple[Ended, ...] = ()
    writes: tuple[Written, ...] = ()
    remarks: tuple[str, ...] = ()
    waiting: Mapping[RowPlace, Row] = field(default_factory=dict)
    is_new: bool
    """Whether writing it down would tell the file anything."""

    @property
    def open(self) -> tuple[Unit, ...]:
        """The choices that nobody made."""
        return tuple(each for each in self.clashes if each.id not in self.chosen)

    @property
    def leaves_all(self) -> bool:
        """Whether all that the other one did waits: it offers the same again, whether that is written down or not."""
        return bool(self.waiting) and not (self.taken or self.writes or self.chosen)

    @property
    def is_empty(self) -> bool:
        return bool(self.barred) or not self.is_new or self.leaves_all
