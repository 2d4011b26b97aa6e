"""What is typed and turns out to be no score leaves nothing that an undo or a redo would bring up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.pages.scoring.gate_samples import CTRL, desk_of, press, type_in
from tests.ui.pages.scoring.six_criteria import work_file
from ui.window.frame import MainWindow


@pytest.mark.parametrize("keys", ["4,7", "3,2"])
def test_an_undo_takes_back_what_was_given_before_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, keys: str
) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    place = ("J1", "A-1", row.criterion.id)
    row.focus()
    for given in ("5", "2"):
        type_in(qtbot, given)
        press(qtbot, Qt.Key.Key_Return)
    type_in(qtbot, keys)
    stored = work.view.score(*place)
    assert stored is not None
    two = stored.value
    assert row.value.value() == two
    assert row.value.fault.endswith("The score stays 2.")
    assert work.redoable is None

    press(qtbot, Qt.Key.Key_Z, CTRL)

    stored = work.view.score(*place)
    assert stored is not None
    assert (stored.value, row.value.value()) == (10, 10)
    assert row.value.fault == ""
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=1_000)
    press(qtbot, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    stored = work.view.score(*place)
    assert stored is not None
    assert stored.value == two


def test_the_history_tells_of_both(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    row.focus()
    type_in(qtbot, "4,7")

    assert work.view.score("J1", "A-1", row.criterion.id) is None
    assert [each.action for each in work.view.history(limit=4)][:4] == ["undo", "undo", "score", "score"]
    assert work.verdict.reach() is None
