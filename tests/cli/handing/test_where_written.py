"""Where the commands write: names that say what a file is, and no empty folder of what could not be written."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.texts import in_language

if TYPE_CHECKING:
    from tests.cli.conftest import Played, Run


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


@pytest.mark.parametrize("command", ["attach", "import", "merge"])
def test_files_that_are_not_named_are_missed_in_the_language_of_the_reader(
    run: Run, played: Played, command: str
) -> None:
    more = ["--application", "A-1"] if command == "attach" else []
    assert "Missing argument 'FILE…'" in run(command, played.panel, *more).err
    with in_language("nl"):
        assert "Dit argument ontbreekt: 'BESTAND…'" in run(command, played.panel, *more).err
