"""Pictures of numbers: drawn once they are in sight, and the same numbers to who hears the screen."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.widgets.charts.chart import GridChart, StackChart
from ui.widgets.charts.values import Grid, GridRow, Slice

GRID = Grid(
    corner="Sector",
    heads=["Antw.", "Limb."],
    last="Samen",
    rows=[
        GridRow(label="Bouw", words=["·", "2"], shares=[0.0, 1.0], total="2"),
        GridRow(label="Energie", words=["1", "·"], shares=[0.5, 0.0], total="1"),
    ],
    foot=GridRow(label="Samen", words=["1", "2"], shares=(), total="3"),
)


def drawn(qtbot: QtBot, chart: GridChart | StackChart) -> QImage:
    qtbot.addWidget(chart)
    chart.resize(400, chart.sizeHint().height())
    chart.show()
    qtbot.waitExposed(chart)
    qtbot.wait(1)
    return chart.grab().toImage()


def share_of(image: QImage, colour: QColor) -> int:
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_a_larger_number_has_a_stronger_tint(qtbot: QtBot) -> None:
    chart = GridChart("Sectors")
    chart.set_grid(GRID)
    image = drawn(qtbot, chart)
    ratio, head, row = image.devicePixelRatio(), theme.pixels(26), theme.pixels(24)

    def ground(column: float, line: int) -> QColor:
        return image.pixelColor(round(column * ratio), round((head + row * line + 4) * ratio))

    left = 180  # within the first column, and the second 100 further
    nothing, most = ground(left, 0), ground(left + 110, 0)
    some = ground(left, 1)
    assert theme.colour("panel").lightness() == nothing.lightness() > some.lightness() > most.lightness()
    assert "Bouw: 2; Energie: 1" == chart.accessibleDescription()


def test_bars_are_as_long_as_their_numbers(qtbot: QtBot) -> None:
    chart = GridChart("Money", has_bars=True)
    chart.set_grid(GRID)
    assert share_of(drawn(qtbot, chart), theme.colour("accent")) > 200


def test_without_room_the_figures_stand_alone(qtbot: QtBot) -> None:
    chart = GridChart("Money", has_bars=True)
    qtbot.addWidget(chart)
    chart.set_grid(GRID)
    chart.resize(190, chart.sizeHint().height())
    chart.show()
    qtbot.waitExposed(chart)
    qtbot.wait(1)
    assert 0 == share_of(chart.grab().toImage(), theme.colour("accent"))


def test_parts_share_the_bar_by_their_amounts(qtbot: QtBot) -> None:
    chart = StackChart("Partners")
    chart.set_slices(
        [Slice(label="bedrijven 3", amount=3, role="company"), Slice(label="x 1", amount=1, role="good")]
    )
    image = drawn(qtbot, chart)
    company, other = share_of(image, theme.colour("company")), share_of(image, theme.colour("good"))
    assert company / other == pytest.approx(3, rel=0.2)


@pytest.mark.parametrize("slices", [[], [Slice(label="x", amount=0, role="good")]])
def test_nothing_is_drawn_of_nothing(qtbot: QtBot, slices: list[Slice]) -> None:
    chart = StackChart("Partners")
    chart.set_slices(slices)
    assert 0 == share_of(drawn(qtbot, chart), theme.colour("good"))


def test_views_go_without_a_trace(qtbot: QtBot) -> None:
    """A view that leaves its central item to Qt takes the program with it, once in some ten times."""
    for _n in range(12):
        chart = GridChart("Sectors")
        chart.set_grid(GRID)
        drawn(qtbot, chart)
        picture = chart._picture
        assert picture is not None
        assert picture.centralWidget is None
    assert "pyqtgraph" in sys.modules


def test_what_is_out_of_sight_is_drawn_once_it_comes_in_sight(qtbot: QtBot) -> None:
    chart, above, holder = GridChart("Sectors"), QWidget(), QWidget()
    chart.set_grid(GRID)
    above.setFixedHeight(2_000)
    column = QVBoxLayout(holder)
    column.addWidget(above)
    column.addWidget(chart)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.resize(400, 300)
    area.show()
    qtbot.waitExposed(area)
    qtbot.wait(20)
    assert chart._picture is None
    area.verticalScrollBar().setValue(2_000)
    qtbot.waitUntil(lambda: chart._picture is not None)
