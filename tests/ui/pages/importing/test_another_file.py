"""Another file in the place of the one that is looked at: one that cannot be read leaves the import as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.importing.importing_samples import HEAD
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow

BAD = {
    "broken.xlsx": b"PK\x03\x04 this is no workbook",
    "empty.csv": b"",
    "picture.pdf": b"%PDF-1.4",
}


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ApplicationsPage:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    (tmp_path / "a.csv").write_text(HEAD + "B-1;T;O;;20000\nB-2;T;O;;veel\n", encoding="utf-8")
    found.look_at([tmp_path / "a.csv"])
    return found


@pytest.mark.long
@pytest.mark.parametrize("name", [*BAD, "gone.csv"])
def test_a_file_that_cannot_be_read_leaves_the_running_import_with_the_reason(
    page: ApplicationsPage,
    window: MainWindow,
    tmp_path: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(tmp_path / name)], ""))
    before = [row.number for row in page.import_panel.table.rows_model.rows]
    page.import_panel.other_button.click()
    assert page.import_panel.isVisible()
    assert before == [row.number for row in page.import_panel.table.rows_model.rows] == ["B-1", "B-2"]
    assert name in window.messages.text.text()
    assert page.import_panel.button.isEnabled()
    page.import_panel.button.click()
    assert "B-1" in page.session.view.numbers()


@pytest.mark.long
def test_from_a_file_without_a_known_column_the_way_back_is_to_the_import(
    page: ApplicationsPage, tmp_path: Path
) -> None:
    shown = page.import_panel
    (tmp_path / "words.csv").write_text("alpha;beta\n1;2\n", encoding="utf-8")
    page.look_at([tmp_path / "words.csv"])
    assert ("Nothing to import yet", "Back to a.csv") == (shown.button.text(), shown.cancel_button.text())
    shown.cancel_button.click()
    assert ["B-1", "B-2"] == [row.number for row in shown.table.rows_model.rows]
    assert ("Import 1 application", "Cancel") == (shown.button.text(), shown.cancel_button.text())
    shown.cancel_button.click()
    assert not shown.isVisible()


@pytest.mark.long
def test_where_nothing_was_looked_at_before_it_leads_to_the_list(
    window: MainWindow, page: ApplicationsPage, tmp_path: Path
) -> None:
    page.import_panel.cancel_button.click()
    (tmp_path / "words.csv").write_text("alpha;beta\n1;2\n", encoding="utf-8")
    page.look_at([tmp_path / "words.csv"])
    assert "Cancel" == page.import_panel.cancel_button.text()
    page.import_panel.cancel_button.click()
    assert not page.import_panel.isVisible()
