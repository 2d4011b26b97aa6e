"""The ranking as the jury advises it."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.deciding.said import decision_words
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.panel.course.signed import signed_words
from evalapp.operations.progress.moving import closed_over
from evalapp.operations.ranking.acts import acts_of
from evalapp.operations.ranking.lot import witnessed_words
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import ANONYMOUS, Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.progress import Tell
from evalapp.store.rows.settings import SUBMITTED_UNTIL


def _gather(workspace: Workspace, options: Options) -> RankingReport:
    view = workspace.view
    return replace(
        report_of(RankingReport, workspace, options),
        acts=acts_of(view),
        closed_over=tuple(point.words for point in closed_over(view)),
        signed=signed_words(view),
        decided=decision_words(afterwards(view)) if view.decidings.rulings() else "",
        is_signed=bool(view.closings.signatures()),
        witnessed=witnessed_words(view),
        submitted_until=view.setting(SUBMITTED_UNTIL),
    )


def _draw(content: RankingReport, tell: Tell) -> bytes:
    from evalapp.reports.ranking.ranking import ranking_report

    return ranking_report(content, tell)


RANKING = ReportKind(
    id="ranking",
    title=lambda: _("Ranking"),
    purpose=lambda: _("Places, totals, the funding line and why, with the method. To decide on."),
    unranked=(
        lambda: _("Assessment"),
        lambda: _(
            "What each application scored, its thresholds and the proposals, with the method. To decide on."
        ),
    ),
    gather=_gather,
    draw=_draw,
    flags=(ANONYMOUS,),
    samples=tuple(Options(language=language) for language in LANGUAGES),
    rests_on=None,
)
