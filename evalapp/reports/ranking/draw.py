"""Ties that no rule before the lot settled: every rule with its values, and the draw so that paper can check it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from evalapp.domain.journal import Change
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import ComparedTie
from evalapp.domain.texts import _
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row, figure
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import hexadecimal, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names
from evalapp.reports.ranking.acts import acts_table, draws_said
from evalapp.words.places import standing
from evalapp.words.ties import compared, lot_command, places_said, rule_said

_DIGEST_HEAD = 8


def ties_and_draw(report: RankingReport, head: Heading) -> list[Flowable]:
    """Every tie that was drawn, or the one at the line, with all draws there were."""
    draws, ties = _draws(report), _ties(report)
    parts: list[Flowable] = [head]
    if report.ranking.lot_seed:
        parts.append(Paragraph(text(_("Seed of the lot")), style("caption")))
        parts.append(Paragraph(cell(report.ranking.lot_seed), style("fact")))
        if report.witnessed:
            parts.append(Paragraph(text(Names(report).screened(f"{report.witnessed}.")), style("note-after")))
        parts.append(Spacer(1, 6))
        words = _(
            "{draws} The order is that of the SHA-256 of “seed:number”, the smallest first; anyone can repeat it with"
            " the commands below."
        ).format(draws=draws_said(report))
        parts.append(Paragraph(text(words), style("body")))
    if draws:
        # So that neither heading nor seed stands alone at the foot of a page.
        parts = [Kept(parts, acts_table(report, draws))]
    for n, tie in enumerate(ties):
        parts = [*parts, *_tie(report, tie)] if n or draws else _tie(report, tie, above=parts)
    return parts


def has_ties(report: RankingReport) -> bool:
    return bool(_ties(report) or _draws(report))


def _draws(report: RankingReport) -> list[Change]:
    return [each for each in report.acts if each.action == Action.DRAW_LOT]


def _ties(report: RankingReport) -> list[ComparedTie]:
    """Those that were drawn, or the one at the line."""
    at_line = report.ranking.tied_at_line
    return [
        each
        for each in report.ranking.ties
        if report.ranking.lot_seed or (at_line and set(at_line.applications) == set(each.applications))
    ]


def _tie(report: RankingReport, tie: ComparedTie, above: Sequence[Flowable] = ()) -> list[Flowable]:
    """Together with what stands `above` it."""
    columns = columns_of((_("Rule"), 170, False), (_("What each had under it"), 0, False))
    rows = [
        Row(
            cells=[
                Paragraph(cell(rule_said(report.call.scheme, rule)), style("cell")),
                Paragraph(cell(compared(report.call.scheme, tie, rule)), style("cell")),
            ]
        )
        for rule in tie.rules
    ]
    tables = [Listing(columns, rows)] if rows else []
    tables += [_digests(report, tie)] if tie.digests else []
    heading: list[Flowable] = [*above, Heading(places_said(report.ranking, tie), "part", level=1)]
    return [Kept(heading, tables[0]), *tables[1:]] if tables else heading


def _digests(report: RankingReport, tie: ComparedTie) -> Listing:
    places = {each.application: each for each in report.ranking.places}
    columns = columns_of(
        (_("Place"), 44, True), (_("Application, outcome, SHA-256 and the command that gives it"), 0, False)
    )
    rows = []
    for number, digest in zip(tie.applications, tie.digests):
        place = places[number]
        start, rest = digest[:_DIGEST_HEAD], digest[_DIGEST_HEAD:]
        outcome = standing(report.ranking, place).words
        command = lot_command(report.ranking.lot_seed, number)
        rows.append(
            Row(
                cells=[
                    figure(str(place.place), is_strong=True),
                    Paragraphs(
                        [
                            Paragraph(each, style("cell"))
                            for each in (
                                f"<b>{cell(f'{number} {place.title}')}</b> · {cell(outcome)}",
                                f"<font color='{hexadecimal('accent')}'><b>{start}</b></font>{rest}",
                                f"<font color='{hexadecimal('dim')}'>{cell(command)}</font>",
                            )
                        ]
                    ),
                ]
            )
        )
    return Listing(columns, rows)
