"""The overview for parliament and minister: where, with which budget, and how far."""

from __future__ import annotations

from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.deciding.said import decision_words
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import Options, ReportKind
from evalapp.operations.reports.overview.counting import figures_of, word_of
from evalapp.operations.reports.overview.course import milestones_of, still_to_do
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.progress import Tell
from evalapp.reports.overview.content import CallPart, OverviewReport, State


def part_of(workspace: Workspace) -> CallPart:
    """What one file says; the language is that of the moment."""
    view = workspace.view
    call, last, ranking = view.call(), view.history(limit=1)[0], ranking_of(workspace)
    after = afterwards(view, ranking)
    inadmissible = sum(each.outcome is Outcome.INADMISSIBLE for each in ranking.places)
    return CallPart(
        title=call.title,
        reference=call.reference,
        body=call.plan.body,
        phase=call.phase.label,
        state=state_of(call.phase, ranking),
        word=word_of(ranking),
        is_demo=call.is_demo,
        figures=figures_of(view, ranking),
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        milestones=milestones_of(view, after, last.at),
        said=decision_words(after),
        todo=tuple(still_to_do(call, ranking, after, last.at, inadmissible)),
    )


def state_of(phase: Phase, ranking: Ranking) -> State:
    """As the ranking report says it on every page."""
    if phase is not Phase.CLOSED or not ranking.is_ready:
        return State.PROVISIONAL
    return State.DECIDED if ranking.is_decided else State.ADVICE


def _gather(workspace: Workspace, _options: Options) -> OverviewReport:
    part = part_of(workspace)
    return OverviewReport(
        call=workspace.view.call(),
        fingerprint=part.fingerprint,
        change=part.change,
        at=part.at,
        parts=(part,),
    )


def _draw(content: OverviewReport, tell: Tell) -> bytes:
    from evalapp.reports.overview.overview import overview_pages

    return overview_pages(content, tell)


OVERVIEW = ReportKind(
    id="overview",
    title=lambda: _("Overview"),
    purpose=lambda: _(
        "Where, with which budget and how far: two pages with figures and no names. For parliament and minister."
    ),
    gather=_gather,
    draw=_draw,
    samples=tuple(Options(language=language) for language in LANGUAGES),
    rests_on=None,
)
