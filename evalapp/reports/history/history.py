"""The history on paper, told as a story: when, who, what, and what it touched from → to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import HistoryEntry, HistoryReport
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.lettering import cell, noting_substitutes, text
from evalapp.reports.drawing.parts import Heading, facts
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, telling, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.title import title_block
from evalapp.reports.drawing.words import Paragraph
from evalapp.words import formats


def history_pages(data: HistoryReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    name = _("History")
    marks = [_("DEMO")] if data.call.is_demo else []
    as_it_stood = _("as it stood on {moment}").format(moment=formats.moment(data.at))
    subtitle = " · ".join(each for each in (data.call.reference, as_it_stood) if each)
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(name, data.call.title, subtitle, marks, _figures(data)),
            *facts([*data.asked] or [(_("Asked for"), _("all changes"))], WIDTH),
            *(Paragraph(text(each), style("note-after")) for each in _notes(data)),
        ]
        for entry_day, entries in groupby(telling(data.entries, between(tell, 0, COMPOSED)), _day):
            story.append(Heading(entry_day, "part"))
            for each in entries:
                story += _entry(each)
        story.append(KeepTogether(provenance(data, list(substituted))))
        return print_pages(story, imprint(data, name, marks), between(tell, COMPOSED, 1))


def _day(entry: HistoryEntry) -> str:
    return formats.day(entry.at)


def _figures(data: HistoryReport) -> list[tuple[str, str]]:
    n = len(data.entries)
    figures = [(formats.whole(n), ngettext("change, newest first", "changes, newest first", n))]
    if n:
        figures.append((formats.date_field(data.entries[-1].at), _("day of the first of them")))
        figures.append((formats.date_field(data.entries[0].at), _("day of the last of them")))
    return figures


def _notes(data: HistoryReport) -> Iterator[str]:
    if data.is_cut:
        n = len(data.entries)
        yield ngettext(
            "Only the newest {n} change that was asked for is on this paper; a table (.xlsx or .csv) holds all.",
            "Only the newest {n} changes that were asked for are on this paper; a table (.xlsx or .csv) holds all.",
            n,
        ).format(n=formats.whole(n))
    if not data.entries:
        yield _("No change is what was asked for.")
    yield _(
        "Of a conflict of interest its kind is told here; what was told about it stays in the panel file."
    )
    if data.is_anonymous:
        yield _(
            "The names of the jury are left out, as the call has it, and with them how each merge was done and what "
            "jurors got and sent."
        )


def _entry(entry: HistoryEntry) -> Iterator[Flowable]:
    number = _("change {number}").format(number=formats.whole(entry.number))
    head = " · ".join((formats.clock(entry.at), entry.who, number))
    yield Paragraph(cell(head), style("entry-head"))
    yield Paragraph(cell(entry.what), style("entry-what"))
    if entry.remark:
        yield Paragraph(cell(entry.remark), style("entry-remark"))
    for title, lines in entry.parts:
        yield Paragraph(cell(title), style("entry-part" if lines else "entry-alone"))
        for line in lines:
            yield Paragraph(cell(line), style("entry-line"), bulletText="–")
