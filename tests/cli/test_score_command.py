"""`evalapp score`: a newer pack goes into the work that was begun, and the code need not stand in the command."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evalapp.operations.workspace import Workspace
from tests.samples import another_deadline

if TYPE_CHECKING:
    from conftest import Played, Run


def score(run: Run, played: Played, pack: Path, table: str, *code: str) -> Any:
    """`code` as it is given; the right one, in the command, without."""
    path = played.folder / "more.csv"
    path.write_text("application,criterion,value\n" + table, encoding="utf-8")
    target = ("-o", played.folder / "more.evalreturn", "--work", played.folder / "an.evalwork")
    given = code or ("--code", played.codes["J1"])
    return run("score", pack, *(each for each in given if each), "--scores", path, *target)


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


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_code_can_come_on_standard_input(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{played.codes['J1']}\n"))
    assert score(run, played, played.packs["J1"], "A-1,helix,4\n", "--code", "-").status == 0


def test_the_code_is_asked_for_where_none_is_given(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda *_asked, **_how: played.codes["J1"])
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _asked: played.codes["J1"])
    ran = score(run, played, played.packs["J1"], "A-1,helix,4\n", "")
    assert (0, False) == (ran.status, played.codes["J1"] in ran.out + ran.err)


def test_without_a_terminal_nobody_is_asked(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    ran = score(run, played, played.packs["J1"], "A-1,helix,4\n", "")
    assert (2, True) == (ran.status, "Give the access code with --code" in ran.err)


@pytest.mark.parametrize("wrong", ["table", "folder", "another's return"])
def test_a_refused_command_leaves_no_work_file_and_no_score(wrong: str, run: Run, played: Played) -> None:
    table, target = played.folder / "new.csv", played.folder / "new.evalreturn"
    table.write_text("application,criterion,value\nA-1,helix,4\n", encoding="utf-8")
    if wrong == "table":
        table.write_bytes(b"PK\x03\x04 a workbook that was renamed")
    elif wrong == "folder":
        target.mkdir()
    else:
        target.write_bytes(played.returns["J2"].read_bytes())
    work = played.folder / "new.evalwork"
    given = ("--code", played.codes["J1"], "--scores", table, "-o", target)
    ran = run("score", played.packs["J1"], *given, "--work", work)
    assert (2, False) == (ran.status, work.exists())
    assert not list(played.folder.glob("*new.evalwork*"))

    begun = played.packs["J1"].with_suffix(".evalwork")
    with Workspace.open(begun, read_only=True) as workspace:
        before = workspace.view.fingerprint()
    assert 2 == run("score", played.packs["J1"], *given).status
    with Workspace.open(begun, read_only=True) as workspace:
        assert before == workspace.view.fingerprint()
