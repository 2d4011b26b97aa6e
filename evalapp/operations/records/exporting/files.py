"""Each file of an export but the attachments, as bytes: by its name, from what a panel holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from evalapp.domain.application import Application, Partner
from evalapp.domain.desks.keeping import Copy
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.numbers import decimal_text
from evalapp.domain.people import Conflict, Declaration
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
from evalapp.operations.records.exporting.tables import (
    Table,
    agreed_table,
    consensus_table,
    jury_table,
    refused_table,
    rows_of,
    score_table,
    seat_table,
)
from evalapp.operations.records.told.rows import history_documents
from evalapp.operations.scheme.exported import aside_table, versions_json
from evalapp.operations.seats.limits import limits_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.sheets.csv_files import csv_bytes

_ALL = 1_000_000_000
CENTS = frozenset(
    ("requested_support", "total_budget", "turnover", "balance_total", "cash", "in_kind", "amount")
)
CALL = "call.json"
APPLICATIONS = "applications.json"
SCHEME = "scheme.toml"
VERSIONS = "scheme-versions.json"
_SELDOM = ("set_back_from", "account")  # keys of a change that are left out where they say nothing
COMPUTED = (VERSIONS, "history.json", "ranking.json")
"""Files that tell no table of their own."""


def content_of(workspace: Workspace, name: str) -> bytes:
    """Of the file with this name in an export. Raises KeyError for one that there is not."""
    return _CONTENTS[name](workspace)


def _call(view: View) -> dict[str, Any]:
    call = view.call()
    return {
        "panel": call.panel,
        "title": call.title,
        "reference": call.reference,
        "phase": call.phase,
        "budget_cents": call.budget,
        "deadline": call.deadline,
        "submitted_until": call.submitted_until,
        "plan": asdict(call.plan),
        "scheme_version": call.scheme_version,
        "fingerprint": view.fingerprint(),
        "change": view.last_change(),
    } | _where_said(view)


def _where_said(view: View) -> dict[str, Any]:
    """What most calls do not say."""
    call, limits = view.call(), limits_of(view)
    told = {
        "jurors_per_application": limits.per_application,
        "applications_per_juror": limits.at_most,
        "declaration": {"nl": call.declaration.nl, "en": call.declaration.en} if call.declaration else None,
        "undertaking": {"nl": call.undertaking.nl, "en": call.undertaking.en} if call.undertaking else None,
        "is_demo": call.is_demo,
        "juror": call.juror,  # whose work file it is
    }
    return {name: value for name, value in told.items() if value}


def _applications(view: View) -> list[dict[str, Any]]:
    """As an import of applications reads them: amounts are in euro."""
    return [
        in_euro(_as_asked(dossier.application))
        | {
            "extra": dict(dossier.application.extra),
            "partners": [_partner(partner) for partner in dossier.partners],
            "budget": [in_euro(asdict(line)) for line in dossier.budget],
            "attachments": [asdict(attachment) for attachment in dossier.attachments],
        }
        for dossier in view.dossiers()
    ]


def _as_asked(application: Application) -> dict[str, Any]:
    """Without what the office recorded of it since, which stands with the rest of that."""
    return {name: value for name, value in asdict(application).items() if not name.startswith("withdrawn_")}


def in_euro(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: decimal_text(Fraction(value, 100)) if name in CENTS and value is not None else value
        for name, value in values.items()
    }


def _partner(partner: Partner) -> dict[str, Any]:
    values = in_euro(asdict(partner))
    del values["staff_hundredths"]
    staff = partner.full_time_equivalents
    return values | {
        "staff": float(staff) if staff is not None and partner.staff_hundredths else partner.staff
    }


def _decisions(view: View) -> dict[str, Any]:
    decisions = view.decisions()
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
    return told | deciding_json(view)


def _history(view: View) -> list[dict[str, object]]:
    told = history_documents(view, view.history(limit=_ALL))
    return [{k: v for k, v in each.items() if v or k not in _SELDOM} for each in told]


def _json(told: object) -> bytes:
    return ("".join(json_pieces(told)) + "\n").encode()


def _document(of: Callable[[View], object]) -> Callable[[Workspace], bytes]:
    return lambda workspace: _json(of(workspace.view))


def _table(of: Callable[[View], Table]) -> Callable[[Workspace], bytes]:
    return lambda workspace: csv_bytes(*of(workspace.view))


_CONTENTS: Mapping[str, Callable[[Workspace], bytes]] = {
    CALL: _document(_call),
    SCHEME: lambda workspace: workspace.view.scheme_text(workspace.view.call().scheme_version).encode(),
    APPLICATIONS: _document(_applications),
    "jury.csv": _table(jury_table),
    "conflicts.csv": _table(lambda view: rows_of(Conflict, view.conflicts())),
    "dismissed.csv": _table(lambda view: rows_of(Dismissed, view.dismissed())),
    "declarations.csv": _table(lambda view: rows_of(Declaration, view.declarations())),
    "undertakings.csv": _table(agreed_table),
    "refused-rows.csv": _table(refused_table),
    "copies.csv": _table(lambda view: rows_of(Copy, view.noted_copies())),
    "assignment.csv": _table(seat_table),
    "scores.csv": _table(score_table),
    "scores-aside.csv": _table(aside_table),
    VERSIONS: _document(versions_json),
    "consensus.csv": _table(consensus_table),
    "decisions.json": _document(_decisions),
    "open-choices.json": _document(lambda view: choices_json(open_choices(view), view.call().scheme)),
    "checklist.json": _document(lambda view: checks_document(checks_of(view))),
    "meeting.json": _document(minutes_json),
    "closing.json": _document(closing_json),
    "letters.json": _document(letters_json),
    "register.json": _document(lambda view: register_json(register_of(view))),
    "history.json": _document(_history),
    "ranking.json": lambda workspace: _json(ranking_json(workspace)),
}
