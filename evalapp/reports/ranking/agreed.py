"""What the jury agreed on at its meeting: each consensus with what it was before, and what that did to the total."""

from __future__ import annotations

from reportlab.platypus import Flowable

from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row, figure
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names

_MOST_SHOWN = 3_000  # more than a reason may be long


def agreed_table(report: RankingReport) -> list[Flowable]:
    """Empty where no consensus stands."""
    if not report.agreed:
        return []
    names, n = Names(report), len(report.agreed)
    lead = ngettext(
        "{n} score on which the jury agreed counts in place of the scores of the jurors, which stay as they are.",
        "{n} scores on which the jury agreed count in place of the scores of the jurors, which stay as they are.",
        n,
    )
    said = Paragraph(text(lead.format(n=n)), style("lead"))
    columns = columns_of((_("Application"), 96, False), (_("Criterion"), 92, False), (_("Before"), 40, True),
                         (_("Agreed"), 40, True), (_("Total"), 72, True), (_("Why"), 0, False))  # fmt: skip
    rows = [
        Row(
            cells=[
                Paragraph(cell(application, 200), style("cell-strong")),
                Paragraph(cell(criterion, 200), style("cell")),
                figure(before),
                Paragraph(f"<b>{cell(agreed, 60)}</b>", style("cell-right")),
                figure(f"{total_before} → {total_after}" if total_before != total_after else total_after),
                Paragraph(cell(names.screened(reason), _MOST_SHOWN), style("cell")),
            ]
        )
        for application, criterion, before, agreed, total_before, total_after, reason in report.agreed
    ]
    return [table_section(_("What the jury agreed on"), said, table=Listing(columns, rows))]
