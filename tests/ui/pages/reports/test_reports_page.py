"""The reports page: what it offers, and a report drawn beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.terms.plan import Plan
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.reports import kinds
from evalapp.operations.reports.kind import ANONYMOUS
from evalapp.operations.reports.printing import write_report
from evalapp.operations.workspace import Workspace
from tests.operations.reports.report_kinds import CHECKLIST, WITH_AMOUNTS, register
from tests.samples import SECRETARY, changed_call, small_panel
from tests.ui.pages.reports.reports_pages import page_of
from ui.dialogs.files import FilesAsked
from ui.pages.reports.page import ReportsPage
from ui.tasks import Tasks
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = small_panel(tmp_path / "call.evalpanel")
    made.actor = SECRETARY
    return made


class Held:
    """A kind of report whose drawing waits half-way until it may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_half_way, self.may_go_on = threading.Event(), threading.Event()

        def draw(content: object, tell: Callable[[float], None]) -> bytes:
            tell(0.5)
            self.is_half_way.set()
            assert self.may_go_on.wait(10)
            return CHECKLIST.draw(content, tell)  # type: ignore[arg-type]

        monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, replace(CHECKLIST, draw=draw)))

    def begun(self, page: ReportsPage, path: Path, qtbot: QtBot) -> None:
        page.open_at("checklist")
        page.write(path)
        qtbot.waitUntil(
            lambda: self.is_half_way.is_set() and page.work.progress.bar.accessibleName() == "50% drawn"
        )


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


@pytest.fixture
def pool() -> QThreadPool:
    return QThreadPool()


@pytest.fixture
def page(held: Held, window: MainWindow, panel: Workspace, pool: QThreadPool) -> ReportsPage:
    """With a pool that has threads of its own."""
    window.tasks = Tasks(pool)
    return page_of(window, panel)


def test_a_new_row_is_a_choice_on_the_page_with_its_own_box(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch)
    page = page_of(window, panel)
    box = page.how.boxes[WITH_AMOUNTS]
    assert not box.isVisible()

    page.which.buttons["checklist"].click()
    assert (True, "Print the support requested") == (box.isVisible(), box.text())
    assert page.applications.isVisible()

    box.click()
    page.applications.tick_only("A-2")
    page.write(tmp_path / "list")
    said = PdfReader(tmp_path / "list.pdf").pages[0].extract_text()
    # Not the number alone: a fingerprint may hold it.
    assert ("A-2 Title of A-2 10000000" in said, "Title of A-1" in said) == (True, False)


