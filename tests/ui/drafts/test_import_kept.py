"""The reason of an import that was looked at and not carried out comes back with its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from tests.samples import small_panel
from tests.ui.drafts.reopening import REASON, ended, kept_in, opened, shown
from tests.ui.pages.importing.importing_samples import HEAD
from ui.pages.applications.page import ApplicationsPage
from ui.pages.importing.reason import ImportReason
from ui.pages.jury.page import JuryPage
from ui.window.frame import MainWindow


@pytest.fixture
def scoring(tmp_path: Path) -> Path:
    path = tmp_path / "scoring.evalpanel"
    small_panel(path, phase=Phase.SCORING).close()
    (tmp_path / "applications.csv").write_text(f"{HEAD}A-1;Another title;O;;1.500\n", encoding="utf-8")
    (tmp_path / "jury.csv").write_text("id,name,email\nJ2,Jan Claes,jan@example.org\n", encoding="utf-8")
    return path


def looked_at(window: MainWindow, page_id: str, folder: Path) -> ImportReason:
    if page_id == "jury":
        jury = shown(window, "jury", JuryPage)
        jury.import_file(folder / "jury.csv")
        return jury.import_panel.reason
    page = shown(window, "applications", ApplicationsPage)
    page.look_at([folder / "applications.csv"])
    return page.import_panel.reason


@pytest.mark.long
@pytest.mark.parametrize("page_id", ["applications", "jury"])
def test_it_is_named_as_unsaved_and_comes_back(
    office: MainWindow, scoring: Path, tmp_path: Path, page_id: str
) -> None:
    opened(office, scoring)
    looked_at(office, page_id, tmp_path).line.setText(REASON)
    assert [f"the reason for importing {page_id}.csv"] == [*office.page().recordable()]
    assert [] == [each for each in office.page().ways_out() if each.isVisible()]
    ended(office)
    assert [(REASON,)] == [each.values for each in kept_in(scoring)]

    opened(office, scoring)
    assert REASON == looked_at(office, page_id, tmp_path).line.text()


@pytest.mark.long
@pytest.mark.parametrize("page_id", ["applications", "jury"])
def test_it_goes_once_it_was_imported_or_cancelled(
    office: MainWindow, scoring: Path, tmp_path: Path, page_id: str
) -> None:
    opened(office, scoring)
    looked_at(office, page_id, tmp_path).line.setText(REASON)
    page = office.page()
    page.import_panel.cancel_button.click()
    assert ((), "") == (page.recordable(), looked_at(office, page_id, tmp_path).line.text())
    page.import_panel.reason.line.setText(REASON)
    page.import_panel.button.click()
    assert () == page.recordable()
    assert REASON in office.session.view.history(limit=1)[0].summary
