"""The annexes of the ranking report: what its body rests on, each under a letter, with contents before them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportlab.platypus import Flowable, PageBreak

from evalapp.domain.texts import _
from evalapp.reports.content import Attendance, RankingReport, RegisterReport
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Figure, Listing, Row
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import Eyebrow
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names
from evalapp.reports.panel import panel_table
from evalapp.reports.ranking.acts import acts_listed, after_the_meeting
from evalapp.reports.ranking.agreed import agreed_table
from evalapp.reports.ranking.draw import has_ties, ties_and_draw
from evalapp.reports.register.tables import (
    conflicts_table,
    issued_table,
    received_table,
    recusals_table,
    refused_table,
    sitting_table,
)

Annex = tuple[str, Callable[[Heading], list[Flowable]]]
"""Its title, and what stands under its heading."""


def annexes(report: RankingReport, kind: str, marks: Sequence[str]) -> list[Flowable]:
    """On pages of their own; the last of it is what ends the report with who signs."""
    found = list(_annexes(report))
    titles = [f"{chr(ord('A') + n)} · {title}" for n, (title, _parts) in enumerate(found)]
    above = " · ".join((kind, _("Annexes")))
    story: list[Flowable] = [PageBreak(), Eyebrow(above, marks)]
    if len(titles) > 1:
        story.append(_contents(titles))
    for title, (_title, parts) in zip(titles, found):
        story += parts(Heading(title, name=title))
    return story


def _contents(titles: Sequence[str]) -> Flowable:
    columns = columns_of((_("Annex"), 0, False), (_("Page"), 40, True))
    rows = [
        Row(
            cells=[Paragraph(cell(each), style("cell")), Figure(shown="", page_of=each)],
            leads_to=each,
            leads=each,
        )
        for each in titles
    ]
    return table_section(_("In these annexes"), table=Listing(columns, rows))


def _annexes(report: RankingReport) -> Iterator[Annex]:
    yield _("Panel"), lambda head: panel_table(report, head)
    register = report.register
    if register is not None:
        yield from _of_people(report, register)
    if has_ties(report):
        yield _("Ties and the lot"), lambda head: ties_and_draw(report, head)
    if report.agreed:
        yield _("What the jury agreed on"), lambda head: agreed_table(report, head)
    if register is not None and (register.issued or register.received):
        yield _("Packs and returns"), lambda head: _packs(report, register, head)
    yield from _acts(report)


def _of_people(report: RankingReport, register: RegisterReport) -> Iterator[Annex]:
    conflicts = _unnamed(report, register.conflicts)
    yield _("Conflicts of interest"), lambda head: conflicts_table(head, conflicts)
    if not register.attendance:
        return
    recusals = _unnamed(report, register.recusals)
    yield (
        _("Who had to leave the room for a conflict of interest"),
        lambda head: recusals_table(head, recusals),
    )
    yield _("Attendance"), lambda head: _attendance(register.attendance, head)


def _attendance(sittings: Sequence[Attendance], head: Heading) -> list[Flowable]:
    parts: list[Flowable] = []
    for n, each in enumerate(sittings):
        title = Heading(each.title, "part", level=1)
        parts += sitting_table([title] if n else [head, title], each)
    return parts


def _unnamed(report: RankingReport, lines: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Where who gave which score is withheld, so is who could give none: that would narrow down who did."""
    if not report.is_anonymous:
        return list(lines)
    names, nobody = Names(report), _("a member of the jury")
    # By application, since the order of the names would tell as much as they do.
    rest = sorted(tuple(names.author(each) or nobody for each in line[1:]) for line in lines)
    return [(nobody, *line) for line in rest]


def _packs(report: RankingReport, register: RegisterReport, head: Heading) -> list[Flowable]:
    """Who was given and sent what tells who judged how much: without names it is left to the register."""
    if report.is_anonymous:
        words = _("Who was given which pack and sent what back stands in the register, which names them.")
        return [head, Paragraph(text(words), style("body"))]
    return [
        *issued_table(head, register.issued),
        *received_table(Heading(_("What came back"), "part", level=1), register.received, register.owing),
        *refused_table(Heading(_("Refused"), "part", level=1), register.refused),
    ]


def _acts(report: RankingReport) -> Iterator[Annex]:
    """Every act once, in order of time: until the meeting was over, and what came after it."""
    after = after_the_meeting(report)
    # What another copy did has the number of the change that took it over: there are several of one number.
    told = {id(each) for each in after}
    before = [each for each in report.acts if id(each) not in told]
    lead = _("From what to what, by whom, when and why, as the journal of the panel file has it.")
    if before:
        yield (
            _("What was decided beside the scores"),
            lambda head: [acts_listed(report, head, before, lead)],
        )
    if after:
        since = (
            _("What was decided after the last sitting of the jury was closed, with its reason.")
            if report.sittings
            else _("What was decided after the assessment was closed, with its reason.")
        )
        yield _("Changes after the meeting"), lambda head: [acts_listed(report, head, after, since)]
