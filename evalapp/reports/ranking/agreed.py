"""What the jury agreed on at its meeting: each consensus with what it was before, and what that did to the total."""

from __future__ import annotations

from reportlab.platypus import Flowable

from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import AgreedLine, RankingReport
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row, figure
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names


def agreed_table(report: RankingReport, head: Heading) -> list[Flowable]:
    """Under each who recorded it and when, and the hands that there were."""
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
                Paragraph(cell(each.application), style("cell-strong")),
                Paragraph(cell(each.criterion), style("cell")),
                figure(each.before),
                Paragraph(f"<b>{cell(each.agreed)}</b>", style("cell-right")),
                figure(" → ".join(dict.fromkeys(each.totals))),
                Paragraph(cell(names.screened(each.reason)), style("cell")),
            ],
            notes=[Paragraph(cell(_recorded(names, each)), style("note"))],
        )
        for each in report.agreed
    ]
    return [table_section(head, said, table=Listing(columns, rows))]


def _recorded(names: Names, line: AgreedLine) -> str:
    hands = line.hands or _("no show of hands recorded")
    return " · ".join(each for each in (line.at, names.author(line.by), hands) if each)
