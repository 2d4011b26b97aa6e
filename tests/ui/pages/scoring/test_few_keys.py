"""How little a juror need press, and where the keyboard is after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import CTRL, NONE, desk_of, press, type_in
from tests.ui.pages.scoring.six_criteria import SIX, work_file
from tests.ui.widgets.score.test_segments import HALVES, TWENTY, segments
from ui.pages.scoring.page import DossiersPage
from ui.window.frame import MainWindow


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path) -> DossiersPage:
    return desk_of(window, work_file(tmp_path))


def test_thirteen_keys_beside_the_words_score_an_application(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path, is_cleared=False)
    desk = desk_of(window, work)
    pressed = [(Qt.Key.Key_Return, NONE)]
    for n in range(len(SIX)):
        pressed += [(Qt.Key(Qt.Key.Key_0 + n), NONE)]
        pressed += [(Qt.Key.Key_Down if n < len(SIX) - 1 else Qt.Key.Key_Return, CTRL)]
    words = iter(("een", "twee", "drie", "vier", "vijf", "zes"))

    for key, modifier in pressed:
        press(qtbot, key, modifier)
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Down):
            type_in(qtbot, next(words))

    # Before, with Tab to the motivation and Tab to the next criterion, it was 19.
    assert 13 == len(pressed)
    assert [("een", 0), ("twee", 2), ("drie", 4), ("vier", 6), ("vijf", 8), ("zes", 10)] == [
        (each.comment, each.value)
        for criterion in SIX
        for each in work.view.scores(application="A-1")
        if each.criterion == criterion
    ]
    assert "A-2" == desk.gate.number


@pytest.mark.parametrize(
    ("keys", "expected"), [("4,", [8, 9]), ("4.", [8, 9]), ("4,5", [8, 9]), ("5,", [10])]
)
def test_a_comma_adds_a_half(qtbot: QtBot, keys: str, expected: list[int]) -> None:
    field = segments(qtbot, HALVES)
    chosen: list[int] = []
    field.chosen.connect(chosen.append)

    qtbot.keyClicks(field, keys)

    assert expected == chosen


def test_a_comma_adds_nothing_on_a_scale_without_halves(qtbot: QtBot) -> None:
    field = segments(qtbot, TWENTY)
    chosen: list[int] = []
    field.chosen.connect(chosen.append)

    qtbot.keyClicks(field, "4,")

    assert [4] == chosen


def test_enter_on_the_way_out_of_the_gate_opens_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = desk_of(window, work_file(tmp_path, is_cleared=False))
    desk.gate.has_one.setFocus()

    press(qtbot, Qt.Key.Key_Return)

    assert "A-1" == desk.gate.number
    assert not desk.session.view.cleared("J1")


def test_a_step_from_the_motivation_goes_to_the_next_value(desk: DossiersPage, qtbot: QtBot) -> None:
    desk.open_at(("A-1", "three"))
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Down, CTRL)
    assert desk.form.rows["four"].value is QApplication.focusWidget()

    press(qtbot, Qt.Key.Key_Up, CTRL)
    assert desk.form.rows["three"].value is QApplication.focusWidget()


def test_enter_in_the_search_opens_what_it_found(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F, CTRL)
    type_in(qtbot, "A-3")
    press(qtbot, Qt.Key.Key_Return)

    assert "A-3" == desk.form.number
    assert desk.form.current.value is QApplication.focusWidget()


def test_escape_empties_the_search_and_then_leaves_it(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F, CTRL)
    type_in(qtbot, "A-3")
    press(qtbot, Qt.Key.Key_Escape)

    assert ("", 3) == (desk.list.search.text(), len(desk.list.shown()))
    assert desk.list.search is QApplication.focusWidget()

    press(qtbot, Qt.Key.Key_Escape)
    assert desk.form.current.value is QApplication.focusWidget()


def score_all(work: Workspace, *applications: str) -> None:
    for application in applications:
        for criterion in SIX:
            work.execute(SetScore(juror="J1", application=application, criterion=criterion, value=8))
            work.execute(
                SetComment(juror="J1", application=application, criterion=criterion, comment="Sterk")
            )


def test_the_last_one_to_do_is_named_while_its_question_is_not_answered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path, is_cleared=False)
    for application in ("A-1", "A-2"):
        work.execute(ConfirmNoConflict(application=application))
    score_all(work, "A-1", "A-2")
    desk = desk_of(window, work)
    assert "A-3" == desk.gate.number
    desk.list.search.setFocus()

    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert "One more to do: A-3" == window.messages.text.text()
    assert desk.gate.isAncestorOf(QApplication.focusWidget())
    press(qtbot, Qt.Key.Key_Return)
    assert "A-3" == desk.form.number


def test_everything_is_scored_until_something_is_not(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path)
    score_all(work, "A-1", "A-2", "A-3")
    desk = desk_of(window, work)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert window.messages.text.text().startswith("Everything is scored.")
    assert window.messages.isVisible()

    desk.form.current.ask_reason()
    qtbot.keyClick(desk.form.current.value, Qt.Key.Key_Delete)

    assert any(task.is_to_do for task in desk._tasks)
    assert not window.messages.isVisible()


def test_what_turns_out_to_be_no_value_is_not_in_the_file_either(desk: DossiersPage, qtbot: QtBot) -> None:
    field = desk.form.current.value
    field.setFocus()
    qtbot.keyClicks(field, "3,2")
    stored = desk.session.view.scores(application="A-1")
    assert (field.value(), stored) == (None, [])
    for keys in ("4", "3,2"):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClicks(field, keys)
    assert [each.value for each in desk.session.view.scores(application="A-1")] == [8]
