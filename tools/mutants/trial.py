"""One mutant, given to the tests that go through it, until the first that fails; one that none of them noticed to all
that lie beside its file, those too that the suite leaves to the long run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tools.mutants.ground import Covering, environment
from tools.mutants.sites import Mutant

_FIRST = 20.0  # seconds of tests; what survives those meets the others, to so many in all
_MOST = 150.0
_BEGINNING = 60.0  # seconds, to start and for what tests share
_SLOWER = 4  # than when it was measured
_OF_ROOM = 600.0  # seconds, for the tests beside its file
_KILOBYTES = 8 * 2**20  # of addresses, for one run
_BOUND = ("sh", "-c", 'ulimit -v "$0"; exec "$@"', str(_KILOBYTES))


class Fate(StrEnum):
    KILLED = "killed"
    ENDLESS = "endless"
    SURVIVED = "survived"
    UNTESTED = "untested"
    """No test of the suite goes through that line, and none beside its file notices."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    mutant: Mutant
    fate: Fate
    tests: int
    by: str = ""

    @property
    def is_dead(self) -> bool:
        return self.fate in (Fate.KILLED, Fate.ENDLESS)


class Bench:
    """A copy of the checkout in which one mutant after the other is made and mended."""

    def __init__(self, copy: Path) -> None:
        self._copy = copy
        self._turn = 0

    def judged(self, mutant: Mutant, tests: list[str], covering: Covering) -> Told:
        """`tests` go through it, in the order in which they are asked."""
        first = _within(tests, covering, _FIRST)
        more = _within(tests, covering, _MOST)[len(first) :]
        target = self._copy / mutant.path
        whole = target.read_text(encoding="utf-8")
        try:
            self._write(target, mutant.source)
            asked = 0
            for part in filter(None, (first, more)):
                asked += len(part)
                fate, by = self._run(part, _BEGINNING + _SLOWER * covering.seconds(part))
                if fate is not Fate.SURVIVED:
                    return Told(mutant=mutant, fate=fate, tests=asked, by=by)
            if beside := all_beside(self._copy, mutant.path):
                fate, by = self._run(beside, _OF_ROOM)
                if fate is Fate.KILLED:  # which takes its time, and is not endless for that
                    return Told(mutant=mutant, fate=fate, tests=asked, by=by)
            return Told(mutant=mutant, fate=Fate.SURVIVED if tests else Fate.UNTESTED, tests=asked)
        finally:
            self._write(target, whole)

    def _write(self, path: Path, text: str) -> None:
        """With a time of its own: what is compiled is known by time and length, and a mutant may have those."""
        self._turn += 1
        path.write_text(text, encoding="utf-8")
        at = path.stat().st_mtime + self._turn
        os.utime(path, (at, at))

    def _run(self, tests: list[str], most: float) -> tuple[Fate, str]:
        listed, own = self._copy / "build" / "asked.txt", self._copy / "build" / "own"
        listed.parent.mkdir(exist_ok=True)
        listed.write_text("\n".join(tests), encoding="utf-8")
        shutil.rmtree(own, ignore_errors=True)
        how = ["-x", "-q", "--no-header", "--tb=line", "-p", "no:randomly", "-p", "no:cacheprovider"]
        try:
            ran = subprocess.run(
                [*_BOUND, sys.executable, "-m", "pytest", *how, f"--basetemp={own}", f"@{listed}"],
                cwd=self._copy, env=environment(), capture_output=True, text=True, check=False,
                timeout=most,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Fate.ENDLESS, ""
        if ran.returncode == 0:
            return Fate.SURVIVED, ""
        if "no tests ran" in ran.stdout and "rror" not in ran.stdout:
            raise RuntimeError(f"pytest found none of {tests[:3]}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
        lines = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return Fate.KILLED, (lines or [ran.stdout[-200:]])[0]


def all_beside(root: Path, path: str) -> list[str]:
    """The files of tests in the folder that mirrors that of `path`, or the nearest above it that there is."""
    folder = root / "tests" / Path(path).parent.relative_to("evalapp")
    while not (found := sorted(folder.glob("test_*.py"))) and folder != root / "tests":
        folder = folder.parent
    return [str(each.relative_to(root)) for each in found]


def _within(tests: list[str], covering: Covering, most: float) -> list[str]:
    found: list[str] = []
    left = most
    for each in tests:
        left -= covering.seconds([each]) + 0.005
        if left < 0 and found:
            break
        found.append(each)
    return found
