"""The ranking as the jury advises it."""

from __future__ import annotations

from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.reports.gathering import advice_of
from evalapp.operations.reports.kind import ANONYMOUS, Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.progress import Tell


def _gather(workspace: Workspace, options: Options) -> RankingReport:
    return advice_of(RankingReport, workspace, options)


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
