"""Score sheets from the reports page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from evalapp.domain.application import Admissibility
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.reports.kind import ANONYMOUS
from tests.samples import SECRETARY, small_panel
from ui.pages.reports.page import ReportsPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ReportsPage:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("reports")
    shown = window.page()
    assert isinstance(shown, ReportsPage)
    shown.open_at("scoresheets")
    return shown


def pages(path: Path) -> int:
    return len(PdfReader(io.BytesIO(path.read_bytes())).pages)


@pytest.mark.long
def test_score_sheets_are_printed_for_the_ticked_applications(page: ReportsPage, tmp_path: Path) -> None:
    page.write(tmp_path / "all.pdf")
    page.applications.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    page.write(tmp_path / "some.pdf")

    assert (pages(tmp_path / "all.pdf"), pages(tmp_path / "some.pdf")) == (3, 2)


@pytest.mark.long
def test_what_is_ticked_is_printed_and_at_first_no_inadmissible_one_is(
    page: ReportsPage, tmp_path: Path
) -> None:
    page.session.run(
        SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    assert ["A-1", "A-3"] == page.applications.ticked
    assert page.applications.list.item(1).text().endswith(" · inadmissible")
    page.write(tmp_path / "judged.pdf")
    page.applications.tick_all()
    page.write(tmp_path / "all.pdf")
    page.applications.tick_only("A-2")
    page.write(tmp_path / "one.pdf")

    assert [2, 3, 1] == [pages(tmp_path / f"{name}.pdf") for name in ("judged", "all", "one")]


@pytest.mark.long
def test_a_report_that_is_of_every_application_has_the_inadmissible_ones_ticked(page: ReportsPage) -> None:
    page.session.run(
        SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    page.open_at("evaluations")
    assert (["A-1", "A-2", "A-3"], ()) == (page.applications.ticked, page.options.applications)

    page.applications.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.open_at("scoresheets")
    assert (["A-3"], ("A-3",)) == (page.applications.ticked, page.options.applications)


def test_without_an_application_nothing_is_printed(page: ReportsPage, tmp_path: Path) -> None:
    page.applications.tick_none()
    page.write(tmp_path / "none.pdf")

    assert "tick at least one" in page.work.error.text()
    assert not (tmp_path / "none.pdf").exists()


@pytest.mark.long
def test_an_empty_sheet_has_no_names_to_withhold(page: ReportsPage) -> None:
    assert page.applications.isVisible()
    assert not page.how.boxes[ANONYMOUS].isVisible()

    page.open_at("evaluations")
    assert page.how.boxes[ANONYMOUS].isVisible()

    page.open_at("ranking")
    assert not page.applications.isVisible()
