"""A conflict of interest that is typed and not declared: it stays with its application, also beyond the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import desk_of
from ui.pages.scoring.conflict import Declaration
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.window.frame import MainWindow

NOTE = "my sister works there"


@pytest.fixture
def desk(office: MainWindow, fresh_work: Workspace) -> DossiersPage:
    office.settings = Settings(fresh_work.path.with_name("settings.json"))
    return desk_of(office, fresh_work)


def begun(desk: DossiersPage, number: str) -> Declaration:
    desk.list.choose(number)
    desk.declare_conflict()
    return desk.gate.declaration


def typed(desk: DossiersPage, number: str = "A-2") -> Declaration:
    form = begun(desk, number)
    form.kinds.button(1).click()
    form.note.setText(NOTE)
    return form


def shown(form: Declaration) -> tuple[int, str, bool]:
    return form.kinds.checkedId(), form.note.text(), form.go_on.isEnabled()


def words(desk: DossiersPage) -> str:
    return desk.session.savings.look().words_of_all


def kept(desk: DossiersPage) -> list[str]:
    desk.session.drafts.write()
    return [each.words for each in desk.session.settings.drafts()]


def test_it_stays_with_its_application(desk: DossiersPage) -> None:
    form = typed(desk)
    assert "Not recorded yet: the conflict of interest with A-2" in words(desk)

    assert shown(begun(desk, "A-1")) == (-1, "", False)
    assert "Not recorded yet: the conflict of interest with A-2" in words(desk)
    assert shown(begun(desk, "A-2")) == (1, NOTE, True)
    form.go_on.click()
    form.back_to_kinds.click()
    assert shown(form) == (1, NOTE, True)


@pytest.mark.long
def test_it_outlives_the_window(
    desk: DossiersPage, office: MainWindow, fresh_work: Workspace, qtbot: QtBot
) -> None:
    path: Path = fresh_work.path
    typed(desk)
    office.close()
    assert "the conflict of interest with A-2" in office.messages.text.text()
    office.leaving.store_typed()
    office.close_session()

    again = desk_of(office, Workspace.open(path))

    assert "1 draft of before is kept: the conflict of interest with A-2." in office.messages.text.text()
    assert shown(begun(again, "A-2")) == (1, NOTE, True)
    assert "1 draft of before is back: the conflict of interest with A-2." == office.messages.text.text()


def test_going_back_keeps_it_and_giving_it_up_does_not(desk: DossiersPage, qtbot: QtBot) -> None:
    form = typed(desk)
    qtbot.keyClick(form.note, Qt.Key.Key_Escape)
    assert desk.gate.is_asking
    assert kept(desk) == ["the conflict of interest with A-2"]
    assert shown(begun(desk, "A-2")) == (1, NOTE, True)

    form.cancel.click()

    assert desk.gate.is_asking
    assert kept(desk) == []
    assert words(desk).startswith("All saved")
    assert shown(begun(desk, "A-2")) == (-1, "", False)


def test_what_is_declared_is_no_draft(desk: DossiersPage) -> None:
    form = typed(desk)
    assert kept(desk) == ["the conflict of interest with A-2"]
    form.go_on.click()
    form.declare.click()

    assert [each.note for each in desk.session.view.conflicts()] == [NOTE]
    assert kept(desk) == []
    assert desk.unrecorded() == ()


def test_what_is_refused_stays(desk: DossiersPage, fresh_work: Workspace) -> None:
    form = typed(desk)
    fresh_work.file.conn.execute("PRAGMA query_only = ON")
    form.go_on.click()
    form.declare.click()

    assert kept(desk) == ["the conflict of interest with A-2"]
    fresh_work.file.conn.execute("PRAGMA query_only = OFF")
    assert shown(begun(desk, "A-2")) == (1, NOTE, True)


def test_a_kind_that_is_none_any_more_is_not_taken_back(desk: DossiersPage) -> None:
    typed(desk)
    drafts = desk.gate.declaration.drafts
    drafts.keep("A-2", ("cousin", NOTE))
    waiting = drafts.to_keep(desk.session.drafts._owner, "conflict")  # type: ignore[arg-type]
    begun(desk, "A-1")
    drafts.forget("A-2")
    drafts.take_back(waiting)

    assert shown(begun(desk, "A-2")) == (-1, "", False)
    assert desk.unrecorded() == ()
