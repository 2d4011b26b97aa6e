"""What a person needs who does not use a mouse, hears the screen, or enlarges it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.tokens import THEMES
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tests.ui.access.sweeping import (
    controls,
    crosswise,
    cut_texts,
    described,
    escaped_widgets,
    heard_name,
    heard_role,
    is_against_reading,
    settle,
    small_targets,
    tab_stops,
    unheard,
)
from ui.access import announcing
from ui.access.roles import play_role
from ui.look import theme
from ui.settings import SCALES
from ui.widgets.score.segments import SegmentedScore
from ui.window.entries import ENTRIES
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

JUROR_PAGES = tuple(entry.id for entry in entries_for(Role.JUROR))
PANEL_PAGES = tuple((role, entry.id) for role in (Role.SECRETARY, Role.CHAIR) for entry in entries_for(role))
SIZES = ((1440, 900), (1280, 720), (1024, 640))

Show = Callable[[str], MainWindow]


@pytest.fixture
def show(window: MainWindow, work: Workspace, qapp: QApplication) -> Show:
    """Shows a page of a juror who scored one application, began another and may not see the third."""
    for application, criterion, value in (("A-1", "helix", 8), ("A-1", "sme", 6), ("A-2", "helix", 5)):
        work.execute(SetScore(juror="J1", application=application, criterion=criterion, value=value))
    work.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="Sterk"))
    work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
    window.start(work)

    def shown(page: str) -> MainWindow:
        window.show_page(page)
        window.activateWindow()
        settle()
        return window

    return shown


@pytest.fixture
def show_panel(window: MainWindow, tmp_path: Path, qapp: QApplication) -> Callable[[Role, str], MainWindow]:
    def shown(role: Role, page: str) -> MainWindow:
        window.start(small_panel(tmp_path / "panel.evalpanel"))
        assert window.session is not None
        window.act_as(next(person.id for person in window.session.view.people() if person.role is role))
        window.show_page(page)
        window.activateWindow()
        settle()
        return window

    return shown


def misplaced(window: QWidget) -> list[str]:
    """Steps of Tab that go back, taken from the stop that is read first."""
    stops = list(tab_stops(window))
    # What was scrolled out of sight on the way lies above all that is read.
    in_sight = [stop for stop in stops if not stop.visibleRegion().isEmpty()]
    first = min(in_sight, key=lambda stop: (corner := stop.mapTo(window, QPoint())).y() * 10_000 + corner.x())
    start = stops.index(first)
    return [
        f"{described(one)} → {described(other)}"
        for one, other in pairwise(stops[start:] + stops[:start])
        if is_against_reading(one, other)
    ]


# names and roles


def test_no_page_is_passed_over() -> None:
    """That of a call without a ranking is heard in test_individual_access."""
    heard = {*JUROR_PAGES, *(page for _role, page in PANEL_PAGES), "individual"}

    assert heard == {entry.id for entry in ENTRIES}


@pytest.mark.long
@pytest.mark.parametrize("page", JUROR_PAGES)
def test_every_control_of_a_juror_has_a_name_a_role_and_a_size(show: Show, page: str) -> None:
    window = show(page)

    assert len(controls(window)) > 5
    assert unheard(window) == []
    assert small_targets(window) == []


@pytest.mark.long
@pytest.mark.parametrize(("role", "page"), PANEL_PAGES)
def test_every_control_of_the_office_has_a_name_a_role_and_a_size(
    show_panel: Callable[[Role, str], MainWindow], role: Role, page: str
) -> None:
    window = show_panel(role, page)

    assert unheard(window) == []
    assert small_targets(window) == []


def test_a_score_is_heard_with_its_value(show: Show) -> None:
    window = show("dossiers")
    scores = [widget for widget in controls(window) if isinstance(widget, SegmentedScore)]

    assert {heard_role(widget) for widget in scores} == {QAccessible.Role.Slider}
    assert "Triple helix: 2.5" in {heard_name(widget) for widget in window.findChildren(SegmentedScore)}


def test_a_role_of_our_own_lasts_as_long_as_its_widget(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    play_role(widget, QAccessible.Role.Chart)
    widget.setAccessibleName("Scores")
    assert heard_role(widget) == QAccessible.Role.Chart

    gc.collect()
    widget.setAccessibleName("Scores of A-1")

    assert (heard_role(widget), heard_name(widget)) == (QAccessible.Role.Chart, "Scores of A-1")


# the way of the keyboard


@pytest.mark.long
@pytest.mark.parametrize("page", JUROR_PAGES)
def test_the_keyboard_follows_the_order_of_reading(show: Show, page: str) -> None:
    assert misplaced(show(page)) == []


@pytest.mark.long
@pytest.mark.parametrize(("role", "page"), PANEL_PAGES)
def test_the_keyboard_follows_the_order_of_reading_in_the_office(
    show_panel: Callable[[Role, str], MainWindow], role: Role, page: str
) -> None:
    assert misplaced(show_panel(role, page)) == []


def image_around(widget: QWidget) -> QImage:
    spot = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return widget.window().grab(spot).toImage()


@pytest.mark.long
@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("page", JUROR_PAGES)
def test_where_the_keyboard_is_can_be_seen(show: Show, qapp: QApplication, page: str, name: str) -> None:
    window = show(page)
    theme.apply(qapp, name)
    settle()
    unseen = []
    for widget in tab_stops(window):
        with_keyboard = image_around(widget)
        widget.clearFocus()
        settle()
        if widget.isVisible() and image_around(widget) == with_keyboard:
            unseen.append(described(widget))
        widget.setFocus()

    assert unseen == []


# what is said


def test_an_announcement_is_made_where_somebody_listens(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Listening:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness
        isActive = staticmethod(lambda: True)
        updateAccessibility = staticmethod(lambda event: said.append(event.message()))

    monkeypatch.setattr(announcing, "QAccessible", Listening)

    announcing.announce(window, "Saved 14:03")

    assert said == ["Saved 14:03"]


# room


@pytest.mark.long
@pytest.mark.parametrize("page", JUROR_PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_for_a_juror(
    show: Show, qapp: QApplication, page: str, size: tuple[int, int]
) -> None:
    window = show(page)
    window.resize(*size)
    settle()

    assert (cut_texts(window), escaped_widgets(window)) == ([], [])


@pytest.mark.long
@pytest.mark.parametrize("page", JUROR_PAGES)
def test_nothing_is_cut_off_with_the_largest_text(show: Show, qapp: QApplication, page: str) -> None:
    window = show(page)
    theme.apply(qapp, "light", text_scale=SCALES[-1])
    settle()

    assert (cut_texts(window), escaped_widgets(window), crosswise(window)) == ([], [], [])


_AT_DOUBLE_SIZE = """
import sys
from pathlib import Path
from ui.singletons import keep_singletons
keep_singletons()
from PySide6.QtWidgets import QApplication
from evalapp.operations.workspace import Workspace
from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle
from ui.look import theme
from ui.settings import SCALES
from ui.window.frame import MainWindow
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

folder = Path(sys.argv[1])
app = QApplication([])
theme.apply(app, "light")
window = MainWindow(Settings(folder / "settings.json"), Tasks(SynchronousPool()))
window.resize(1280, 720)
window.show()
window.start(Workspace.open(Path(sys.argv[2])))
assert window.devicePixelRatio() == 2
for page in sys.argv[3:]:
    window.show_page(page)
    settle()
    for fault in (*cut_texts(window), *escaped_widgets(window)):
        print(page, fault)
window.close()
"""


@pytest.mark.long
def test_nothing_is_cut_off_at_twice_the_size_in_dutch(work: Workspace, tmp_path: Path) -> None:
    work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=8))
    path = Path(work.path)
    work.close()
    surroundings = os.environ | {
        "QT_SCALE_FACTOR": "2",
        "QT_QPA_PLATFORM": "offscreen",
        "EVALAPP_LANGUAGE": "nl",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-c", _AT_DOUBLE_SIZE, str(tmp_path), str(path), *JUROR_PAGES],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (done.returncode, done.stdout) == (0, ""), done.stderr[-2000:]
