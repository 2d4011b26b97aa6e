"""Empty sheets for who scores on paper."""

from __future__ import annotations

from evalapp.domain.application import Application
from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.operations.reports.kind import Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import ScoreSheets
from evalapp.reports.drawing.progress import Tell


def _takes(application: Application) -> bool:
    return application.is_judged


def _gather(workspace: Workspace, options: Options) -> ScoreSheets:
    """Of the chosen applications, else of all that are judged: an inadmissible one only where it is asked for."""
    view, asked = workspace.view, options.applications
    last = view.history(limit=1)[0]
    chosen = tuple(each for each in view.applications() if (each.number in asked if asked else _takes(each)))
    return ScoreSheets(
        call=view.call(), fingerprint=last.hash, change=last.id, at=last.at, applications=chosen
    )


def _draw(content: ScoreSheets, tell: Tell) -> bytes:
    from evalapp.reports.scoresheets.scoresheets import score_sheets

    return score_sheets(content, tell)


SCORE_SHEETS = ReportKind(
    id="scoresheets",
    title=lambda: _("Score sheets"),
    purpose=lambda: _("Empty, one page for each application, with boxes to tick. For who scores on paper."),
    gather=_gather,
    draw=_draw,
    is_by_application=True,
    takes=_takes,
    roles=frozenset(Role),
)
