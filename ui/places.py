"""How the place of a file is told: from the reader's own folder where it lies there."""

from __future__ import annotations

from pathlib import Path


def told(path: Path) -> str:
    """`~/Documents/call.evalwork`; the whole path for a file outside the home folder."""
    try:
        return str(Path("~") / path.absolute().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
