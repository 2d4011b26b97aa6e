"""Several calls in a folder."""

from __future__ import annotations

from pathlib import Path

from tests.operations.deciding.decided_samples import closed, decided
from tests.samples import small_panel


def three(folder: Path) -> list[Path]:
    """One that is scored, one that is closed, one that is decided on."""
    paths = [folder / f"{name}.evalpanel" for name in ("scored", "closed", "decided")]
    for path, make in zip(paths, (small_panel, closed, decided), strict=True):
        make(path).close()
    return paths
