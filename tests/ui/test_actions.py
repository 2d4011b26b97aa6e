from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.people import Role
from evalapp.domain.texts import in_language
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.actions import Action, action, acts_of, declared, does, does_each
from ui.app import Application
from ui.dialogs.shortcuts import ShortcutSheet
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.text import Label
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for, page_actions

READ, WRITE = Action(id="read", said="Read"), Action(id="write", said="Write")


class Clerk:
    def __init__(self) -> None:
        self.done: list[object] = []

    @action("first", "First", given=(1,))
    @action("second", "Second", given=(2,))
    def step(self, by: int) -> None:
        self.done.append(by)

    @does_each((READ, WRITE))
    def work(self, id: str) -> None:
        self.done.append(id)


class Chief(Clerk):
    @does(Action(id="rest", said="Rest"))
    def rest(self) -> None:
        self.done.append("rest")


def test_actions_stand_in_the_order_of_the_source() -> None:
    assert [each.id for each in declared(Chief)] == ["first", "second", "read", "write", "rest"]


def test_each_action_is_done_by_its_method_with_what_it_was_given() -> None:
    chief = Chief()
    for act in acts_of(chief).values():
        act()
    assert chief.done == [1, 2, "read", "write", "rest"]


def everything(role: Role | None) -> list[Action]:
    whole = (*declared(Application), *declared(MainWindow))
    if role is None:
        return [each for each in whole if each.always]
    return [*(each for _page, each in page_actions(role)), *(each for each in whole if role in each.roles)]


@pytest.mark.parametrize("role", [None, *Role])
def test_no_two_actions_share_keys_or_id(role: Role | None) -> None:
    known = everything(role)
    for is_local in (False, True):
        keys = [each.keys for each in known if each.keys and each.is_local is is_local]
        assert len(keys) == len(set(keys))
    assert len(known) == len({each.id for each in known})


@pytest.mark.parametrize("role", list(Role))
def test_every_action_is_said_in_dutch_too(role: Role) -> None:
    with in_language("nl"):
        said = {each.text for each in everything(role)}
    assert said & {each.said for each in everything(role)} <= {"Jury", "Dossiers"}


@pytest.mark.long
@pytest.mark.parametrize("role", list(Role))
def test_every_page_does_what_it_declares(
    role: Role, work: Workspace, tmp_path: Path, tasks: Tasks, qapp: QApplication
) -> None:
    office = tmp_path / "office"
    office.mkdir()
    workspace = work if role is Role.JUROR else small_panel(office / "call.evalpanel")
    session = Session(workspace, tasks, Settings(tmp_path / "settings.json"))
    for entry in entries_for(role):
        page = entry.bring()(session)
        page.refresh(None)
        assert {each.id for each in page.known_actions()} == set(page.handlers())
        page.close()
        page.deleteLater()
    session.let_go().close()


def test_the_sheet_shows_every_action_that_has_keys(window: MainWindow, work: Workspace) -> None:
    window.start(work)

    window.show_shortcuts()

    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    shown = {label.text() for label in sheet.findChildren(Label)}
    assert {each.text for each in window.offered.known() if each.keys} <= shown


def test_the_keys_of_every_page_are_bound_once_the_first_is_shown(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    bound: Callable[[], set[str]] = lambda: {each.data() for each in window.actions()}  # noqa: E731
    window.start(work)

    qtbot.waitUntil(lambda: bound() == {each.id for each in window.offered.known()})
