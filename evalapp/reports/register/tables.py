"""The tables of the register, which it and the annexes of other reports draw alike."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _
from evalapp.reports.content import Attendance, Line
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph


def conflicts_table(head: Heading, lines: Sequence[Line]) -> list[Flowable]:
    """By category; the story of one is told nowhere."""
    columns = (
        (_("Juror"), 110.0),
        (_("Application"), 0.0),
        (_("Kind"), 84.0),
        (_("Recorded by"), 84.0),
        (_("Recorded on"), 84.0),
    )
    return register_table(head, columns, lines, _("No conflict of interest is recorded."))


def recusals_table(head: Heading, lines: Sequence[Line]) -> list[Flowable]:
    columns = (
        (_("Juror"), 120.0),
        (_("Application"), 0.0),
        (_("Category"), 96.0),
        (_("Out of the room"), 64.0),
        (_("Back at"), 68.0),
    )
    nothing = _("Nobody had to leave the room for an application that was discussed.")
    return register_table(head, columns, lines, nothing)


def sitting_table(heads: Sequence[Heading], sitting: Attendance) -> list[Flowable]:
    columns = ((_("Name"), 150.0), (_("Role"), 110.0), (_("In the room"), 0.0))
    head, *lead = *heads, Paragraph(text(sitting.lead), style("lead"))
    assert isinstance(head, Heading)
    nothing = _("Nobody was noted in the room.")
    after = [Paragraph(cell(sitting.absent), style("note-after"))] if sitting.absent else []
    return register_table(head, columns, sitting.present, nothing, *lead, after=after)


def issued_table(head: Heading, lines: Sequence[Line]) -> list[Flowable]:
    nothing = _("No pack or form was handed out yet.")
    return register_table(head, went_out_columns(), lines, nothing, is_hashed=True)


def went_out_columns() -> Sequence[tuple[str, float]]:
    return ((_("Juror"), 120.0), (_("What"), 0.0), (_("When"), 116.0), (_("State"), 130.0))


def received_table(head: Heading, lines: Sequence[Line], owing: Sequence[str]) -> list[Flowable]:
    columns = (
        (_("Juror"), 84.0),
        (_("File"), 0.0),
        (_("When"), 76.0),
        (_("Scores"), 50.0),
        (_("Evidence"), 104.0),
        (_("State"), 56.0),
    )
    found = register_table(head, columns, lines, _("Nothing came back yet."), is_hashed=True)
    if owing:
        said = _("Not everything is in yet of: {names}.").format(names=", ".join(owing))
        found.append(Paragraph(cell(said), style("note-after")))
    return found


def refused_table(head: Heading, lines: Sequence[Line]) -> list[Flowable]:
    columns = ((_("When"), 90.0), (_("Who merged"), 96.0), (_("What was not taken, and why"), 0.0))
    return register_table(head, columns, lines, _("Of what was merged nothing was refused."))


def register_table(
    head: Heading,
    columns: Sequence[tuple[str, float]],
    lines: Sequence[Line],
    nothing: str,
    *lead: Flowable,
    after: Sequence[Flowable] = (),
    is_hashed: bool = False,
) -> list[Flowable]:
    """With `is_hashed` the last of a line is the digest of a file, which stands below the others."""
    if not lines:
        return [KeepTogether([head, *lead, Paragraph(text(nothing), style("body"))])]
    rows = [
        Row(
            cells=[
                Paragraph(cell(each), style("cell-strong" if not n else "cell"))
                for n, each in enumerate(line[: len(columns)])
            ],
            notes=[Paragraph(cell(f"SHA-256: {line[-1]}"), style("note"))] if is_hashed else [],
        )
        for line in lines
    ]
    table = Listing(columns_of(*((*each, False) for each in columns)), rows)
    return [table_section(head, *lead, table=table, after=after)]
