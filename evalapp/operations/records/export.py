"""Everything in open files, readable without Evalapp: JSON, CSV and the attachments as they were."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from evalapp.domain.application import Application, Partner
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.numbers import decimal_text, shorten
from evalapp.domain.people import Conflict, Declaration
from evalapp.domain.texts import _
from evalapp.files import make_folder, write_bytes
from evalapp.operations.admissibility.kept_file import checks_document, checks_of
from evalapp.operations.documents.choices import choices_json
from evalapp.operations.documents.closing import closing_json
from evalapp.operations.documents.deciding import deciding_json
from evalapp.operations.documents.json_text import json_pieces
from evalapp.operations.documents.letters import letters_json
from evalapp.operations.documents.meeting import minutes_json
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.documents.register import register_json
from evalapp.operations.exchange.choices import open_choices
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.records.attachments import (
    ATTACHMENTS,
    places_before,
    places_of,
    remove_leftovers,
    write_attachments,
)
from evalapp.operations.records.exported_tables import (
    rows_of,
    write_assignment,
    write_consensus,
    write_jury,
    write_refused_rows,
    write_scores,
)
from evalapp.operations.records.told.rows import history_documents
from evalapp.operations.scheme.exported import aside_table, versions_json
from evalapp.operations.seats.limits import limits_of
from evalapp.operations.workspace import Workspace
from evalapp.sheets.csv_files import write_csv
from evalapp.store.tables.declared import TABLES

_ALL = 1_000_000_000
_CENTS = frozenset(
    ("requested_support", "total_budget", "turnover", "balance_total", "cash", "in_kind", "amount")
)
_APPLICATIONS = "applications.json"
_SELDOM = ("set_back_from", "account")  # keys of a change that are left out where they say nothing
_VERSIONS = "scheme-versions.json"
_COMPUTED = (_VERSIONS, "history.json", "ranking.json")


def export(workspace: Workspace, folder: Path) -> list[Path]:
    """Write the call into `folder` and return the files; keys are left out. Raises KnownError.

    Every table says in which file it is told; the history and the ranking are told beside them. An earlier export of
    the same call is written over, and what it left that is no more is taken away; one of another call is not mixed
    with it.
    """
    names = dict.fromkeys(table.export for table in TABLES if table.export)
    _refuse_another(folder, (*names, *_COMPUTED, ATTACHMENTS), workspace.view.call().panel)
    make_folder(folder, is_private=True)
    attachments = places_of(workspace.view, folder)
    # Before their list is written over: an export that was broken off still tells what it left.
    remove_leftovers(places_before(folder, folder / _APPLICATIONS), attachments)
    try:
        return _written(workspace, folder, names, attachments)
    except KnownError as error:
        raise KnownError(
            _("{why} The export in “{folder}” is not whole: do it again once that is mended.").format(
                why=error, folder=shorten(folder.name or str(folder))
            )
        ) from error


def _written(
    workspace: Workspace, folder: Path, names: Iterable[str], attachments: Mapping[Path, str]
) -> list[Path]:
    made = []
    for name in (*names, *_COMPUTED):
        _WRITERS[name](workspace, folder / name)
        made.append(folder / name)
    write_attachments(workspace.view, attachments)
    return [*made, *attachments]


def _refuse_another(folder: Path, names: Iterable[str], panel: str) -> None:
    """Raises KnownError where something already stands in the place of a file, and is not known to be of this call."""
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return
    told = _told_call(folder / "call.json")
    if told.get("panel") == panel:
        return
    if title := told.get("title"):
        raise KnownError(
            _(
                "The folder “{folder}” holds the export of another call, “{title}”; choose an empty folder."
            ).format(folder=shorten(folder.name), title=shorten(str(title)))
        )
    raise KnownError(
        _(
            "The folder “{folder}” holds files that are not of this call ({files}); choose an empty folder."
        ).format(folder=shorten(folder.name), files=", ".join(there))
    )


def _told_call(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(read_plain(path, EXPORT_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _call(workspace: Workspace, path: Path) -> None:
    call = workspace.view.call()
    _write_json(
        path,
        {
            "panel": call.panel,
            "title": call.title,
            "reference": call.reference,
            "phase": call.phase,
            "budget_cents": call.budget,
            "deadline": call.deadline,
            "submitted_until": call.submitted_until,
            "plan": asdict(call.plan),
            "scheme_version": call.scheme_version,
            "fingerprint": workspace.view.fingerprint(),
        }
        | _seat_limits(workspace),
    )


def _seat_limits(workspace: Workspace) -> dict[str, int]:
    """Those that somebody set."""
    limits = limits_of(workspace.view)
    told = {"jurors_per_application": limits.per_application, "applications_per_juror": limits.at_most}
    return {name: n for name, n in told.items() if n}


def _applications(workspace: Workspace, path: Path) -> None:
    """As an import of applications reads them: amounts are in euro."""
    told = [
        _in_euro(_as_asked(dossier.application))
        | {
            "extra": dict(dossier.application.extra),
            "partners": [_partner(partner) for partner in dossier.partners],
            "budget": [_in_euro(asdict(line)) for line in dossier.budget],
            "attachments": [asdict(attachment) for attachment in dossier.attachments],
        }
        for dossier in workspace.view.dossiers()
    ]
    _write_json(path, told)


def _as_asked(application: Application) -> dict[str, Any]:
    """Without what the office recorded of it since, which stands with the rest of that."""
    return {name: value for name, value in asdict(application).items() if not name.startswith("withdrawn_")}


def _in_euro(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: decimal_text(Fraction(value, 100)) if name in _CENTS and value is not None else value
        for name, value in values.items()
    }


def _partner(partner: Partner) -> dict[str, Any]:
    values = _in_euro(asdict(partner))
    del values["staff_hundredths"]
    staff = partner.full_time_equivalents
    return values | {
        "staff": float(staff) if staff is not None and partner.staff_hundredths else partner.staff
    }


def _decisions(workspace: Workspace, path: Path) -> None:
    decisions = workspace.view.decisions()
    grants = [
        {
            "application": each.application,
            "amount_cents": each.amount,
            "reason": each.reason,
            "by": each.by,
            "at": each.at,
        }
        for each in decisions.grants
    ]
    told = {
        "flags": [asdict(each) for each in decisions.flags],
        "order": [asdict(each) for each in decisions.order],
        "grants": grants,
    }
    _write_json(path, told | deciding_json(workspace.view))


def _open_choices(workspace: Workspace, path: Path) -> None:
    scheme = workspace.view.call().scheme
    _write_json(path, choices_json(open_choices(workspace.view), scheme))


def _checklist(workspace: Workspace, path: Path) -> None:
    _write_json(path, checks_document(checks_of(workspace.view)))


def _meeting(workspace: Workspace, path: Path) -> None:
    _write_json(path, minutes_json(workspace.view))


def _register(workspace: Workspace, path: Path) -> None:
    _write_json(path, register_json(register_of(workspace.view)))


def _history(workspace: Workspace, path: Path) -> None:
    view = workspace.view
    told = history_documents(view, view.history(limit=_ALL))
    _write_json(path, [{k: v for k, v in each.items() if v or k not in _SELDOM} for each in told])


def _ranking(workspace: Workspace, path: Path) -> None:
    _write_json(path, ranking_json(workspace))


def _scheme(workspace: Workspace, path: Path) -> None:
    view = workspace.view
    write_bytes(path, view.scheme_text(view.call().scheme_version).encode())


_WRITERS: Mapping[str, Callable[[Workspace, Path], None]] = {
    "call.json": _call,
    "scheme.toml": _scheme,
    _APPLICATIONS: _applications,
    "jury.csv": write_jury,
    "conflicts.csv": lambda workspace, path: write_csv(path, *rows_of(Conflict, workspace.view.conflicts())),
    "dismissed.csv": lambda workspace, path: write_csv(path, *rows_of(Dismissed, workspace.view.dismissed())),
    "declarations.csv": lambda workspace, path: write_csv(
        path, *rows_of(Declaration, workspace.view.declarations())
    ),
    "refused-rows.csv": write_refused_rows,
    "assignment.csv": write_assignment,
    "scores.csv": write_scores,
    "scores-aside.csv": lambda workspace, path: write_csv(path, *aside_table(workspace.view)),
    _VERSIONS: lambda workspace, path: _write_json(path, versions_json(workspace.view)),
    "consensus.csv": write_consensus,
    "decisions.json": _decisions,
    "open-choices.json": _open_choices,
    "checklist.json": _checklist,
    "meeting.json": _meeting,
    "closing.json": lambda workspace, path: _write_json(path, closing_json(workspace.view)),
    "letters.json": lambda workspace, path: _write_json(path, letters_json(workspace.view)),
    "register.json": _register,
    "history.json": _history,
    "ranking.json": _ranking,
}


def _write_json(path: Path, told: object) -> None:
    text = "".join(json_pieces(told)) + "\n"
    write_bytes(path, text.encode())
