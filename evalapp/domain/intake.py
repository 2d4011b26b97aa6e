"""What reading a table says: which rows were left out, and what an import of applications would do to a call."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Dossier
from evalapp.domain.texts import _


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


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRow:
    """What becomes of a row. `column` is the heading of the bad cell; `reason` also holds notes and changes."""

    file: str
    row: int
    number: str
    outcome: Outcome
    reason: str = ""
    column: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """Whole dossiers to add and to put in the place of the stored ones, and what became of every row."""

    dossiers_to_add: tuple[Dossier, ...] = ()
    dossiers_to_update: tuple[Dossier, ...] = ()
    rows: tuple[ImportRow, ...] = ()
    ignored: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def is_empty(self) -> bool:
        return not (self.dossiers_to_add or self.dossiers_to_update)


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
