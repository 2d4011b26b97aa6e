"""What every table of a file answers for itself, once; whoever must know asks here and keeps no list of its own."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum, Flag, auto

from evalapp.domain.journal import TableName
from evalapp.domain.permissions import Action


class AtConflict(Enum):
    """What becomes of the rows about an application when its juror declares a conflict of interest."""

    STAYS = auto()
    ENDS = auto()  # the row of this juror goes; the journal keeps that it was there
    FORGOTTEN = auto()  # so does that; and in a work file no row, no image in the journal and no byte is left
    BLANKED = auto()  # in a work file only what names the application is left, in the journal too


class Together(Enum):
    """What becomes of its rows when two copies of a panel that lived on apart are brought together."""

    BY_ROW = auto()  # each for itself: the one side's, or a choice where both changed it
    BY_COLUMN = auto()  # likewise each column of a row, since each says something else
    AS_LIST = auto()  # all rows of an application, or of the table, since they only say something together
    ONE_SIDE = (
        auto()
    )  # only one copy goes on with them: their numbers, seeds or moments left the house with it
    OWN = auto()  # they tell of the copy itself


class Travels(Flag):
    """In which files between people the rows that concern a juror go along."""

    NOT = 0
    PACK = auto()
    RETURN = auto()
    BOTH = PACK | RETURN


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """A column that names content by its SHA-256, which is `what`; `only`, SQL, says in which rows it must be there."""

    column: str
    what: str
    only: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grown:
    """A column that format `since` gave a table that was there before; `sql` is its type and its checks.

    Rows written before have `otherwise` in it, and images in the journal from before mean that where they lack it.
    """

    column: str
    sql: str
    since: int
    otherwise: int | str | None

    @property
    def definition(self) -> str:
        """With the default, which SQLite wants where rows may be there already."""
        value = self.otherwise
        text = "NULL" if value is None else str(value) if isinstance(value, int) else f"'{value}'"
        return f'"{self.column}" {self.sql} DEFAULT {text}'


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """`columns` is SQL, to the letter what format `since` was released with: files are compared with it.

    `grown` are the columns of later formats, which stand after those, in the order of their formats.
    `application` and `juror` are the columns that name whom a row is about; empty where it is about none.
    `follows_pack`: in a work file its rows go when a newer pack no longer brings their application.
    `together`: what becomes of them when two copies of the panel are brought together, by which they may be changed.
    `export` is the file of the export that tells its rows; empty where they are told in none.
    `changed_by` are the acts that may touch it, and so, through `permissions`, the phases in which it may be touched;
    what a declared conflict does to it (`at_conflict`) is not repeated there.
    """

    name: TableName
    columns: str
    key: tuple[str, ...]
    since: int
    is_without_rowid: bool
    application: str
    juror: str
    at_conflict: AtConflict
    travels: Travels
    follows_pack: bool
    together: Together
    export: str
    changed_by: Set[Action]
    contents: tuple[Content, ...] = ()
    grown: tuple[Grown, ...] = ()

    def may_be_changed_by(self, action: Action) -> bool:
        """Undo and redo take back, or do again, what was allowed."""
        if action is Action.DECLARE_CONFLICT and self.at_conflict is not AtConflict.STAYS:
            return True
        if action is Action.RECONCILE and self.together not in (Together.ONE_SIDE, Together.OWN):
            return True
        return action in self.changed_by or action in (Action.UNDO, Action.REDO)
