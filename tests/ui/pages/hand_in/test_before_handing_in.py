"""What is to be done before anything can be handed in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.workspace import Workspace
from tests.ui.pages.hand_in.test_hand_in import complete
from ui.pages.hand_in.page import HandInPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, work: Workspace) -> HandInPage:
    complete(work, "A-1")
    window.start(work)
    window.show_page("hand-in")
    shown = window.page()
    assert isinstance(shown, HandInPage)
    return shown


@pytest.mark.long
def test_what_is_to_be_done_before_handing_in_stands_beside_the_button(
    page: HandInPage, pack: HandedPack, qtbot: QtBot
) -> None:
    why, note = page.sign.why, page.sign.note
    assert not page.button.isEnabled()
    assert why.text() == "Type your access code first: it is your signature."
    assert why.text() == page.button.accessibleDescription()
    assert (why.property("tone"), note.property("tone"), note.isVisible()) == ("attention", "dim", True)
    assert abs(why.geometry().center().y() - page.button.geometry().center().y()) < page.button.height()

    qtbot.keyClicks(page.code.edit, pack.code)
    assert (page.button.isEnabled(), why.text()) == (True, "")

    page.choice.choose("some")
    rows = page.choice.list.applications
    rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert (page.button.isEnabled(), why.text()) == (False, "Choose at least one application to hand in.")
