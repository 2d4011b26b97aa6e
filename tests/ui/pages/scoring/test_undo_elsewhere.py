"""What is taken back in a dossier that is not shown is named with its dossier, and shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import CTRL, desk_of, press
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
