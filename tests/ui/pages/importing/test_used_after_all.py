"""A sheet that an answer left out, and that is to be used after all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


@pytest.mark.long
def test_saying_what_a_sheet_holds_takes_back_the_answer_that_left_it_out(
    window: MainWindow, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Aanvragen"
    for row in (["nummer", "titel", "organisatie"], ["B-1", "T", "O"]):
        first.append(row)
    leden = book.create_sheet("Leden")
    for row in (["nummer", "partner"], ["B-1", "Havenbedrijf"]):
        leden.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    shown = page.import_panel
    asked = [each.id for each in page.importing._plan.questions if each.id.startswith("sheet:")]
    assert asked == ["sheet:Leden"]
    shown.answered.emit(("sheet:Leden",), "leave-out")
    assert asked[0] not in [each.id for each in page.importing._plan.questions]

    sheet = next(each for each in shown.mapping._sheets if each.name == "Leden")
    shown.mapping.sheet_said.emit(sheet, "partners", 0)

    assert asked == [each.id for each in page.importing._plan.questions if each.id.startswith("sheet:")]
