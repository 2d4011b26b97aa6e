"""The minutes of the meeting, from its record: nothing in them is typed once more."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.meeting.faults import faults_of
from evalapp.domain.texts import _
from evalapp.operations.meeting.recorded import record_of
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.progress.meeting import attendance_words, is_attendance_known, unfinished_words
from evalapp.operations.ranking.lot import draws_of
from evalapp.operations.ranking.material import material_of
from evalapp.operations.reports.gathering import advice_of
from evalapp.operations.reports.kind import ANONYMOUS, Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import MinutesReport
from evalapp.reports.drawing.progress import Tell


def _gather(workspace: Workspace, options: Options) -> MinutesReport:
    view = workspace.view
    record, meeting, decisions = record_of(view), meeting_of(view), view.decisions()
    return advice_of(
        MinutesReport,
        workspace,
        options,
        record=record,
        unagreed=replace(material_of(view), consensus=()).rank(),
        faults=faults_of(record),
        flags=decisions.flags,
        orders=decisions.order,
        draws=tuple(draws_of(view)),
        signatures=tuple(view.closings.signatures()),
        unfinished=unfinished_words(meeting) if meeting.sittings else "",
        attendance=_attendance(meeting),
    )


def _attendance(meeting: Meeting) -> str:
    if meeting.quorum is None or not is_attendance_known(meeting):
        return ""
    return attendance_words(meeting, meeting.quorum)


def _draw(content: MinutesReport, tell: Tell) -> bytes:
    from evalapp.reports.minutes.minutes import minutes_pages

    return minutes_pages(content, tell)


MINUTES = ReportKind(
    id="minutes",
    title=lambda: _("Minutes of the meeting"),
    purpose=lambda: _("Who was there, what was discussed, votes, consensus and notes. To sign."),
    gather=_gather,
    draw=_draw,
    flags=(ANONYMOUS,),
    samples=(),  # the demo ends before its jury meets
    rests_on=None,
)
