"""Before a dossier opens for the first time: names, one question, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Lacking
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.gate import declaration
from tests.samples import Act, put_dossiers
from tests.ui.pages.scoring.gate_samples import (
    ALT,
    CONTENT,
    CTRL,
    NAMES,
    desk_of,
    enrich,
    heard,
    press,
    type_in,
)
from ui.look import theme
from ui.pages.scoring.page import DossiersPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def desk(window: MainWindow, fresh_work: Workspace) -> DossiersPage:
    """At the gate of A-2, after A-1 was read and scored."""
    enrich(fresh_work)
    fresh_work.execute(ConfirmNoConflict(application="A-1"))
    fresh_work.execute(
        SetComment(juror="J1", application="A-1", criterion="helix", comment="Words about A-1")
    )
    page = desk_of(window, fresh_work)
    page.list.choose("A-2")
    page.take_focus()
    return page


def cleared(page: DossiersPage) -> frozenset[str]:
    return page.session.view.cleared("J1")


def test_there_is_nothing_but_the_names_before_the_answer(desk: DossiersPage, window: MainWindow) -> None:
    said = heard(window)

    assert [name for name in NAMES if name not in said] == []
    assert [content for content in CONTENT if content in said] == []
    assert "Companies 1" in said
    assert "Government 1" in said


def test_the_dossier_has_the_content_once_it_is_open(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_N, ALT)
    said = heard(window)

    assert CONTENT[0] in said
    assert CONTENT[2] in said


@pytest.mark.long
def test_nothing_of_the_dossier_before_stays_behind_the_gate(desk: DossiersPage, window: MainWindow) -> None:
    assert "Words about A-1" not in heard(window)
    desk.list.choose("A-1")
    assert "Words about A-1" in heard(window)


def test_there_is_no_score_form_yet_and_keys_score_nothing(desk: DossiersPage, qtbot: QtBot) -> None:
    assert not desk.form.isVisible()

    type_in(qtbot, "4")
    for action in ("cannot-judge", "private-note", "score-history"):
        desk.handlers()[action]()

    assert [score.application for score in desk.session.view.scores()] == ["A-1"]


def test_no_conflict_is_written_and_opens_the_dossier_at_once(desk: DossiersPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.gate.confirm, Qt.MouseButton.LeftButton)

    assert cleared(desk) == {"A-1", "A-2"}
    assert desk.form.isVisible()
    assert desk.dossier.isVisible()
    assert desk.form.current.value.hasFocus()


def test_undoing_the_answer_closes_the_dossier_again(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_N, ALT)
    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert cleared(desk) == {"A-1"}
    assert desk.gate.isVisible()
    assert [content for content in CONTENT if content in heard(window)] == []


def test_what_was_scored_before_anyone_asked_opens_without_the_question(
    window: MainWindow, fresh_work: Workspace
) -> None:
    fresh_work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=4))
    page = desk_of(window, fresh_work)

    assert page.form.isVisible()
    page.list.choose("A-3")
    assert page.gate.isVisible()


def test_the_keyboard_does_not_begin_on_a_button_that_decides(desk: DossiersPage, qtbot: QtBot) -> None:
    assert desk.gate.names.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert cleared(desk) == {"A-1"}


def test_enter_at_the_names_opens_the_dossier(desk: DossiersPage, qtbot: QtBot) -> None:
    assert desk.gate.names.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert cleared(desk) == {"A-1", "A-2"}


def test_tab_and_enter_suffice(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    assert desk.gate.confirm.hasFocus()

    press(qtbot, Qt.Key.Key_Return)

    assert cleared(desk) == {"A-1", "A-2"}


def test_the_list_says_which_dossiers_were_not_opened_and_not_where_they_come_from(
    desk: DossiersPage,
) -> None:
    words = {task.number: task.words for task in desk.list.shown()}

    assert "not opened" in words["A-2"]
    assert "Vlaanderen" not in words["A-2"]
    assert "Limburg" in words["A-1"]


def test_a_change_elsewhere_does_not_begin_the_question_anew(desk: DossiersPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.gate.has_one, Qt.MouseButton.LeftButton)
    desk.gate.declaration.note.setText("my sister")

    desk.refresh(Changes(change=9, tables=frozenset({"score"}), rows=None))

    assert desk.gate.declaration.note.text() == "my sister"
    assert desk.gate.declaration.isVisible()


def test_the_next_to_do_may_be_a_gate_and_can_be_passed(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert desk.gate.number == "A-3"
    assert desk.gate.names.hasFocus()
    assert cleared(desk) == {"A-1"}


def test_a_whole_pack_is_scored_by_keyboard_gates_included(
    window: MainWindow, fresh_work: Workspace, qtbot: QtBot
) -> None:
    page = desk_of(window, fresh_work)
    for _application in range(3):
        press(qtbot, Qt.Key.Key_N, ALT)
        type_in(qtbot, "4,5")
        press(qtbot, Qt.Key.Key_Tab)
        type_in(qtbot, "Strong")
        press(qtbot, Qt.Key.Key_Return, CTRL)
        type_in(qtbot, "3")
        press(qtbot, Qt.Key.Key_Return, CTRL)

    scores = {(s.application, s.criterion): (s.value, s.comment) for s in fresh_work.view.scores()}
    assert {place: given for place, given in scores.items() if place[1] == "helix"} == {
        (f"A-{n}", "helix"): (9, "Strong") for n in (1, 2, 3)
    }
    assert {place: given for place, given in scores.items() if place[1] == "sme"} == {
        (f"A-{n}", "sme"): (6, "") for n in (1, 2, 3)
    }
    assert cleared(page) == {"A-1", "A-2", "A-3"}


def test_names_are_never_read_as_markup(window: MainWindow, fresh_work: Workspace) -> None:

    dossier = fresh_work.view.dossier("A-1")
    hostile = replace(dossier, partners=(replace(dossier.partners[0], name="<b>Bold</b> & co" * 20),))
    fresh_work.execute(put_dossiers([hostile], Action.OPEN_PACK))
    desk_of(window, fresh_work)

    assert "<b>Bold</b> & co" in heard(window)


def test_every_button_of_the_gate_can_be_reached_by_tab(desk: DossiersPage, qtbot: QtBot) -> None:
    reached = set()
    for _stop in range(12):
        press(qtbot, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())

    buttons = {each for each in desk.gate.findChildren(QPushButton) if each.isVisible()}
    assert buttons <= reached


def test_both_answers_weigh_the_same(desk: DossiersPage) -> None:
    one, other = desk.gate.confirm, desk.gate.has_one

    assert (one.property("kind"), one.font()) == (other.property("kind"), other.font())
    assert one.size() == other.size()
    assert one.y() == other.y()
    assert one.width() >= one.sizeHint().width()


def test_both_answers_weigh_the_same_where_they_stand_below_each_other(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", text_scale=2.0)
    window.resize(1024, 640)
    qtbot.wait(1)
    one, other = desk.gate.confirm, desk.gate.has_one

    assert one.size() == other.size()
    assert one.y() < other.y()
    assert one.width() >= one.sizeHint().width()


def test_the_gate_says_what_is_declared(desk: DossiersPage) -> None:
    assert declaration(desk.session.call) == desk.gate.declared_text.text()
    assert "a competing application" in desk.gate.declared_text.text()


@pytest.mark.long
def test_of_large_letters_the_declaration_stays_whole(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", text_scale=2.0)
    desk.gate.declared_text.setText("I declare that I have no interest in this application. " * 8)
    qtbot.wait(1)
    label = desk.gate.declared_text

    assert label.height() >= label.heightForWidth(label.width())


def test_who_declares_hears_that_the_list_of_partners_is_not_complete(
    window: MainWindow, fresh_work: Workspace
) -> None:
    dossier = replace(fresh_work.view.dossier("A-2"), lacking=Lacking(partners=2, budget=1))
    fresh_work.execute(Act(act=lambda change: change.put_lacking([dossier]), action=Action.OPEN_PACK))
    page = desk_of(window, fresh_work)
    page.list.choose("A-2")
    said = "The list of partners is not complete: 2 rows of it could not be read."
    assert said in [each.text() for each in page.gate.findChildren(Label)]
    page.gate.cleared.emit()
    shown = [each.text() for each in page.dossier.findChildren(Label) if each.isVisibleTo(page.dossier)]
    assert f"{said} The budget is not complete: 1 row of it could not be read." in shown
