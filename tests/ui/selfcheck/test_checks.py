"""A self-check says a line for each thing, goes on after what fails, and ends with a status."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evalapp.cli import COMMANDS
from evalapp.domain.people import Role
from main import main
from ui.selfcheck import whole
from ui.selfcheck.checks import Checks
from ui.selfcheck.commands import call, try_command
from ui.selfcheck.whole_call import steps
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for


def test_what_fails_is_told_and_the_rest_is_tried_all_the_same() -> None:
    said: list[str] = []
    checks = Checks(said.append)
    with checks.trying("one"):
        raise ValueError("no such thing")
    with checks.trying("two"):
        pass
    assert checks.end() == 1
    assert said[:2] == ["FAILED: one: ValueError: no such thing", "good: two"]
    assert said[2].startswith("1 of 2 failed")


def test_where_nothing_fails_the_status_is_zero() -> None:
    said: list[str] = []
    checks = Checks(said.append)
    checks.tell("one")
    assert (0, "All 1 were good.") == (checks.end(), said[-1])


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    said: list[str] = []
    try_command(Checks(said.append), ["rank", tmp_path / "nothing.evalpanel"])
    assert said[0].startswith("FAILED: evalapp rank nothing.evalpanel: RuntimeError: “nothing.evalpanel”")


def test_what_may_be_left_to_do_is_no_failure(tmp_path: Path) -> None:
    said: list[str] = []
    assert call("new", tmp_path / "c.evalpanel", "--template", "horizon-ia")[0] == 0
    try_command(Checks(said.append), ["rank", tmp_path / "c.evalpanel"], may_refuse=True)
    assert said == ["good: evalapp rank c.evalpanel"]


@pytest.mark.long
def test_a_whole_call_uses_every_command(tmp_path: Path) -> None:
    """All but the demo are carried out here too, each after the one before it."""
    used = set()
    for step in steps(tmp_path):
        used.add(step.arguments[0])
        if step.arguments[0] == "demo":
            continue
        status, said = call(*step.arguments)
        assert status in ((0, 1) if step.may_refuse else (0,)), (step.arguments, said)
    assert set(COMMANDS) == used


@pytest.mark.long
def test_the_short_check_of_the_program_opens_every_page(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main_with("--selfcheck", "short") == 0
    said = capsys.readouterr().out.splitlines()
    pages = [line for line in said if "page “" in line]
    there = [
        f"good: {role.label}: page “{entry.label}”"
        for role in (Role.CHAIR, Role.JUROR)
        for entry in entries_for(role, is_ranked=True)
    ]
    assert (there, True) == (pages, said[-1].startswith("All "))
    assert [] == [line for line in said[:-1] if not line.startswith("good: ")]


def main_with(*arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["evalapp", *arguments])
        return main()


@pytest.mark.long
def test_a_page_that_is_broken_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall(self: MainWindow, *_asked: object) -> None:
        raise LookupError("a page that was left behind")

    monkeypatch.setattr(MainWindow, "show_page", fall)
    assert whole.selfcheck(["short"]) == 1
    said = capsys.readouterr().out
    assert "FAILED: Chair: page “Overview”: LookupError: a page that was left behind" in said


def test_without_the_libraries_of_qt_the_window_is_told_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(whole, "what_is_missing", lambda: "install them")
    assert whole.selfcheck(["short"], said.append) == 1
    assert "FAILED: the window: install them" in said


def test_the_check_is_asked_for_before_any_command(capsys: pytest.CaptureFixture[str]) -> None:
    from evalapp.cli import main as run_command

    assert run_command(["--selfcheck"]) == 2
    assert "evalapp --selfcheck" in capsys.readouterr().err
