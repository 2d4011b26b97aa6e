"""The counts add up to the rows below them, and how many rows were refused is one number wherever it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from evalapp.domain.intake import Outcome
from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from tests.ui.pages.importing.importing_samples import looked_at
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow


@pytest.mark.long
def test_counts_add_up_to_the_lines_and_say_what_more_was_refused_before_and_after(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    book = Workbook()
    sheets = {
        "Applications": [
            ["number", "title", "organisation", "requested_support"],
            ["B-1", "T", "O", "veel"],
            ["B-2", "T", "O", 20_000],
        ],
        "Partners": [["number", "partner", "side"], ["B-1", "One", "company"], ["B-1", "Two", "company"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "applications.xlsx")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    looked = page.import_panel
    page.look_at([tmp_path / "applications.xlsx"])
    assert ("new 1", "refused 1", 2) == (
        looked.chips[Outcome.ADDED].text(),
        looked.chips[Outcome.REFUSED].text(),
        len(looked.table.rows_model.rows),
    )
    assert (
        "2 more rows stay out: they belong to a refused row, or could not be read.",
        "Save 1 refused and 2 other rows as a table…",
    ) == (
        looked.counted.text(),
        looked.keep_button.text(),
    )
    assert looked.promise.text().startswith(
        "3 rows do not come in with them, and go on the work list. The import"
    )
    looked.button.click()
    assert "3 rows were refused or not read" in window.messages.text.text()
    page.importing.work_list_button.click()
    assert ("refused 2", "They stand for 1 more row.", "Take all 3 rows off the list") == (
        looked.chips[Outcome.REFUSED].text(),
        looked.counted.text(),
        looked.all_button.text(),
    )
    looked.table.choose(
        next(looked.table.rows_model.key(r) for r in looked.table.rows_model.rows if r.rows == 2)
    )
    assert "Take row 2 [Partners] and 1 other off the list" == looked.one_button.text()
    looked.one_button.click()
    assert "2 rows taken off the work list." == window.messages.text.text()


@pytest.mark.long
def test_rows_that_wait_for_an_answer_are_counted_and_filtered_apart(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    text = "B-1;T;O;12/31/2015;\nB-2;T;O;12/30/2015;\nB-3;T;O;;veel\nB-4;T;O;;\n"
    looked = looked_at(window, panel, tmp_path, text).import_panel
    assert ("refused 1", "waits for an answer 2", "Save 1 refused and 2 other rows as a table…") == (
        looked.chips[Outcome.REFUSED].text(),
        looked.awaiting_chip.text(),
        looked.keep_button.text(),
    )
    looked.awaiting_chip.click()
    assert ["B-1", "B-2"] == [row.number for row in looked.table.rows_model.rows]
    looked.chips[Outcome.REFUSED].click()
    assert ["B-1", "B-2", "B-3"] == [row.number for row in looked.table.rows_model.rows]
    looked.questions.buttons["column:start", "month-first"].click()
    assert (True, "Save 1 refused row as a table…") == (
        looked.awaiting_chip.isHidden(),
        looked.keep_button.text(),
    )


def test_what_is_said_of_a_row_stands_below_few_rows_and_not_halfway(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    page = looked_at(window, panel, tmp_path, "B-1;T;O;1/2/2016;1000\nB-2;;O;1/2/2016;1x2\n")
    settle()
    card = page.import_panel.rows_card
    table_ends = card.table.mapTo(card, card.table.rect().bottomLeft()).y()
    begins = card.whole.mapTo(card, card.whole.rect().topLeft()).y()
    assert 0 < begins - table_ends < 16
    assert card.height() - begins > 100  # though there is room to spare
