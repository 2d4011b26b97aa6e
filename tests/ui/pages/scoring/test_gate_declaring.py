"""Declaring a conflict of interest: two deliberate steps, and a button that is no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.people import ConflictKind
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import CONTENT, CTRL, desk_of, enrich, heard, press
from ui.look import theme
from ui.pages.scoring.page import DossiersPage
from ui.window.frame import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(window: MainWindow, fresh_work: Workspace) -> DossiersPage:
    """At the gate of A-2."""
    enrich(fresh_work)
    page = desk_of(window, fresh_work)
    page.list.choose("A-2")
    page.take_focus()
    return page


@pytest.fixture
def opened(desk: DossiersPage) -> DossiersPage:
    """A-2 is open, with a motivation that is typed and not stored yet."""
    desk.confirm_no_conflict()
    desk.form.current.comment.setPlainText("Half a thought")
    return desk


def declared(desk: DossiersPage) -> list[tuple[str, ConflictKind, str]]:
    return [(each.application, each.kind, each.note) for each in desk.session.view.conflicts()]


def to_the_last_step(desk: DossiersPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.gate.has_one, LEFT)
    desk.gate.declaration.kinds.button(1).click()
    desk.gate.declaration.note.setText("my sister")
    qtbot.mouseClick(desk.gate.declaration.go_on, LEFT)


def place(button: QWidget, window: MainWindow) -> QRect:
    return QRect(button.mapTo(window, button.rect().topLeft()), button.size())


@pytest.mark.long
def test_declaring_takes_two_steps_and_says_what_it_does(
    desk: DossiersPage, qtbot: QtBot, fresh_work: Workspace
) -> None:
    to_the_last_step(desk, qtbot)
    button = desk.gate.declaration.declare
    assert button.text() == "Declare a conflict of interest and remove this dossier"
    assert declared(desk) == []

    qtbot.mouseClick(button, LEFT)

    assert declared(desk) == [("A-2", ConflictKind.FAMILY, "my sister")]
    assert CONTENT[0].encode() not in fresh_work.path.read_bytes()


@pytest.mark.long
def test_after_declaring_nothing_of_the_dossier_is_left_on_the_screen(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    to_the_last_step(desk, qtbot)
    desk.gate.declaration.declare.click()

    assert desk.barred.isVisible()
    assert not desk.form.isVisible()
    said = heard(window)
    assert [content for content in (*CONTENT, "Geheime Partner bv") if content in said] == []
    assert "family: my sister" in said
    assert "Conflict 1" in said


@pytest.mark.long
def test_the_declaring_button_stands_where_no_other_button_ever_is(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    taken = [place(each, window) for each in (desk.gate.confirm, desk.gate.has_one)]
    qtbot.mouseClick(desk.gate.has_one, LEFT)
    desk.gate.declaration.kinds.button(1).click()
    taken += [
        place(each, window) for each in desk.gate.declaration.findChildren(QPushButton) if each.isVisible()
    ]
    qtbot.mouseClick(desk.gate.declaration.go_on, LEFT)
    taken.append(place(desk.gate.declaration.back_to_kinds, window))
    own = place(desk.gate.declaration.declare, window)
    desk.gate.declaration.back_to_kinds.click()
    desk.list.choose("A-1")
    desk.confirm_no_conflict()
    taken.append(place(desk.form.next_button, window))

    assert own.isValid()
    assert [each for each in taken if each.intersects(own)] == []


def test_enter_again_and_again_declares_nothing(desk: DossiersPage, qtbot: QtBot) -> None:
    desk.gate.has_one.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Space)  # the first kind
    desk.gate.declaration.go_on.setFocus()
    for _again in range(6):
        press(qtbot, Qt.Key.Key_Return)

    assert declared(desk) == []


def test_a_kind_must_be_chosen_first(desk: DossiersPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.gate.has_one, LEFT)

    assert desk.gate.declaration.kinds.checkedId() == -1
    assert not desk.gate.declaration.go_on.isEnabled()


@pytest.mark.long
def test_it_can_be_declared_with_the_keyboard_alone(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_B, CTRL | SHIFT)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(desk.gate.declaration.note, "my employer")
    for _stop in range(2):
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Backtab, SHIFT)
    assert desk.gate.declaration.declare.hasFocus()
    press(qtbot, Qt.Key.Key_Return)

    assert declared(desk) == [("A-2", ConflictKind.EMPLOYER, "my employer")]


@pytest.mark.long
def test_escape_goes_back_a_step(desk: DossiersPage, qtbot: QtBot) -> None:
    to_the_last_step(desk, qtbot)

    press(qtbot, Qt.Key.Key_Escape)
    assert desk.gate.declaration.note.isVisible()
    assert desk.gate.declaration.note.text() == "my sister"
    press(qtbot, Qt.Key.Key_Escape)
    assert desk.gate.confirm.isVisible()
    assert declared(desk) == []


@pytest.mark.long
def test_from_an_open_dossier_the_way_back_leads_into_it(opened: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_B, CTRL | SHIFT)
    assert not opened.form.isVisible()
    assert not opened.dossier.isVisible()

    press(qtbot, Qt.Key.Key_Escape)

    assert opened.dossier.isVisible()
    assert opened.form.rows["helix"].comment.text() == "Half a thought"
    assert declared(opened) == []


@pytest.mark.long
def test_from_an_open_dossier_scores_and_what_was_typed_go_too(
    opened: DossiersPage, window: MainWindow, qtbot: QtBot, fresh_work: Workspace
) -> None:
    press(qtbot, Qt.Key.Key_B, CTRL | SHIFT)
    opened.gate.declaration.kinds.button(0).click()
    opened.gate.declaration.go_on.click()
    opened.gate.declaration.declare.click()

    assert opened.session.view.scores() == []
    assert "Half a thought" not in heard(window)
    assert b"Half a thought" not in fresh_work.path.read_bytes()


@pytest.mark.long
def test_undo_is_refused_in_words(desk: DossiersPage, window: MainWindow, qtbot: QtBot) -> None:
    to_the_last_step(desk, qtbot)
    desk.gate.declaration.declare.click()

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert "cannot be undone" in window.messages.text.text()
    assert "new pack" in window.messages.text.text()
    assert len(declared(desk)) == 1


@pytest.mark.long
def test_a_mistake_is_withdrawn_in_two_steps(desk: DossiersPage, qtbot: QtBot) -> None:
    to_the_last_step(desk, qtbot)
    desk.gate.declaration.declare.click()
    assert not desk.barred._withdraw.isVisible()

    qtbot.mouseClick(desk.barred._mistake, LEFT)
    qtbot.mouseClick(desk.barred._withdraw, LEFT)

    assert declared(desk) == []
    assert [task.number for task in desk.list.shown()] == ["A-1", "A-3"]
    assert desk.gate.number == "A-1"


def test_what_cannot_be_written_is_said_beside_the_button(
    desk: DossiersPage, qtbot: QtBot, fresh_work: Workspace
) -> None:
    fresh_work.file.conn.execute("PRAGMA query_only = ON")
    to_the_last_step(desk, qtbot)
    desk.gate.declaration.declare.click()

    assert "read-only" in desk.gate.declaration._error.text()
    assert desk.gate.declaration._error.isVisible()
    assert declared(desk) == []


@pytest.mark.long
def test_an_answer_that_cannot_be_written_keeps_the_dossier_closed(
    desk: DossiersPage, fresh_work: Workspace
) -> None:
    fresh_work.file.conn.execute("PRAGMA query_only = ON")
    desk.gate.confirm.click()

    assert desk.gate.isVisible()
    assert "read-only" in desk.gate._error.text()
    fresh_work.file.conn.execute("PRAGMA query_only = OFF")
    desk.gate.confirm.click()
    assert desk.form.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_on_a_small_screen(
    window: MainWindow, fresh_work: Workspace, qtbot: QtBot, scale: float
) -> None:

    from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", text_scale=scale)
    window.resize(1280, 720)
    fresh_work.execute(ConfirmNoConflict(application="A-1"))
    desk = desk_of(window, fresh_work)
    for step in ("open", "gate", "kinds", "last"):
        if step == "gate":
            desk.list.choose("A-2")
        elif step == "kinds":
            desk.gate.has_one.click()
        elif step == "last":
            desk.gate.declaration.kinds.button(1).click()
            desk.gate.declaration.go_on.click()
        settle()
        assert (step, cut_texts(desk), escaped_widgets(desk)) == (step, [], [])


@pytest.mark.long
def test_the_file_of_the_work_is_the_only_one_written(
    desk: DossiersPage, qtbot: QtBot, fresh_work: Workspace, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    to_the_last_step(desk, qtbot)
    desk.gate.declaration.declare.click()

    changed = {
        path.name for path in tmp_path.rglob("*") if path.is_file() and before.get(path) != path.read_bytes()
    }
    assert changed <= {fresh_work.path.name, f"{fresh_work.path.name}-journal"}
