"""Who was in the room: each sitting with everybody's hours, and who left for which application."""

from __future__ import annotations

from reportlab.platypus import Flowable

from evalapp.domain.meeting.record import Recusal
from evalapp.domain.meeting.values import Sitting
from evalapp.domain.texts import _
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import Kept, table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.minutes.told import Told
from evalapp.words import meeting
from evalapp.words.phrases import join_all

_HOLE = 0.15  # of a page, left empty so that the people of a sitting stand on one


def sittings(told: Told) -> list[Flowable]:
    parts: list[Flowable] = []
    for each in told.record.sittings:
        parts += _sitting(told, each)
    return parts


def _sitting(told: Told, sitting: Sitting) -> list[Flowable]:
    heading = Heading(meeting.sitting_title(sitting))
    lead = Paragraph(text(meeting.opened_and_closed(told.record, sitting)), style("lead"))
    there = meeting.present(told.record, sitting, hides_recusals=told.report.is_anonymous)
    if not there:
        words = _("Nobody was noted in the room.")
        return [heading, lead, Paragraph(text(words), style("body"))]
    rows = [
        Row(
            cells=[
                Paragraph(f"<b>{cell(told.person(person.id))}</b>", style("cell")),
                Paragraph(cell(person.office_label), style("cell-dim")),
                Paragraph(cell(person.organisation), style("cell")),
                Paragraph(cell(hours), style("cell")),
            ]
        )
        for person, hours in there
    ]
    columns = columns_of(
        (_("Name"), 130, False), (_("Role"), 84, False), (_("Organisation"), 0, False),
        (_("In the room"), 140, False),
    )  # fmt: skip
    said = [_absent(told, sitting), _withheld(told)]
    notes = [Paragraph(cell(each), style("note-after")) for each in said if each]
    return [Kept([heading, lead], Listing(columns, rows), notes, hole=_HOLE)]


def _absent(told: Told, sitting: Sitting) -> str:
    away = [told.person(each.id) for each in meeting.absent(told.record, sitting)]
    return _("Not in the room in this sitting: {names}.").format(names=join_all(away)) if away else ""


def _withheld(told: Told) -> str:
    if not told.report.is_anonymous:
        return ""
    return _(
        "Here nobody’s hours tell that they were outside for a conflict of interest: that stands below, without names."
    )


def recusals(told: Told) -> list[Flowable]:
    """Who left for which application, with the category of the conflict alone."""
    title = _("Who had to leave the room for a conflict of interest")
    if not told.record.recusals:
        words = _("Nobody had to leave the room for an application that was discussed.")
        return [Heading(title), Paragraph(text(words), style("body"))]
    lead = _("In the order of the discussion. Of a conflict of interest its category is told, and no more.")
    columns = columns_of(
        (_("Application"), 0, False), (_("Who"), 120, False), (_("Category"), 96, False),
        (_("Out of the room"), 64, False), (_("Back at"), 68, False),
    )  # fmt: skip
    rows = [
        Row(
            cells=[
                Paragraph(cell(told.named(each.application)), style("cell")),
                Paragraph(f"<b>{cell(who(told, each))}</b>", style("cell")),
                Paragraph(cell(meeting.category(told.record, each)), style("cell")),
                Paragraph(cell(meeting.left(told.record, each)), style("cell")),
                Paragraph(cell(meeting.back(told.record, each)), style("cell")),
            ]
        )
        for each in told.record.recusals
    ]
    return [table_section(title, Paragraph(text(lead), style("lead")), table=Listing(columns, rows))]


def who(told: Told, recusal: Recusal) -> str:
    return _("a member of the jury") if told.report.is_anonymous else told.person(recusal.person)
