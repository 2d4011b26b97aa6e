"""People in hidden rows of a jury list wait for a word, and leave the list below them its room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import HiddenBy
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from ui.pages.jury.page import JuryPage

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


@pytest.mark.long
def test_hidden_people_are_decided_about_and_many_of_them_push_nothing_away(
    window: MainWindow, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "name"])
    for n in range(2, 42):
        book.active.append([f"X{n}", f"Person {n}"])
        book.active.row_dimensions[n].hidden = n > 2
    book.save(tmp_path / "jury.xlsx")
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.resize(1024, 768)
    window.start(panel)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    page.import_file(tmp_path / "jury.xlsx")
    looked = page.import_panel
    assert looked.hidden_rows.others_button is not None
    looked.hidden_rows.others_button.click()
    settle()
    assert (39, 768) == (len(looked.hidden_rows.buttons) // 2, window.height())
    assert looked.table.height() > 150
    assert looked.plan is not None
    assert 1 == len(looked.plan.people)
    looked.hidden_rows.every_buttons[HiddenBy.HAND, Use.KEEP].click()
    assert 40 == len(looked.plan.people)
