"""A small call that was handed out and scored, and a way to run commands on a copy of it."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evalapp.cli import main
from evalapp.domain.permissions import Phase
from tests.samples import small_panel

HEAD = ["application", "criterion", "value", "comment"]
POINTS = {"J1": ("4,5", "4", "3.5"), "J2": ("4", "3", "3")}


@dataclass(frozen=True)
class Played:
    """`panel` waits for the returns; packs, codes and returns by juror."""

    folder: Path
    panel: Path
    packs: dict[str, Path]
    codes: dict[str, str]
    returns: dict[str, Path]

    def at(self, folder: Path) -> Played:
        def moved(path: Path) -> Path:
            return folder / path.relative_to(self.folder)

        return Played(
            folder=folder,
            panel=moved(self.panel),
            packs={juror: moved(path) for juror, path in self.packs.items()},
            codes=self.codes,
            returns={juror: moved(path) for juror, path in self.returns.items()},
        )


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


def write_table(path: Path, head: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def score_rows(juror: str) -> list[list[str]]:
    return [
        [f"A-{n}", criterion, points, f"{juror} on A-{n}"]
        for n, points in enumerate(POINTS[juror], start=1)
        for criterion in ("helix", "sme")
    ]


@pytest.fixture(scope="session")
def _played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("played")
    panel = folder / "call.evalpanel"
    small_panel(panel, phase=Phase.DRAFT).close()
    assert main(["handout", str(panel), str(folder / "packs")]) == 0
    codes = {row["juror"]: row["code"] for row in read_table(folder / "packs" / "codes.csv")}
    packs = {path.name[:2]: path for path in sorted((folder / "packs").glob("*.evalpack"))}
    returns = {}
    for juror, pack in packs.items():
        table = write_table(folder / f"{juror}.csv", HEAD, score_rows(juror))
        returns[juror] = folder / f"{juror}.evalreturn"
        target = str(returns[juror])
        assert (
            main(
                ["score", str(pack), "--code", codes[juror], "--scores", str(table), "-o", target, "--submit"]
            )
            == 0
        )
    return Played(folder=folder, panel=panel, packs=packs, codes=codes, returns=returns)


@pytest.fixture
def played(_played: Played, tmp_path: Path) -> Played:
    folder = tmp_path / "call"
    shutil.copytree(_played.folder, folder)
    return _played.at(folder)


@pytest.fixture
def merged(played: Played, run: Run) -> Played:
    assert run("merge", played.panel, *played.returns.values()).status == 0
    return played


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; what it wrote and its exit status."""

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(each) for each in arguments])
        written = capsys.readouterr()
        return Ran(status=status, out=written.out, err=written.err)

    return run_command
