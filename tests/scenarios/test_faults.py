"""A part of `make faults`: kills and refusals at every kind of moment lose nothing, and what is lost is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evalapp.domain.texts import in_language
from tools.faults import looking, synced
from tools.faults.__main__ import HEAD, Row
from tools.faults.looking import Lost, first_look, look_beside
from tools.forge.stage import Stage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX has it")
JOBS = ("a juror typing", "opening a pack", "a new call")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage.played(tmp_path_factory.mktemp("call"))


@pytest.mark.long
def test_some_of_all_lose_nothing(stage: Stage) -> None:
    only = [part for job in JOBS for part in ("--only", job)]
    scale = ["--kills", str(3 * len(JOBS)), "--others", "1", "--seed", "5", "--stage", str(stage.folder)]
    ran = subprocess.run(
        [sys.executable, "-m", "tools.faults", *scale, *only],
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    assert (ran.returncode, [line for line in ran.stdout.splitlines() if "LOST" in line]) == (0, []), (
        ran.stderr
    )
    assert HEAD in ran.stdout


@pytest.mark.long
@pytest.mark.parametrize("name", synced.FAULTS)
def test_what_a_program_does_that_keeps_folders_in_step_loses_nothing(
    stage: Stage, tmp_path: Path, name: str
) -> None:
    with in_language("en"):
        synced.attempt(stage, tmp_path / "own", name)


@pytest.mark.long
def test_a_change_that_was_told_and_is_not_there_is_a_loss(stage: Stage, tmp_path: Path) -> None:
    file = stage.copy(stage.work("J-01"), tmp_path)
    with in_language("en"), pytest.raises(Lost, match="change 10000 was told and is lost"):
        first_look(file, 10_000)


@pytest.mark.long
def test_a_file_that_is_not_whole_is_a_loss(stage: Stage, tmp_path: Path) -> None:
    file = stage.copy(stage.work("J-01"), tmp_path)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with in_language("en"), pytest.raises(Lost):
        first_look(file, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.pdf", b"%PDF-1.7 and no end"),
        ("r.json", b'{"a": '),
        ("r.xlsx", b"PK and no more"),
        ("s.csv", b"a,b"),
    ],
)
def test_what_is_half_written_beside_it_is_a_loss(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Lost, match="half-written"):
        look_beside(tmp_path, tmp_path / "call.evalpanel")
    looking.clear(tmp_path)
    assert not tmp_path.exists()


def test_a_row_counts_what_was_lost() -> None:
    assert Row(fault="x", tries=3, within=1, losses=["a"]).line().split() == ["x", "3", "1", "1"]
