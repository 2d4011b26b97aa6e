"""What an undo brings up: the dossier in which it takes something back, and nothing of keys that were no score."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import CTRL, desk_of, press, type_in
from tests.ui.pages.scoring.six_criteria import work_file
from ui.window.frame import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_undo_goes_to_the_dossier_and_the_criterion_and_says_so(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=6))
    desk = desk_of(window, work)
    desk.open_at("A-3")

    press(qtbot, Qt.Key.Key_Z, CTRL)

    current = desk.list.current()
    assert ("A-1", "sme") == (desk.form.number, desk.form.current.criterion.id)
    assert current is not None
    assert "A-1" == current.number
    assert desk.form.current.value.hasFocus()
    assert "Undone in A-1 Title of A-1: Score A-1, SME impact" == window.messages.text.text()

    desk.open_at("A-2")
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert ("A-1", 6) == (desk.form.number, desk.form.current.value.value())
    assert window.messages.text.text().startswith("Redone in A-1 Title of A-1: ")


def test_undo_goes_to_a_dossier_that_the_list_hides(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    work.execute(SetComment(juror="J1", application="A-1", criterion="sme", comment="Strong"))
    desk = desk_of(window, work)
    desk.list.search.setText("A-3")
    desk.list.choose("A-3")

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert ("A-1", "") == (desk.form.number, desk.form.current.comment.text())


def test_undo_in_the_dossier_at_hand_stays_where_it_is(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=6))
    desk = desk_of(window, work)
    desk.open_at(("A-1", "helix"))

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert "helix" == desk.form.current.criterion.id
    assert window.messages.text.text().startswith("Undone: ")


@pytest.mark.parametrize("keys", ["4,7", "3,2"])
def test_an_undo_after_refused_keys_takes_back_what_was_given_before(
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
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    stored = work.view.score(*place)
    assert stored is not None
    assert stored.value == two


def test_the_history_tells_of_refused_keys_and_that_they_were_undone(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    row.focus()
    type_in(qtbot, "4,7")

    assert work.view.score("J1", "A-1", row.criterion.id) is None
    assert [each.action for each in work.view.history(limit=4)][:4] == ["undo", "undo", "score", "score"]
    assert work.verdict.reach() is None
