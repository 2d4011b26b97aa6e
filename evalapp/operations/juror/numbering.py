"""The number of the next return: none that this device gave before, also where a back-up of the work was put back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from evalapp.store.file import PanelFile
from evalapp.store.rows import read
from evalapp.store.rows.settings import DEVICE, REVISION


def next_return(workspace: Workspace) -> int:
    """What `restore` set aside lies among the back-ups: it knows of returns that the file in its place does not."""
    view = workspace.view
    device = view.setting(DEVICE)
    given = [_given_by(device, each) for each in backups_of(workspace.path)]
    return 1 + max([view.setting(REVISION), *given])


def _given_by(device: str, backup: Path) -> int:
    """The last number in a back-up of work on this device; 0 in another, and in one that cannot be looked into."""
    with suppress(KnownError), PanelFile.look_into(backup) as file:
        if file.is_work_file and read.setting(file, DEVICE) == device:
            return read.setting(file, REVISION)
    return 0
