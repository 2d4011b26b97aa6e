"""Where everything lies, and what pyproject.toml says of the program."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DELIVERY = ROOT / "delivery"
BUILD = ROOT / "build"
FOLDER = BUILD / "bundle" / "evalapp"
PROGRAM = FOLDER / "evalapp"
MOST = 250  # MiB, unpacked


def version() -> str:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def size(folder: Path) -> int:
    """In bytes; a link weighs nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