def test_a_workbook_is_asked_for_as_one_and_says_where_its_fingerprint_stands(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def place(_asked: FilesAsked, _parent: object, _title: str, proposed: str, known: str) -> Path:
        asked.append((proposed, known))
        return tmp_path / "all"

    monkeypatch.setattr(FilesAsked, "place", place)
    page = page_of(window, panel)
    page.which.buttons["workbook"].click()
    page.choose_path()
    assert [("call-workbook-en.xlsx", "Excel (*.xlsx)")] == asked
    assert (tmp_path / "all.xlsx").read_bytes().startswith(b"PK")
    assert "its sheet on the method and this window show the same fingerprint" in page.result._text.text()


def test_the_page_says_what_was_written_and_with_which_fingerprint(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = page_of(window, panel)
    page.write(tmp_path / "ranking.pdf")

    assert "as it is now" in page.result._text.text()
    assert page.result.isVisible()
    assert not page.work.progress.isVisible()
    assert "ranking.pdf” is written" in window.messages.text.text()


def test_the_page_says_at_the_first_change_that_the_report_is_of_the_file_before_it(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = page_of(window, panel)
    page.write(tmp_path / "ranking.pdf")
    printed = page.result._fingerprint.text()
    page.session.run(changed_call(title="Another title"))

    assert page.result._text.text().startswith(f"{tmp_path / 'ranking.pdf'}\nThe file has changed since")
    assert printed == page.result._fingerprint.text()


def test_the_window_lives_on_while_a_report_is_drawn(
    page: ReportsPage, held: Held, tmp_path: Path, qtbot: QtBot
) -> None:
    """What is typed meanwhile is not in the report, and the page says so."""
    held.begun(page, tmp_path / "r.pdf", qtbot)
    assert (True, True, False) == (
        page.work.progress.isVisible(),
        page.work.progress.stop.hasFocus(),
        page.button.isEnabled(),
    )
    page.session.run(changed_call(title="Another title"))
    held.may_go_on.set()
    qtbot.waitUntil(page.result.isVisible)

    assert "Another title" not in PdfReader(tmp_path / "r.pdf").pages[0].extract_text()
    assert "The file has changed since" in page.result._text.text()
    assert (False, True) == (page.work.progress.isVisible(), page.button.isEnabled())


def test_a_second_report_waits_for_the_first(
    page: ReportsPage, held: Held, tmp_path: Path, qtbot: QtBot
) -> None:
    held.begun(page, tmp_path / "r.pdf", qtbot)
    page.write(tmp_path / "second.pdf")
    held.may_go_on.set()
    qtbot.waitUntil(page.result.isVisible)

    assert (True, False) == ((tmp_path / "r.pdf").exists(), (tmp_path / "second.pdf").exists())


def test_a_stopped_report_leaves_the_earlier_one(
    page: ReportsPage, held: Held, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "reports" / "r.pdf"
    path.parent.mkdir()
    page.open_at("checklist")
    write_report(page.session.workspace, CHECKLIST, path, page.options)
    earlier = path.read_bytes()
    held.begun(page, path, qtbot)
    page.work.progress.stop.click()
    held.may_go_on.set()
    qtbot.waitUntil(page.button.isEnabled)

    assert [(path, earlier)] == [(each, each.read_bytes()) for each in path.parent.iterdir()]
    assert (False, False, True) == (
        page.result.isVisible(),
        page.work.progress.isVisible(),
        page.button.hasFocus(),
    )
    assert "nothing was written" in page.window().messages.text.text()


def test_a_report_is_drawn_on_while_another_page_is_shown(
    page: ReportsPage, held: Held, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    held.begun(page, tmp_path / "r.pdf", qtbot)
    window.show_page("jury")
    held.may_go_on.set()
    qtbot.waitUntil(lambda: "r.pdf” is written" in window.messages.text.text())

    assert (tmp_path / "r.pdf").exists()


def test_closing_the_file_stops_its_report(
    page: ReportsPage, held: Held, window: MainWindow, tmp_path: Path, qtbot: QtBot, pool: QThreadPool
) -> None:
    held.begun(page, tmp_path / "r.pdf", qtbot)
    window.close_session()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held.may_go_on.set()

    assert pool.waitForDone(10_000)
    assert [] == [each.name for each in tmp_path.iterdir() if "r.pdf" in each.name]


def test_a_report_that_cannot_be_written_is_said_beside_the_button(
    page: ReportsPage, held: Held, tmp_path: Path, qtbot: QtBot
) -> None:
    held.may_go_on.set()
    page.open_at("checklist")
    page.write(tmp_path / "nowhere" / "r.pdf")
    qtbot.waitUntil(page.work.error.isVisible)

    assert "is not there" in page.work.error.text()
    assert page.button.isEnabled()


def test_each_report_says_when_it_was_last_written_and_whether_the_file_changed_since(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = page_of(window, panel)
    assert page.which.written["ranking"].text() == "Not yet written on this computer"

    page.write(tmp_path / "ranking.pdf")
    assert "from the file as it is now: ranking.pdf" in page.which.written["ranking"].text()
    assert page.which.written["evaluations"].text() == "Not yet written on this computer"

    page.session.run(changed_call(title="Another title"))
    assert "the file has changed since: ranking.pdf" in page.which.written["ranking"].text()


def test_each_report_says_what_it_rests_on_still_lacks(window: MainWindow, panel: Workspace) -> None:
    page = page_of(window, panel)
    whole = page.ready.accessibleName()
    page.open_at("evaluations")
    part = page.ready.accessibleName()
    page.open_at("scoresheets")

    assert "scores are missing" in whole
    assert "scores are missing" in part
    assert ("not known before the ranking" in whole, "not known before the ranking" in part) == (True, False)
    assert not page.ready.isVisible()


def in_the_manner(panel: Workspace, language: str, *, is_anonymous: bool) -> None:
    plan = Plan(language=language, is_anonymous=is_anonymous)
    panel.execute(ChangeTerms(edit=CallEdit(plan=plan), reason="Zo beslist."))


def test_papers_are_made_as_the_call_says(window: MainWindow, panel: Workspace) -> None:
    page = page_of(window, panel)
    assert ("en", frozenset()) == (page.how.language, page.how.flags)
    in_the_manner(panel, "nl", is_anonymous=True)
    assert ("nl", {ANONYMOUS}) == (page.how.language, page.how.flags)


def test_what_somebody_chose_stays(window: MainWindow, panel: Workspace) -> None:
    page = page_of(window, panel)
    page.how.languages["en"].click()
    in_the_manner(panel, "nl", is_anonymous=True)
    assert ("en", frozenset()) == (page.how.language, page.how.flags)


@pytest.mark.long
def test_a_file_for_each_application_goes_into_a_folder_and_the_choice_is_kept(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FilesAsked, "whole", lambda *_asked: tmp_path / "all")
    page = page_of(window, panel)
    assert not page.how.each.isVisible()
    page.open_at("evaluations")
    assert "Save as PDF…" == page.button.text()
    page.how.each.click()
    assert "Save in a folder…" == page.button.text()
    page.applications.tick_none()
    page.choose_path()
    assert "No application is chosen" in page.work.error.text()
    page.applications.tick_all()
    page.applications.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.choose_path()
    assert ["evaluations-en-A-2.pdf", "evaluations-en-A-3.pdf"] == sorted(
        path.name for path in (tmp_path / "all").iterdir()
    )
    assert "2 reports are written in “all”" in window.messages.text.text()
    assert page.result._text.text().startswith(f"2 files in {tmp_path / 'all'}\n")
    page.open_at("ranking")
    assert ("Save as PDF…", False) == (page.button.text(), page.how.each.isVisible())
    window.show_page("overview")
    window.close_session()
    again = page_of(window, Workspace.open(panel.path))
    assert again.how.each.isChecked()
