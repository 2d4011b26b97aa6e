"""What an export tells in tables: one row a score, a person, a seat, a refused row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from evalapp.domain.people import Assignment, Person
from evalapp.operations.workspace import Workspace
from evalapp.sheets.csv_files import write_csv


def write_scores(workspace: Workspace, path: Path) -> None:
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


def write_consensus(workspace: Workspace, path: Path) -> None:
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


def write_jury(workspace: Workspace, path: Path) -> None:
    """As it can be taken in again, with the deputy of the chair as a role of its own."""
    names = [each.name for each in fields(Person) if each.name != "is_deputy"]
    rows = (
        [each.office if name == "role" else str(getattr(each, name)) for name in names]
        for each in workspace.view.people()
    )
    write_csv(path, names, rows)


def write_refused_rows(workspace: Workspace, path: Path) -> None:
    names = ("file", "row", "number", "title", "cell", "column", "reason", "sheet", "kind", "rows")
    rows = ([str(getattr(each, name)) for name in names] for each in workspace.view.refused_rows())
    write_csv(path, names, rows)


def write_assignment(workspace: Workspace, path: Path) -> None:
    """As `assign --from` reads it: which seats are locked is said where one is."""
    names, rows = rows_of(Assignment, workspace.view.assignments())
    if locked := set(workspace.view.pairs("locked")):
        names.append("locked")
        for row in rows:
            row.append("yes" if (row[0], row[1]) in locked else "no")
    write_csv(path, names, rows)


def rows_of(kind: type, values: Iterable[object]) -> tuple[list[str], list[list[str]]]:
    names = [each.name for each in fields(kind)]
    return names, [[str(getattr(value, name)) for name in names] for value in values]
