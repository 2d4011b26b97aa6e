"""A value that is asked about and that a row can do without: the row comes in, and says what of it waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.importing.panel import ImportPanel
from ui.tables.rows import CELL
from ui.window.frame import MainWindow


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path) -> ImportPanel:
    """Two columns that may both be the support that is asked for."""
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    rows = "".join(f"C-{n};T{n};O;{n}00000;{n}50000\n" for n in range(1, 5))
    path = tmp_path / "a.csv"
    path.write_text(f"Nr;Titel;Aanvrager;Gevraagde steun;Subsidiebedrag\n{rows}", encoding="utf-8")
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    return page.import_panel


def _cells(shown: ImportPanel) -> dict[str, object]:
    model = shown.table.rows_model
    return {each.head: model.index(0, n).data(CELL) for n, each in enumerate(model.columns)}


def test_row_count_and_button_tell_the_same(shown: ImportPanel) -> None:
    cells = _cells(shown)
    assert ("waits for an answer", "attention") == (cells["Requested (€)"].text, cells["Requested (€)"].tone)  # type: ignore[attr-defined]
    assert ("new", "attention") == (cells["What happens"].text, cells["What happens"].badge)  # type: ignore[attr-defined]
    assert cells["What changes, or why not"].text.startswith("requested support waits for an answer")  # type: ignore[attr-defined]
    assert "requested support waits for an answer" in shown.whole.toPlainText()
    assert "Import 4 applications" == shown.button.text()
    assert shown.promise.text().startswith(
        "As long as a question about it is open, 4 applications come in without: requested support."
    )


def test_nothing_is_said_of_it_once_it_is_answered(shown: ImportPanel) -> None:
    shown.questions.buttons["which:Gevraagde steun", "keep"].click()
    cells = _cells(shown)
    assert ("100,000", "good") == (cells["Requested (€)"].text, cells["What happens"].badge)  # type: ignore[attr-defined]
    assert "The import is one step, and one undo takes it back." == shown.promise.text()
