"""What taking in a table of people would do to a panel, row by row; and an assignment as a table gives it."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.ids import PersonId
from evalapp.domain.intake import Outcome
from evalapp.domain.people import Person
from evalapp.domain.taking.row_use import RowUse, hidden_row_texts
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenSeat:
    """A row of a given assignment; `locked` is None where the table does not say."""

    juror: PersonId
    application: str
    locked: bool | None = None


@dataclass(frozen=True, kw_only=True)
class GivenSeats:
    """An assignment as a table gives it: `locked` is None where it says of none; `notes` are about the table."""

    pairs: tuple[tuple[str, str], ...]
    locked: frozenset[tuple[str, str]] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """`field` by its name for scripts; both values as people read them."""

    field: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return {
            "name": _("name"),
            "email": _("e-mail"),
            "role": _("role"),
            "organisation": _("organisation"),
            "expertise": _("expertise"),
            "enterprise_number": _("enterprise number"),
        }[self.field]

    @property
    def step(self) -> str:
        return f"{self.before or '–'} → {self.after or '–'}"

    @property
    def words(self) -> str:
        return f"{self.label}: {self.step}"


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRow:
    """What becomes of a row. `reason` says why it is refused, or what is odd about it; `needs_confirming`: it is
    refused only until somebody says that this is the person who has the id. `person` is as the row makes them; None
    where it cannot be read. `hidden` is `hand` or `filter` where the row is hidden in its workbook."""

    row: int
    id: str
    name: str
    outcome: Outcome
    reason: str = ""
    cell: str = ""
    column: str = ""
    changes: tuple[FieldChange, ...] = ()
    needs_confirming: bool = False
    person: Person | None = None
    hidden: str = ""

    @property
    def words(self) -> str:
        return " · ".join([*(each.words for each in self.changes), *([self.reason] if self.reason else [])])


@dataclass(frozen=True, kw_only=True)
class JuryPlan:
    """`accepted` are all whose row is good, as they would be, `people` those of them to add or to change; `notes` is
    what must be said of the file as a whole, `hidden` the rows that are hidden in a workbook, also those left out."""

    file: str
    accepted: tuple[Person, ...] = ()
    people: tuple[Person, ...] = ()
    rows: tuple[PersonRow, ...] = ()
    notes: tuple[str, ...] = ()
    hidden: tuple[RowUse, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def of_rows(self) -> tuple[str, ...]:
        """What becomes of each hidden row."""
        return hidden_row_texts(self.hidden)

    @property
    def to_confirm(self) -> tuple[str, ...]:
        """The ids that come with another name."""
        return tuple(row.id for row in self.rows if row.needs_confirming)
