"""What followed on the work of the jury, and every change of the panel file, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.texts import _
from evalapp.reports.content import DecisionLine, WorkbookReport
from evalapp.reports.names import Names
from evalapp.reports.workbook.columns import Columns
from evalapp.reports.workbook.looks import day, day_format, moment, moment_format, money
from evalapp.sheets.written.values import LONG, MONEY, WHOLE, Column, Sheet, Value


def decisions_sheet(report: WorkbookReport, names: Names) -> Sheet:
    titles = {each.application.number: each.application.title for each in report.dossiers}
    days = day_format()
    columns = (
        Column(head=_("Application"), width=12),
        Column(head=_("Title"), width=36),
        Column(head=_("Proposed"), width=18),
        Column(head=_("{what} (€)").format(what=_("Proposed")), width=16, format=MONEY),
        Column(head=_("Proposal of the jury itself"), width=20),
        Column(head=_("Reason of the jury"), width=40, format=LONG),
        Column(head=_("Conditions"), width=40, format=LONG),
        Column(head=_("Decided"), width=18),
        Column(head=_("{what} (€)").format(what=_("Decided")), width=16, format=MONEY),
        Column(head=_("Deciding body"), width=26),
        Column(head=_("Decided on"), width=18, format=days),
        Column(head=_("Reference"), width=20),
        Column(head=_("Why it departs from the advice"), width=40, format=LONG),
        Column(head=_("Applicant told on"), width=18, format=days),
        Column(head=_("By"), width=18),
        Column(head=_("Received on"), width=18, format=days),
        Column(head=_("Last day for appeal"), width=18, format=days),
        Column(head=_("What came after it"), width=40, format=LONG),
    )
    rows = [_decision(each, titles, names) for each in report.decisions]
    return Sheet(name=Columns(_("Decisions"), 0).name, columns=columns, rows=rows, fixed=2)


def _decision(line: DecisionLine, titles: dict[str, str], names: Names) -> Sequence[Value]:
    return [
        line.application,
        titles.get(line.application, ""),
        line.proposed,
        money(line.proposed_amount),
        line.own,
        names.screened(line.reason),
        names.screened(line.conditions),
        line.ruled,
        money(line.ruled_amount),
        line.body,
        day(line.on),
        line.reference,
        names.screened(line.departs),
        day(line.told_on),
        line.told_by,
        day(line.received),
        day(line.last_day),
        names.screened(line.since),
    ]


def journal_sheet(report: WorkbookReport) -> Sheet:
    columns = (
        Column(head=_("No."), width=8, format=WHOLE),
        Column(head=_("When"), width=24, format=moment_format()),
        Column(head=_("Who"), width=30),
        Column(head=_("What"), width=90, format=LONG),
        Column(head=_("Remark"), width=36, format=LONG),
        Column(head=_("Fingerprint"), width=68),
    )
    rows = (
        [each.number, moment(each.at), each.who, each.what, each.remark, each.hash] for each in report.journal
    )
    return Sheet(name=Columns(_("Journal"), 0).name, columns=columns, rows=rows)
