"""The course of the meeting: what was discussed in which order, and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from evalapp.domain.meeting.record import Discussion
from evalapp.domain.meeting.values import AgendaItem, ItemState
from evalapp.domain.texts import _
from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Figure, Listing, Row, band, figure, two_lines
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.minutes.told import Told
from evalapp.words import formats
from evalapp.words.meeting import sitting_title
from evalapp.words.phrases import opening
from evalapp.words.scores import MISSING


def course(told: Told) -> list[Flowable]:
    title = _("Course of the meeting")
    found = told.record.discussions
    if not found:
        words = _("No application was discussed.")
        return [Heading(title), Paragraph(text(words), style("body")), *_undiscussed(told)]
    lead = _(
        "In the order in which it was really discussed. In the room: how many of the jury, when it was over."
    )
    columns = columns_of(
        ("#", 24, True), (_("From – until"), 76, False), (_("Application"), 0, False), (_("In the room"), 50, True),
        (_("What became of it"), 140, False),
    )  # fmt: skip
    rows = list(_rows(told))
    after = (
        [Paragraph(text(told.screened(f"{told.report.attendance}.")), style("note-after"))]
        if told.report.attendance
        else []
    )
    table = Listing(columns, rows)
    said = Paragraph(text(lead), style("lead"))
    return [table_section(title, said, table=table, after=after), *_undiscussed(told)]


def _rows(told: Told) -> Iterator[Row]:
    """Under the day of each sitting where there were several."""
    last = None
    for n, each in enumerate(told.record.discussions, start=1):
        sitting = told.record.sitting_at(each.at)
        if sitting is not None and sitting != last and len(told.record.sittings) > 1:
            yield band(cell(sitting_title(sitting)))
        last = sitting
        yield Row(
            cells=[
                figure(str(n)),
                Paragraph(cell(_times(told, each)), style("cell")),
                _application(told, each.application),
                in_the_room(told, each),
                Paragraph(cell(_said(told, each)), style("cell")),
            ]
        )


def _times(told: Told, discussion: Discussion) -> str:
    """The hours, since the day stands above them; with the day of one that ended on another."""
    times = [each for each in (discussion.began, discussion.ended) if each]
    is_one_day = len({formats.day(each) for each in times}) == 1
    return " – ".join(map(formats.clock, times)) if is_one_day else told.span(*times)


def _application(told: Told, number: str) -> Paragraphs:
    below = " · ".join(each for each in (number, told.organisation(number)) if each)
    return two_lines(told.title(number) or number, below)


def in_the_room(told: Told, discussion: Discussion) -> Figure:
    """Of the jury, at its end; too few for the quorum is told apart."""
    at = discussion.ended or discussion.began
    if not discussion.began or not told.record.stays:
        return figure(MISSING)
    n, quorum = len(told.record.attended(at)), told.record.quorum
    is_short = quorum is not None and n < quorum
    return figure(str(n), is_strong=is_short, ink="bad" if is_short else "text")


def _said(told: Told, discussion: Discussion) -> str:
    words = told.became(discussion)
    if not discussion.began and discussion.ends is ItemState.PARKED:
        words = _("{what} (not taken up)").format(what=words)
    if discussion.anyway:
        reason = told.screened(discussion.anyway).rstrip(". ")
        words += "; " + _("begun with somebody in the room who has a conflict of interest: {reason}").format(
            reason=reason
        )
    return words


def _undiscussed(told: Told) -> list[Flowable]:
    """What the meeting ended without: put aside, parked, or still to do."""
    left = [each for each in told.record.items if each.state is not ItemState.DONE]
    if not left:
        return []
    columns = columns_of((_("Application"), 0, False), (_("State"), 90, False), (_("Why"), 200, False))
    rows = [
        Row(
            cells=[
                _application(told, each.application),
                Paragraph(cell(_state(told, each)), style("cell")),
                Paragraph(cell(told.screened(each.reason)) or MISSING, style("cell")),
            ]
        )
        for each in left
    ]
    return [table_section(_("Not finished or not discussed"), table=Listing(columns, rows))]


def _state(told: Told, item: AgendaItem) -> str:
    words = opening(item.state.label)
    return f"{words}, {told.clock(item.since)}" if item.since and item.state is not ItemState.TO_DO else words
