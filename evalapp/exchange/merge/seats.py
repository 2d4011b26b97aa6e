"""What a merge may take of a juror, and what only a seat keeps out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Unseated
from evalapp.domain.numbers import shorten
from evalapp.domain.order import pair_key
from evalapp.domain.people import Conflict
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.scoring.counted import counted
from evalapp.domain.texts import _
from evalapp.exchange.merge.declared import unknown_application
from evalapp.exchange.merge.lineage import Standing, Step
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import PanelState


def closed_to(
    state: PanelState, juror: PersonId, declared: Mapping[tuple[str, str], Conflict], spoken: Iterable[str]
) -> dict[str, str]:
    """Application → why nothing of it can be taken from this juror; `spoken` are those that a sheet speaks of."""
    reasons = {}
    for application in spoken:
        key = (juror, application)
        if application not in state.applications:
            reasons[application] = unknown_application(application)
        elif key in state.conflicts or key in declared:
            reasons[application] = _(
                "Juror “{juror}” has a conflict of interest with {application}; its scores were not taken."
            ).format(juror=shorten(juror), application=shorten(application))
        elif key not in state.assignments:
            reasons[application] = _(
                "{application} is not assigned to juror “{juror}”; assign it first, then merge the file again."
            ).format(juror=shorten(juror), application=shorten(application))
    return reasons


def unseated(
    state: PanelState,
    sheets: Sequence[tuple[Sheet, Standing]],
    declared: Mapping[tuple[str, str], Conflict],
) -> tuple[Unseated, ...]:
    """What jurors of this panel say of applications of it that only a seat keeps out."""
    found: dict[tuple[PersonId, str], dict[str, Answer]] = {}
    for sheet, standing in sheets:
        if standing.step is Step.STALE or sheet.juror not in state.jurors:
            continue
        seatless = {
            application
            for application in {row.application for row in sheet.rows} & state.applications
            if (pair := (sheet.juror, application)) not in state.assignments
            and pair not in state.conflicts
            and pair not in declared
        }
        for row in sheet.rows if seatless else ():
            if row.application in seatless and row.answer != NOTHING:
                found.setdefault((sheet.juror, row.application), {})[row.criterion] = row.answer
    return tuple(_unseated_of(*pair, found[pair].values()) for pair in sorted(found, key=pair_key))


def _unseated_of(juror: PersonId, application: str, answers: Collection[Answer]) -> Unseated:
    held = counted(answers)
    return Unseated(
        juror=juror,
        application=application,
        scores=len(answers),
        abstentions=held.abstentions,
        other_reasons=held.others,
        comments=held.rest,
    )
