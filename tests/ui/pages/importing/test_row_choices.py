"""Rows that are hidden in a workbook are amber, say so, and are taken in or left out before an import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import HiddenBy, RowUse
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.tables.row_choices import RowChoices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

BY_HAND = ("row:a.xlsx[A]4", "row:a.xlsx[A]5")


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ApplicationsPage:
    """Of B-1 to B-4, in the rows 2 to 5, a filter hides the second and somebody the last two."""
    book = openpyxl.Workbook()
    book.active.title = "A"
    book.active.append(["number", "title", "organisation"])
    for n in range(1, 5):
        book.active.append([f"B-{n}", f"T{n}", "O"])
    book.active.auto_filter.ref = "A1:C3"
    book.active.auto_filter.add_filter_column(0, ["B-1"])
    for row in (3, 4, 5):
        book.active.row_dimensions[row].hidden = True
    book.save(tmp_path / "a.xlsx")
    panel: Workspace = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    found.look_at([tmp_path / "a.xlsx"])
    return found


def _badges(page: ApplicationsPage) -> dict[str, str]:
    model = page.import_panel.table.rows_model
    place = [each.head for each in model.columns].index("What happens")
    return {row.number: model.columns[place].cell(row).badge for row in model.rows}


def _uses(page: ApplicationsPage) -> list[Use]:
    return [use for (_id, use), chip in page.import_panel.rows.buttons.items() if chip.isChecked()]


def test_what_a_filter_hides_comes_in_amber_and_what_somebody_hid_waits_for_a_word(
    page: ApplicationsPage,
) -> None:
    assert {"B-1": "good", "B-2": "attention", "B-3": "attention", "B-4": "attention"} == _badges(page)
    assert [Use.KEEP] == _uses(page)
    assert "3 hidden rows: do they count? · 2 to decide" == page.import_panel.rows.heading.text()
    page.import_panel.table.selectRow(1)
    said = page.import_panel.whole.toPlainText()
    assert "a.xlsx · row 3 · B-2 · T2" in said
    assert "This row is hidden by a filter in the workbook." in said


def test_each_is_decided_by_name_and_turned_back(page: ApplicationsPage) -> None:
    for id, use in zip(BY_HAND, (Use.KEEP, Use.LEAVE_OUT)):
        page.import_panel.rows.buttons[id, use].click()
    assert {"B-1": "good", "B-2": "attention", "B-3": "attention"} == _badges(page)
    page.import_panel.rows.buttons[BY_HAND[1], Use.KEEP].click()
    assert "attention" == _badges(page)["B-4"]


def test_all_that_are_hidden_alike_are_decided_at_once_and_the_message_names_what_stayed_out(
    page: ApplicationsPage, window: MainWindow
) -> None:
    page.import_panel.rows.every_buttons[HiddenBy.HAND, Use.LEAVE_OUT].click()
    page.import_panel.button.click()
    assert "2 hidden rows were left out: row 4 (B-3 “T3”), row 5 (B-4 “T4”)." in window.messages.text.text()
    assert {"B-1", "B-2"} <= {each.number for each in page.session.view.applications()}
    assert "B-3" not in page.session.view.numbers()


def test_rows_of_every_kind_are_decided_together(qtbot: QtBot) -> None:
    """Also those of which it cannot be told what hides them, and struck ones, which are not hidden."""
    choices = RowChoices(lambda rows, use: None)
    qtbot.addWidget(choices)
    choices.show_rows(
        [
            RowUse(file="a.xlsx", sheet="A", kind="applications", row=n, hidden_by=hidden_by)
            for n, hidden_by in enumerate([*HiddenBy, *HiddenBy], start=2)
        ]
    )
    two = {(each, use) for each in HiddenBy for use in (Use.KEEP, Use.LEAVE_OUT)}
    assert two | {(HiddenBy.UNSEEN, Use.REMOVE)} == {*choices.every_buttons}
    assert choices.heading.text().startswith("14 rows in doubt: do they count?")
