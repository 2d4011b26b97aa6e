from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pace import allowed
from tests.ui.widgets.pdf.pdf_samples import Shown, pdf
from ui.settings import ReadingPlace
from ui.widgets.pdf import pane as pdf_pane
from ui.widgets.pdf.layout import MOST_ZOOM
from ui.widgets.pdf.pages import MOST_KEPT
from ui.widgets.pdf.paint import paint_page
from ui.widgets.pdf.pane import PdfPane

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    qtbot: QtBot, pane: PdfPane, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(pane.view, key, modifier)


def drawn(qtbot: QtBot, pane: PdfPane, page: int) -> None:
    qtbot.waitUntil(lambda: pane.view._pages.find(page) is not None)


def colours_in(pane: PdfPane) -> set[str]:
    picture = pane.view.viewport().grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }


def test_the_first_page_is_drawn_on_white(qtbot: QtBot) -> None:
    with Shown(pdf(3)) as pane:
        drawn(qtbot, pane, 0)
        assert {"#ffffff", "#f4f6f7"} <= colours_in(pane)


@pytest.mark.long
def test_two_thousand_pages_open_at_once(qtbot: QtBot) -> None:
    content = pdf(2000)
    begin = time.perf_counter()

    with Shown(content) as pane:
        drawn(qtbot, pane, 0)
        took = time.perf_counter() - begin
        assert 2000 == pane.view.page_count
        press(qtbot, pane, Qt.Key.Key_End)
        drawn(qtbot, pane, 1999)

    # A tenth of a second where it is measured; the rest is for a busy machine.
    assert took < allowed(3)


def test_only_pages_in_sight_are_drawn(qtbot: QtBot) -> None:
    with Shown(pdf(200)) as pane:
        drawn(qtbot, pane, 0)
        pane.view.show_place(150)
        drawn(qtbot, pane, 150)

        assert [None] * 100 == [pane.view._pages.find(page) for page in range(20, 120)]


@pytest.mark.long
def test_pictures_never_take_more_than_their_room(qtbot: QtBot) -> None:
    with Shown(pdf(12)) as pane:
        for _step in range(20):
            press(qtbot, pane, Qt.Key.Key_Plus, CTRL)
        assert MOST_ZOOM == pane.view.factor
        for page in range(12):
            pane.view.show_place(page)
            drawn(qtbot, pane, page)
            assert MOST_KEPT >= pane.view._pages.bytes_kept


def test_the_page_field_goes_to_a_page(qtbot: QtBot) -> None:
    with Shown(pdf(48)) as pane:
        press(qtbot, pane, Qt.Key.Key_G, CTRL)
        qtbot.keyClicks(QApplication.focusWidget(), "30")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

        assert 29 == pane.view.page
        assert "Page 30 of 48 of plan.pdf" == pane.view.accessibleName()
        assert pane.view.hasFocus()


@pytest.mark.parametrize("typed", ["0", "49", "x", ""])
def test_a_page_that_is_not_there_changes_nothing(qtbot: QtBot, typed: str) -> None:
    with Shown(pdf(48)) as pane:
        pane.view.show_place(4)
        pane.do("attachment-page")
        qtbot.keyClicks(pane.bar.page, typed)
        qtbot.keyClick(pane.bar.page, Qt.Key.Key_Return)

        assert 4 == pane.view.page


def test_page_keys_scroll_and_the_field_follows(qtbot: QtBot) -> None:
    with Shown(pdf(48)) as pane:
        pane.do("attachment-fit-page")
        press(qtbot, pane, Qt.Key.Key_PageDown)
        assert "2" == pane.bar.page.text()
        press(qtbot, pane, Qt.Key.Key_PageUp)
        assert "1" == pane.bar.page.text()
        press(qtbot, pane, Qt.Key.Key_End)
        assert "48" == pane.bar.page.text()
        press(qtbot, pane, Qt.Key.Key_Home)
        assert "1" == pane.bar.page.text()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Plus, CTRL), (Qt.Key.Key_Equal, CTRL), (Qt.Key.Key_Plus, CTRL | SHIFT)],
)
def test_zooming_in_works_on_every_keyboard(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    with Shown(pdf(3)) as pane:
        before = pane.view.factor
        press(qtbot, pane, key, modifier)

        assert before < pane.view.factor


def test_zooming_keeps_the_place(qtbot: QtBot) -> None:
    with Shown(pdf(48)) as pane:
        pane.view.show_place(20, 0.5)
        for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_9):
            press(qtbot, pane, key, CTRL)
            assert pane.view.page in (20, 21)


