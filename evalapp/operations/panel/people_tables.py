"""Tables of people, assignments and conflicts, as files hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.intake import RefusedRow
from evalapp.domain.jury.plan import GivenSeats, JuryPlan
from evalapp.domain.people import Person
from evalapp.domain.texts import _
from evalapp.exchange.intake.people import pairs as pairs_table
from evalapp.exchange.intake.people import table as people_table
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.scored.beside import KNOWN_TO_NOBODY, Known
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.view import View


def read_jury(path: Path) -> tuple[tuple[Person, ...], tuple[RefusedRow, ...]]:
    """The people in a table, and the rows that were refused. Raises UnreadableFile."""
    return people_table.read_people(path)


def plan_jury(
    view: View,
    path: Path,
    *,
    confirmed: Collection[str] = (),
    answers: Mapping[str, str] | None = None,
) -> JuryPlan:
    """What taking in this table would do; changes nothing. `confirmed`: ids that are rightly given another name;
    `answers`: whether hidden rows count, and which of two columns is taken.

    Raises UnreadableFile.
    """
    return plan_people(
        people_table.read_people_table(path, answers or {}),
        view.people(),
        scores=Counter(score.juror for score in view.scores() if score.is_given),
        seats=Counter(each.juror for each in view.assignments()),
        confirmed=confirmed,
        applications=frozenset(each.number for each in view.applications()),
    )


def read_pairs(
    path: Path, answers: Mapping[str, str] | None = None, known: Known = KNOWN_TO_NOBODY
) -> GivenSeats:
    """A given assignment. It is taken whole or not at all.

    Raises KnownError that names the first bad row.
    """
    read = pairs_table.read_pairs(path, answers or {}, known)
    _require_whole(path, read.refused)
    says_locked = any(each.locked is not None for each in read.rows)
    return GivenSeats(
        pairs=tuple((each.juror, each.application) for each in read.rows),
        locked=frozenset((each.juror, each.application) for each in read.rows if each.locked)
        if says_locked
        else None,
        notes=read.notes,
    )


def read_conflicts(path: Path) -> tuple[DeclareConflict, ...]:
    """Raises KnownError that names the first bad row: a conflict must not get lost among others."""
    read = pairs_table.read_conflicts(path)
    _require_whole(path, read.refused)
    return tuple(
        DeclareConflict(juror=each.juror, application=each.application, kind=each.kind, note=each.note)
        for each in read.rows
    )


def _require_whole(path: Path, refused: tuple[RefusedRow, ...]) -> None:
    if refused:
        first = refused[0]
        raise KnownError(
            _("“{file}”, row {row}: {reason} Nothing was taken in; correct the row first.").format(
                file=path.name, row=first.row, reason=first.reason
            )
        )
