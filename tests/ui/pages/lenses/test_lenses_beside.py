"""Lenses worked out beside the window: stopped, overtaken by a change, left behind, and two windows on one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.errors import FileInUse
from evalapp.operations.panel.call import edit_call
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY
from tests.ui.access.sweeping import settle
from tests.ui.later_pool import LaterPool
from tests.ui.pages.lenses.lens_pages import differing, lenses
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.frame import MainWindow

CHANGE = SetConsensus(application="A-2", criterion="helix", value=8, reason="Agreed.")


@pytest.fixture
def later(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, LaterPool]]:
    pool = LaterPool()
    window = MainWindow(Settings(tmp_path / "settings.json"), Tasks(pool))
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window, pool
    window.close()


def test_it_shows_that_it_works_and_is_stopped(
    later: tuple[MainWindow, LaterPool], tmp_path: Path, qtbot: QtBot
) -> None:
    window, pool = later
    page = lenses(window, differing(tmp_path))
    pool.run()
    page.take_focus()
    page.reckon()
    assert page.certainty.running.isVisible()
    assert not page.certainty.intro.button.isEnabled()
    page.reckon()
    assert len(pool.kept) == 1
    QTest.mouseClick(page.certainty.running.stop, Qt.MouseButton.LeftButton)
    assert not page.certainty.running.isVisible()
    pool.run()
    settle()
    assert page.certainty.reckoned is None
    assert page.certainty.intro.button.isEnabled()


@pytest.mark.long
def test_a_change_while_it_works_leaves_a_result_of_before(
    later: tuple[MainWindow, LaterPool], tmp_path: Path
) -> None:
    window, pool = later
    page = lenses(window, differing(tmp_path))
    pool.run()
    page.reckon()
    page.session.run(CHANGE)
    assert page.certainty.running.isVisible()
    pool.run()
    settle()
    assert page.certainty.reckoned is not None
    assert page.certainty.before.isVisible()
    page.reckon()
    pool.run()
    settle()
    assert not page.certainty.before.isVisible()


def test_each_lens_of_a_page_works_by_itself(later: tuple[MainWindow, LaterPool], tmp_path: Path) -> None:
    window, pool = later
    page = lenses(window, differing(tmp_path))
    pool.run()
    for name in ("certainty", "weights"):
        page.open_at(name)
        page.reckon()
    assert len(pool.kept) == 2
    page.weights.stop()
    pool.run()
    settle()
    assert page.certainty.reckoned is not None
    assert page.weights.reckoned is None


def test_what_may_not_be_looked_at_any_more_ends_and_goes(
    later: tuple[MainWindow, LaterPool], tmp_path: Path
) -> None:
    window, pool = later
    panel = differing(tmp_path)
    page = lenses(window, panel)
    pool.run()
    page.open_at("weights")
    page.reckon()
    pool.run()
    settle()
    assert page.weights.reckoned is not None
    page.open_at("certainty")
    page.reckon()
    panel.actor = SECRETARY
    edit_call(panel, {"what_if": "afterwards"}, reason="Not before the end.")
    assert page.shut.isVisible()
    pool.run()
    settle()
    assert (page.certainty.reckoned, page.weights.reckoned) == (None, None)
    assert page.state_label.text() == ""


def test_the_file_is_closed_while_it_works_and_written_elsewhere(
    later: tuple[MainWindow, LaterPool], tmp_path: Path
) -> None:
    window, pool = later
    page = lenses(window, differing(tmp_path))
    pool.run()
    page.reckon()
    window.close_session()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with Workspace.open(tmp_path / "call.evalpanel") as other:
        other.actor = SECRETARY
        before = other.view.last_change()
        other.execute(CHANGE)
        pool.run()
        settle()
        assert other.view.last_change() == before + 1
        assert other.view.consensus()[0].value == 8


@pytest.mark.long
def test_a_second_window_is_refused_the_file_and_the_first_works_on(
    later: tuple[MainWindow, LaterPool], tmp_path: Path
) -> None:
    window, pool = later
    page = lenses(window, differing(tmp_path))
    pool.run()
    page.reckon()
    with pytest.raises(FileInUse):
        Workspace.open(tmp_path / "call.evalpanel")
    pool.run()
    settle()
    assert page.certainty.reckoned is not None
    assert not page.certainty.before.isVisible()


@pytest.mark.long
def test_the_keyboard_stays_on_the_lens(later: tuple[MainWindow, LaterPool], tmp_path: Path) -> None:
    window, pool = later
    page = lenses(window, differing(tmp_path))
    pool.run()
    page.take_focus()
    QTest.keyClick(page.certainty.intro.button, Qt.Key.Key_Return)
    assert window.focusWidget() is page.certainty.running.stop
    pool.run()
    settle()
    assert window.focusWidget() is page.certainty.places.chart
    window.activateWindow()
    page.certainty.again_button.setFocus()
    page.reckon()
    pool.run()
    settle()
    assert window.focusWidget() is page.certainty.again_button
