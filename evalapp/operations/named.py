"""What is called how in a file, for who looks for something by its name."""

from __future__ import annotations

from evalapp.operations.workspace import Workspace
from evalapp.store.rows import read


def partner_names(workspace: Workspace) -> list[tuple[str, str]]:
    """(number of the application, name) of all partners, without their dossiers."""
    return read.partner_names(workspace.file)
