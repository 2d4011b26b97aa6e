"""A pipe, a link or a device in the place of a file: one sentence at once, whatever command it is given to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
