"""A score that a juror might have given, put into a copy of the scores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Flags, Integers, ScoreTable, integers
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten, written
from evalapp.domain.scheme.model import NoScore, Scale
from evalapp.domain.texts import _

_REASONS = tuple(NoScore)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedScore:
    """`value` in steps of the criterion's scale, or a reason for no score."""

    application: str
    juror: str
    criterion: str
    value: int | NoScore


def given_value(material: Material, change: ChangedScore) -> int | NoScore | None:
    """What that juror answered; None for nothing yet. The names need not be known."""
    table = material.table
    entries = np.flatnonzero(_pair(table, change) & _in(table.criteria, table.criterion, change.criterion))
    if not len(entries):
        return None
    entry = int(entries[0])
    reason = int(table.reason[entry])
    return _REASONS[reason - 1] if reason else int(table.value[entry])


def rescored(material: Material, change: ChangedScore) -> ScoreTable:
    """A copy of the table in which the juror gives that value, in place of what is there or beside it.

    Raises BadValue for an application or criterion that is not there, a juror whose score would not count, and
    a value off the scale.
    """
    _require_seat(material, change)
    criterion = material.scheme.criterion(change.criterion)
    if not isinstance(change.value, NoScore):
        _require_on_scale(criterion.scale, change.value)
    reason = _REASONS.index(change.value) + 1 if isinstance(change.value, NoScore) else 0
    value = integers([0 if isinstance(change.value, NoScore) else change.value])
    table = material.table
    is_replaced = _pair(table, change) & _in(table.criteria, table.criterion, criterion.id)
    keep = ~is_replaced
    applications, application = _known(table.applications, change.application)
    jurors, juror = _known(table.jurors, change.juror)
    return replace(
        table,
        applications=applications,
        jurors=jurors,
        application=np.append(table.application[keep], application),
        juror=np.append(table.juror[keep], juror),
        criterion=np.append(table.criterion[keep], table.criteria.index(criterion.id)),
        value=np.append(table.value[keep], value),
        reason=np.append(table.reason[keep], np.int8(reason)),
    )


def _require_seat(material: Material, change: ChangedScore) -> None:
    """Raise BadValue unless a score of that juror for that application would count."""
    if all(each.number != change.application for each in material.applications):
        raise BadValue(
            _("There is no application “{number}” in this file.").format(number=shorten(change.application))
        )
    pair = (change.juror, change.application)
    if pair in material.conflicts:
        raise BadValue(
            _("{juror} has a conflict of interest with {application}; a score would not count.").format(
                juror=shorten(change.juror), application=change.application
            )
        )
    is_assigned = pair in (material.assignments or ())
    if not is_assigned and not _pair(material.table, change).any():
        raise BadValue(
            _("Juror “{juror}” is not assigned to {application} and gave it no score.").format(
                juror=shorten(change.juror), application=change.application
            )
        )


def _require_on_scale(scale: Scale, steps: int) -> None:
    if scale.words and scale.word(steps) is None:
        raise BadValue(
            _("“{value}” is not a word of this scale; use one of: {words}.").format(
                value=written(Fraction(steps)), words=", ".join(word.id for word in scale.words)
            )
        )
    scale.steps(scale.value(steps))


def _pair(table: ScoreTable, change: ChangedScore) -> Flags:
    return _in(table.applications, table.application, change.application) & _in(
        table.jurors, table.juror, change.juror
    )


def _in(ids: tuple[str, ...], column: Integers, wanted: str) -> Flags:
    at = ids.index(wanted) if wanted in ids else -1
    return np.asarray(column == at, dtype=bool)


def _known(ids: tuple[str, ...], wanted: str) -> tuple[tuple[str, ...], int]:
    """The ids with `wanted` among them, and where."""
    return (ids, ids.index(wanted)) if wanted in ids else ((*ids, wanted), len(ids))
