"""How scores look: the same strokes and symbols in the strip and in the cells of a table, on every screen and theme."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.scoring.picture import ScoreLine
from tests.ui.widgets.strip.test_strip_chart import HELIX, SME, dot, picture
from ui.look import theme
from ui.widgets.strip.chart import StripChart
from ui.widgets.strip.symbols import paint_score_line

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def chart(qtbot: QtBot) -> StripChart:
    made = StripChart("My scores")
    qtbot.addWidget(made)
    theme.dress(made)
    made.set_rows([HELIX, SME])
    made.resize(500, 200)
    made.show()
    return made


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def colours(image: QImage, spots: dict[str, QPoint]) -> dict[str, str]:
    return {name: image.pixelColor(spot).name() for name, spot in spots.items()}


@pytest.mark.parametrize("name", ["dark", "contrast-light", "contrast-dark"])
@pytest.mark.usefixtures("light_again")
def test_the_picture_takes_the_colours_of_another_theme(
    chart: StripChart, qapp: QApplication, name: str
) -> None:
    chart.choose("A-4")
    picture(chart)

    theme.apply(qapp, name)

    spots = {"accent": dot(chart, 0, 3), "panel": dot(chart, 1, 1) - QPoint(0, 12)}
    wanted = {role: theme.colour(role).name() for role in spots}
    assert wanted == colours(picture(chart), spots)


def test_the_picture_leaves_mouse_and_keyboard_to_the_chart(chart: StripChart) -> None:
    drawn = chart._picture
    assert drawn is not None
    assert drawn.rect() == chart.rect()
    assert chart.childAt(dot(chart, 0, 0)) is None
    assert drawn.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert drawn.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_a_screen_reader_meets_the_chart_and_not_what_draws_it(chart: StripChart) -> None:
    heard = QAccessible.queryAccessibleInterface(chart)
    assert heard is not None
    assert (QAccessible.Role.Chart, 0) == (heard.role(), heard.childCount())


def test_a_mouse_that_moves_along_draws_no_row_anew(chart: StripChart, qtbot: QtBot) -> None:
    drawn = chart._picture
    assert drawn is not None
    before = set(drawn.scene().items())

    qtbot.mouseMove(chart, dot(chart, 0, 2))
    with_ring = set(drawn.scene().items())
    chart.leaveEvent(QEvent(QEvent.Type.Leave))

    assert (1, True) == (len(with_ring - before), before < with_ring)
    assert before == set(drawn.scene().items())


def test_new_rows_leave_nothing_of_the_old_ones(chart: StripChart) -> None:
    chart.set_rows([])
    drawn = chart._picture
    assert drawn is not None
    assert [] == drawn.scene().items()


# in a cell

LINE = ScoreLine(lowest=0, highest=5, values=(1, 2.5, 4), total=2.5)


def painted(line: ScoreLine, ratio: int = 1) -> QImage:
    image = QImage(212 * ratio, 33 * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("panel"))
    painter = QPainter(image)
    paint_score_line(painter, QRectF(0, 0, 212, 33), line, theme.colour("panel"))
    painter.end()
    return image


def is_ink(colour: QColor, role: str) -> bool:
    wanted = theme.colour(role)
    apart = (colour.red() - wanted.red(), colour.green() - wanted.green(), colour.blue() - wanted.blue())
    return max(map(abs, apart)) < 40


def columns(image: QImage, role: str) -> list[int]:
    """Where the ink of a role is seen on the middle line or above it."""
    return [
        x
        for x in range(image.width())
        if any(is_ink(image.pixelColor(x, y), role) for y in range(image.height() // 2))
    ]


@pytest.mark.parametrize(("is_rising", "at"), [(True, 0.2), (False, 0.8)])
@pytest.mark.usefixtures("qapp")
def test_a_circle_stands_at_its_value_and_the_better_end_at_the_right(is_rising: bool, at: float) -> None:
    seen = columns(painted(ScoreLine(lowest=0, highest=5, values=(1,), is_rising=is_rising)), "dim")
    middle = 6 + 200 * at
    assert (middle - 5 <= min(seen), max(seen) <= middle + 5, len(seen) > 3) == (True, True, True)


@pytest.mark.usefixtures("qapp")
def test_the_total_is_a_tick_at_its_value() -> None:
    seen = columns(painted(LINE), "accent")
    assert 2 <= len(seen) <= 4  # of a tick between two pixels the edges are paler
    assert abs(sum(seen) / len(seen) - 105.5) <= 0.5


@pytest.mark.usefixtures("qapp")
def test_a_circle_is_as_thick_on_a_fine_screen() -> None:
    """A cosmetic pen is measured in device pixels: drawn as on a coarse screen it would be half as thick."""
    line = ScoreLine(lowest=0, highest=5, values=(2.5,))
    coarse, fine = (_ink(painted(line, ratio)) for ratio in (1, 2))
    assert 3.2 < fine / coarse < 4.8


def _ink(image: QImage) -> float:
    """How much ink of circles there is, in whole pixels."""
    panel, dim = theme.colour("panel").lightness(), theme.colour("dim").lightness()
    quiet = theme.colour("line").lightness()
    return sum(
        (panel - shade) / (panel - dim)
        for x in range(image.width())
        for y in range(image.height())
        if (shade := image.pixelColor(x, y).lightness()) < quiet - 4
    )


# when it is loaded

STORY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
made = Application(app, Settings(Path(sys.argv[1])), Tasks(SynchronousPool()))
made.window.show()
app.processEvents()
from ui.widgets.strip.chart import StripChart
chart = StripChart("x")
early = "pyqtgraph" in sys.modules
chart.show()
print(early, "pyqtgraph" in sys.modules)
made.window.close()
"""


@pytest.mark.long
def test_pyqtgraph_is_loaded_with_the_first_picture_and_not_with_the_first_page(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", STORY, str(tmp_path / "settings.json")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("False True", "") == (told.stdout.strip(), told.stderr)
