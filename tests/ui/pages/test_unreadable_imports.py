"""A file that cannot be read is said over the page, and only as long as it is what somebody is busy with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.samples import small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.jury.page import JuryPage
from ui.window.frame import MainWindow


@pytest.fixture
def nothing(tmp_path: Path) -> Path:
    path = tmp_path / "nothing.csv"
    path.write_bytes(b"\x00\x01\x02")
    return path


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ApplicationsPage:
    window.start(small_panel(tmp_path / "call.evalpanel", applications=60))
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    return page


@pytest.mark.long
def test_saying_it_moves_no_row_and_it_can_be_closed(
    window: MainWindow, page: ApplicationsPage, nothing: Path
) -> None:
    page.table.choose("A-40")
    QTest.qWait(1)

    def stand() -> tuple[object, ...]:
        table = page.table
        return (table.geometry(), table.verticalScrollBar().value(), table.row_at_hand.application.number)

    before = stand()
    page.look_at([nothing])
    QTest.qWait(1)
    assert (True, before) == (window.messages.isVisible(), stand())
    window.messages._close.click()
    QTest.qWait(1)
    assert (False, before) == (window.messages.isVisible(), stand())


@pytest.mark.long
def test_it_goes_when_the_page_is_left(window: MainWindow, page: ApplicationsPage, nothing: Path) -> None:
    page.look_at([nothing])
    window.show_page("jury")
    assert not window.messages.isVisible()


@pytest.mark.long
def test_it_goes_with_the_import_that_is_looked_at(
    window: MainWindow, page: ApplicationsPage, nothing: Path, tmp_path: Path
) -> None:
    good = tmp_path / "good.csv"
    good.write_text("number;title;organisation;start\nB-1;T;O;7/1/2015\nB-2;T;O;12/31/2015\n", "utf-8")
    page.look_at([nothing])
    page.look_at([good])
    assert not window.messages.isVisible()
    page.look_at([nothing])
    assert window.messages.isVisible()
    page.import_panel.questions.buttons["column:start", "month-first"].click()
    assert "Import 2 applications" == page.import_panel.button.text()  # of the file that is shown
    page.look_at([nothing])
    page.import_panel.cancel_button.click()
    assert not window.messages.isVisible()


@pytest.mark.long
def test_it_is_the_same_for_a_jury_list(window: MainWindow, page: ApplicationsPage, nothing: Path) -> None:
    window.show_page("jury")
    jury = window.page()
    assert isinstance(jury, JuryPage)
    jury.import_file(nothing)
    assert window.messages.isVisible()
    jury.import_panel.cancel_button.click()
    assert not window.messages.isVisible()
