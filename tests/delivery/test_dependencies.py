"""What is pinned is used, what is imported is pinned: the check of `make check` finds what it should find."""

from __future__ import annotations

import shlex
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.checkout import PROGRAM, ROOT, imports, tracked

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHECKS = [
    shlex.split(line)[1:]
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    if line.startswith("\t$(BIN)/deptry ")
]


@cache
def imported(*rooms: str) -> frozenset[str]:
    """What the Python files in `rooms` import from elsewhere."""
    files = [path for path in tracked() if path.suffix == ".py"]
    # The modules of page-validation and of coverage are called as some of our own.
    own = {path.stem for path in files} | {path.relative_to(ROOT).parts[0] for path in files}
    inside = [path for path in files if path.relative_to(ROOT).parts[0] in rooms]
    names = set().union(*(imports(path.read_text(encoding="utf-8")) for path in inside))
    known = {*sys.stdlib_module_names, "page", "coverage"}
    return frozenset(name for name in names if name and (name not in own or name in known))


def sources(names: Iterable[str], more: str) -> str:
    return "".join(f"import {name}\n" for name in sorted(names)) + more


def complaints(folder: Path, program: str, test: str, pinned: str) -> str:
    """What both checks say of a project that imports all it pins in our pyproject.toml, but for what is given."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    name, _, group = pinned.partition(" in ")
    lines = {"dependencies": '    "tzdata==', "dev": '    "setuptools=='}
    assert [1, 1] == [text.count(line) for line in lines.values()]
    if line := lines.get(group):
        text = text.replace(line, f'    "{name}==1",\n{line}')
    (folder / "tests").mkdir()
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    (folder / "main.py").write_text(sources(imported(*PROGRAM), program), encoding="utf-8")
    tried = sources(imported("tests", "tools"), test)
    (folder / "tests" / "test_it.py").write_text(tried, encoding="utf-8")
    deptry = str(Path(sysconfig.get_path("scripts")) / "deptry")
    said = ""
    for check in CHECKS:
        command = [deptry, *check, "--no-ansi"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert ("Success!" in run.stderr) == (run.returncode == 0)
        said += run.stderr if run.returncode else ""
    return said


@pytest.mark.long
@pytest.mark.parametrize(
    ("program", "test", "pinned", "found"),
    [
        ("", "", "", ""),
        ("", "", "left-over in dependencies", "DEP002 'left-over'"),
        ("", "", "left-over in dev", "DEP002 'left-over'"),
        ("import nobodys", "", "", "DEP001 'nobodys'"),
        ("", "import nobodys", "", "DEP001 'nobodys'"),
        ("import et_xmlfile", "", "", "DEP003 'et_xmlfile'"),
        ("def late():\n    import pytest", "", "", "DEP004 'pytest'"),
    ],
    ids=[
        "sound",
        "unused",
        "unused in dev",
        "undeclared",
        "undeclared in a test",
        "transitive",
        "dev in program",
    ],
)
def test_the_check_finds_it(program: str, test: str, pinned: str, found: str, tmp_path: Path) -> None:
    said = complaints(tmp_path, program, test, pinned)
    assert (found in said, bool(said)) == (True, bool(found)), said


def test_both_checks_are_made() -> None:
    assert [["."], ["."]] == [check[:1] for check in CHECKS]


@pytest.mark.long
def test_no_dependency_is_excused_that_the_program_imports() -> None:
    assert set() == set(PROJECT["tool"]["deptry"]["per_rule_ignores"]["DEP002"]) & imported(*PROGRAM)
