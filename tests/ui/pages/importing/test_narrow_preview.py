"""The preview of an import in the smallest window: what is asked for is seen before it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow


@pytest.mark.long
def test_the_amounts_stay_in_sight(window: MainWindow, tmp_path: Path) -> None:
    panel: Workspace = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    path = tmp_path / "applications.csv"
    rows = [
        f"A-{n};A rather long title of the application with number {n};An organisation with a long name {n} vzw;"
        f"Oost-Vlaanderen;€ 4{n}0.000;€ 9{n}0.000"
        for n in range(1, 4)
    ]
    head = "number;title;organisation;province;requested_support;total_budget"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    window.resize(1024, 640)
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    settle()

    table = page.import_panel.table
    columns = table.rows_model.columns
    seen = [column.head for n, column in enumerate(columns) if not table.isColumnHidden(n)]
    assert {"Requested (€)", "Budget (€)"} <= set(seen)
    assert table.horizontalScrollBar().maximum() == 0
