from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.widgets.strip.strip_samples import HELIX, NONE, SME
from ui.look import theme
from ui.widgets.strip.chart import StripChart


@pytest.fixture
def chart(qtbot: QtBot) -> StripChart:
    made = StripChart("My scores")
    qtbot.addWidget(made)
    made.set_rows([HELIX, NONE, SME])
    made.resize(500, 260)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def dot(chart: StripChart, row: int, point: int) -> QPoint:
    return chart._placed[row].dots[point].toPoint()


def picture(chart: StripChart) -> QImage:
    return chart.grab().toImage()


# keys and mouse


def test_arrows_move_along_the_row_and_say_whose_point_it_is(chart: StripChart, qtbot: QtBot) -> None:
    chosen: list[str] = []
    chart.chosen.connect(chosen.append)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(chart, key)

    assert chosen == ["A-1", "A-2", "A-3", "A-2"]
    assert chart.words() == "Title of A-2 · Helix: 4"


def test_home_and_end_go_to_the_ends_of_the_row(chart: StripChart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.words() == "Title of A-4 · Helix: 4.5"

    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.words() == "Title of A-1 · Helix: 3"


def test_down_stays_with_the_application_and_skips_an_empty_row(chart: StripChart, qtbot: QtBot) -> None:
    chart.choose("A-2")

    qtbot.keyClick(chart, Qt.Key.Key_Down)

    assert chart.words() == "Title of A-2 · Sme: 1"


def test_down_goes_to_the_nearest_where_the_application_has_no_point(chart: StripChart, qtbot: QtBot) -> None:
    chart.choose("A-3")

    qtbot.keyClick(chart, Qt.Key.Key_Down)

    assert chart.words() == "Title of A-4 · Sme: 5"


def test_enter_opens_the_application_at_the_criterion_of_the_row(chart: StripChart, qtbot: QtBot) -> None:
    chart.choose("A-4")
    qtbot.keyClick(chart, Qt.Key.Key_Down)

    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert opened.args == ["A-4", "sme"]


def test_the_mouse_says_chooses_and_opens(chart: StripChart, qtbot: QtBot) -> None:
    qtbot.mouseMove(chart, dot(chart, 0, 3))
    assert chart.words() == "Title of A-4 · Helix: 4.5"

    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=dot(chart, 0, 0))
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=dot(chart, 2, 1))

    assert chosen.args == ["A-1"]
    assert opened.args == ["A-4", "sme"]


def test_beside_the_dots_the_mouse_means_nothing(chart: StripChart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=dot(chart, 0, 0) - QPoint(60, 0))


def test_choosing_from_elsewhere_tells_nobody(chart: StripChart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.chosen):
        chart.choose("A-3")


def test_the_application_at_hand_survives_new_rows(chart: StripChart) -> None:
    chart.choose("A-4")

    chart.set_rows([SME])

    assert chart.words() == "Title of A-4 · Sme: 5"


def test_a_chart_that_lost_its_rows_takes_keys_without_harm(chart: StripChart, qtbot: QtBot) -> None:
    chart.choose("A-4")
    chart.set_rows([])

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)

    assert chart.words() == ""


# what is seen and heard


def test_the_application_at_hand_is_filled_on_every_row(chart: StripChart) -> None:
    chart.clearFocus()
    chart.choose("A-4")
    image = picture(chart)

    accent = QColor(theme.colour("accent"))
    assert [image.pixelColor(dot(chart, row, point)) for row, point in ((0, 3), (2, 1))] == [accent, accent]
    assert image.pixelColor(dot(chart, 2, 0)) != accent


def test_where_the_keyboard_is_can_be_seen(chart: StripChart) -> None:
    chart.choose("A-1")
    with_keyboard = picture(chart)

    chart.clearFocus()

    assert picture(chart) != with_keyboard


def test_a_screen_reader_hears_a_chart_and_each_row_in_words(chart: StripChart) -> None:
    heard = QAccessible.queryAccessibleInterface(chart)

    assert heard is not None
    assert heard.role() == QAccessible.Role.Chart
    assert heard.text(QAccessible.Text.Name) == "My scores"
    assert heard.text(QAccessible.Text.Description) == "helix: in words. none: in words. sme: in words."
