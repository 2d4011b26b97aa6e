"""Where a call stands, as one value: what `evalapp status` prints and the overview shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evalapp.domain.decisions import Signature
from evalapp.domain.errors import KnownError
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _, current_language
from evalapp.operations.at_opening import guards_restored
from evalapp.operations.deciding.standing import Afterwards, afterwards
from evalapp.operations.panel.course.retention import retention_words
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.cures import act_of_point
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.progress.jurors import JurorProgress, progress_of_jurors
from evalapp.operations.progress.points import Point
from evalapp.operations.progress.readiness import closing
from evalapp.operations.progress.steps import Step, next_step, steps
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace
from evalapp.words.clocks import set_back
from evalapp.words.why.whose import for_whom


@dataclass(frozen=True, kw_only=True)
class Status:
    facts: Facts
    coverage: Coverage
    jurors: Sequence[JurorProgress]
    next: Step
    ranking: Ranking
    afterwards: Afterwards
    closing: Sequence[Point]
    signatures: Sequence[Signature] = ()
    notes: Sequence[str] = ()
    """What is worth knowing of the file and blocks nothing."""

    @property
    def phase(self) -> Phase:
        return self.facts.call.phase


def closing_points(workspace: Workspace) -> tuple[Point, ...]:
    """What closing needs, worked out once after each change for whatever page shows it."""
    view = workspace.view
    facts = facts_of(view)
    role = workspace.actor.role
    return view.kept(
        f"points on {facts.on} in {current_language()} for {role}",
        lambda: tuple(
            _told(each, role)
            for each in closing(facts, coverage(facts), ranking_of(workspace), suspicions_of(view).open)
        ),
    )


def _told(point: Point, role: Role) -> Point:
    if not point.is_to_mend:
        return point
    return replace(point, words=for_whom(point.words, role, act_of_point(point.item)))


def status_of(workspace: Workspace) -> Status:
    """Raises KnownError for the work file of a juror, which knows of nobody else's scores."""
    if workspace.view.is_work_file():
        raise KnownError(_("This is the work of one juror; where the call stands is in the panel file."))
    facts, ranking = facts_of(workspace.view), ranking_of(workspace)
    covered, points = coverage(facts), closing_points(workspace)
    return Status(
        facts=facts,
        coverage=covered,
        jurors=progress_of_jurors(facts, covered),
        next=next_step(steps(facts, covered, ranking.blockers, points, workspace.actor.role)),
        ranking=ranking,
        afterwards=afterwards(workspace.view, ranking),
        closing=points,
        signatures=workspace.view.closings.signatures(),
        notes=[
            *filter(None, [guards_restored(workspace.file)]),
            *(set_back(each) for each in workspace.view.set_backs()),
            *filter(None, [retention_words(workspace.view)]),
        ],
    )
