"""What reading a table says: which rows were left out, and what an import of applications would do to a call."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext


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
class FieldChange:
    """A field of an application that an import changes, both values as a reader sees them; empty: there is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRow:
    """What becomes of a row. `column` is the heading of the bad cell, `cell` its address.

    `reason` is all that is to be said of it in one text: why it is refused, or its `changes` and then its `notes`.
    `folded` counts the rows of partners and of the budget that are refused for no other cause than this row's.
    `after` is the dossier as it will be, of a row that adds or updates one.
    """

    file: str
    row: int
    number: str
    outcome: Outcome
    reason: str = ""
    column: str = ""
    title: str = ""
    cell: str = ""
    notes: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    folded: int = 0
    after: Dossier | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An answer to a question: `id` is what a script says, `effect` what it makes of the value that is asked about."""

    id: str
    label: str
    effect: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What the files do not say themselves. Until it is answered the rows that hang on it are refused.

    `id` is `column:HEADING` or `number:NUMBER`; answers are given as a mapping from it to the id of a choice.
    """

    id: str
    text: str
    why: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class UnusedSheet:
    """A sheet of which nothing was taken, with what stands in its heading row."""

    file: str
    name: str
    headings: tuple[str, ...] = ()
    is_hidden: bool = False
    rows: int = 0

    @property
    def text(self) -> str:
        headings = shorten(", ".join(self.headings), 200) or "–"
        if self.is_hidden:
            return _("Not used: the hidden sheet “{sheet}” of {file}; its headings are: {headings}.").format(
                sheet=self.name, file=self.file, headings=headings
            )
        return ngettext(
            "Not used: the sheet “{sheet}” of {file}, {n} row; its headings are: {headings}.",
            "Not used: the sheet “{sheet}” of {file}, {n} rows; its headings are: {headings}.",
            self.rows,
        ).format(sheet=self.name, file=self.file, n=self.rows, headings=headings)


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """Whole dossiers to add and to put in the place of the stored ones, and what became of every row.

    `notes` must be heard before rows are taken. `questions` are those that nobody answered yet.
    """

    dossiers_to_add: tuple[Dossier, ...] = ()
    dossiers_to_update: tuple[Dossier, ...] = ()
    rows: tuple[ImportRow, ...] = ()
    unused: tuple[UnusedSheet, ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def is_empty(self) -> bool:
        return not (self.dossiers_to_add or self.dossiers_to_update)

    @property
    def refused(self) -> tuple[ImportRow, ...]:
        return tuple(row for row in self.rows if row.outcome is Outcome.REFUSED)

    @property
    def is_whole(self) -> bool:
        """Whether all that the files hold was taken."""
        return not self.unused and not any(row.outcome is Outcome.REFUSED for row in self.rows)


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
