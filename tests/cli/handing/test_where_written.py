"""Where the commands write: names that say what a file is, and no empty folder of what could not be written."""

from __future__ import annotations

import errno
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.texts import in_language

if TYPE_CHECKING:
    from tests.cli.conftest import Played, Run

NOT_THERE = "The folder “deep” is not there; make it first, or choose another.\n"


@pytest.mark.parametrize(
    ("number", "what_to_do"),
    [
        (errno.ENOSPC, "choose another place or make room on the disk"),
        (errno.EROFS, "; choose another place."),
    ],
)
@pytest.mark.parametrize("what", [("export",), ("report", "letters", "-o"), ("handout",)])
def test_a_disk_that_takes_nothing_has_no_empty_folder(
    run: Run,
    merged: Played,
    what: tuple[str, ...],
    number: int,
    what_to_do: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command, *more = what

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr("evalapp.files.os.fsync", refuse)
        ran = run(command, merged.panel, *more, merged.folder / "new" / "deep")
    assert ran.status == 2, ran
    assert not (merged.folder / "new").exists()
    if command == "export":
        assert what_to_do in ran.err


@pytest.mark.parametrize("name", ["x.pdf", "x.evalpack", "x.XLSX", "x.toml"])
def test_a_panel_is_not_made_under_the_name_of_another_kind(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("new", tmp_path / name, "--template", "ibn-2015")
    assert (2, []) == (ran.status, list(tmp_path.iterdir()))
    assert f"“{name}” is no name for a panel; end it in .evalpanel." in ran.err


@pytest.mark.parametrize(("name", "is_told"), [("x", True), ("x.panel", True), ("x.evalpanel", False)])
def test_a_name_that_does_not_say_what_it_is_is_told_of(
    run: Run, tmp_path: Path, name: str, is_told: bool
) -> None:
    ran = run("new", tmp_path / name, "--template", "ibn-2015")
    assert (0, True) == (ran.status, (tmp_path / name).exists())
    assert is_told == ("a name that ends in .evalpanel does" in ran.err)


def test_a_name_that_leaves_no_room_for_what_lies_beside_it_is_too_long(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / f"{'a' * 240}.evalpanel", "--template", "ibn-2015")
    assert (2, []) == (ran.status, list(tmp_path.iterdir()))
    assert "cannot be made: its name is too long; choose one of at most 200 letters." in ran.err
    assert 0 == run("new", tmp_path / f"{'a' * 200}.evalpanel", "--template", "ibn-2015").status


@pytest.mark.parametrize(
    "what",
    [
        ("report", "ranking", "-o", "x.pdf"),
        ("history", "-o", "x.csv"),
        ("history", "-o", "x.xlsx"),
        ("history", "-o", "x.pdf"),
        ("refused", "-o", "x.csv"),
        ("handover", "--to", "An", "-o", "x.evalhandover"),
    ],
    ids=" ".join,
)
def test_a_folder_that_is_not_there_is_said_to_be_made_first(
    run: Run, merged: Played, what: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    command, *more, name = what
    ran = run(command, merged.panel, *more, merged.folder / "new" / "deep" / name)
    assert (2, NOT_THERE) == (ran.status, ran.err.rpartition("\r")[2])
    assert not (merged.folder / "new").exists()
    gc.collect()  # a workbook that was begun and not saved complains as it goes
    assert "" == capsys.readouterr().err


def test_work_in_a_folder_that_is_not_there_is_not_begun(run: Run, played: Played) -> None:
    table = played.folder / "J1.csv"
    ran = run(
        *("score", played.packs["J1"], "--scores", table, "--code", played.codes["J1"]),
        *("--work", played.folder / "new" / "deep" / "r.evalwork"),
        *("-o", played.folder / "r.evalreturn"),
    )
    assert (2, True) == (ran.status, ran.err.endswith(NOT_THERE))


@pytest.mark.parametrize("command", ["attach", "import", "merge"])
def test_files_that_are_not_named_are_missed_in_the_language_of_the_reader(
    run: Run, played: Played, command: str
) -> None:
    more = ["--application", "A-1"] if command == "attach" else []
    assert "Missing argument 'FILE…'" in run(command, played.panel, *more).err
    with in_language("nl"):
        assert "Dit argument ontbreekt: 'BESTAND…'" in run(command, played.panel, *more).err
