"""A juror with text twice as large in a low window: the page is no higher than the window, and its foot is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea

from evalapp.operations.workspace import Workspace
from tests.samples import clear_all
from tests.ui.access.sweeping import settle
from ui.look import theme
from ui.pages.scoring.page import DossiersPage
from ui.widgets.folding.room import Room
from ui.window.frame import MainWindow


@pytest.fixture
def desk(window: MainWindow, qapp: QApplication, fresh_work: Workspace) -> DossiersPage:
    theme.apply(qapp, "light", text_scale=2.0)
    window.resize(1280, 720)
    window.start(fresh_work)
    settle()
    page = window.page()
    assert isinstance(page, DossiersPage)
    return page


def room_of(desk: DossiersPage) -> QScrollArea:
    return next(each for each in desk.window().findChildren(Room) if each.widget() is desk)


def test_at_the_question_the_page_itself_does_not_scroll(desk: DossiersPage) -> None:
    assert desk.gate.isVisible()
    assert 0 == room_of(desk).verticalScrollBar().maximum()


def test_at_the_question_both_answers_are_in_sight_and_the_names_have_most_of_the_page(
    desk: DossiersPage,
) -> None:
    gate = desk.gate
    for button in (gate.confirm, gate.has_one):
        in_sight = gate._foot.viewport().rect()
        assert in_sight.contains(QRect(button.mapTo(gate._foot.viewport(), QPoint()), button.size()))
    assert 2 * gate.names.height() > gate.height()


def test_what_is_declared_scrolls_with_the_names_and_comes_back_where_there_is_room(
    desk: DossiersPage, window: MainWindow
) -> None:
    gate = desk.gate
    assert gate.names.isAncestorOf(gate.declared_text)
    label = gate.declared_text
    assert label.height() >= label.heightForWidth(label.width())
    desk.list.choose("A-2")
    settle()
    assert (gate.number, gate.names.isAncestorOf(gate.declared_text)) == ("A-2", True)
    desk.declare_conflict()
    settle()
    assert not gate.declared_text.isVisible()
    gate.declaration.left.emit()
    window.resize(1900, 1400)
    settle()
    assert gate.declared_text.isVisible()
    assert not gate.names.isAncestorOf(gate.declared_text)


def test_where_scores_are_given_next_is_whole(desk: DossiersPage, fresh_work: Workspace) -> None:
    clear_all(fresh_work)
    settle()
    room, button = room_of(desk), desk.form.next_button
    assert button.isVisible()
    assert 0 == room.verticalScrollBar().maximum()
    bottom = button.mapTo(room.viewport(), button.rect().bottomLeft()).y()
    assert bottom < room.viewport().height()
