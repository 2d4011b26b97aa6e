"""A pack with an undertaking in the window: read first, agreed to or left, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAbstractTextDocumentLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.texts import Text
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.workspace import Workspace
from tests.samples import changed_call, small_panel
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.attempts import Attempts
from ui.tasks import SynchronousPool, Tasks

OWN = Text(nl="Ik zwijg.", en="I keep silent.")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.execute(changed_call(undertaking=OWN))
        yield made


@pytest.fixture
def pack(panel: Workspace, tmp_path: Path) -> HandedPack:
    return next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")


@pytest.fixture
def page(pack: HandedPack, qtbot: QtBot) -> AccessCodePage:
    made = AccessCodePage(pack.path, Tasks(SynchronousPool()), Attempts())
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    made.code.edit.setText(pack.code)
    made.code.edit.textEdited.emit(pack.code)
    made.open()
    qtbot.waitUntil(made.undertaking.text.hasFocus)
    return made


def works(pack: HandedPack) -> list[Path]:
    return [*pack.path.parent.glob("*.evalwork")]


def test_the_text_stands_before_anything_is_opened(page: AccessCodePage, pack: HandedPack) -> None:
    card = page.undertaking
    assert (True, False) == (card.isVisible(), page.card.isVisible())
    assert (OWN.en, "You agree as An Peeters.") == (card.text.text(), card.name.text())
    assert "“Call”" in card.lead.text()
    assert OWN.en == card.text.accessibleDescription()
    assert [] == works(pack)


def test_nothing_in_it_looks_as_if_it_could_be_typed_over(page: AccessCodePage) -> None:
    page.undertaking.text.grab()
    (layout,) = page.undertaking.text.findChildren(QAbstractTextDocumentLayout)
    assert layout.property("cursorWidth") == 0


def test_going_back_opens_nothing(page: AccessCodePage, pack: HandedPack, qtbot: QtBot) -> None:
    qtbot.keyClick(page.undertaking.text, Qt.Key.Key_Escape)
    assert (False, True) == (page.undertaking.isVisible(), page.card.isVisible())
    assert [] == works(pack)
    page.open()
    page.undertaking.back.click()
    assert page.card.isVisible()
    assert [] == works(pack)


def test_the_keyboard_reads_and_agrees(
    page: AccessCodePage, pack: HandedPack, qtbot: QtBot, qapp: QApplication
) -> None:
    opened: list[Workspace] = []
    page.opened.connect(opened.append)
    assert page.undertaking.text is page.focusWidget()
    for widget in (page.undertaking.other, page.undertaking.back, page.undertaking.button):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert widget is page.focusWidget()
    qtbot.keyClick(page.undertaking.button, Qt.Key.Key_Return)
    (work,) = opened
    (made,) = work.view.agreements()
    work.close()
    assert ("en", OWN.en) == (made.language, made.words)
    assert 1 == len(works(pack))


def test_what_is_agreed_to_is_what_was_read(page: AccessCodePage) -> None:
    opened: list[Workspace] = []
    page.opened.connect(opened.append)
    assert "Read it in: Nederlands" == page.undertaking.other.text()
    page.undertaking.other.click()
    assert OWN.nl == page.undertaking.text.text()
    page.undertaking.button.click()
    (work,) = opened
    assert ["nl"] == [each.language for each in work.view.agreements()]
    work.close()
