"""The criterion at hand is the one that the juror chose: never one that Qt came upon."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from evalapp.operations.juror.notes import PutPrivateNote
from tests.ui.pages.scoring.gate_samples import CTRL, desk_of, press, type_in
from tests.ui.pages.scoring.six_criteria import SIX, work_file
from tests.ui.widgets.pdf.pdf_samples import pdf
from tests.ui.widgets.score.test_segments import HALVES, HUNDRED
from ui.widgets.score.score_field import score_input
from ui.window.frame import MainWindow

KEYPAD = Qt.KeyboardModifier.KeypadModifier


def focus() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.mark.long
@pytest.mark.parametrize("place", range(1, len(SIX)))
def test_up_goes_to_the_criterion_above(window: MainWindow, tmp_path: Path, qtbot: QtBot, place: int) -> None:
    work = work_file(tmp_path)
    desk = desk_of(window, work)
    desk.open_at(("A-1", SIX[place]))

    press(qtbot, Qt.Key.Key_Up)
    type_in(qtbot, "4")

    assert SIX[place - 1] == desk.form.current.criterion.id
    assert desk.form.current.value is focus()
    assert [(SIX[place - 1], 8)] == [(each.criterion, each.value) for each in work.view.scores()]


def test_up_and_down_walk_the_whole_form(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    desk = desk_of(window, work_file(tmp_path))
    walked = []
    for key in [Qt.Key.Key_Down] * 5 + [Qt.Key.Key_Up] * 5:
        press(qtbot, key)
        qtbot.wait(1)
        walked.append(desk.form.current.criterion.id)

    assert [*SIX[1:], *reversed(SIX[:-1])] == walked


def test_reading_an_attachment_keeps_the_criterion(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    desk = desk_of(window, work_file(tmp_path, attachment=pdf(3)))
    desk.open_at(("A-1", "four"))

    press(qtbot, Qt.Key.Key_R, CTRL)
    press(qtbot, Qt.Key.Key_Space)

    assert desk.dossier.reader is not None
    assert "four" == desk.form.current.criterion.id

    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_R, CTRL)

    assert desk.form.rows["four"].value is focus()


def test_a_form_that_closes_keeps_the_criterion(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    desk = desk_of(window, work_file(tmp_path))
    desk.open_at(("A-1", "four"))

    desk.form.set_editable(False)
    qtbot.wait(1)

    assert "four" == desk.form.current.criterion.id


def test_a_note_that_is_taken_back_keeps_the_criterion(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path)
    desk = desk_of(window, work)
    desk.open_at(("A-1", "four"))
    press(qtbot, Qt.Key.Key_M, CTRL)
    type_in(qtbot, "Nakijken")
    desk.form.flush()

    work.execute(PutPrivateNote(application="A-1", criterion="four", text=""))
    qtbot.wait(1)

    assert "four" == desk.form.current.criterion.id


@pytest.mark.parametrize("scale", [HALVES, HUNDRED])
@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Clear,
        Qt.Key.Key_Delete,
    ],
)
def test_a_keypad_without_num_lock_chooses_no_score(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scale: Scale, key: Qt.Key
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    field = score_input(scale, "Quality")
    qtbot.addWidget(field)
    field.show()
    field.set_value(4)
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    field.stepped.connect(chosen.append)

    qtbot.keyClick(field.focusProxy() or field, key, KEYPAD)
    field.commit()

    assert ([], 4) == (chosen, field.value())


def test_a_keypad_with_num_lock_chooses_a_score(qtbot: QtBot) -> None:
    field = score_input(HALVES, "Quality")
    qtbot.addWidget(field)
    chosen: list[object] = []
    field.chosen.connect(chosen.append)

    qtbot.keyClick(field, Qt.Key.Key_4, KEYPAD)

    assert [8] == chosen
