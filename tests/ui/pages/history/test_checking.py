"""A report is drawn again beside the window, and the page says what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.records.papers import read_paper
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.scoresheets import SCORE_SHEETS
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, changed_call, small_panel
from tests.ui.later_pool import LaterPool
from ui.pages.history.checking import Checking
from ui.pages.history.page import HistoryPage
from ui.tasks import Cancelled, Tasks
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    return panel


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> HistoryPage:
    window.start(panel)
    window.show_page("history")
    made = window.page()
    assert isinstance(made, HistoryPage)
    return made


@pytest.fixture
def paper(panel: Workspace) -> Path:
    path = panel.path.with_name("sheets.pdf")
    write_report(panel, SCORE_SHEETS, path, Options(language="en"))
    return path


def said(page: HistoryPage) -> tuple[str, str]:
    return page.proof_card._badge.text(), page.proof_card._text.text()


def test_a_true_report_is_the_same_on_every_page(page: HistoryPage, panel: Workspace, paper: Path) -> None:
    panel.execute(changed_call(title="Another title"))
    page.check_report(paper)
    badge, text = said(page)
    assert "as it should be" == badge
    assert "“sheets.pdf” belongs to this file as it was after change" in text
    assert "Drawn again from that change, it is the same on every page." in text
    assert (False, True) == (page.progress.isVisible(), page.report_button.isEnabled())


@pytest.mark.long
def test_a_report_that_was_changed_is_said_to_be_none(
    page: HistoryPage, panel: Workspace, paper: Path
) -> None:
    other = panel.path.with_name("other.evalpanel")
    with small_panel(other, applications=2) as workspace:
        write_report(workspace, SCORE_SHEETS, paper.with_name("other.pdf"), Options(language="en"))
    marks = [
        path.read_bytes().split(b"/Keywords (")[1].split(b")")[0]
        for path in (paper, paper.with_name("other.pdf"))
    ]
    paper.write_bytes(paper.with_name("other.pdf").read_bytes().replace(marks[1], marks[0]))
    page.check_report(paper)
    badge, text = said(page)
    assert "not as it should be" == badge
    assert "is not what it says it is" in text
    assert "It is not what is printed from that change" in text


def test_what_is_no_report_is_said_at_once(page: HistoryPage, tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.4 notes")
    page.check_report(tmp_path / "notes.pdf")
    assert ("could not be checked", True) == (said(page)[0], "carries no fingerprint" in said(page)[1])


def test_a_check_that_is_stopped_says_nothing_of_the_report(
    page: HistoryPage, panel: Workspace, paper: Path
) -> None:
    checking = Checking(panel, read_paper(panel, paper), paper.name)
    page.destroyed.connect(checking.stop)
    page._checking = checking

    def stop(_percent: int) -> None:
        page.stop_checking()

    with pytest.raises(Cancelled):
        checking.run(stop)
    page._finish_check(None, None)
    assert ("could not be checked", "Stopped; whether the report is true is not known.") == said(page)


def test_the_file_is_verified_in_the_pool(window: MainWindow, panel: Workspace) -> None:
    pool = LaterPool()
    window.tasks = Tasks(pool, window)
    window.start(panel)
    pool.run()
    window.show_page("history")
    page = window.page()
    assert isinstance(page, HistoryPage)
    page.verify_button.click()
    assert (True, False, False) == (
        page.progress.isVisible(),
        page.verify_button.isEnabled(),
        page.proof_card.isVisible(),
    )
    pool.run()
    assert (False, True, "as it should be") == (
        page.progress.isVisible(),
        page.verify_button.isEnabled(),
        said(page)[0],
    )


def test_a_file_that_is_left_half_way_is_said_to_be_neither(page: HistoryPage, panel: Workspace) -> None:
    checking = Checking(panel)
    page.destroyed.connect(checking.stop)
    page._checking = checking
    told: list[int] = []

    def stop(percent: int) -> None:
        told.append(percent)
        if percent:
            page.stop_checking()

    with pytest.raises(Cancelled):
        checking.run(stop)
    assert told[0] == 0
    assert 100 not in told
    page._finish_check(None, None)
    text = "Stopped; whether the file is as it should be is not known."
    assert ("could not be checked", text) == said(page)
    assert panel.view.history()  # the connection reads on


def test_a_report_that_is_dropped_on_the_window_is_checked(
    window: MainWindow, page: HistoryPage, paper: Path
) -> None:
    assert window.desk is not None
    window.show_page("overview")
    assert window.desk.take_files([paper])
    assert window.desk.current_id == "history"
    assert "as it should be" == said(page)[0]
    assert window.desk.take_files([paper, paper.with_name("other.pdf")])
    assert "one at a time: sheets.pdf now" in window.messages.text.text()
    assert not window.desk.take_files([paper, paper.with_name("other.evalpanel")])
