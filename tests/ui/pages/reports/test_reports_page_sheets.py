"""Score sheets from the reports page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

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


def test_score_sheets_are_printed_for_the_ticked_applications(page: ReportsPage, tmp_path: Path) -> None:
    page.write(tmp_path / "all.pdf")
    page.applications.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    page.write(tmp_path / "some.pdf")

    assert (pages(tmp_path / "all.pdf"), pages(tmp_path / "some.pdf")) == (3, 2)


def test_without_an_application_nothing_is_printed(page: ReportsPage, tmp_path: Path) -> None:
    page.applications.tick_none()
    page.write(tmp_path / "none.pdf")

    assert "tick at least one" in page.error.text()
    assert not (tmp_path / "none.pdf").exists()


def test_an_empty_sheet_has_no_names_to_withhold(page: ReportsPage) -> None:
    assert page.applications.isVisible()
    assert not page.how.boxes[ANONYMOUS].isVisible()

    page.open_at("evaluations")
    assert page.how.boxes[ANONYMOUS].isVisible()

    page.open_at("ranking")
    assert not page.applications.isVisible()
