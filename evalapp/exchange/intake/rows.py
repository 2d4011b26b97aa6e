"""The rows of an intake as they were read, and the plan of an import made from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evalapp.domain.application import BudgetLine, Dossier, Partner
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
class ApplicationRow:
    """A row as read: `values` holds the fields that the file has, `reason` why it is refused (else empty)."""

    file: str
    row: int
    number: str
    values: Mapping[str, Any]
    extra: Mapping[str, str]
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartRow:
    """A partner or budget line of the application `number`; `parent` is the row of the JSON object it lies in."""

    kind: str
    file: str
    row: int
    number: str
    value: Partner | BudgetLine | None
    parent: int | None = None
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """All rows of the files. `ignored` names the sheets of which nothing was used.

    `listed`: (kind, file, row) of the JSON objects that hold a list of that kind, be it an empty one.
    """

    applications: tuple[ApplicationRow, ...] = ()
    parts: tuple[PartRow, ...] = ()
    listed: frozenset[tuple[str, str, int]] = frozenset()
    ignored: tuple[str, ...] = ()


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
        return Counter(row.outcome for row in self.rows)[outcome]

    @property
    def added(self) -> int:
        return self.count(Outcome.ADDED)

    @property
    def updated(self) -> int:
        return self.count(Outcome.UPDATED)

    @property
    def unchanged(self) -> int:
        return self.count(Outcome.UNCHANGED)

    @property
    def refused(self) -> int:
        return self.count(Outcome.REFUSED)

    @property
    def is_empty(self) -> bool:
        return not (self.dossiers_to_add or self.dossiers_to_update)
