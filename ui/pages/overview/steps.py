"""From draft to printed ranking: the steps of a call, which are done, and the one that is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from evalapp.operations.view import View
from ui.pages.overview.coverage import Coverage


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """`page` and `target`: where the step is done. `phase`: the phase that it moves the call to, if any."""

    id: str
    label: str
    advice: str
    button: str
    is_done: bool
    page: str = ""
    target: str | None = None
    phase: Phase | None = None


def steps(view: View, covered: Coverage) -> tuple[Step, ...]:
    call = view.call()
    phase = call.phase.number
    applications = [
        each for each in view.applications() if each.admissibility is not Admissibility.INADMISSIBLE
    ]
    judged = {each.application for each in view.assignments()}
    busy = {each.juror for each in view.assignments()}
    issued = {each.juror for each in view.issued()}
    is_past = phase >= Phase.DELIBERATION.number
    is_complete = covered.needed > 0 and covered.given >= covered.needed
    return (
        Step(
            id="import",
            label=_("Applications"),
            advice=_(
                "Take in the applications from a spreadsheet; you see every row before anything changes."
            ),
            button=_("Import applications"),
            is_done=bool(applications),
            page="applications",
        ),
        Step(
            id="jury",
            label=_("Jury"),
            advice=_("Say who is in the jury, and record conflicts of interest before anything is assigned."),
            button=_("Go to the jury"),
            is_done=any(True for _each in view.people()),
            page="jury",
        ),
        Step(
            id="assign",
            label=_("Assign"),
            advice=_("Decide who judges what; conflicts of interest are never assigned."),
            button=_("Assign applications"),
            is_done=bool(applications) and all(each.number in judged for each in applications),
            page="jury",
            target="assign",
        ),
        Step(
            id="hand-out",
            label=_("Hand out"),
            advice=_("Give each juror a sealed pack, and the code that opens it by another way."),
            button=_("Hand out packs"),
            is_done=bool(busy) and (busy <= issued or is_complete or is_past),
            page="exchange",
            target="hand-out",
        ),
        Step(
            id="merge",
            label=_("Merge"),
            advice=_(
                "Merge what the jurors send back, as it comes; nothing is lost when a file comes twice."
            ),
            button=_("Merge returned files"),
            is_done=is_complete or is_past,
            page="exchange",
            target="merge",
        ),
        Step(
            id="deliberate",
            label=_("Deliberate"),
            advice=_("Every score is in. In deliberation the panel talks, and may record consensus scores."),
            button=_("Move to deliberation"),
            is_done=is_past,
            phase=Phase.DELIBERATION,
        ),
        Step(
            id="rank",
            label=_("Rank"),
            advice=_(
                "Look at the ranking, settle ties, and close the call when it is as the panel wants it."
            ),
            button=_("Go to the ranking"),
            is_done=call.phase is Phase.CLOSED,
            page="ranking",
        ),
        Step(
            id="print",
            label=_("Print"),
            advice=_("Print the ranking and the evaluations; each carries the fingerprint of this file."),
            button=_("Print reports"),
            is_done=False,
            page="reports",
        ),
    )


def next_step(all_steps: Sequence[Step]) -> Step:
    return next(step for step in all_steps if not step.is_done)
