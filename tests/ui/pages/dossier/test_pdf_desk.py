"""Reading beside the score form, by the keys of the window and those of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.attaching import AttachFiles
from tests.samples import clear_all, small_panel
from tests.ui.widgets.pdf.pdf_samples import pdf
from ui.pages.scoring.page import DossiersPage
from ui.widgets.pdf.pane import PdfPane
from ui.window.frame import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> DossiersPage:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(pdf(48))
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(AttachFiles(application="A-1", paths=(plan,)))
        pack = next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")
    window.start(clear_all(open_pack(pack.path, pack.code)))
    window.activateWindow()
    page = window.page()
    assert isinstance(page, DossiersPage)
    page.form.focus_current()
    qtbot.waitUntil(page.form.current.value.hasFocus)
    return page


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def opened(desk: DossiersPage, qtbot: QtBot) -> PdfPane:
    """As a juror opens it: to the attachments, Enter on the first."""
    press(qtbot, Qt.Key.Key_R, CTRL)
    press(qtbot, Qt.Key.Key_Space)
    assert desk.dossier.reader is not None
    assert desk.dossier.reader.pane is not None
    return desk.dossier.reader.pane


def test_an_attachment_is_read_and_a_score_given_by_keys_alone(desk: DossiersPage, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    press(qtbot, Qt.Key.Key_G, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "12")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_R, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "4,5")

    assert 11 == pane.view.page
    task = desk.list.current()
    assert task is not None
    assert 9 == task.scores["helix"].value
    assert desk.dossier.currentWidget() is desk.dossier.reader


def test_the_form_stays_in_sight_beside_the_attachment(desk: DossiersPage, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)

    assert desk.form.isVisible()
    left = pane.mapTo(desk, pane.rect().topRight()).x()
    assert left < desk.form.x()


def test_keys_mean_the_attachment_while_the_keyboard_is_in_it(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    pane = opened(desk, qtbot)
    general: list[str] = []
    window.general_asked.connect(general.append)

    before = pane.view.factor
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert before < pane.view.factor
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert pane.find_bar.field.hasFocus()
    assert [] == general

    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert ["larger"] == general
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert desk.list.search.hasFocus()


def test_the_list_makes_room_and_comes_back(desk: DossiersPage, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    press(qtbot, Qt.Key.Key_F9)
    assert desk.list.isHidden()

    press(qtbot, Qt.Key.Key_F9)
    assert not desk.list.isHidden()


def test_another_dossier_closes_the_attachment(desk: DossiersPage, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    press(qtbot, Qt.Key.Key_PageDown, CTRL)

    task = desk.list.current()
    assert task is not None
    assert "A-2" == task.number
    assert desk.dossier.reader is None


def test_the_window_closes_with_an_attachment_open(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    pane = opened(desk, qtbot)
    pane.view.show_place(20)
    place = pane.place()
    assert desk.dossier.reader is not None
    sha256 = desk.dossier.reader.attachment.sha256
    settings = window.settings

    assert window.close()
    qtbot.wait(50)
    assert place == settings.place_in(sha256)
