"""Copies of the checkout to make mutants in, and which tests go through which line of the program."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from coverage import CoverageData

from tools.mutants.timed import TIMES

# What stands on the window, on the desktop or on a server says little of the rooms below, and takes long.
_NOT_ASKED = ("tests/ui", "tests/delivery", "tests/scenarios", "tests/publish")
_LONGEST = 2 * 3600  # seconds, for the whole suite under measurement


def copied(root: Path, to: Path) -> Path:
    """What git knows of the checkout, as it is now; what lies beside it is found there too."""
    shutil.rmtree(to, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, target)
    beside = to.parent / "shared"
    if (root.parent / "shared").exists() and not beside.exists():
        beside.symlink_to((root.parent / "shared").resolve())
    return to


def environment() -> dict[str, str]:
    """Of a run of the tests."""
    without = ("PYTHONDONTWRITEBYTECODE", "PYTEST_ADDOPTS")
    return {key: value for key, value in os.environ.items() if key not in without} | {
        "QT_QPA_PLATFORM": "offscreen"
    }


@dataclass(frozen=True, kw_only=True)
class Covering:
    """`took` is of every test that passed, in seconds."""

    data: CoverageData
    root: Path
    took: Mapping[str, float]

    @classmethod
    def measured(cls, copy: Path, folder: Path, processes: int, only: Sequence[str] = ()) -> Covering:
        """Runs what the suite runs of the tests that may tell, or `only` those whole, in `copy`; what was measured is
        kept in `folder`.
        """
        folder.mkdir(parents=True, exist_ok=True)
        kept, times = folder / "lines.coverage", folder / "seconds.json"
        setup = folder / "coverage.ini"
        setup.write_text(
            f"[run]\nsource = evalapp\ndata_file = {kept}\nrelative_files = true\n", encoding="utf-8"
        )
        asked = list(only) or ["tests", *(f"--ignore={each}" for each in _NOT_ASKED)]
        how = ["-n", str(processes), "--cov", f"--cov-config={setup}", "--cov-context=test", "--cov-report="]
        plugins = [
            "-p",
            "tools.mutants.timed",
            "-p",
            "no:randomly",
            "-W",
            "ignore::coverage.exceptions.CoverageWarning",
        ]
        subprocess.run(
            [sys.executable, "-m", "pytest", *plugins, *how, *asked],
            cwd=copy, env=environment() | {TIMES: str(times)}, check=False, timeout=_LONGEST,
        )  # fmt: skip
        return cls.kept(copy, folder)

    @classmethod
    def kept(cls, copy: Path, folder: Path) -> Covering:
        data = CoverageData(basename=str(folder / "lines.coverage"))
        data.read()
        return cls(
            data=data, root=copy, took=json.loads((folder / "seconds.json").read_text(encoding="utf-8"))
        )

    def tests_of(self, path: str, line: int) -> list[str]:
        """Those of its own room first, the quickest of each first. Of what runs at the import, those that go through
        any line of the file.
        """
        by_line = self.data.contexts_by_lineno(path)
        begins, ends = _statement(self.root / path, line)
        lines: Iterable[int] = range(begins, ends + 1) if begins else by_line
        named = {each.partition("|")[0] for at in lines for each in by_line.get(at, ())}
        return sorted(
            (each for each in named if each in self.took),
            key=lambda each: (-_shared(path, each), self.took[each], each),
        )

    def seconds(self, tests: Sequence[str]) -> float:
        return sum(self.took[each] for each in tests)


def _shared(path: str, test: str) -> int:
    """How many folders a test has in common with what it tests: tests lie where code lies."""
    pairs = zip(Path(path).parts[1:-1], Path(test.partition("::")[0]).parts[1:-1])
    return sum(1 for _each in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _statement(path: Path, line: int) -> tuple[int, int]:
    """The lines of the innermost statement there that runs when a function is called; 0, 0 outside of all."""
    found, is_called = (0, 0), False
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in (each for part in function.body for each in ast.walk(part) if isinstance(each, ast.stmt)):
            first, last = node.lineno, node.end_lineno or node.lineno
            if first <= line <= last and (not is_called or last - first < found[1] - found[0]):
                found, is_called = (first, last), True
    return found
