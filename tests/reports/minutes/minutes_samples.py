"""Minutes of as many dossiers as are asked, built in code: each discussed for ten minutes by everybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.record import Agreed, Discussion, Record
from evalapp.domain.meeting.values import AgendaItem, ItemState, Minute, ReasonSource, Sitting, Stay, Vote
from evalapp.reports.content import MinutesReport
from tests.reports.report_samples import COMMENT, PEOPLE, panel

_BEGAN = datetime(2016, 6, 27, 7, 0, tzinfo=UTC)


def at(minutes: int) -> str:
    return (_BEGAN + timedelta(minutes=minutes)).isoformat(timespec="milliseconds")


def minutes_of(n: int, *, note: str = COMMENT, every: int = 4, **changed: Any) -> MinutesReport:
    """Of every fourth there is a note, a vote and a consensus."""
    made = panel(n, **changed)
    numbers = [each.application.number for each in made.arguments["dossiers"]]
    told = numbers[::every]
    when = {number: 10 * (k + 1) for k, number in enumerate(numbers)}
    record = Record(
        sittings=(Sitting(nth=1, opened_at=at(0), closed_at=at(10 * n + 30)),),
        items=[
            AgendaItem(application=number, position=k, state=ItemState.DONE, since=at(when[number] + 9))
            for k, number in enumerate(numbers, start=1)
        ],
        discussions=[
            Discussion(
                application=number,
                began=at(when[number]),
                ended=at(when[number] + 9),
                ends=ItemState.DONE,
            )
            for number in numbers
        ],
        stays=[
            Stay(person=PersonId(each.id), nth=1, came_at=at(0), left_at=at(10 * n + 30)) for each in PEOPLE
        ],
        votes=[
            Vote(
                application=number,
                nth=1,
                about=note,
                in_favour=5,
                against=3,
                abstained=1,
                at=at(when[number] + 3),
            )
            for number in told
        ],
        notes=[
            Minute(application=number, nth=1, text=note, at=at(when[number] + 4), by="Mia Willems")
            for number in told
        ],
        agreed=[
            Agreed(
                application=number,
                criterion="sme-impact",
                before=None,
                value=7,
                reason=note,
                source=ReasonSource.DOSSIER,
                by="Luc Maes",
                at=at(when[number] + 3),
            )
            for number in told
        ],
        people=PEOPLE,
        quorum=8,
    )
    report = made(MinutesReport, record=record, unagreed=made.arguments["ranking"], people=PEOPLE)
    assert isinstance(report, MinutesReport)
    return report
