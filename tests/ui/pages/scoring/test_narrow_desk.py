"""A small window and large letters: nothing lies over something else, everything is in sight or can be scrolled to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.scoring.gate_samples import CTRL, NONE, desk_of, press
from tests.ui.pages.scoring.six_criteria import scheme, work_file
from ui.look import theme
from ui.look.style_sheet import LEAST_TARGET
from ui.pages.scoring.page import DossiersPage
from ui.pages.scoring.panes import PaneSwitch
from ui.window.frame import MainWindow

TWENTY = scheme(scale="lowest = 0\nhighest = 20\nstep = 1")


@pytest.fixture(autouse=True)
def usual_letters(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def desk_at(
    window: MainWindow,
    folder: Path,
    qtbot: QtBot,
    text: str,
    size: tuple[int, int],
    letters: float = 1.0,
    *,
    is_cleared: bool = True,
) -> DossiersPage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", text_scale=letters)
    window.resize(*size)
    desk = desk_of(window, work_file(folder, text, is_cleared=is_cleared))
    qtbot.wait(10)
    assert size == (window.width(), window.height())
    return desk


def on(desk: DossiersPage, widget: QWidget) -> QRect:
    """Where `widget` lies on the page."""
    return QRect(widget.mapTo(desk, QPoint()), widget.size())


def visible_panes(desk: DossiersPage) -> list[QWidget]:
    return [pane for pane in (desk.list, desk._middle, desk.form) if pane.isVisible()]


def assert_apart(desk: DossiersPage) -> None:
    places = [on(desk, pane) for pane in visible_panes(desk)]
    assert all(not one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])
    assert all(desk.rect().contains(place) for place in places)


def test_every_value_of_twenty_is_in_sight_in_the_smallest_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = desk_at(window, tmp_path, qtbot, TWENTY, (1024, 640))
    form, row = desk.form, desk.form.current
    view = form._area.viewport()
    seen = QRect(view.mapTo(desk, QPoint()), view.size())

    assert_apart(desk)
    assert [desk.list, desk._middle, desk.form] == visible_panes(desk)
    assert 0 == form._area.horizontalScrollBar().maximum()
    assert row.value.rect_of(20).width() >= LEAST_TARGET
    for widget in (row.value, row.comment, row.foot.cannot):
        form._area.ensureWidgetVisible(widget)
        place = on(desk, widget)
        assert seen.left() <= place.left()
        assert place.right() <= seen.right()


def test_a_list_that_was_hidden_comes_back_from_where_it_stood(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = desk_at(window, tmp_path, qtbot, scheme(), (1440, 900))
    switch = desk.findChild(PaneSwitch)
    assert isinstance(switch, PaneSwitch)
    assert not switch.isVisible()
    for _turn in range(2):
        desk.handlers()["wide"]()
        assert [desk._middle, desk.form] == visible_panes(desk)
        assert switch.isVisible()
        assert switch.dossier.isChecked()
        qtbot.mouseClick(switch.list, Qt.MouseButton.LeftButton)
        assert [desk.list, desk._middle, desk.form] == visible_panes(desk)
        assert not switch.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_of_the_largest_letters_two_panes_take_turns(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    desk = desk_at(window, tmp_path, qtbot, scheme(), size, letters=2.0)
    switch = desk.findChild(PaneSwitch)
    assert isinstance(switch, PaneSwitch)

    assert [desk._middle, desk.form] == visible_panes(desk)
    assert_apart(desk)
    assert switch.height() >= switch.list.sizeHint().height()
    qtbot.mouseClick(switch.list, Qt.MouseButton.LeftButton)
    assert [desk.list, desk.form] == visible_panes(desk)
    assert_apart(desk)
    qtbot.mouseClick(switch.dossier, Qt.MouseButton.LeftButton)
    assert [desk._middle, desk.form] == visible_panes(desk)

    form, row = desk.form, desk.form.current
    for widget in (row.value, row.comment, row.foot.cannot):
        form._area.ensureWidgetVisible(widget)
        assert not widget.visibleRegion().isEmpty()


def test_the_search_brings_the_list_and_what_it_opens_the_dossier(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = desk_at(window, tmp_path, qtbot, scheme(), (1440, 900), letters=2.0)
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert [desk.list, desk.form] == visible_panes(desk)

    press(qtbot, Qt.Key.Key_Return, NONE)
    assert [desk._middle, desk.form] == visible_panes(desk)


@pytest.mark.long
def test_three_panes_come_back_with_the_room(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    desk = desk_at(window, tmp_path, qtbot, scheme(), (1440, 900), letters=2.0)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    window.resize(1441, 900)
    qtbot.wait(10)

    assert [desk.list, desk._middle, desk.form] == visible_panes(desk)
    assert_apart(desk)


def test_every_value_of_twenty_is_large_enough_to_press_in_a_usual_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = desk_at(window, tmp_path, qtbot, TWENTY, (1440, 900))

    assert desk.form.current.value.width() >= 21 * LEAST_TARGET


@pytest.mark.long
@pytest.mark.parametrize("letters", [1.0, 1.5, 1.75, 2.0])
def test_the_question_before_a_dossier_is_cut_nowhere(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, letters: float
) -> None:
    desk = desk_at(window, tmp_path, qtbot, scheme(), (1024, 640), letters=letters, is_cleared=False)

    for begin in (desk.take_focus, desk.declare_conflict):
        begin()
        qtbot.wait(10)
        foot = desk.gate._foot
        assert foot.widget().width() <= foot.viewport().width()
        assert desk.rect().contains(on(desk, desk.gate))


@pytest.mark.long
@pytest.mark.parametrize("text", [scheme(), TWENTY])
def test_of_the_largest_letters_nothing_of_the_form_is_cut(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, text: str
) -> None:
    desk = desk_at(window, tmp_path, qtbot, text, (1024, 640), letters=2.0)
    foot = desk.form.current.foot

    assert 0 == desk.form._area.horizontalScrollBar().maximum()
    assert foot.cannot.width() >= foot.cannot.sizeHint().width()
    assert foot.rect().contains(QRect(foot.cannot.mapTo(foot, QPoint()), foot.cannot.size()))
