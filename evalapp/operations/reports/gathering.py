"""What the reports on the scores of a panel have in common, read from its file."""

from __future__ import annotations

from typing import TypeVar

from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Report
from evalapp.words import explain

AnyReport = TypeVar("AnyReport", bound=Report)


def report_of(kind: type[AnyReport], workspace: Workspace, options: Options) -> AnyReport:
    view = workspace.view
    call, last, people = view.call(), view.history(limit=1)[0], view.people()
    ranking = ranking_of(workspace)
    names = {person.id: person.name for person in people}
    return kind(
        call=call,
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        ranking=ranking,
        dossiers=view.dossiers(),
        people=people,
        assignments=view.assignments(),
        scores=view.scores(),
        consensus=view.consensus(),
        conflicts=view.conflicts(),
        method=explain.method_sentences(call.scheme),
        reasons={place.application: explain.place_sentence(call.scheme, place) for place in ranking.places},
        blockers=explain.blocker_lines(call.scheme, ranking.blockers, names),
        is_anonymous=ANONYMOUS in options.flags,
    )