def test_the_wheel_with_ctrl_zooms_where_the_pointer_is(qtbot: QtBot) -> None:
    with Shown(pdf(5)) as pane:
        pane.view.show_place(1, 0.2)
        spot = QPoint(100, 300)
        before = pane.view._layout.place_at(pane.view.verticalScrollBar().value() + spot.y())
        wheel = QWheelEvent(
            QPointF(spot), QPointF(spot), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        factor = pane.view.factor

        QApplication.sendEvent(pane.view.viewport(), wheel)

        after = pane.view._layout.place_at(pane.view.verticalScrollBar().value() + spot.y())
        assert factor < pane.view.factor
        assert before[0] == after[0]
        assert before[1] == pytest.approx(after[1], abs=0.01)


def test_a_fitted_page_follows_the_width_of_the_pane(qtbot: QtBot) -> None:
    with Shown(pdf(5), size=(400, 600)) as pane:
        pane.view.show_place(2, 0.4)
        before = pane.view.factor
        pane.resize(800, 600)
        QApplication.processEvents()

        assert before * 1.8 < pane.view.factor
        assert (2, pytest.approx(0.4)) == pane.view.place()


def test_a_place_is_found_back_whatever_the_size_of_the_window(qtbot: QtBot) -> None:
    content = pdf(48)
    with Shown(content) as pane:
        press(qtbot, pane, Qt.Key.Key_Plus, CTRL)
        pane.view.show_place(30, 0.25)
        place = pane.place()

    with Shown(content, place=place, size=(700, 500)) as again:
        assert place == again.place()
        assert 30 == again.view.page


def test_a_place_beyond_the_document_is_its_end(qtbot: QtBot) -> None:
    with Shown(pdf(3), place=ReadingPlace(page=900)) as pane:
        assert 2 == pane.view.page


def test_a_link_within_the_document_is_followed_and_alt_left_leads_back(qtbot: QtBot) -> None:
    with Shown(pdf(20, link_to=15)) as pane:
        drawn(qtbot, pane, 0)
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 40))
        assert 14 == pane.view.page

        press(qtbot, pane, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert 0 == pane.view.page


def test_a_link_out_of_the_document_opens_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    with Shown(pdf(20, link_to=15)) as pane:
        drawn(qtbot, pane, 0)
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 130))

        assert (0, []) == (pane.view.page, opened)


def test_its_own_keys_come_to_it_before_those_of_the_window(qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    with Shown(pdf(2)) as pane:
        for key, is_ours in ((Qt.Key.Key_F, True), (Qt.Key.Key_Plus, True), (Qt.Key.Key_K, False)):
            event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
            event.ignore()
            QApplication.sendEvent(pane.view, event)
            assert is_ours == event.isAccepted()


def test_a_page_is_announced_once_the_reader_pauses(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(pdf_pane, "PAUSE", 30)
    monkeypatch.setattr(pdf_pane, "announce", lambda _widget, words: said.append(words))
    with Shown(pdf(48)) as pane:
        qtbot.wait(60)
        for page in range(1, 12):
            pane.view.show_place(page)
        qtbot.waitUntil(lambda: bool(said))

    assert ["Page 12 of 48 of plan.pdf"] == said


def test_a_screen_reader_gets_the_words_of_the_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pane, "PAUSE", 30)
    monkeypatch.setattr(pdf_pane.QAccessible, "isActive", lambda: True)
    with Shown(pdf(4)) as pane:
        pane.view.show_place(1)
        qtbot.waitUntil(lambda: "plan" in pane.view.accessibleDescription())


def test_pages_of_different_sizes_stand_in_the_middle(qtbot: QtBot) -> None:
    with Shown(pdf(4, sizes=((595, 842), (842, 595)))) as pane:
        pane.do("attachment-fit-page")
        left = [pane.view._area(page).center().x() for page in range(4)]

        assert max(left) - min(left) <= 1


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot) -> None:
    def painted(image: QImage | None) -> set[int]:
        paper = QImage(400, 300, QImage.Format.Format_RGB32)
        painter = QPainter(paper)
        paint_page(painter, QRectF(1, 1, 398, 298), image)
        painter.end()
        return {paper.pixel(x, y) for x in range(5, 395) for y in range(5, 295)}

    assert {0xFFFFFFFF} == painted(None)
    assert {0xFFFFFFFF} < painted(QImage())
