"""Everything in open files, readable without Evalapp: JSON, CSV and the attachments as they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from evalapp.domain.people import Assignment, Conflict, Person
from evalapp.files import make_folder, safe_stem, write_bytes
from evalapp.operations.documents.json_text import json_pieces
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.workspace import Workspace
from evalapp.sheets.csv_files import write_csv

_ALL = 1_000_000_000


def export(workspace: Workspace, folder: Path) -> list[Path]:
    """Write the call into `folder` and return the files; keys are left out. Raises KnownError."""
    make_folder(folder)
    return [*_tables(workspace, folder), *_documents(workspace, folder), *_attachments(workspace, folder)]


def _documents(workspace: Workspace, folder: Path) -> list[Path]:
    view = workspace.view
    call, decisions = view.call(), view.decisions()
    documents: dict[str, Any] = {
        "call.json": {
            "panel": call.panel,
            "title": call.title,
            "reference": call.reference,
            "phase": call.phase,
            "budget_cents": call.budget,
            "deadline": call.deadline,
            "scheme_version": call.scheme_version,
            "fingerprint": view.fingerprint(),
        },
        "applications.json": [
            asdict(dossier.application)
            | {
                "extra": dict(dossier.application.extra),
                "partners": [asdict(partner) for partner in dossier.partners],
                "budget": [asdict(line) for line in dossier.budget],
                "attachments": [asdict(attachment) for attachment in dossier.attachments],
            }
            for dossier in view.dossiers()
        ],
        "decisions.json": {
            "flags": [asdict(each) for each in decisions.flags],
            "order": [asdict(each) for each in decisions.order],
            "grants": [
                {
                    "application": each.application,
                    "amount_cents": each.amount,
                    "reason": each.reason,
                    "by": each.by,
                    "at": each.at,
                }
                for each in decisions.grants
            ],
        },
        "history.json": [asdict(change) for change in view.history(limit=_ALL)],
        "ranking.json": ranking_json(workspace),
    }
    made = []
    for name, document in documents.items():
        text = "".join(json_pieces(document)) + "\n"
        write_bytes(folder / name, text.encode())
        made.append(folder / name)
    scheme = folder / "scheme.toml"
    write_bytes(scheme, view.scheme_text(call.scheme_version).encode())
    return [*made, scheme]


def _tables(workspace: Workspace, folder: Path) -> list[Path]:
    view = workspace.view
    scheme = view.call().scheme
    scores = (
        (
            score.juror,
            score.application,
            score.criterion,
            scheme.criterion(score.criterion).scale.text(score.value)
            if score.value is not None
            else str(score.no_score or ""),
            score.comment,
        )
        for score in view.scores()
    )
    consensus = (
        (
            each.application,
            each.criterion,
            scheme.criterion(each.criterion).scale.text(each.value),
            each.reason,
            each.by,
            each.at,
        )
        for each in view.consensus()
    )
    tables: list[tuple[str, Sequence[str], Iterable[Sequence[str]]]] = [
        ("scores.csv", ("juror", "application", "criterion", "value", "comment"), scores),
        ("consensus.csv", ("application", "criterion", "value", "reason", "by", "at"), consensus),
        ("jury.csv", *_rows(Person, view.people())),
        ("conflicts.csv", *_rows(Conflict, view.conflicts())),
        ("assignment.csv", *_rows(Assignment, view.assignments())),
    ]
    for name, head, rows in tables:
        write_csv(folder / name, head, rows)
    return [folder / name for name, _head, _rows_of in tables]


def _rows(kind: type, values: Iterable[object]) -> tuple[list[str], list[list[str]]]:
    names = [each.name for each in fields(kind)]
    return names, [[str(getattr(value, name)) for name in names] for value in values]


def _attachments(workspace: Workspace, folder: Path) -> list[Path]:
    made: list[Path] = []
    taken: set[str] = set()
    for dossier in workspace.view.dossiers():
        for attachment in dossier.attachments:
            place = folder / "attachments" / safe_stem(dossier.application.number)
            make_folder(place)
            target = _free(place, attachment.name, taken)
            write_bytes(target, workspace.view.attachment(attachment.sha256))
            made.append(target)
    return made


def _free(place: Path, name: str, taken: set[str]) -> Path:
    """A plain name that no other attachment of this export got: `plan 1.pdf` and `plan-1.pdf` both stay."""
    stem, dot, suffix = name.rpartition(".")
    plain, ending = safe_stem(stem or suffix), f".{safe_stem(suffix)}" if dot else ""
    target, number = place / f"{plain}{ending}", 1
    while str(target).casefold() in taken:
        number += 1
        target = place / f"{plain}-{number}{ending}"
    taken.add(str(target).casefold())
    return target
