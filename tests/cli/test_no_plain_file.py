"""A pipe, a link, a device, or a name that none can be in the place of a file: one sentence at once, in Dutch too."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.texts import in_language

if TYPE_CHECKING:
    from conftest import Played, Run

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="pipes and devices have names on POSIX systems only"
)

# What the file is given as → the command, its last argument left out.
PLACES: dict[str, Callable[[Played], list[object]]] = {
    "panel, to read": lambda _played: ["rank"],
    "panel, to prove": lambda _played: ["verify"],
    "panel": lambda _played: ["undo"],
    "back-up": lambda played: ["restore", played.panel],
    "table": lambda played: ["import", played.panel],
    "jury": lambda played: ["jury", played.panel],
    "return": lambda played: ["merge", played.panel],
    "report": lambda played: ["verify", played.panel],
    "attachment": lambda played: ["attach", played.panel, "--application", "A-1"],
}


@pytest.mark.parametrize("place", PLACES)
def test_a_pipe_keeps_nobody_waiting(place: str, run: Run, played: Played, tmp_path: Path) -> None:
    suffix = ".csv" if place in ("table", "jury") else ".evalreturn"
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    ran = run(*PLACES[place](played), pipe)
    assert ran.status in (1, 2)
    assert f"pipe{suffix}" in ran.out + ran.err
    assert "should not have happened" not in ran.err


@pytest.mark.parametrize("place", ["panel, to read", "panel", "back-up", "return"])
def test_a_link_is_named_for_what_it_is(place: str, run: Run, played: Played, tmp_path: Path) -> None:
    link = tmp_path / "link"
    other = tmp_path / "other"
    other.write_bytes((played.returns["J1"] if place == "return" else played.panel).read_bytes())
    link.symlink_to(other)
    ran = run(*PLACES[place](played), link)
    assert ran.status in (1, 2)
    assert "it is a link to another file" in ran.out + ran.err


def test_a_link_to_a_pack_is_named_too(run: Run, played: Played, tmp_path: Path) -> None:
    link = tmp_path / "link.evalpack"
    link.symlink_to(played.packs["J1"])
    scores = ("--scores", tmp_path / "none.csv", "-o", tmp_path / "an.evalreturn")
    ran = run("score", link, "--code", played.codes["J1"], *scores)
    assert (2, True) == (ran.status, "it is a link to another file" in ran.err)


@pytest.mark.parametrize(
    "command",
    [
        ["new", "-", "--template", "ibn-2015"],
        ["refused", "PANEL", "-o", "-"],
        ["report", "PANEL", "ranking", "-o", "-"],
        ["report", "PANEL", "evaluations", "-o", "-"],
        ["handover", "PANEL", "--to", "An", "-o", "-"],
        ["handout", "PANEL", "-"],
        ["export", "PANEL", "-"],
        ["import", "PANEL", "-"],
    ],
)
def test_nothing_is_called_as_standard_output(
    command: list[str], run: Run, played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    ran = run(*(played.panel if each == "PANEL" else each for each in command))
    assert (2, "") == (ran.status, ran.out)
    assert ran.err.startswith("“-” names no file or folder: ")
    assert [] == [*empty.iterdir()]


LONG = "n" * 300
UNFIT: dict[str, list[str]] = {
    "panel, a folder": ["rank", "."],
    "panel, nothing": ["restore", "", "PANEL"],
    "panel, import": ["import", ".", "PANEL"],
    "table to write": ["refused", "PANEL", "-o", "."],
    "folder, nothing": ["export", "PANEL", ""],
    "folder, too long": ["export", "PANEL", LONG],
    "report, too long": ["report", "PANEL", "ranking", "-o", f"{LONG}.pdf"],
    "attachment, no text": ["attach", "PANEL", "--application", "A-1", "caf\udce9.pdf"],
    "number too large": ["undo", "PANEL", "--change", "9" * 20],
    "count too large": ["history", "PANEL", "--limit", "9" * 20],
}


@pytest.mark.parametrize("case", UNFIT)
def test_a_name_or_number_that_none_can_be_is_one_sentence(
    case: str, run: Run, played: Played, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*(played.panel if part == "PANEL" else part for part in UNFIT[case]))
    assert (2, "", 1) == (ran.status, ran.out, len(ran.err.splitlines()))
    assert "should not have happened" not in ran.err


def test_a_back_up_is_not_put_in_the_place_of_a_link(run: Run, played: Played, tmp_path: Path) -> None:
    backup, link = tmp_path / "b.evalpanel", tmp_path / "l.evalpanel"
    backup.write_bytes(played.panel.read_bytes())
    link.symlink_to(played.panel)
    ran = run("restore", link, backup)
    assert (2, True, True) == (ran.status, link.is_symlink(), "it is a link" in ran.err)


def test_an_export_that_cannot_be_whole_writes_nothing(run: Run, played: Played, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "conflicts.csv").mkdir()
    run("export", played.panel, tmp_path / "whole")
    (folder / "call.json").write_bytes((tmp_path / "whole/call.json").read_bytes())
    ran = run("export", played.panel, folder)
    assert (2, True) == (ran.status, "“conflicts.csv” is a folder, a link or something else" in ran.err)
    assert ["call.json", "conflicts.csv"] == sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("command", ["verify", "merge", "import", "templates"])
def test_what_the_system_and_the_libraries_say_is_said_in_dutch(
    command: str, run: Run, played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice, off = tmp_path / "twice.json", tmp_path / "off.json"
    twice.write_text('[{"a": 1, "a": 2}]')
    off.write_text("[1] x")
    given: dict[str, list[tuple[object, ...]]] = {
        "verify": [(played.panel,)],
        "merge": [(played.panel, played.returns["J1"]), (played.panel, tmp_path / "none.evalreturn")],
        "import": [(played.panel, each) for each in (twice, off, tmp_path / "none.csv", tmp_path)],
        "templates": [("--shwo",)],
    }
    with in_language("nl"):
        told = "".join(ran.out + ran.err for each in given[command] for ran in [run(command, *each)])
    english = r"\b(whole|ok|reproduced|merged|refused|No such|Extra data|same key|Did you mean|directory)\b"
    assert [] == re.findall(english, told)
