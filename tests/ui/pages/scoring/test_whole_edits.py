"""Typing is stored piece by piece, and taken back, put back and told as one edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import CTRL, desk_of, press
from tests.ui.pages.scoring.six_criteria import work_file
from ui.pages.scoring.score_history import steps_of
from ui.window.frame import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Moves the time of the next changes on."""
    from evalapp.store.history import journal

    at = [datetime(2026, 1, 5, 9, tzinfo=UTC)]
    monkeypatch.setattr(journal, "now", lambda: at[0].isoformat(timespec="milliseconds"))

    def go_on(by: timedelta) -> None:
        at[0] += by

    return go_on


def typed(work: Workspace, *pieces: str) -> None:
    for piece in pieces:
        work.execute(SetComment(juror="J1", application="A-1", criterion="one", comment=piece))


def comment(work: Workspace) -> str:
    stored = work.view.score("J1", "A-1", "one")
    return stored.comment if stored else ""


@pytest.mark.long
def test_undo_outside_the_field_takes_back_all_that_was_typed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path)
    typed(work, "Ste", "Sterk", "Sterk dossier")
    desk = desk_of(window, work)
    desk.open_at(("A-1", "two"))

    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert ("", "") == (comment(work), desk.form.rows["one"].comment.text())

    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert ("Sterk dossier", "Sterk dossier") == (comment(work), desk.form.rows["one"].comment.text())


def test_a_value_given_between_ends_the_edit(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        typed(work, "Ste", "Sterk")
        work.execute(SetScore(juror="J1", application="A-1", criterion="one", value=4))
        typed(work, "Sterk, maar", "Sterk, maar duur")

        work.undo_edit()

        assert "Sterk" == comment(work)
        work.undo_edit()
        work.undo_edit()
        assert "" == comment(work)


def test_what_is_typed_after_a_pause_is_another_edit(
    tmp_path: Path, clock: Callable[[timedelta], None]
) -> None:
    with work_file(tmp_path) as work:
        typed(work, "Ste", "Sterk")
        clock(timedelta(minutes=10))
        typed(work, "Sterk, maar", "Sterk, maar duur")
        told = [
            (each.before.comment if each.before else "", each.after.comment if each.after else "")
            for each in steps_of(work.view.score_history("J1", "A-1", "one"))
        ]

        work.undo_edit()
        assert "Sterk" == comment(work)
        work.undo_edit()
        assert "" == comment(work)
        work.redo_edit()
        assert "Sterk" == comment(work)
        work.redo_edit()
        assert "Sterk, maar duur" == comment(work)

    assert [("", "Sterk"), ("Sterk", "Sterk, maar duur")] == told
