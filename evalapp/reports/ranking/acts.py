"""What the panel decided beside its scores, each act as the journal has it; and who took it back."""

from __future__ import annotations

from reportlab.platypus import Flowable, Paragraph

from evalapp.domain.journal import Change
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row, columns_of
from evalapp.reports.drawing.styles import style
from evalapp.reports.names import Names
from evalapp.words.acts import done_by
from evalapp.words.formats import moment, stamp, whole

_MOST_SHOWN = 3_000  # more than a reason may be long


def acts_listed(report: RankingReport) -> list[Flowable]:
    """Every act with a reason, oldest first; empty where there is none."""
    acts = [each for each in report.acts if each.action not in (Action.DRAW_LOT,)]
    if not acts:
        return []
    lead = _("From what to what, by whom, when and why, as the journal of the panel file has it.")
    said = Paragraph(text(lead), style("lead"))
    return [table_section(_("Acts with a reason"), said, table=acts_table(report, acts))]


def acts_table(report: RankingReport, acts: list[Change]) -> Listing:
    names = Names(report)
    taken_back = {each.undoes: each.id for each in report.acts if each.action == Action.UNDO}
    columns = columns_of((_("Change"), 50, True), (_("When"), 120, False), (_("Who"), 72, False),
                         (_("What was decided, and why"), 0, False))  # fmt: skip
    rows = [
        Row(
            cells=[
                Paragraph(cell(whole(each.id)), style("cell-right")),
                Paragraph(cell(stamp(each.at)), style("cell-dim")),
                Paragraph(cell(_who(names, each), 200), style("cell")),
                Paragraph(cell(names.screened(each.summary), _MOST_SHOWN), style("cell")),
            ],
            notes=[
                Paragraph(
                    text(_("Taken back by change {n}.").format(n=whole(taken_back[each.id]))), style("note")
                )
            ]
            if each.id in taken_back
            else [],
            notes_from=3,
        )
        for each in acts
    ]
    return Listing(columns, rows)


def _who(names: Names, change: Change) -> str:
    """With the account of the computer, which would tell a name that is withheld."""
    who = names.author(change.actor)
    return done_by(change) if who == change.actor else who


def draws_said(report: RankingReport) -> str:
    """How often the lot was drawn, and by whom and when the last time."""
    draws = [each for each in report.acts if each.action == Action.DRAW_LOT]
    if not draws:
        return ""
    words = ngettext(
        "The lot was drawn {n} time; the last time on {moment} by {who}.",
        "The lot was drawn {n} times; the last time on {moment} by {who}.",
        len(draws),
    )
    last = draws[-1]
    who = _who(Names(report), last) or _("[name withheld]")
    return words.format(n=len(draws), moment=moment(last.at), who=who)
