"""All that was said of each application."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evalapp.domain.application import Dossier
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.panel.lacking import left_out_of
from evalapp.operations.progress.points import SUSPECTED
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import ANONYMOUS, Flag, Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import EvaluationsReport
from evalapp.reports.drawing.progress import Tell


def _gather(workspace: Workspace, options: Options) -> EvaluationsReport:
    made = report_of(EvaluationsReport, workspace, options)
    made = replace(made, lacking=_lacking(workspace, made.dossiers))
    return _of(made, options.applications) if options.applications else made


def _of(made: EvaluationsReport, numbers: Sequence[str]) -> EvaluationsReport:
    """Of these applications alone: what was suspected of another is not told either."""
    return replace(
        made,
        selection=tuple(numbers),
        suspected=tuple(each for each in made.suspected if each[1] in numbers),
        dismissed=tuple(each for each in made.dismissed if each.application in numbers),
    )


def _of_one(made: EvaluationsReport, number: str) -> EvaluationsReport:
    return _of(made, (number,))


def _lacking(workspace: Workspace, dossiers: Sequence[Dossier]) -> dict[str, str]:
    numbers = {each.application.number for each in dossiers}
    left_out = left_out_of(workspace.view.refused_rows(), numbers)
    found = {each.application.number: " · ".join(left_out.words_on(each)) for each in dossiers}
    return {number: words for number, words in found.items() if words}


def _draw(content: EvaluationsReport, tell: Tell) -> bytes:
    from evalapp.reports.evaluations.evaluations import evaluations_report

    return evaluations_report(content, tell)


EVALUATIONS = ReportKind(
    id="evaluations",
    title=lambda: _("Evaluations"),
    purpose=lambda: _("All scores and justifications of each application. For the file."),
    gather=_gather,
    draw=_draw,
    flags=(ANONYMOUS,),
    is_by_application=True,
    of_each=_of_one,
    samples=tuple(
        Options(language=LANGUAGES[0], flags=flags) for flags in (frozenset[Flag](), frozenset({ANONYMOUS}))
    ),
    rests_on=frozenset({"scores", "conflicts", SUSPECTED, "motivations", "open-choices"}),
)
