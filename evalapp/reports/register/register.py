"""The register on paper: conflicts of interest and declarations, attendance, what went out, what came back."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _
from evalapp.reports.content import Attendance, Line, RegisterReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.listing import Listing, Row
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph

_LONGEST = 2_000


def register_pages(data: RegisterReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    name = _("Register")
    marks = [_("DEMO")] if data.call.is_demo else []
    figures = [
        (str(len(data.issued)), _("packs and forms")),
        (str(len(data.received)), _("came back")),
        (str(len(data.conflicts)), _("conflicts of interest")),
        (str(len(data.owing)), _("jurors who have not yet given everything")),
    ]
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(name, data.call.title, data.call.reference, marks, figures),
            *_conflicts(data),
            *_meeting(data),
            *_went_out(data),
            *_came_back(data),
        ]
        tell(COMPOSED)
        story.append(KeepTogether(provenance(data, list(substituted))))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _conflicts(data: RegisterReport) -> list[Flowable]:
    columns = (
        (_("Juror"), 110.0),
        (_("Application"), 0.0),
        (_("Kind"), 84.0),
        (_("Recorded by"), 84.0),
        (_("Recorded on"), 84.0),
    )
    declared = ((_("Juror"), 110.0), (_("How many"), 54.0), (_("Declared: no conflict of interest"), 0.0))
    return [
        *_table(
            _("Conflicts of interest"),
            columns,
            data.conflicts,
            _("No conflict of interest is recorded."),
        ),
        *_table(_("Declarations"), declared, data.declarations, _("No declaration came back yet.")),
    ]


def _meeting(data: RegisterReport) -> list[Flowable]:
    """Who left for what, and who was there."""
    title = _("Attendance")
    if not data.attendance:
        words = _("No meeting of the jury is recorded in this panel file.")
        return [Heading(title), Paragraph(text(words), style("body"))]
    columns = (
        (_("Juror"), 120.0),
        (_("Application"), 0.0),
        (_("Category"), 96.0),
        (_("Left at"), 64.0),
        (_("Back at"), 68.0),
    )
    parts = _table(
        _("Who left the room for a conflict of interest"),
        columns,
        data.recusals,
        _("Nobody had to leave the room for an application that was discussed."),
    )
    return [*parts, *(part for each in data.attendance for part in _sitting(each))]


def _sitting(sitting: Attendance) -> list[Flowable]:
    columns = ((_("Name"), 150.0), (_("Role"), 110.0), (_("In the room"), 0.0))
    lead = Paragraph(text(sitting.lead), style("lead"))
    after = [Paragraph(cell(sitting.absent, 4_000), style("note-after"))] if sitting.absent else []
    title = " · ".join((_("Attendance"), sitting.title))
    return _table(title, columns, sitting.present, _("Nobody was noted in the room."), lead, after=after)


def _went_out(data: RegisterReport) -> list[Flowable]:
    columns = (
        (_("Juror"), 120.0),
        (_("What"), 0.0),
        (_("When"), 116.0),
        (_("State"), 130.0),
    )
    return [
        *_table(
            _("Packs and forms"),
            columns,
            data.issued,
            _("No pack or form was handed out yet."),
            is_hashed=True,
        ),
        *_table(
            _("Letters, mail drafts and reminders"),
            columns,
            data.sent,
            _("No letter, mail draft or reminder was made."),
            is_hashed=True,
        ),
    ]


def _came_back(data: RegisterReport) -> list[Flowable]:
    columns = (
        (_("Juror"), 84.0),
        (_("File"), 0.0),
        (_("When"), 76.0),
        (_("Scores"), 50.0),
        (_("Evidence"), 104.0),
        (_("State"), 56.0),
    )
    title, nothing = _("What came back"), _("Nothing came back yet.")
    found = _table(title, columns, data.received, nothing, is_hashed=True)
    if data.owing:
        said = _("Not everything is in yet of: {names}.").format(names=", ".join(data.owing))
        found.append(Paragraph(cell(said, 4_000), style("note-after")))
    refused = ((_("When"), 90.0), (_("Who merged"), 96.0), (_("What was not taken, and why"), 0.0))
    none = _("Of what was merged nothing was refused.")
    return [*found, *_table(_("Refused"), refused, data.refused, none)]


def _table(
    title: str,
    columns: Sequence[tuple[str, float]],
    lines: Sequence[Line],
    nothing: str,
    *lead: Flowable,
    after: Sequence[Flowable] = (),
    is_hashed: bool = False,
) -> list[Flowable]:
    """With `is_hashed` the last of a line is the digest of a file, which stands below the others."""
    if not lines:
        return [Heading(title), *lead, Paragraph(text(nothing), style("body"))]
    rows = [
        Row(
            cells=[
                Paragraph(cell(each, _LONGEST), style("cell-strong" if not n else "cell"))
                for n, each in enumerate(line[: len(columns)])
            ],
            notes=[Paragraph(cell(f"SHA-256: {line[-1]}", _LONGEST), style("note"))] if is_hashed else [],
        )
        for line in lines
    ]
    table = Listing(columns_of(*((*each, False) for each in columns)), rows)
    return [table_section(title, *lead, table=table, after=after)]
