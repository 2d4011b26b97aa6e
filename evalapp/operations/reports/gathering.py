"""What the reports on the scores of a panel have in common, read from its file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from evalapp.domain.ids import PersonId
from evalapp.domain.letters.facts import Fact
from evalapp.domain.people import names_of
from evalapp.operations.deciding.said import decision_words
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.nameless import order_secret
from evalapp.operations.panel.course.signed import signed_words
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.moving import closed_over
from evalapp.operations.ranking.acts import acts_of
from evalapp.operations.ranking.lot import witnessed_words
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport, Report
from evalapp.store.rows.settings import SUBMITTED_UNTIL
from evalapp.words import explain
from evalapp.words.scheme.versions import versions_told

AnyReport = TypeVar("AnyReport", bound=Report)
AnyAdvice = TypeVar("AnyAdvice", bound=RankingReport)


def advice_of(kind: type[AnyAdvice], workspace: Workspace, options: Options, **more: Any) -> AnyAdvice:
    """The same, of one that tells what the jury advised and how its work was closed; `more` is its own."""
    view = workspace.view
    return replace(
        report_of(kind, workspace, options, **more),
        acts=acts_of(view),
        closed_over=tuple(point.words for point in closed_over(view)),
        signed=signed_words(view),
        decided=decision_words(afterwards(view)) if view.decidings.rulings() else "",
        is_signed=bool(view.closings.signatures()),
        witnessed=witnessed_words(view),
        submitted_until=view.setting(SUBMITTED_UNTIL),
        legal_basis=view.letters.facts().get(Fact.LEGAL_BASIS, ""),
    )


def report_of(kind: type[AnyReport], workspace: Workspace, options: Options, **more: Any) -> AnyReport:
    """Nothing in it changes any more: it is drawn in another thread while the panel goes on."""
    view = workspace.view
    call, last, people = view.call(), view.history(limit=1)[0], view.people()
    ranking = ranking_of(workspace)
    names = names_of(people)
    return kind(
        call=call,
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        ranking=ranking,
        dossiers=tuple(view.dossiers()),
        people=tuple(people),
        assignments=tuple(view.assignments()),
        scores=tuple(view.scores()),
        consensus=tuple(view.consensus()),
        conflicts=tuple(view.conflicts()),
        declarations=tuple(view.declarations()),
        suspected=tuple((PersonId(juror), number) for juror, number in suspicions_of(view).open),
        dismissed=tuple(view.dismissed()),
        method=tuple(explain.method_sentences(call.scheme)),
        reasons={place.application: explain.place_sentence(call.scheme, place) for place in ranking.places},
        blockers=tuple(explain.blocker_lines(call.scheme, ranking.blockers, names)),
        versions=tuple(versions_told(view.scheme_versions(), len(view.scores_aside()))),
        is_anonymous=ANONYMOUS in options.flags,
        order_secret=order_secret(view),
        **more,
    )
