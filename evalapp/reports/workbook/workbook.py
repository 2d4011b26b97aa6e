"""The workbook: all sheets of a panel, with what it says of itself."""

from __future__ import annotations

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _, current_language
from evalapp.reports.content import WorkbookReport
from evalapp.reports.drawing.fingerprint import keywords
from evalapp.reports.drawing.progress import Tell, between, untold
from evalapp.reports.workbook.answers import Answers
from evalapp.reports.workbook.course import decisions_sheet, journal_sheet
from evalapp.reports.workbook.expressions import Expressions
from evalapp.reports.workbook.lists import Lists
from evalapp.reports.workbook.looks import local_moment
from evalapp.reports.workbook.matrix_sheet import MatrixSheet
from evalapp.reports.workbook.method_sheet import Settings
from evalapp.reports.workbook.plan import Plan
from evalapp.reports.workbook.ranking_sheet import RankingSheet, ranking_columns
from evalapp.reports.workbook.scores_sheet import ScoresSheet, comments_sheet
from evalapp.sheets.written.book import written
from evalapp.sheets.written.cells import TooManyRows
from evalapp.sheets.written.values import Said, Sheet

_PROGRAM = "Evalapp"
_MADE = 0.3  # how much is done once everything is found that is written


def workbook(report: WorkbookReport, tell: Tell = untold) -> bytes:
    """The same report and language give the same bytes. Raises KnownError for more rows than a sheet has."""
    answers = Answers(report)
    plan = Plan(report, answers)
    tell(_MADE / 2)
    ranking, scores = ranking_columns(plan), ScoresSheet(answers)
    settings = Settings(plan, ranking)
    expressions = Expressions(plan, ranking, scores.columns, settings)
    lists = Lists(report.dossiers, answers.names)
    sheets: list[Sheet] = [
        RankingSheet(plan, ranking, expressions).sheet(),
        scores.sheet(),
        MatrixSheet(answers, scores.columns).sheet(),
        comments_sheet(answers),
        lists.applications(),
        lists.partners(),
        lists.budget(),
        settings.sheet(),
        decisions_sheet(report, answers.names),
        journal_sheet(report),
    ]
    tell(_MADE)
    try:
        return written(_said(report), sheets, between(tell, _MADE, 1))
    except TooManyRows as error:
        raise KnownError(
            _(
                "There is more in this panel than the rows of a sheet hold; use “evalapp export” for all of it."
            )
        ) from error


def _said(report: WorkbookReport) -> Said:
    call, name = report.call, _("Workbook")
    return Said(
        title=f"{name} · {call.title}",
        author=call.plan.body or _PROGRAM,
        subject=" · ".join(each for each in (call.reference or call.title, name) if each),
        keywords=keywords(report.fingerprint, report.change, report.printed),
        language=current_language(),
        at=local_moment(report.at),
        program=_PROGRAM,
    )
