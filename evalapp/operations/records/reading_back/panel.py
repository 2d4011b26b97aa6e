"""A new panel file with the call that an export tells: whole, or not there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from evalapp.files import drop_abandoned, part_beside, put_newly_in_place
from evalapp.operations.actors import machine_user
from evalapp.operations.collecting import collecting_later
from evalapp.operations.records.reading_back.command import ReadBack, phase_of
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.held import require_held
from evalapp.operations.records.reading_back.left import left_words
from evalapp.operations.records.reading_back.told import read_folder
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile, remove_file


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadBackDone:
    """`left` says what is not in the panel; `change` is that of the other file after which it was exported."""

    title: str
    change: int
    phase: Phase
    applications: int
    scores: int
    left: tuple[str, ...]


def read_back(path: Path, folder: Path, *, actor: Actor | None = None, account: str = "") -> ReadBackDone:
    """Make at `path` the panel that the export in `folder` tells; the new file has an id and keys of its own.

    It is made under another name beside it, exported again and held against the folder, and only then called `path`.
    Raises KnownError, and leaves nothing then.
    """
    from evalapp.exchange.sealed.identity import new_identity

    if os.path.lexists(path):
        raise _exists(path)
    with collecting_later():
        told = read_folder(Folder(folder))
        drop_abandoned(path.parent, [path.name])
        part = part_beside(path)
        file = PanelFile.create(part)
        try:
            try:
                workspace = Workspace(file, actor or machine_user())
                workspace.account = account
                with file.with_small_cache():
                    workspace.execute(ReadBack(told=told, identity=new_identity()))
                require_held(workspace, told.folder)
                left = left_words(told)
            finally:
                file.close()
            _name(part, path)
        finally:
            remove_file(part)
    return ReadBackDone(
        title=told.call.title,
        change=told.call.change,
        phase=phase_of(told.call.phase),
        applications=len(told.dossiers.dossiers),
        scores=len(told.judging.scores),
        left=left,
    )


def _name(part: Path, path: Path) -> None:
    """In one step, and never over what came to lie there meanwhile."""
    try:
        put_newly_in_place(part, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be made: {why}; choose another folder.").format(
                file=shorten(path.name), why=system_words(error)
            )
        ) from error


def _exists(path: Path) -> KnownError:
    return KnownError(
        _("“{file}” already exists; choose another name, nothing was overwritten.").format(file=path.name)
    )
