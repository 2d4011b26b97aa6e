"""What the panel decided beside its scores, each act as the journal has it; and who took it back."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.journal import Change
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import Kept, table_section
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names
from evalapp.words.acts import with_reason
from evalapp.words.formats import moment, stamp, whole


def acts_listed(report: RankingReport, head: Heading, acts: Sequence[Change], lead: str) -> Kept:
    """Acts that need a reason, also where nobody gave one, oldest first."""
    said = Paragraph(text(lead), style("lead"))
    accounts = [Paragraph(text(each), style("note-after")) for each in _accounts(report, acts)]
    return table_section(head, said, *accounts, table=acts_table(report, acts))


def after_the_meeting(report: RankingReport) -> list[Change]:
    """Acts from after the last time that the jury met; from after the closing, where no meeting is recorded."""
    if report.sittings:
        return [each for each in report.acts if report.ended_at and each.at > report.ended_at]
    if report.call.phase is not Phase.CLOSED:
        return []
    closed = max((each.id for each in report.acts if each.action == Action.MOVE_PHASE), default=0)
    return [each for each in report.acts if closed and each.id > closed]


def _accounts(report: RankingReport, acts: Sequence[Change]) -> list[str]:
    """Under which accounts of the computer they acted, where the name does not tell; said once of each."""
    names = Names(report)
    found: dict[str, list[str]] = {}
    for change in acts:
        if _tells_more(names, change) and change.actor not in found.setdefault(change.account, []):
            found[change.account].append(change.actor)
    words = _("{names}: under the user {account} of the computer.")
    return [words.format(names=", ".join(actors), account=account) for account, actors in found.items()]


def _tells_more(names: Names, change: Change) -> bool:
    """Whether the account says what the name does not; with a name that is withheld it is withheld too."""
    is_named = bool(change.account) and names.author(change.actor) == change.actor
    return is_named and _letters(change.account) != _letters(change.actor)


def _letters(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())


def acts_table(report: RankingReport, acts: Sequence[Change]) -> Listing:
    names = Names(report)
    taken_back = {each.undoes: each.id for each in report.acts if each.action == Action.UNDO}
    columns = columns_of((_("Change"), 50, True), (_("When"), 120, False), (_("Who"), 72, False),
                         (_("What was decided, and why"), 0, False))  # fmt: skip
    rows = [
        Row(
            cells=[
                Paragraph(cell(whole(each.id)), style("cell-right")),
                Paragraph(cell(stamp(each.at)), style("cell-dim")),
                Paragraph(cell(names.author(each.actor)), style("cell")),
                Paragraph(cell(names.screened(_decided(each))), style("cell")),
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


def _decided(change: Change) -> str:
    """What was decided; under this heading it is said where nobody gave a reason: but what two copies did apart has
    the reasons that stand beside it.
    """
    if change.action == Action.RECONCILE:
        return change.summary
    # A change of an earlier version has its reason in its words alone.
    is_reasoned = bool(change.act.reason) if change.act is not None else " – " in change.summary
    return change.summary if is_reasoned else with_reason(change.summary, _("no reason given"))


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
    last, names = draws[-1], Names(report)
    who = names.author(last.actor) or _("[name withheld]")
    return words.format(n=len(draws), moment=moment(last.at), who=who)
