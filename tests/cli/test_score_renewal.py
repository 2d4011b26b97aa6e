"""`evalapp score` with a newer pack: it goes into the work that was begun, and says what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evalapp.operations.workspace import Workspace
from tests.samples import another_deadline

if TYPE_CHECKING:
    from conftest import Played, Run


def score(run: Run, played: Played, pack: Path, table: str) -> Any:
    path = played.folder / "more.csv"
    path.write_text("application,criterion,value\n" + table, encoding="utf-8")
    target = ("-o", played.folder / "more.evalreturn", "--work", played.folder / "an.evalwork")
    return run("score", pack, "--code", played.codes["J1"], "--scores", path, *target)


@pytest.fixture
def newer(run: Run, played: Played) -> Path:
    """Pack 2, after one score was given from pack 1."""
    assert score(run, played, played.packs["J1"], "A-1,helix,4\n").status == 0
    with Workspace.open(played.panel) as panel:
        panel.execute(another_deadline("2099-12-18T16:00:00+00:00"))
    run("handout", played.panel, played.folder / "again", "--juror", "J1")
    return next((played.folder / "again").glob("J1*.evalpack"))


def test_a_newer_pack_says_what_changed_and_what_was_scored_stays(
    run: Run, played: Played, newer: Path
) -> None:
    ran = score(run, played, newer, "A-2,helix,3\n")

    assert ran.status == 0
    assert "Pack 2 was merged into your work; what you scored stays." in ran.out
    assert "The deadline is now 18 December 2099, 17:00." in ran.out
    with Workspace.open(played.folder / "an.evalwork") as work:
        assert {("A-1", "helix"): 8, ("A-2", "helix"): 6}.items() <= {
            (each.application, each.criterion): each.value for each in work.view.scores()
        }.items()


def test_the_pack_that_is_open_already_says_nothing(run: Run, played: Played, newer: Path) -> None:
    score(run, played, newer, "A-2,helix,3\n")
    assert "Pack 2" not in score(run, played, newer, "A-2,helix,4\n").out


def test_an_older_pack_is_refused_in_one_sentence(run: Run, played: Played, newer: Path) -> None:
    score(run, played, newer, "A-2,helix,3\n")
    before = (played.folder / "an.evalwork").read_bytes()

    ran = score(run, played, played.packs["J1"], "A-2,helix,1\n")

    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "This is pack 1 and your work" in ran.err
    assert (played.folder / "an.evalwork").read_bytes() == before
