"""What-if on paper: two orders in one table, and on every page that it is not the official ranking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import WhatIfReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.listing import Listing, Row
from evalapp.reports.drawing.parts import alert, facts, numbered, section
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.words.formats import moment

_WORDS = 3  # the column of the application, in which words stand and no numbers


def what_if_pages(data: WhatIfReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    name, mark = _("What if"), _("What if – not official")
    marks = [mark, *([_("DEMO")] if data.call.is_demo else [])]
    as_it_stood = _("as it stood on {moment}").format(moment=moment(data.at))
    subtitle = " · ".join(each for each in (data.call.reference, as_it_stood) if each)
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(name, data.call.title, subtitle, marks, list(_figures(data))),
            *alert(mark, [_("This is not the ranking of the jury, and nothing of it is in the file.")]),
            *section(_("What is different about the rules")),
            *numbered(data.changes, "item-close"),
            Paragraph(text(data.summary), style("note-after")),
            *facts(data.lines, WIDTH),
            *(alert(_("Not ready to rank"), list(data.blockers)) if data.blockers else []),
            _table(data),
        ]
        tell(COMPOSED)
        story.append(KeepTogether(provenance(data, list(substituted))))
        made = replace(imprint(data, name, marks), watermark=mark)
        return print_pages(story, made, between(tell, COMPOSED, 1))


def _figures(data: WhatIfReport) -> Iterator[tuple[str, str]]:
    yield str(len(data.rows)), ngettext("application", "applications", len(data.rows))
    yield str(data.enters), _("now above the line")
    yield str(data.leaves), _("no longer above the line")


def _table(data: WhatIfReport) -> Flowable:
    columns = (
        (_("Official"), 46.0, True),
        (_("What if"), 46.0, True),
        (_("Moved"), 44.0, True),
        (_("Application"), 0.0, False),
        (_("Total"), 46.0, True),
        (_("Total, what if"), 52.0, True),
        (_("Outcome, what if"), 96.0, False),
    )
    rows = [
        Row(
            cells=[
                Paragraph(cell(each), style("cell-strong" if n == _WORDS else _style(columns[n][2])))
                for n, each in enumerate(line)
            ]
        )
        for line in data.rows
    ]
    return table_section(_("Both orders"), table=Listing(columns_of(*columns), rows))


def _style(is_right: bool) -> str:
    return "cell-right" if is_right else "cell"
