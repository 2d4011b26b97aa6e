"""Everything in open files, readable without Evalapp: JSON, CSV and the attachments as they were."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from fractions import Fraction
from pathlib import Path
from typing import Any

from evalapp.domain.application import Application, Partner
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.numbers import decimal_text, shorten
from evalapp.domain.people import Assignment, Conflict, Declaration, Person
from evalapp.domain.texts import _
from evalapp.files import make_folder, write_bytes
from evalapp.operations.admissibility.kept_file import checks_document, checks_of
from evalapp.operations.documents.choices import choices_json
from evalapp.operations.documents.json_text import json_pieces
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
    _write_json(path, told)


def _open_choices(workspace: Workspace, path: Path) -> None:
    scheme = workspace.view.call().scheme
    _write_json(path, choices_json(open_choices(workspace.view), scheme))


def _checklist(workspace: Workspace, path: Path) -> None:
    _write_json(path, checks_document(checks_of(workspace.view)))


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


def _scores(workspace: Workspace, path: Path) -> None:
    scheme = workspace.view.call().scheme
    rows = (
        (
            score.juror,
            score.application,
            score.criterion,
            scheme.criterion(score.criterion).scale.text(score.value)
            if score.value is not None
            else str(score.no_score or ""),
            score.comment,
        )
        for score in workspace.view.scores()
    )
    write_csv(path, ("juror", "application", "criterion", "value", "comment"), rows)


def _consensus(workspace: Workspace, path: Path) -> None:
    scheme = workspace.view.call().scheme
    rows = (
        (
            each.application,
            each.criterion,
            scheme.criterion(each.criterion).scale.text(each.value),
            each.reason,
            each.by,
            each.at,
        )
        for each in workspace.view.consensus()
    )
    write_csv(path, ("application", "criterion", "value", "reason", "by", "at"), rows)


def _jury(workspace: Workspace, path: Path) -> None:
    """As it can be taken in again, with the deputy of the chair as a role of its own."""
    names = [each.name for each in fields(Person) if each.name != "is_deputy"]
    rows = (
        [each.office if name == "role" else str(getattr(each, name)) for name in names]
        for each in workspace.view.people()
    )
    write_csv(path, names, rows)


def _refused_rows(workspace: Workspace, path: Path) -> None:
    names = ("file", "row", "number", "title", "cell", "column", "reason", "sheet", "kind", "rows")
    rows = ([str(getattr(each, name)) for name in names] for each in workspace.view.refused_rows())
    write_csv(path, names, rows)


def _assignment(workspace: Workspace, path: Path) -> None:
    """As `assign --from` reads it: which seats are locked is said where one is."""
    names, rows = _rows(Assignment, workspace.view.assignments())
    if locked := set(workspace.view.pairs("locked")):
        names.append("locked")
        for row in rows:
            row.append("yes" if (row[0], row[1]) in locked else "no")
    write_csv(path, names, rows)


_WRITERS: Mapping[str, Callable[[Workspace, Path], None]] = {
    "call.json": _call,
    "scheme.toml": _scheme,
    _APPLICATIONS: _applications,
    "jury.csv": _jury,
    "conflicts.csv": lambda workspace, path: write_csv(path, *_rows(Conflict, workspace.view.conflicts())),
    "dismissed.csv": lambda workspace, path: write_csv(path, *_rows(Dismissed, workspace.view.dismissed())),
    "declarations.csv": lambda workspace, path: write_csv(
        path, *_rows(Declaration, workspace.view.declarations())
    ),
    "refused-rows.csv": _refused_rows,
    "assignment.csv": _assignment,
    "scores.csv": _scores,
    "scores-aside.csv": lambda workspace, path: write_csv(path, *aside_table(workspace.view)),
    _VERSIONS: lambda workspace, path: _write_json(path, versions_json(workspace.view)),
    "consensus.csv": _consensus,
    "decisions.json": _decisions,
    "open-choices.json": _open_choices,
    "checklist.json": _checklist,
    "register.json": _register,
    "history.json": _history,
    "ranking.json": _ranking,
}


def _write_json(path: Path, told: object) -> None:
    text = "".join(json_pieces(told)) + "\n"
    write_bytes(path, text.encode())


def _rows(kind: type, values: Iterable[object]) -> tuple[list[str], list[list[str]]]:
    names = [each.name for each in fields(kind)]
    return names, [[str(getattr(value, name)) for name in names] for value in values]
