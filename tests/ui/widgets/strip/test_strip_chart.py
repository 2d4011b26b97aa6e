from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from ui.look import theme
from ui.widgets.strip.chart import StripChart
from ui.widgets.strip.layout import RADII, Crowd, radius_for, spots_for
from ui.widgets.strip.paint import labelled
from ui.widgets.strip.place import ZONES, place_rows
from ui.widgets.strip.values import Point, Row, Tick
from ui.widgets.strip.yardstick import YardstickStrip

HALF = Fraction(1, 2)
FIVE = tuple(Tick(at=Fraction(n), text=str(n)) for n in range(6))


def row(id: str, values: Sequence[tuple[str, float]], **changes: object) -> Row:
    points = [
        Point(key=key, name=f"Title of {key}", at=Fraction(value), words=str(value)) for key, value in values
    ]
    ordered = tuple(sorted(points, key=lambda point: (point.at, point.key)))
    given = {"title": id.title(), "ticks": FIVE, "step": HALF, "spoken": f"{id}: in words."} | changes
    return Row(id=id, points=ordered, **given)  # type: ignore[arg-type]


HELIX = row("helix", [("A-1", 3), ("A-2", 4), ("A-3", 4), ("A-4", 4.5)])
SME = row("sme", [("A-2", 1), ("A-4", 5)])
NONE = row("none", [])


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


# where dots stand


@pytest.mark.parametrize("cell", [0.0, 40.0])
def test_no_two_dots_touch_while_there_is_room(cell: float) -> None:
    crowd = Crowd(xs=(10.0, 50.0, 50.0, 50.0, 50.0, 90.0, 90.0), cell=cell)
    radius = radius_for(crowd, 40)

    spots = spots_for(crowd, 40, radius)

    assert radius == RADII[0]
    assert [x for x, _rise in spots] == list(crowd.xs)
    for one, other in combinations(spots, 2):
        assert abs(complex(*one) - complex(*other)) > 2 * radius


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("room", [40.0, 400.0])
def test_equal_scores_stand_at_one_place(count: int, room: float) -> None:
    crowd = Crowd(xs=(50.0,) * count, cell=room)

    spots = spots_for(crowd, ZONES[-1], radius_for(crowd, ZONES[-1]))

    assert {x for x, _rise in spots} == {50.0}
    assert len(set(spots)) == count


def test_a_crowd_gets_smaller_dots_and_stays_within_its_height() -> None:
    crowd = Crowd(xs=(50.0,) * 40, cell=40.0)
    radius = radius_for(crowd, 30)

    spots = spots_for(crowd, 30, radius)

    assert radius == RADII[-1]
    assert max(rise for _x, rise in spots) <= 30 - 2 * radius
    assert len(set(spots)) == 40


def test_dots_of_a_value_stand_around_it() -> None:
    crowd = Crowd(xs=(50.0,) * 6, cell=40.0)

    spots = spots_for(crowd, 12, RADII[0])

    assert sum(x for x, _rise in spots) / 6 == pytest.approx(50)


def test_the_same_scores_give_the_same_picture() -> None:
    assert place_rows([HELIX, SME], 500, 300) == place_rows([HELIX, SME], 500, 300)


def test_a_dot_stands_at_its_score() -> None:
    placed = place_rows([HELIX], 500, 100)[0]

    assert placed.dots[0].x() == pytest.approx(placed.x_of(3))
    assert placed.x_of(0) == placed.left
    assert placed.x_of(5) == placed.right


def test_rows_on_one_scale_share_an_axis() -> None:
    ten = row("ten", [("A-1", 7)], ticks=tuple(Tick(at=Fraction(n), text=str(n)) for n in range(11)))

    assert [False, True, True] == [each.axis is not None for each in place_rows([HELIX, SME, ten], 500, 300)]


def test_rows_never_overlap_however_low_the_chart() -> None:
    placed = place_rows([HELIX, SME, NONE], 500, 10)

    assert all(upper.band.bottom() <= lower.band.top() for upper, lower in pairwise(placed))


@pytest.mark.parametrize(("values", "expected"), [([3], 3), ([3, 4], 3.5), ([1, 4, 5], 4), ([], None)])
def test_the_median_is_the_middle_one_or_between_the_two(values: list[float], expected: float | None) -> None:
    assert row("x", [(f"A-{n}", value) for n, value in enumerate(values)]).median == expected


def test_labels_that_find_no_room_go_but_the_ends_stay(qapp: QApplication) -> None:
    hundred = [Tick(at=Fraction(n), text=str(n)) for n in range(101)]

    assert [tick.text for tick in labelled(hundred, 500)] == [str(n) for n in range(0, 101, 10)]
    assert [tick.text for tick in labelled(hundred, 20)] == ["0", "100"]
    assert [tick.text for tick in labelled(FIVE, 500)] == ["0", "1", "2", "3", "4", "5"]


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


def test_three_hundred_applications_paint_at_once(chart: StripChart) -> None:
    many = [
        row(f"row {n}", [(f"A-{each}", (each * (n + 3)) % 11 / 2) for each in range(300)]) for n in range(7)
    ]
    chart.set_rows(many)
    chart.resize(500, 700)
    chart.grab()

    times = []
    for _turn in range(5):
        started = perf_counter()
        chart.grab()
        times.append(perf_counter() - started)

    assert min(times) < 0.03


# under the segmented control

SCALE = Scale(id="half", lowest=Fraction(0), highest=Fraction(5), step=HALF)


def test_my_other_scores_on_a_criterion_are_said_in_words(qtbot: QtBot) -> None:
    strip = YardstickStrip(SCALE, [8, 7, 8, 8], 8)
    qtbot.addWidget(strip)

    assert strip.accessibleName() == "My other scores here: 1 × 3.5, 3 × 4"


def test_without_other_scores_the_strip_is_blank_and_as_high(qtbot: QtBot) -> None:
    strip = YardstickStrip(SCALE, [8], None)
    qtbot.addWidget(strip)
    height = strip.sizeHint().height()

    strip.set_scores([], None)

    assert (strip.words(), strip.sizeHint().height()) == ("", height)


@pytest.mark.parametrize("count", [1, 5, 40])
def test_other_scores_are_drawn_under_their_segment(qtbot: QtBot, count: int) -> None:
    strip = YardstickStrip(SCALE, [8] * count, None)
    qtbot.addWidget(strip)
    strip.resize(440, 14)
    image = strip.grab().toImage()
    blank = image.pixelColor(0, 0)

    drawn = [x for x in range(440) for y in range(14) if image.pixelColor(x, y) != blank]

    assert min(drawn) >= 8 * 40
    assert max(drawn) <= 9 * 40
