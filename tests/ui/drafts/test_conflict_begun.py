"""A conflict of interest that is begun and not declared is in sight until it is declared or given up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.workspace import Workspace
from tests.ui.drafts.test_conflict_kept import NOTE, begun, kept, shown, typed
from tests.ui.pages.scoring.gate_samples import desk_of, press
from ui.pages.hand_in.page import HandInPage
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.window.frame import MainWindow


@pytest.fixture
def desk(office: MainWindow, fresh_work: Workspace) -> DossiersPage:
    office.settings = Settings(fresh_work.path.with_name("settings.json"))
    return desk_of(office, fresh_work)


def handing_in(office: MainWindow) -> HandInPage:
    office.show_page("hand-in")
    page = office.page()
    assert isinstance(page, HandInPage)
    return page


def cleared(desk: DossiersPage) -> set[str]:
    return set(desk.session.view.cleared(desk.session.call.juror))


def test_the_form_stands_there_again_with_its_application(desk: DossiersPage) -> None:
    typed(desk)
    desk.list.choose("A-1")
    assert desk.gate.is_asking

    desk.list.choose("A-2")

    assert not desk.gate.is_asking
    assert desk.gate.declaration.isVisible()
    assert shown(desk.gate.declaration) == (1, NOTE, True)


def test_going_along_the_list_keeps_the_keyboard_in_it(desk: DossiersPage, qtbot: QtBot) -> None:
    typed(desk)
    desk.list.choose("A-1")
    desk.list.list.setFocus()

    press(qtbot, Qt.Key.Key_Down)

    assert desk.gate.declaration.isVisible()
    assert desk.list.list.hasFocus()
    desk.take_focus()
    assert desk.gate.declaration.isAncestorOf(QApplication.focusWidget())


def test_enter_does_not_declare_the_contrary(desk: DossiersPage, qtbot: QtBot) -> None:
    form = typed(desk)
    qtbot.keyClick(form.note, Qt.Key.Key_Escape)
    assert desk.gate.is_asking
    assert "begun and not declared" in desk.gate._error.text()

    press(qtbot, Qt.Key.Key_Return)

    assert cleared(desk) == set()
    assert shown(form) == (1, NOTE, True)
    assert form.isVisible()
    assert "begun and not declared" in form.why.text()
    form.cancel.click()
    assert desk.gate._error.text() == ""
    press(qtbot, Qt.Key.Key_Return)
    assert cleared(desk) == {"A-2"}


def test_from_an_open_dossier_it_stands_there_again_and_leads_back_into_it(
    desk: DossiersPage, fresh_work: Workspace, qtbot: QtBot
) -> None:
    desk.list.choose("A-2")
    desk.confirm_no_conflict()
    form = typed(desk)
    desk.list.choose("A-1")
    desk.list.choose("A-2")
    assert form.isVisible()
    assert not desk.dossier.isVisible()
    fresh_work.execute(ConfirmNoConflict(application="A-1"))  # the page reads its list anew
    assert form.isVisible()

    qtbot.keyClick(form.note, Qt.Key.Key_Escape)

    assert desk.dossier.isVisible()
    assert kept(desk) == ["the conflict of interest with A-2"]


def test_handing_in_lists_it_and_waits_for_it(desk: DossiersPage, office: MainWindow) -> None:
    typed(desk)
    page = handing_in(office)
    words = "Type your access code first"
    assert "A-2: a conflict of interest is begun and not declared" in page.missing.links[0].text()
    assert "conflict of interest with A-2 is begun" in page.sign.why.text()
    assert not page.button.isEnabled()

    page.missing.links[0].click()
    assert office.page() is desk
    assert desk.gate.declaration.isVisible()
    desk.gate.declaration.cancel.click()

    page = handing_in(office)
    assert words in page.sign.why.text()
    assert not any("begun" in link.text() for link in page.missing.links)


def test_leaving_keeps_it_and_says_so(desk: DossiersPage, office: MainWindow, fresh_work: Workspace) -> None:
    path = fresh_work.path
    typed(desk)
    office.close()
    text, act = office.messages.text.text(), office.messages._act
    assert "stays on this device" in text
    assert act.text() == "Go on"
    act.click()
    assert office.session is None

    again = desk_of(office, Workspace.open(path))
    assert shown(begun(again, "A-2")) == (1, NOTE, True)


def test_each_that_waits_is_named_as_another_comes_back(
    desk: DossiersPage, office: MainWindow, fresh_work: Workspace
) -> None:
    path = fresh_work.path
    for number in ("A-2", "A-3"):
        typed(desk, number)
    office.leaving.store_typed()
    office.close_session()

    again = desk_of(office, Workspace.open(path))
    assert "2 drafts of before are kept" in office.messages.text.text()
    again.list.choose("A-3")

    text = office.messages.text.text()
    assert "1 draft of before is back: the conflict of interest with A-3. 1 draft of before is kept" in text
    assert "interest with A-2" in text
    assert "panel" not in text


def test_what_is_typed_is_written_within_a_second(desk: DossiersPage, qtbot: QtBot) -> None:
    typed(desk)
    qtbot.waitUntil(lambda: bool(Settings(desk.session.settings._path).drafts()), timeout=1_000)
