"""The ranking as the jury advises it."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.meeting.values import Sitting
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.meeting.agreeing import weighed_in_turn
from evalapp.operations.reports.gathering import advice_of
from evalapp.operations.reports.kind import ANONYMOUS, Options, ReportKind
from evalapp.operations.reports.register import register_report_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import AgreedLine, RankingReport
from evalapp.reports.drawing.progress import Tell
from evalapp.words import formats
from evalapp.words.meeting import hands
from evalapp.words.scores import figure, value_text
from evalapp.words.why.worked import example_of, worked


def _gather(workspace: Workspace, options: Options) -> RankingReport:
    view = workspace.view
    report = advice_of(RankingReport, workspace, options)
    scheme = report.call.scheme
    example = example_of(scheme, report.ranking.places)
    sittings = view.meetings.sittings()
    return replace(
        report,
        sittings=[_sitting(each) for each in sittings],
        ended_at=sittings[-1].closed_at if sittings else "",
        voted=len(view.meetings.votes()),
        worked_on=f"{example.application} {example.title}" if example else "",
        worked=worked(scheme, example) if example else (),
        agreed=_agreed(view, scheme),
        register=register_report_of(view, hides_recusals=report.is_anonymous),
    )


def _sitting(sitting: Sitting) -> str:
    if sitting.is_open:
        return _("{moment}, not closed yet").format(moment=formats.moment(sitting.opened_at))
    return formats.span(sitting.opened_at, sitting.closed_at)


def _agreed(view: View, scheme: Scheme) -> list[AgreedLine]:
    """In the order in which they were recorded; a score before is what the jurors' scores alone would give."""
    titles = {each.number: each.title for each in view.applications()}
    # What is agreed by show of hands is recorded with it, in one change.
    voted = {(each.application, each.at): each for each in view.meetings.votes()}
    lines: list[AgreedLine] = []
    for consensus, before, after in weighed_in_turn(view):
        criterion = scheme.criterion(consensus.criterion)
        decimals = scheme.ranking.decimals
        reason = consensus.reason.strip() or _("no reason given")
        if consensus.source is not None:
            reason = _("{reason} (from {source})").format(
                reason=reason.removesuffix("."), source=consensus.source.label
            )
        lines.append(
            AgreedLine(
                application=f"{consensus.application} {titles.get(consensus.application, '')}",
                criterion=str(criterion.title),
                before=figure(before.criterion, decimals),
                agreed=value_text(criterion.scale, consensus.value),
                totals=(figure(before.total, decimals), figure(after.total, decimals)),
                reason=reason,
                at=formats.moment(consensus.at) if consensus.at else "",
                by=consensus.by,
                hands=hands(vote) if (vote := voted.get((consensus.application, consensus.at))) else "",
            )
        )
    return lines


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
