"""Files that this computer may not write to: opened to be read, and called so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.texts import _

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace


def is_read_only(path: Path) -> bool:
    """Beside what is written stands a journal for a moment, so the folder counts too."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))


def opened(path: Path) -> Workspace:
    """Raises KnownError as `Workspace.open` does."""
    from evalapp.operations.workspace import Workspace

    return Workspace.open(path, read_only=is_read_only(path))


def only_read(file: str) -> str:
    return _(
        "“{file}” is open to be read only: the file or its folder is read-only, and nothing is recorded in it. To work "
        "in it, copy it to a folder of yours and open the copy."
    ).format(file=file)
