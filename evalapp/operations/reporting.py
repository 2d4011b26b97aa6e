"""Printing: what a report needs is gathered here, its pages are drawn in `reports`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, current_language, in_language
from evalapp.operations.ranking import ranking_of
from evalapp.operations.workspace import Workspace
from evalapp.store import read_journal

KINDS = ("ranking", "evaluations")


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
    from evalapp.exchange.files import refuse_another_kind, write_bytes

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
    from evalapp.reports.content import EvaluationsReport, RankingReport
    from evalapp.reports.evaluations import evaluations_report
    from evalapp.reports.ranking import ranking_report

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
        content = _content(workspace, anonymous)
        if kind == "ranking":
            return ranking_report(RankingReport(**content))
        return evaluations_report(EvaluationsReport(**content, selection=tuple(applications)))


def _content(workspace: Workspace, anonymous: bool) -> dict[str, Any]:
    from evalapp.analytics import explain

    view = workspace.view
    call = view.call()
    people = view.people()
    ranking = ranking_of(workspace)
    names = {person.id: person.name for person in people}
    last = read_journal.history(workspace.file, limit=1)[0]
    return {
        "call": call,
        "ranking": ranking,
        "dossiers": view.dossiers(),
        "people": people,
        "assignments": view.assignments(),
        "scores": view.scores(),
        "consensus": view.consensus(),
        "conflicts": view.conflicts(),
        "method": explain.method_sentences(call.scheme),
        "reasons": {
            place.application: explain.place_sentence(call.scheme, place) for place in ranking.places
        },
        "blockers": [explain.blocker_sentence(call.scheme, blocker, names) for blocker in ranking.blockers],
        "fingerprint": last.hash,
        "change": last.id,
        "at": last.at,
        "is_anonymous": anonymous,
    }
