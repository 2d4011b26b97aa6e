"""A picture of lines: drawn as it is said, gone through by keys, and no dearer for thousands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.look import measuring, theme
from ui.widgets.charts.line_chart import MOST_ON_A_PICTURE, LineChart
from ui.widgets.charts.line_places import LinePlaces
from ui.widgets.charts.line_values import Axis, Beside, Group, Line, Lines, Span

BEFORE = (Beside(head="#", width=30, is_right=True), Beside(head="Title", width=100, stretches=True))
AFTER = (Beside(head="P", width=40, has_bar=True), Beside(head="Words", width=90, drops=True))
AXIS = Axis(low=0.0, high=10.0, ticks=((0.0, "0"), (10.0, "10")), line=5.0, line_words="line")


def line(n: int) -> Line:
    return Line(
        key=f"K{n}",
        words=(str(n), f"Title {n}", f"{n} %", "words"),
        said=f"line {n}",
        shade=(0.0, 0.2, 1.0, 0.2, 0.0),
        tick=2.0,
        share=0.5,
    )


def lines(rows: Sequence[int | Group], *, axis: Axis = AXIS, count: int = 4) -> Lines:
    return Lines(axis=axis, rows=rows, line=line, keys=[f"K{n}" for n in range(count)])


GROUPED = lines([Group(text="First"), 0, 1, Group(text="Second", ground="attention-ground"), 2, 3])


def shown(qtbot: QtBot, given: Lines, *, width: int = 900, height: int = 400) -> LineChart:
    chart = LineChart("Places", BEFORE, AFTER)
    qtbot.addWidget(chart)
    chart.show_lines(given, "What it shows.")
    chart.resize(width, height)
    chart.show()
    qtbot.waitExposed(chart)
    qtbot.wait(5)
    return chart


def at(image: QImage, x: float, y: float) -> QColor:
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio))


def middle(row: int) -> float:
    return theme.pixels(34) + theme.pixels(26) * (row + 0.5)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_band_is_strongest_where_it_stands_most_often(qtbot: QtBot, name: str) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, name)
    chart = shown(qtbot, lines([0], axis=Axis(low=0.0, high=10.0)))
    place = LinePlaces(BEFORE, AFTER, AXIS, chart.viewport().width())
    image = chart.grab().toImage()
    ground = theme.colour("panel").lightness()
    most, some, none = (abs(at(image, place.at(x), middle(0)).lightness() - ground) for x in (5.0, 3.2, 0.1))
    assert most > some > none


def test_the_tick_and_the_line_across_have_the_accent(qtbot: QtBot) -> None:
    chart = shown(qtbot, lines([0, 1]))
    place = LinePlaces(BEFORE, AFTER, AXIS, chart.viewport().width())
    image = chart.grab().toImage()
    assert at(image, place.at(2.0), middle(0)) == theme.colour("accent")
    assert at(image, place.at(5.0), middle(1) - 12) == theme.colour("accent")


def test_a_span_and_a_dot_stand_where_they_say(qtbot: QtBot) -> None:
    spanned = Line(key="K0", words=("", "", "", ""), said="", spans=(Span(low=1.0, high=4.0),), dot=8.0)
    chart = shown(qtbot, Lines(axis=Axis(low=0.0, high=10.0), rows=[0], line=lambda _n: spanned, keys=["K0"]))
    place = LinePlaces(BEFORE, AFTER, AXIS, chart.viewport().width())
    image = chart.grab().toImage()
    assert at(image, place.at(2.5), middle(0)) == theme.colour("edge")
    assert at(image, place.at(6.0), middle(0)) == theme.colour("selection")
    assert at(image, place.at(8.0) + 4, middle(0)) != theme.colour("selection")
    copied = chart.picture()
    place = LinePlaces(BEFORE, AFTER, AXIS, copied.width() / copied.devicePixelRatio())
    assert at(copied, place.at(2.5), middle(0)) == theme.colour("edge")
    assert at(copied, place.at(6.0), middle(0)) == theme.colour("panel")


@pytest.mark.parametrize("name", ["light", "dark", "contrast-light", "contrast-dark"])
def test_what_a_share_lacks_is_told_from_what_it_has(qtbot: QtBot, name: str) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, name)
    chart = shown(qtbot, lines([0, 1]))
    place = LinePlaces(BEFORE, AFTER, AXIS, chart.viewport().width())
    image, (x, wide) = chart.grab().toImage(), place.rooms[2]
    has, lacks = (at(image, x + wide - 44 + where, middle(1)) for where in (10, 34))
    assert has == theme.colour("accent")
    assert abs(has.lightness() - lacks.lightness()) > 40


def test_keys_go_from_line_to_line_and_past_what_heads_them(qtbot: QtBot) -> None:
    chart = shown(qtbot, GROUPED)
    assert (chart.key_at_hand, chart.accessibleName()) == ("K0", "line 0")
    opened: list[str] = []
    chart.opened.connect(opened.append)
    for key, expected in (
        (Qt.Key.Key_Down, "K1"),
        (Qt.Key.Key_Down, "K2"),
        (Qt.Key.Key_Up, "K1"),
        (Qt.Key.Key_End, "K3"),
        (Qt.Key.Key_Down, "K3"),
        (Qt.Key.Key_Home, "K0"),
    ):
        QTest.keyClick(chart, key)
        assert (chart.key_at_hand, chart.accessibleName()) == (expected, f"line {expected[1:]}")
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened == ["K0"]


def test_a_click_takes_a_line_and_a_head_takes_none(qtbot: QtBot) -> None:
    chart = shown(qtbot, GROUPED)
    for row, expected in ((4, "K2"), (3, "K2"), (0, "K2"), (1, "K0")):
        spot = QPoint(200, round(middle(row)))
        QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert chart.key_at_hand == expected
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 5))
    assert chart.key_at_hand == "K0"


def test_the_line_at_hand_stays_at_hand_when_others_are_shown(qtbot: QtBot) -> None:
    chart = shown(qtbot, GROUPED)
    chart.choose("K2")
    chart.show_lines(lines([3, 2]), "")
    assert chart.key_at_hand == "K2"
    chart.show_lines(lines([3, 1]), "")
    assert chart.key_at_hand == "K3"
    chart.show_lines(lines([]), "")
    assert (chart.key_at_hand, chart.accessibleName()) == ("", "Places")
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.key_at_hand == ""


def test_of_thousands_only_those_in_sight_are_made(qtbot: QtBot) -> None:
    made: set[int] = set()

    def told(n: int) -> Line:
        made.add(n)
        return line(n)

    count = 5_000
    many = Lines(axis=AXIS, rows=range(count), line=told, keys=[f"K{n}" for n in range(count)])
    chart = shown(qtbot, many)
    room = len(made)
    assert 5 < room < 20
    assert chart.below == count - room
    QTest.keyClick(chart, Qt.Key.Key_End)
    qtbot.wait(5)
    assert chart.key_at_hand == "K4999"
    assert chart.below == 0
    assert len(made) <= 2 * room + 1
    assert chart.is_long
    assert chart.picture().height() < theme.pixels(26) * (MOST_ON_A_PICTURE + 4) * 2
    assert len(made) <= 2 * room + 1 + MOST_ON_A_PICTURE


def test_it_is_heard_as_one_chart(qtbot: QtBot) -> None:
    chart = shown(qtbot, GROUPED)
    heard = QAccessible.queryAccessibleInterface(chart)
    assert heard is not None
    assert heard.role() is QAccessible.Role.Chart
    assert heard.childCount() == 0
    assert heard.text(QAccessible.Text.Description) == "What it shows."


def test_in_little_room_the_last_words_leave_and_the_marks_stay(qtbot: QtBot) -> None:
    wide, narrow = (LinePlaces(BEFORE, AFTER, AXIS, float(width)) for width in (900, 430))
    assert 3 in wide.rooms
    assert 3 not in narrow.rooms
    for place in (wide, narrow):
        assert place.right - place.left > 100
        assert all(x >= 0 and x + room <= place.width for x, room in place.rooms.values())
    shown(qtbot, GROUPED, width=430).grab()


@pytest.mark.long
def test_of_a_chart_that_scrolls_with_its_page_only_words_in_sight_are_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QScrollArea

    asked: list[str] = []
    elided = measuring.elided
    monkeypatch.setattr(
        measuring,
        "elided",
        lambda text, role, room: (asked.append(text), elided(text, role, room))[1],
    )
    chart = LineChart("Places", BEFORE, AFTER)
    chart.show_lines(lines(range(500), count=500), "What it shows.")
    chart.setFixedSize(900, chart.sizeHint().height())
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(chart)
    area.resize(920, 300)
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: "Title 0" in asked)
    titles = {text for text in asked if text.startswith("Title")}
    assert 5 <= len(titles) <= 20
    asked.clear()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "Title 499" in asked)
    asked.clear()
    chart.grab()
    assert {f"Title {n}" for n in range(500)} <= set(asked)
