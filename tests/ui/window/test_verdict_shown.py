"""Whether the file is what its journal says stands in the window, before anything is printed from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.forging import score_forged
from tests.samples import small_panel
from tests.ui.later_pool import LaterPool
from ui.pages.reports.page import ReportsPage
from ui.tasks import Tasks
from ui.widgets.text import ElidedLabel
from ui.window.frame import MainWindow


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as workspace:
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    return path


def strip(window: MainWindow) -> str:
    return " | ".join(label.text() for label in window.status.findChildren(ElidedLabel))


def test_the_strip_says_that_it_is_being_verified_and_that_it_was(window: MainWindow, scored: Path) -> None:
    pool = LaterPool()
    window.tasks = Tasks(pool, window)
    window.start(Workspace.open(scored))
    assert "being verified" in strip(window)
    pool.run()
    assert "· verified" in strip(window)


def test_of_an_altered_file_the_window_says_so_and_prints_nothing(
    window: MainWindow, scored: Path, tmp_path: Path
) -> None:
    score_forged(scored)
    window.start(Workspace.open(scored))
    assert "! altered outside Evalapp" in strip(window)
    assert "was altered outside Evalapp (score [" in window.messages.text.text()
    window.show_page("reports")
    page = window.page()
    assert isinstance(page, ReportsPage)
    page.write(tmp_path / "report.pdf")
    assert "Nothing is printed from it" in page.work.error.text()
    assert not (tmp_path / "report.pdf").exists()


def test_what_was_closed_meanwhile_says_nothing_any_more(window: MainWindow, scored: Path) -> None:
    pool = LaterPool()
    window.tasks = Tasks(pool, window)
    score_forged(scored)
    window.start(Workspace.open(scored))
    window.close_session()
    pool.run()
    assert not window.messages.isVisible()
