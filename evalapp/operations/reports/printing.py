"""Printing a report: gathered from the open file first, drawn and written without it afterwards."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import require_role
from evalapp.domain.texts import _
from evalapp.operations.reports.kind import AnyKind, Gathered, Options
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.progress import Tell, untold


def gather_report(workspace: Workspace, kind: AnyKind, options: Options) -> Gathered:
    """Raises KnownError for an unknown application, a choice that this kind does not have, and a file that was altered.

    NotAllowed for who may not print it.
    """
    require_asked(workspace, kind, options)
    with workspace.file.as_it_stands():
        workspace.verdict.require()
        return kind.gathered(workspace, options)


def require_asked(workspace: Workspace, kind: AnyKind, options: Options) -> None:
    """Raises KnownError for what `kind` cannot be asked with, NotAllowed for who may not print it."""
    require_role(workspace.actor.role, kind.roles, _("print the report “{title}”").format(title=kind.title()))
    kind.refuse_unheeded(options)
    known = {each.number for each in workspace.view.applications()}
    for number in options.applications:
        if number not in known:
            raise KnownError(
                _("There is no application “{number}” in this file.").format(number=shorten(number))
            )


def write_report(
    workspace: Workspace, kind: AnyKind, path: Path, options: Options, tell: Tell = untold
) -> None:
    """Write a report, whole or not at all. Raises KnownError."""
    gather_report(workspace, kind, options).write(path, tell)
