"""All that a panel holds as a workbook, of which a spreadsheet computes the ranking again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.deciding.said import outlook_words
from evalapp.operations.deciding.standing import Outlook, Standing, afterwards
from evalapp.operations.records.story.on_paper import PaperTeller
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import ANONYMOUS, WORKBOOK_FORMAT, Flag, Options, ReportKind
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import DecisionLine, JournalLine, WorkbookReport
from evalapp.reports.drawing.progress import Tell
from evalapp.words.deciding import condition_words
from evalapp.words.formats import day

_ALL = 10_000_000


def _gather(workspace: Workspace, options: Options) -> WorkbookReport:
    view, made = workspace.view, report_of(WorkbookReport, workspace, options)
    flagged: dict[str, set[str]] = {}
    for each in view.decisions().flags:
        flagged.setdefault(each.flag, set()).add(each.application)
    return replace(
        made,
        decisions=tuple(_decisions(view, made.call.scheme, made.ranking)),
        journal=tuple(_journal(view, is_anonymous=made.is_anonymous)),
        flagged={flag: frozenset(found) for flag, found in flagged.items()},
    )


def _journal(view: View, *, is_anonymous: bool) -> Iterator[JournalLine]:
    """Oldest first."""
    teller = PaperTeller(view, is_anonymous=is_anonymous)
    for change in reversed(view.history(limit=_ALL)):
        told = teller.line(change)
        yield JournalLine(
            number=change.id, at=change.at, who=told.who, what=told.what, remark=told.remark, hash=change.hash
        )


def _decisions(view: View, scheme: Scheme, ranking: Ranking) -> Iterator[DecisionLine]:
    for each in afterwards(view, ranking).standings:
        yield _decision(each, scheme)


def _decision(standing: Standing, scheme: Scheme) -> DecisionLine:
    advice, ruled, told = standing.advice, standing.ruled, standing.notified
    proposed: Outlook | None = standing.proposed
    return DecisionLine(
        application=standing.application,
        proposed=outlook_words(replace(proposed, amount=None)) if proposed is not None else "",
        proposed_amount=proposed.amount if proposed is not None else None,
        own=advice.outcome.label if advice is not None else "",
        reason=advice.reason if advice is not None else "",
        conditions="\n".join(condition_words(each, scheme) for each in advice.conditions) if advice else "",
        ruled=ruled.outcome.label if ruled is not None else "",
        ruled_amount=ruled.amount if ruled is not None else None,
        body=ruled.body if ruled is not None else "",
        on=ruled.on if ruled is not None else "",
        reference=ruled.reference if ruled is not None else "",
        departs=ruled.reason if ruled is not None else "",
        told_on=told.on if told is not None else "",
        told_by=told.channel.label if told is not None else "",
        received=told.received if told is not None else "",
        last_day=last.isoformat() if (last := standing.last_day) is not None else "",
        since=_since(standing),
    )


def _since(standing: Standing) -> str:
    said = []
    if standing.called is not None:
        text = _("called on from the reserve list on {day}: {reason}")
        said.append(text.format(day=day(standing.called.on), reason=standing.called.reason))
    if standing.stepped is not None:
        text = _("withdrawn by its applicant on {day}: {reason}")
        said.append(text.format(day=day(standing.stepped.on), reason=standing.stepped.reason))
    return "\n".join(said)


def _draw(content: WorkbookReport, tell: Tell) -> bytes:
    from evalapp.reports.workbook.workbook import workbook

    return workbook(content, tell)


WORKBOOK = ReportKind(
    id="workbook",
    title=lambda: _("Workbook"),
    purpose=lambda: _(
        "Everything as tables for a spreadsheet, with formulas that compute the ranking again. To work with."
    ),
    unranked=(
        lambda: _("Workbook"),
        lambda: _(
            "Everything as tables for a spreadsheet, with formulas that compute the totals again. To work with."
        ),
    ),
    gather=_gather,
    draw=_draw,
    flags=(ANONYMOUS,),
    format=WORKBOOK_FORMAT,
    samples=tuple(
        Options(language=LANGUAGES[0], flags=flags) for flags in (frozenset[Flag](), frozenset({ANONYMOUS}))
    ),
    rests_on=None,
)
