"""The checkout as these tests look at it: every file of the repository and nothing that lies beside them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The top of the repository that the wheel installs.
PROGRAM = ("main.py", "evalapp", "ui", "resources")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository, also one that is not committed yet; what is ignored is left out."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a checkout")
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def program_files() -> tuple[Path, ...]:
    """The Python files of the program itself: what the wheel installs."""
    return tuple(
        path for path in tracked() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PROGRAM
    )


def imports(source: str) -> set[str]:
    """The first names of everything imported."""
    tree = ast.parse(source)
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    froms = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in (*plain, *froms)}
