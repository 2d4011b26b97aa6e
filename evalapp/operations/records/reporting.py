"""Printing: what a report needs is gathered here, its pages are drawn in `reports`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, current_language, in_language
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace
from evalapp.store.history import read_journal

KINDS = ("ranking", "evaluations", "scoresheets")


def write_report(
    workspace: Workspace,
    kind: str,
    path: Path,
    *,
    language: str | None = None,
    anonymous: bool = False,
    applications: Sequence[str] = (),
) -> None:
    """Write a report as PDF, whole or not at all. Raises KnownError for an unknown kind or application."""
    from evalapp.files import refuse_another_kind, write_bytes

    refuse_another_kind(path, ".pdf")
    write_bytes(
        path, report_bytes(workspace, kind, language=language, anonymous=anonymous, applications=applications)
    )


def report_bytes(
    workspace: Workspace,
    kind: str,
    *,
    language: str | None = None,
    anonymous: bool = False,
    applications: Sequence[str] = (),
) -> bytes:
    """The same file, kind and language give the same bytes."""
    if kind not in KINDS:
        raise KnownError(
            _("There is no report “{kind}”; choose one of: {kinds}.").format(
                kind=shorten(kind), kinds=", ".join(KINDS)
            )
        )
    known = {each.number for each in workspace.view.applications()}
    for number in applications:
        if number not in known:
            raise KnownError(
                _("There is no application “{number}” in this file.").format(number=shorten(number))
            )
    with in_language(language or current_language()):
        if kind == "ranking":
            return _ranking(workspace, anonymous)
        if kind == "evaluations":
            return _evaluations(workspace, anonymous, applications)
        return _score_sheets(workspace, applications)


def _ranking(workspace: Workspace, anonymous: bool) -> bytes:
    from evalapp.reports.content import RankingReport
    from evalapp.reports.ranking.ranking import ranking_report

    return ranking_report(RankingReport(**_content(workspace, anonymous)))


def _evaluations(workspace: Workspace, anonymous: bool, applications: Sequence[str]) -> bytes:
    from evalapp.reports.content import EvaluationsReport
    from evalapp.reports.evaluations.evaluations import evaluations_report

    content = _content(workspace, anonymous)
    return evaluations_report(EvaluationsReport(**content, selection=tuple(applications)))


def _score_sheets(workspace: Workspace, applications: Sequence[str]) -> bytes:
    """Of the chosen applications, else of all that are judged: an inadmissible one only where it is asked for."""
    from evalapp.reports.content import ScoreSheets
    from evalapp.reports.scoresheets.scoresheets import score_sheets

    chosen = [
        each
        for each in workspace.view.applications()
        if (
            each.number in applications
            if applications
            else each.admissibility is not Admissibility.INADMISSIBLE
        )
    ]
    return score_sheets(ScoreSheets(**_document(workspace), applications=chosen))


def _document(workspace: Workspace) -> dict[str, Any]:
    last = read_journal.history(workspace.file, limit=1)[0]
    return {"call": workspace.view.call(), "fingerprint": last.hash, "change": last.id, "at": last.at}


def _content(workspace: Workspace, anonymous: bool) -> dict[str, Any]:
    from evalapp.words import explain

    view, document = workspace.view, _document(workspace)
    scheme = document["call"].scheme
    people = view.people()
    ranking = ranking_of(workspace)
    names = {person.id: person.name for person in people}
    return {
        **document,
        "ranking": ranking,
        "dossiers": view.dossiers(),
        "people": people,
        "assignments": view.assignments(),
        "scores": view.scores(),
        "consensus": view.consensus(),
        "conflicts": view.conflicts(),
        "method": explain.method_sentences(scheme),
        "reasons": {place.application: explain.place_sentence(scheme, place) for place in ranking.places},
        "blockers": [explain.blocker_sentence(scheme, blocker, names) for blocker in ranking.blockers],
        "is_anonymous": anonymous,
    }
