"""The register on paper: conflicts of interest and declarations, what went out, what came back."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _
from evalapp.reports.content import Line, RegisterReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.listing import Listing, Row, columns_of
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph

_LONGEST = 400


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
            *_went_out(data),
            *_came_back(data),
            Heading(_("Attendance"), "part"),
            Paragraph(
                text(_("This register holds no attendance list: Evalapp does not keep yet who was present.")),
                style("note-after"),
            ),
        ]
        tell(COMPOSED)
        story.append(KeepTogether(provenance(data, list(substituted))))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _conflicts(data: RegisterReport) -> list[Flowable]:
    columns = ((_("Juror"), 130.0), (_("Application"), 0.0), (_("Kind"), 110.0), (_("Recorded by"), 110.0))
    declared = ((_("Juror"), 130.0), (_("Declared: no conflict of interest"), 0.0), (_("Last on"), 110.0))
    return [
        *_table(
            _("Conflicts of interest"),
            columns,
            data.conflicts,
            _("No conflict of interest is recorded."),
        ),
        *_table(_("Declarations"), declared, data.declarations, _("No declaration came back yet.")),
    ]


def _went_out(data: RegisterReport) -> list[Flowable]:
    columns = (
        (_("Juror"), 120.0),
        (_("What"), 90.0),
        (_("When"), 90.0),
        ("SHA-256", 0.0),
        (_("State"), 90.0),
    )
    return [
        *_table(_("Packs and forms"), columns, data.issued, _("No pack or form was handed out yet.")),
        *_table(
            _("Letters, mail drafts and reminders"),
            columns,
            data.sent,
            _("No letter, mail draft or reminder was made."),
        ),
    ]


def _came_back(data: RegisterReport) -> list[Flowable]:
    columns = (
        (_("Juror"), 95.0),
        (_("File"), 0.0),
        (_("When"), 80.0),
        (_("Scores"), 55.0),
        (_("Evidence"), 110.0),
        (_("State"), 65.0),
    )
    found = _table(_("What came back"), columns, data.received, _("Nothing came back yet."))
    if data.owing:
        said = _("Not everything is in yet of: {names}.").format(names=", ".join(data.owing))
        found.append(Paragraph(cell(said, 4_000), style("note-after")))
    return found


def _table(
    title: str, columns: Sequence[tuple[str, float]], lines: Sequence[Line], nothing: str
) -> list[Flowable]:
    if not lines:
        return [Heading(title), Paragraph(text(nothing), style("body"))]
    rows = [
        Row(
            cells=[
                Paragraph(cell(each, _LONGEST), style("cell-strong" if not n else "cell"))
                for n, each in enumerate(line)
            ]
        )
        for line in lines
    ]
    return [table_section(title, table=Listing(columns_of(*((*each, False) for each in columns)), rows))]
