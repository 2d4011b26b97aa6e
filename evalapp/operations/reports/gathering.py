"""What the reports on the scores of a panel have in common, read from its file."""

from __future__ import annotations

from typing import TypeVar

from evalapp.domain.ids import PersonId
from evalapp.domain.people import names_of
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Report
from evalapp.words import explain
from evalapp.words.scheme.versions import versions_told

AnyReport = TypeVar("AnyReport", bound=Report)


def report_of(kind: type[AnyReport], workspace: Workspace, options: Options) -> AnyReport:
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
    )
